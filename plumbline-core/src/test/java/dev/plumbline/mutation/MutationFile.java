package dev.plumbline.mutation;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A file of mutations, one kind of object each. {@code === name} begins a case; lines {@code since
 * 15}, {@code until 16}, {@code alone}, {@code owners}, {@code unseen why} say when and how it runs
 * and what is known of it; then come {@code [setup]}, {@code [change]} and {@code [told]}, which
 * {@code [told until 15]} replaces on older majors. A {@code [setup]} before the first case stands
 * before that of every case. Lines of {@code #} outside of the three are remarks.
 */
final class MutationFile {
  private static final String CASE = "=== ";
  private static final String TOLD_UNTIL = "[told until ";
  private static final int OLDEST = 14;
  private static final int NEWEST = 99;

  private final String kind;
  private final List<Mutation> cases = new ArrayList<>();
  private String common = "";

  private MutationFile(String kind) {
    this.kind = kind;
  }

  /** Every case of every file of that folder of the resources. */
  static List<Mutation> all(String folder) {
    try {
      URL url = Objects.requireNonNull(MutationFile.class.getResource("/" + folder));
      try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
        List<Mutation> all = new ArrayList<>();
        for (Path file : files.sorted().toList()) {
          all.addAll(read(file));
        }
        return all;
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Mutation> read(Path file) throws IOException {
    MutationFile read = new MutationFile(file.getFileName().toString().replace(".txt", ""));
    String text = "\n" + Files.readString(file);
    List<String> parts = List.of(text.split("\n" + CASE, -1));
    read.common = read.sections(parts.get(0)).getOrDefault("[setup]", "");
    parts.subList(1, parts.size()).forEach(read::add);
    return read.cases;
  }

  private void add(String part) {
    int end = part.indexOf('\n');
    String name = part.substring(0, end);
    Map<String, String> sections = sections(part.substring(end));
    int since = OLDEST;
    int until = NEWEST;
    boolean alone = false;
    boolean owners = false;
    String unseen = null;
    boolean kept = false;
    for (String line : sections.getOrDefault("", "").split("\n", -1)) {
      switch (line.split(" ")[0]) {
        case "since" -> since = Integer.parseInt(line.substring("since ".length()));
        case "until" -> until = Integer.parseInt(line.substring("until ".length()));
        case "alone" -> alone = true;
        case "owners" -> owners = true;
        case "kept" -> kept = true;
        case "unseen" -> unseen = line.substring("unseen ".length());
        case "", "#" -> {}
        default -> throw new IllegalStateException(kind + ": " + name + ": " + line);
      }
    }
    cases.add(
        new Mutation(
            kind,
            name,
            since,
            until,
            alone,
            owners,
            unseen,
            kept,
            common + "\n" + sections.getOrDefault("[setup]", ""),
            Objects.requireNonNull(sections.get("[change]"), name),
            sections.getOrDefault("[told]", "").strip(),
            older(sections)));
  }

  /** {@code [told until 15]} by its major. */
  private static SortedMap<Integer, String> older(Map<String, String> sections) {
    SortedMap<Integer, String> older = new TreeMap<>();
    sections.forEach((header, text) -> {
      if (header.startsWith(TOLD_UNTIL)) {
        String major = header.substring(TOLD_UNTIL.length(), header.length() - 1);
        older.put(Integer.valueOf(major), text.strip());
      }
    });
    return older;
  }

  private Map<String, String> sections(String part) {
    Map<String, String> sections = new LinkedHashMap<>();
    String current = "";
    for (String line : part.split("\n", -1)) {
      if (List.of("[setup]", "[change]", "[told]").contains(line) || line.startsWith(TOLD_UNTIL)) {
        current = line;
      } else {
        sections.merge(current, line, (before, added) -> before + "\n" + added);
      }
    }
    return sections;
  }
}
