package dev.plumbline.declared;

import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Any program that prints DDL, or writes it to a file: Hibernate's schema export, a script. */
final class PrintingProgram implements DeclaredSource {
  private final List<String> command;
  private final Path directory;
  private final @Nullable Path output;
  private final Reach reach;
  private final List<Path> files;
  private final Surroundings surroundings;

  /**
   * @param directory where it runs, absolute
   * @param output the file it writes, absolute; null when it prints
   * @param files where the schema is declared, absolute
   */
  PrintingProgram(
      List<String> command,
      Path directory,
      @Nullable Path output,
      Reach reach,
      List<Path> files,
      Surroundings surroundings) {
    this.command = List.copyOf(command);
    this.directory = directory;
    this.output = output;
    this.reach = reach;
    this.files = List.copyOf(files);
    this.surroundings = surroundings;
  }

  @Override
  public String name() {
    return files.size() == 1
        ? surroundings.named(files.getFirst())
        : "the schema of `" + command.getFirst() + "`";
  }

  @Override
  public Reach reach() {
    return reach;
  }

  @Override
  public List<Path> files() {
    return TextFiles.below(files);
  }

  @Override
  public @Nullable String generate() {
    return null;
  }

  @Override
  public Ddl ddl(Predicate<String> isSql) throws DeclaredException {
    ProgramRun run =
        new ProgramRun(
            located(),
            directory,
            ProgramEnvironment.of(surroundings.environment(), "", surroundings.given()),
            Secrets.of(surroundings.environment()),
            surroundings.limit());
    FileTime before = written();
    ProgramRun.Output said = run.run(null);
    if (said.exit() != 0) {
      throw failed(run, said, "`%s` ended with %d".formatted(run.words(), said.exit()));
    }
    return output == null ? printed(run, said, isSql) : file(run, said, output, before);
  }

  /** Not the operating system looks it up, which would take another PATH. */
  private List<String> located() {
    List<String> words = new ArrayList<>(command);
    Path here = directory.resolve(command.getFirst()).normalize();
    Path found =
        command.getFirst().contains("/")
            ? here
            : NodeProject.onPath(surroundings.environment(), command.getFirst());
    if (found != null) {
      words.set(0, found.toString());
    }
    return words;
  }

  private Ddl printed(ProgramRun run, ProgramRun.Output said, Predicate<String> isSql)
      throws DeclaredException {
    SqlAmongLog.Found found = SqlAmongLog.in(run.words(), said.out(), isSql);
    if (found.sql().isEmpty()) {
      throw failed(run, said, "`%s` printed no DDL".formatted(run.words()));
    }
    Secrets secrets = run.secrets();
    return new Ddl(
        List.of(SqlSource.of("the DDL of `" + run.words() + "`", found.sql())),
        found.dropped().stream().map(secrets::mask).toList());
  }

  private Ddl file(ProgramRun run, ProgramRun.Output said, Path file, @Nullable FileTime before)
      throws DeclaredException {
    FileTime now = written();
    if (now == null || now.equals(before)) {
      throw failed(
          run, said, "`%s` did not write %s".formatted(run.words(), surroundings.named(file)));
    }
    try {
      return new Ddl(
          List.of(SqlSource.decode(surroundings.named(file), Files.readAllBytes(file))), List.of());
    } catch (IOException e) {
      throw failed(run, said, "%s cannot be read: %s".formatted(file, e.getMessage()));
    } catch (SqlSourceException e) {
      throw new DeclaredException(
          surroundings.named(file) + " is no text: " + e.problem(), file, List.of(), e.fix());
    }
  }

  private @Nullable FileTime written() {
    try {
      return output == null ? null : Files.getLastModifiedTime(output);
    } catch (IOException e) {
      return null;
    }
  }

  private DeclaredException failed(ProgramRun run, ProgramRun.Output said, String message) {
    return new DeclaredException(message, null, run.said(said), ProgramSaid.fix(said));
  }
}
