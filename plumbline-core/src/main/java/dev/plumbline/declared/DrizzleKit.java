package dev.plumbline.declared;

import dev.plumbline.declared.NodeProject.Installed;
import dev.plumbline.sql.SqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Drizzle schema, through the project's own drizzle-kit: {@code export}, or, where it is too old
 * to have that, {@code generate} into an empty directory.
 */
final class DrizzleKit implements DeclaredSource {
  private static final String PACKAGE = "drizzle-kit";
  private static final String SCRIPT = "bin.cjs";

  /** Some 0.30 have export and some have not. */
  private static final int EXPORT_MAJOR = 0;

  private static final int EXPORT_MINOR = 30;
  private static final String NO_EXPORT = "Unknown command: 'export'";

  private final DrizzleConfig config;
  private final Surroundings surroundings;

  DrizzleKit(DrizzleConfig config, Surroundings surroundings) {
    this.config = config;
    this.surroundings = surroundings;
  }

  @Override
  public String name() {
    List<Path> schema = config.schema();
    return schema.size() == 1
        ? surroundings.named(schema.getFirst())
        : "the schema of " + surroundings.named(config.file());
  }

  @Override
  public Reach reach() {
    return Reach.DRIZZLE;
  }

  @Override
  public List<Path> files() {
    return config.files();
  }

  @Override
  public String generate() {
    return "drizzle-kit generate";
  }

  /** Why it cannot be asked here; null when it can. */
  @Nullable String wanting() throws DeclaredException {
    return project().find(PACKAGE, SCRIPT) == null
        ? "drizzle-kit is not installed in " + surroundings.named(config.directory())
        : null;
  }

  private NodeProject project() {
    return new NodeProject(config.directory(), surroundings.environment());
  }

  @Override
  public Ddl ddl(Predicate<String> isSql) throws DeclaredException {
    Installed kit = project().find(PACKAGE, SCRIPT);
    if (kit == null) {
      throw new DeclaredException(
          "drizzle-kit is not installed in " + surroundings.named(config.directory()),
          config.file(),
          List.of(),
          "install the project's packages before the check");
    }
    return kit.isAtLeast(EXPORT_MAJOR, EXPORT_MINOR) ? export(kit, isSql) : generate(kit, isSql);
  }

  private Ddl export(Installed kit, Predicate<String> isSql) throws DeclaredException {
    ProgramRun run = run(kit, "export", config.directory().relativize(config.file()).toString());
    ProgramRun.Output output = run.run(config.file());
    boolean tooOld = output.exit() != 0 && (output.out() + output.errors()).contains(NO_EXPORT);
    return tooOld ? generate(kit, isSql) : read(run, output, output.out(), isSql);
  }

  private Ddl generate(Installed kit, Predicate<String> isSql) throws DeclaredException {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("plumb-drizzle");
      String wrapper = config.directory().relativize(wrapper(folder)).toString();
      ProgramRun run = run(kit, "generate", wrapper);
      ProgramRun.Output output = run.run(config.file());
      StringBuilder sql = new StringBuilder();
      for (Path file : generated(folder)) {
        sql.append(Files.readString(file)).append('\n');
      }
      return read(run, output, sql.toString(), isSql);
    } catch (IOException e) {
      throw new DeclaredException(
          "drizzle-kit generate could not be given a directory to write to: " + e.getMessage(),
          config.file(),
          List.of(),
          "drizzle-kit 0.31 has export and needs none");
    } finally {
      clear(folder);
    }
  }

  /** The project's own configuration but for where it writes. */
  private Path wrapper(Path folder) throws IOException {
    String out = slashed(config.directory().relativize(folder.resolve("out")));
    String file = slashed(config.file());
    return Files.writeString(
        folder.resolve("drizzle.config.ts"),
        """
        import * as own from %s;
        const config: any = (own as any).default ?? own;
        export default { ...(config.default ?? config), out: %s };
        """
            .formatted(quoted(file), quoted(out)));
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static List<Path> generated(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(path -> path.toString().endsWith(".sql")).sorted().toList();
    }
  }

  private ProgramRun run(Installed kit, String command, String configuration) {
    List<String> words = new ArrayList<>(kit.command());
    words.add(command);
    words.add("--config=" + configuration);
    Map<String, String> environment =
        ProgramEnvironment.of(surroundings.environment(), config.text(), surroundings.given());
    return new ProgramRun(
        words,
        config.directory(),
        environment,
        Secrets.of(surroundings.environment()),
        surroundings.limit());
  }

  /** It ends with 0 even when the schema does not load: only DDL tells that it did. */
  private Ddl read(
      ProgramRun run, ProgramRun.Output output, String printed, Predicate<String> isSql)
      throws DeclaredException {
    if (output.exit() != 0) {
      throw new DeclaredException(
          "drizzle-kit ended with %d".formatted(output.exit()),
          config.file(),
          evidence(run, output),
          ProgramSaid.fix(output));
    }
    SqlAmongLog.Found found = SqlAmongLog.in("drizzle-kit export", printed, isSql);
    if (found.sql().isEmpty()) {
      throw new DeclaredException(
          output.errors().isBlank()
              ? "drizzle-kit printed no SQL"
              : "drizzle-kit printed no SQL: the schema does not load",
          config.file(),
          evidence(run, output),
          ProgramSaid.fix(output));
    }
    Secrets secrets = run.secrets();
    return new Ddl(
        List.of(SqlSource.of("the DDL of " + name(), found.sql())),
        found.dropped().stream().map(secrets::mask).toList());
  }

  private List<String> evidence(ProgramRun run, ProgramRun.Output output) {
    List<String> evidence = new ArrayList<>(run.said(output));
    evidence.add("%s, in %s".formatted(run.words(), surroundings.named(config.directory())));
    return evidence;
  }

  private static void clear(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // A directory of the temporary ones: the system clears it.
      return;
    }
  }
}
