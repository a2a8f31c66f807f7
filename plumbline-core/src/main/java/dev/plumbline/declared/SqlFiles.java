package dev.plumbline.declared;

import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** SQL files, in the order given; those of a directory in the order of their paths. */
final class SqlFiles implements DeclaredSource {
  private final List<Path> paths;
  private final Reach reach;
  private final Surroundings surroundings;

  SqlFiles(List<Path> paths, Reach reach, Surroundings surroundings) {
    this.paths = List.copyOf(paths);
    this.reach = reach;
    this.surroundings = surroundings;
  }

  @Override
  public String name() {
    return paths.size() == 1 ? surroundings.named(paths.getFirst()) : "the declared SQL";
  }

  @Override
  public Reach reach() {
    return reach;
  }

  @Override
  public List<Path> files() {
    return TextFiles.below(paths).stream()
        .filter(path -> path.toString().endsWith(".sql") || paths.contains(path))
        .toList();
  }

  @Override
  public @Nullable String generate() {
    return null;
  }

  @Override
  public Ddl ddl(Predicate<String> isSql) throws DeclaredException {
    List<SqlSource> sources = new ArrayList<>();
    for (Path file : files()) {
      String name = surroundings.relative(file);
      try {
        sources.add(SqlSource.decode(name, Files.readAllBytes(file)));
      } catch (IOException e) {
        throw new DeclaredException(
            name + " cannot be read: " + e.getMessage(), file, List.of(), null);
      } catch (SqlSourceException e) {
        throw new DeclaredException(name + " is no text: " + e.problem(), file, List.of(), e.fix());
      }
    }
    if (sources.isEmpty()) {
      throw new DeclaredException(
          name() + " holds no .sql file", paths.getFirst(), List.of(), "put [declared] sql right");
    }
    return new Ddl(sources, List.of());
  }
}
