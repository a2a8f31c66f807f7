package dev.plumbline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Writes a project with a made-up history of the usual shape: a table in every five migrations, the
 * rest alters, indexes, views, functions, triggers, policies and comments on what is there by then.
 * The same count and seed write the same files, and a shorter history is the beginning of a longer
 * one.
 */
public final class LinearHistoryGenerator {
  private LinearHistoryGenerator() {}

  /**
   * A migration.
   *
   * @param name what follows the number, without {@code .sql}
   */
  record File(String name, String sql) {}

  private static final String USAGE =
      "usage: LinearHistoryGenerator DIRECTORY COUNT [SEED] [plain|drizzle|golang-migrate|flyway]";

  /** {@code generator DIRECTORY COUNT [SEED] [CONVENTION]}. */
  public static void main(String[] args) throws IOException {
    if (args.length < 2 || args.length > 4) {
      System.err.println(USAGE);
      System.exit(2);
    }
    int count = Integer.parseInt(args[1]);
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
    Path directory = Path.of(args[0]);
    switch (args.length > 3 ? args[3] : "plain") {
      case "plain" -> plain(directory, count, seed);
      case "drizzle" -> drizzle(directory, count, seed);
      case "golang-migrate" -> golang(directory, count, seed);
      case "flyway" -> flyway(directory, count, seed);
      default -> {
        System.err.println(USAGE);
        System.exit(2);
      }
    }
  }

  /**
   * Writes numbered files into {@code directory/migrations} and a {@code plumbline.toml} beside.
   *
   * @param count of migrations, from 1
   */
  public static void plain(Path directory, int count, long seed) throws IOException {
    int digits = Math.max(4, Integer.toString(count).length());
    Path migrations = Files.createDirectories(directory.resolve("migrations"));
    int number = 0;
    for (File file : files(count, seed)) {
      String name = padded(++number, digits) + "_" + file.name() + ".sql";
      Files.writeString(migrations.resolve(name), file.sql());
    }
    Files.writeString(
        directory.resolve("plumbline.toml"),
        "[migrations]\ndirectory = \"migrations\"\ndigits = %d\n".formatted(digits));
  }

  /** Writes the same migrations as golang-migrate's, with their ways back. */
  public static void golang(Path directory, int count, long seed) throws IOException {
    Path migrations = Files.createDirectories(directory.resolve("migrations"));
    int number = 0;
    for (File file : files(count, seed)) {
      String name = padded(++number, 6) + "_" + file.name();
      Files.writeString(migrations.resolve(name + ".up.sql"), file.sql());
      Files.writeString(migrations.resolve(name + ".down.sql"), "SELECT 1;\n");
    }
  }

  /** Writes the same migrations as Flyway's. */
  public static void flyway(Path directory, int count, long seed) throws IOException {
    Path migrations = Files.createDirectories(directory.resolve("migrations"));
    int number = 0;
    for (File file : files(count, seed)) {
      Files.writeString(
          migrations.resolve("V" + ++number + "__" + file.name() + ".sql"), file.sql());
    }
  }

  /** Writes the same migrations as Drizzle's, with a journal and a chain of small snapshots. */
  public static void drizzle(Path directory, int count, long seed) throws IOException {
    Path migrations = directory.resolve("migrations");
    Files.createDirectories(migrations.resolve("meta"));
    List<String> entries = new ArrayList<>();
    for (File file : files(count, seed)) {
      int index = entries.size();
      String tag = padded(index, 4) + "_" + file.name();
      String sql = file.sql().replace(";\n\n", ";\n--> statement-breakpoint\n");
      Files.writeString(migrations.resolve(tag + ".sql"), sql);
      Files.writeString(
          migrations.resolve("meta/" + padded(index, 4) + "_snapshot.json"), snapshot(index));
      entries.add(
          "    {\"idx\": %d, \"version\": \"7\", \"when\": %d, \"tag\": \"%s\", \"breakpoints\": true}"
              .formatted(index, 1_700_000_000_000L + index * 1_000_000L, tag));
    }
    Files.writeString(
        migrations.resolve("meta/_journal.json"),
        "{\n  \"version\": \"7\",\n  \"dialect\": \"postgresql\",\n  \"entries\": [\n"
            + String.join(",\n", entries)
            + "\n  ]\n}\n");
  }

  private static String snapshot(int index) {
    String tables =
        "    \"public.t%d\": {\n      \"name\": \"t%d\",\n      \"schema\": \"\"\n    }"
            .formatted(index, index);
    return """
    {
      "id": "%s",
      "prevId": "%s",
      "version": "7",
      "dialect": "postgresql",
      "tables": {
    %s
      }
    }
    """
        .formatted(id(index), id(index - 1), tables);
  }

  private static UUID id(int index) {
    return new UUID(0, index + 1L);
  }

  /** The migrations in order; statements of one end with {@code ";\n"} and an empty line. */
  static List<File> files(int count, long seed) {
    GrowingSchema schema = new GrowingSchema(seed);
    List<File> files = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      files.add(schema.next());
    }
    return files;
  }

  private static String padded(int number, int digits) {
    return String.format(Locale.ROOT, "%0" + digits + "d", number);
  }
}
