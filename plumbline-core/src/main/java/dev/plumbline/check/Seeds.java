package dev.plumbline.check;

import dev.plumbline.local.Built;
import dev.plumbline.local.Ingredient;
import dev.plumbline.local.Ingredient.Kind;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of test data, in the order they are run. */
record Seeds(List<Seed> seeds) {
  /** One file. */
  record Seed(Ingredient ingredient, SqlSource source) {}

  /**
   * Reads them.
   *
   * @param asked absolute; null for those that were run the last time
   */
  static Seeds of(Project project, @Nullable List<Path> asked, @Nullable Built before)
      throws CheckException {
    List<Path> paths = new ArrayList<>();
    if (asked != null) {
      paths.addAll(asked);
    } else if (before != null) {
      before.seeds().forEach(seed -> paths.add(Path.of(seed)));
    }
    List<Seed> seeds = new ArrayList<>();
    for (Path path : paths) {
      seeds.add(read(project, path));
    }
    return new Seeds(List.copyOf(seeds));
  }

  private static Seed read(Project project, Path path) throws CheckException {
    String name = path.startsWith(project.root()) ? project.relative(path) : path.toString();
    try {
      byte[] bytes = Files.readAllBytes(path);
      return new Seed(
          new Ingredient(Kind.SEED, path.toString(), LocalFacts.digest(bytes)),
          SqlSource.decode(name, bytes));
    } catch (IOException e) {
      throw CheckException.wrongUse(
          Files.exists(path) ? "the seed " + name + " cannot be read" : "there is no seed " + name,
          "name another one with --seed, or none with --no-seed");
    } catch (SqlSourceException e) {
      throw CheckException.wrongUse("the seed " + name + ": " + e.problem(), e.fix());
    }
  }

  List<Ingredient> ingredients() {
    return seeds.stream().map(Seed::ingredient).toList();
  }
}
