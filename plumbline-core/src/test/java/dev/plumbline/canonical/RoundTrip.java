package dev.plumbline.canonical;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.plumbline.schema.Schema;
import dev.plumbline.scratch.ScratchDatabase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fixture on a major: loaded, written as canonical, loaded from that. Both databases are read by
 * our reader and dumped by the judge.
 */
record RoundTrip(Fixture fixture, int major) {

  /** Throws what is wrong; tells whether there was a judge. */
  boolean judged() throws Exception {
    try (ScratchDatabase original = load(fixture.sql())) {
      Schema first = Databases.read(original);
      Schema written = fixture.settles() ? Settling.settle(first, this::reload) : first;
      String canonical = CanonicalWriter.write(written, CanonicalFacts.NONE);
      try (ScratchDatabase reloaded = load(canonical)) {
        Schema second = Databases.read(reloaded);
        same("our reader", lines(written), lines(second), canonical);
        same(
            "the writer", canonical, CanonicalWriter.write(second, CanonicalFacts.NONE), canonical);
        Optional<PgDump> judge = PgDump.forMajor(major);
        if (judge.isPresent()) {
          judge(judge.orElseThrow(), original, reloaded, canonical);
        }
        return judge.isPresent();
      }
    }
  }

  private void judge(
      PgDump judge, ScratchDatabase original, ScratchDatabase reloaded, String canonical)
      throws Exception {
    String expected = expected(judge, original);
    String actual = dump(judge, reloaded);
    if (!expected.equals(actual)) {
      SameMeaning.normalise(original);
      SameMeaning.normalise(reloaded);
      expected = expected(judge, original);
      actual = dump(judge, reloaded);
    }
    same("pg_dump", expected, actual, canonical);
  }

  private String expected(PgDump judge, ScratchDatabase original) throws Exception {
    return fixture.settles() ? settled(judge, original) : dump(judge, original);
  }

  private ScratchDatabase load(String sql) throws Exception {
    String text = sql.startsWith(fixture.prefix()) ? sql : fixture.prefix() + sql;
    try {
      return Databases.load(major, text);
    } catch (Exception e) {
      throw new AssertionError(text, e);
    }
  }

  private Schema reload(String sql) throws Exception {
    try (ScratchDatabase database = load(sql)) {
      return Databases.read(database);
    }
  }

  private String dump(PgDump judge, ScratchDatabase database) throws Exception {
    String dump = judge.dump(database);
    return fixture.anyOrder()
        ? Stream.of(dump.split("\n--\n(?=-- Name: )")).sorted().collect(Collectors.joining("\n"))
        : dump;
  }

  /** The judge prints what the server deparsed, which changes once when it is loaded. */
  private String settled(PgDump judge, ScratchDatabase original) throws Exception {
    try (ScratchDatabase reloaded = load(dump(judge, original))) {
      return dump(judge, reloaded);
    }
  }

  private static void same(String who, String expected, String actual, String canonical) {
    if (!expected.equals(actual)) {
      List<String> one = expected.lines().toList();
      List<String> other = actual.lines().toList();
      List<String> difference =
          UnifiedDiffUtils.generateUnifiedDiff(
              "loaded", "reloaded", one, DiffUtils.diff(one, other), 4);
      throw new AssertionError(
          who + " sees a difference:\n" + String.join("\n", difference) + "\n\n" + canonical);
    }
  }

  /** Everything but dependencies, which may differ where a cycle was broken. */
  private static String lines(Schema schema) {
    return schema.objects().values().stream()
        .map(object -> object.toString().replaceAll("dependencies=\\[[^]]*\\]", ""))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public String toString() {
    return fixture.name() + " on " + major;
  }
}
