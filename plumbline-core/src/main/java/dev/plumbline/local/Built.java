package dev.plumbline.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a database was built from so far.
 *
 * @param settings what else decides what becomes of the files, by a name that people understand
 * @param done in the order they were run
 * @param seeds paths of the seeds that were asked for last, done or not
 * @param interrupted what may have been done in part; null when nothing
 */
public record Built(
    Map<String, String> settings,
    List<Ingredient> done,
    List<String> seeds,
    @Nullable Ingredient interrupted) {
  public Built {
    settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    done = List.copyOf(done);
    seeds = List.copyOf(seeds);
  }

  /** The files of a kind, in order. */
  public List<Ingredient> of(Ingredient.Kind kind) {
    return done.stream().filter(one -> one.kind() == kind).toList();
  }

  /** Null when nothing is written down. */
  static @Nullable Built read(Path file) {
    try {
      Map<String, String> settings = new LinkedHashMap<>();
      List<Ingredient> done = new ArrayList<>();
      List<String> seeds = List.of();
      Ingredient begun = null;
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        String[] words = line.split("\t", 2);
        switch (words[0]) {
          case BuildLog.SETTING -> {
            String[] sides = words[1].split("\t", 2);
            settings.put(sides[0], sides[1]);
          }
          case BuildLog.SEEDS -> seeds = BuildLog.paths(words.length > 1 ? words[1] : "");
          case BuildLog.BEGUN -> begun = Ingredient.parse(words[1]);
          case BuildLog.DONE -> {
            if (begun != null) {
              done.add(begun);
            }
            begun = null;
          }
          default -> begun = null;
        }
      }
      return new Built(settings, done, seeds, begun);
    } catch (IOException | ArrayIndexOutOfBoundsException e) {
      return null;
    }
  }
}
