package dev.plumbline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

  /** {@code generator DIRECTORY COUNT [SEED] [plain|drizzle]}. */
  public static void main(String[] args) throws IOException {
    if (args.length < 2 || args.length > 4) {
      System.err.println("usage: LinearHistoryGenerator DIRECTORY COUNT [SEED] [plain|drizzle]");
      System.exit(2);
    }
    int count = Integer.parseInt(args[1]);
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
    Path directory = Path.of(args[0]);
    if (args.length > 3 && args[3].equals("drizzle")) {
      drizzle(directory, count, seed);
    } else {
      plain(directory, count, seed);
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

  /** Writes the same migrations as Drizzle's, with a journal. */
  public static void drizzle(Path directory, int count, long seed) throws IOException {
    Path migrations = directory.resolve("migrations");
    Files.createDirectories(migrations.resolve("meta"));
    List<String> entries = new ArrayList<>();
    for (File file : files(count, seed)) {
      int index = entries.size();
      String tag = padded(index, 4) + "_" + file.name();
      String sql = file.sql().replace(";\n\n", ";\n--> statement-breakpoint\n");
      Files.writeString(migrations.resolve(tag + ".sql"), sql);
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
