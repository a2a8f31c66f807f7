package dev.plumbline.declared;

import dev.plumbline.declared.NodeProject.Installed;
import dev.plumbline.sql.SqlSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A Prisma schema, file or folder, through the project's own {@code prisma migrate diff}. */
final class PrismaSchema implements DeclaredSource {
  private static final String PACKAGE = "prisma";
  private static final String SCRIPT = "build/index.js";

  /** Where {@code --to-schema-datamodel} became {@code --to-schema}. */
  private static final int NEW_NAMES = 7;

  private final Path schema;
  private final Path directory;
  private final Surroundings surroundings;

  /**
   * @param schema {@code schema.prisma}, or the folder of several, absolute
   */
  PrismaSchema(Path schema, Surroundings surroundings) {
    this.schema = schema;
    this.directory = packageOf(schema);
    this.surroundings = surroundings;
  }

  private static Path packageOf(Path schema) {
    Path top = Surroundings.top(DrizzleConfig.parent(schema));
    for (Path at = schema.getParent(); at != null && at.startsWith(top); at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("package.json"))) {
        return at;
      }
    }
    return DrizzleConfig.parent(schema);
  }

  @Override
  public String name() {
    return surroundings.named(schema);
  }

  @Override
  public Reach reach() {
    return Reach.PRISMA;
  }

  @Override
  public List<Path> files() {
    return TextFiles.below(List.of(schema)).stream()
        .filter(path -> path.toString().endsWith(".prisma"))
        .toList();
  }

  @Override
  public String generate() {
    return "prisma migrate dev";
  }

  /** Why it cannot be asked here; null when it can. */
  @Nullable String wanting() throws DeclaredException {
    return project().find(PACKAGE, SCRIPT) == null
        ? "prisma is not installed in " + surroundings.named(directory)
        : null;
  }

  private NodeProject project() {
    return new NodeProject(directory, surroundings.environment());
  }

  @Override
  public Ddl ddl(Predicate<String> isSql) throws DeclaredException {
    Installed prisma = project().find(PACKAGE, SCRIPT);
    if (prisma == null) {
      throw new DeclaredException(
          "prisma is not installed in " + surroundings.named(directory),
          schema,
          List.of(),
          "install the project's packages before the check");
    }
    List<String> words = new ArrayList<>(prisma.command());
    words.addAll(List.of("migrate", "diff", "--from-empty"));
    words.add(prisma.isAtLeast(NEW_NAMES, 0) ? "--to-schema" : "--to-schema-datamodel");
    words.add(directory.relativize(schema).toString());
    words.add("--script");
    ProgramRun run =
        new ProgramRun(
            words,
            directory,
            environment(),
            Secrets.of(surroundings.environment()),
            surroundings.limit());
    ProgramRun.Output said = run.run(schema);
    SqlAmongLog.Found found = SqlAmongLog.in("prisma migrate diff", said.out(), isSql);
    if (said.exit() != 0 || found.sql().isEmpty()) {
      throw new DeclaredException(
          said.exit() == 0
              ? "prisma printed no SQL"
              : "prisma ended with %d".formatted(said.exit()),
          schema,
          run.said(said),
          ProgramSaid.fix(said));
    }
    Secrets secrets = run.secrets();
    return new Ddl(
        List.of(SqlSource.of("the DDL of " + name(), found.sql())),
        found.dropped().stream().map(secrets::mask).toList());
  }

  /** An engine that is not there must not be downloaded now. */
  private Map<String, String> environment() {
    Map<String, String> environment =
        new TreeMap<>(ProgramEnvironment.of(surroundings.environment(), "", surroundings.given()));
    environment.putIfAbsent("PRISMA_ENGINES_MIRROR", "http://127.0.0.1:1");
    return environment;
  }
}
