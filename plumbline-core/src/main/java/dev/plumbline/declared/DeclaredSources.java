package dev.plumbline.declared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a project declares its schema: as it says, or as can be seen. */
public final class DeclaredSources {
  private DeclaredSources() {}

  /**
   * What was recognised without configuration.
   *
   * @param source null when it cannot be asked here
   * @param wanting why it cannot be asked; null when it can
   * @param file where it is, absolute
   */
  public record Recognised(@Nullable DeclaredSource source, @Nullable String wanting, Path file) {}

  /**
   * The declared schema that goes with a directory of migrations.
   *
   * @param migrations absolute
   * @param convention how they are named and ordered: {@code "drizzle"}
   * @return null when there is none
   */
  public static @Nullable Recognised recognise(
      Path migrations, String convention, Surroundings surroundings) {
    try {
      Path top = Surroundings.top(migrations);
      if (convention.startsWith("drizzle")) {
        DrizzleConfig config = DrizzleConfigs.find(migrations, top);
        return config == null ? null : drizzle(config, surroundings);
      }
      Path prisma = prisma(migrations);
      return prisma == null ? null : prisma(prisma, surroundings);
    } catch (IOException e) {
      // What cannot be read is not the project's own.
      return null;
    }
  }

  private static Recognised drizzle(DrizzleConfig config, Surroundings surroundings) {
    DrizzleKit kit = new DrizzleKit(config, surroundings);
    try {
      String wanting = kit.wanting();
      return new Recognised(wanting == null ? kit : null, wanting, config.file());
    } catch (DeclaredException e) {
      return new Recognised(null, e.getMessage(), config.file());
    }
  }

  private static Recognised prisma(Path schema, Surroundings surroundings) {
    PrismaSchema prisma = new PrismaSchema(schema, surroundings);
    try {
      String wanting = prisma.wanting();
      return new Recognised(wanting == null ? prisma : null, wanting, schema);
    } catch (DeclaredException e) {
      return new Recognised(null, e.getMessage(), schema);
    }
  }

  /** Beside the migrations, where Prisma looks for them: a file, or the folder of several. */
  private static @Nullable Path prisma(Path migrations) throws IOException {
    Path file = migrations.resolveSibling("schema.prisma");
    Path folder = migrations.getParent();
    if (Files.isRegularFile(file) || folder == null) {
      return Files.isRegularFile(file) ? file : null;
    }
    try (Stream<Path> beside = Files.list(folder)) {
      return beside.anyMatch(path -> path.toString().endsWith(".prisma")) ? folder : null;
    }
  }

  /** Drizzle, by its configuration file. */
  public static DeclaredSource drizzle(Path config, Path migrations, Surroundings surroundings)
      throws DeclaredException {
    Path top = Surroundings.top(DrizzleConfig.parent(config));
    try {
      DrizzleConfig found = DrizzleConfig.writingTo(migrations, config, top);
      return new DrizzleKit(
          found == null ? DrizzleConfig.inPackage(config, top) : found, surroundings);
    } catch (IOException e) {
      throw new DeclaredException(
          surroundings.named(config) + " cannot be read: " + e.getMessage(),
          config,
          List.of(),
          "put [declared] drizzle right");
    }
  }

  /** Prisma, by its schema file or folder. */
  public static DeclaredSource prismaAt(Path schema, Surroundings surroundings) {
    return new PrismaSchema(schema, surroundings);
  }

  /** SQL files and directories of them. */
  public static DeclaredSource sql(List<Path> paths, boolean complete, Surroundings surroundings) {
    return new SqlFiles(paths, complete ? Reach.SQL : Reach.PROGRAM, surroundings);
  }

  /**
   * A program.
   *
   * @param directory where it runs, absolute
   * @param output the file it writes, absolute; null when it prints
   * @param files where the schema is declared, absolute
   */
  public static DeclaredSource program(
      List<String> command,
      Path directory,
      @Nullable Path output,
      boolean complete,
      List<Path> files,
      Surroundings surroundings) {
    return new PrintingProgram(
        command, directory, output, complete ? Reach.SQL : Reach.PROGRAM, files, surroundings);
  }
}
