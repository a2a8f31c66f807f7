package dev.plumbline.config;

import dev.plumbline.config.Config.Compare;
import dev.plumbline.config.Config.Declared;
import dev.plumbline.config.Config.ExceptionEntry;
import dev.plumbline.config.Config.Forge;
import dev.plumbline.config.Config.Ignore;
import dev.plumbline.config.Config.Migrations;
import dev.plumbline.config.Config.Postgres;
import dev.plumbline.config.Config.Prelude;
import dev.plumbline.config.Config.Replay;
import dev.plumbline.config.Config.RuleLevel;
import dev.plumbline.config.Config.RuleSetting;
import dev.plumbline.config.Config.Schemas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlTable;

/** Reads {@code plumbline.toml}; every mistake in it is named with file, line and column. */
public final class ConfigReader {
  private static final List<String> SECTIONS =
      List.of(
          "migrations",
          "canonical",
          "postgres",
          "replay",
          "schema",
          "compare",
          "declared",
          "git",
          "forge",
          "rules",
          "ignore",
          "exception");

  private final Map<String, String> env;
  private final Path root;
  private final String name;

  private ConfigReader(Map<String, String> env, Path root, String name) {
    this.env = env;
    this.root = root;
    this.name = name;
  }

  /** As {@link #read(Path, Path, Map)}, with this process's environment. */
  public static Config read(Path directory, @Nullable Path explicit) throws ConfigException {
    return read(directory, explicit, System.getenv());
  }

  /**
   * Reads the configuration that holds for a directory.
   *
   * @param directory where to look from, upwards; must exist
   * @param explicit the file to read instead of looking for one; null to look
   * @param env what <code>${NAME}</code> in secrets stands for
   * @throws ConfigException when there is no such directory or file, or something in it is wrong
   */
  public static Config read(Path directory, @Nullable Path explicit, Map<String, String> env)
      throws ConfigException {
    Path from = directory.toAbsolutePath().normalize();
    if (!Files.isDirectory(from)) {
      throw new ConfigException(
          directory + (Files.exists(from) ? " is not a directory" : ": no such directory"));
    }
    Path file = explicit == null ? ConfigFile.find(from) : explicit.toAbsolutePath().normalize();
    if (file == null) {
      return Config.defaults(from);
    }
    String name = explicit == null ? from.relativize(file).toString() : explicit.toString();
    Path root = Objects.requireNonNull(file.getParent());
    return new ConfigReader(env, root, name).read(file, ConfigFile.parse(file, name));
  }

  private Config read(Path file, TomlTable toml) throws ConfigException {
    Section top = new Section(name, "", toml, SECTIONS);
    return new Config(
        file,
        root,
        migrations(
            section(
                top,
                "migrations",
                "directory",
                "convention",
                "digits",
                "recorded",
                "table",
                "placeholders")),
        section(top, "canonical", "path", "layout").string("path"),
        section(top, "canonical", "path", "layout").oneOf("layout", Config.Layout.class),
        postgres(section(top, "postgres", "major", "provider", "bindir", "image", "url", "stubs")),
        replay(section(top, "replay", "prelude", "superuser", "statement_timeout")),
        schemas(section(top, "schema", "include", "exclude", "exclude_objects")),
        compare(
            section(
                top,
                "compare",
                "owners",
                "privileges",
                "comments",
                "extension_versions",
                "bookkeeping")),
        declared(
            section(
                top,
                "declared",
                "enabled",
                "drizzle",
                "prisma",
                "sql",
                "command",
                "directory",
                "output",
                "files",
                "complete",
                "environment",
                "time_limit")),
        section(top, "git", "base").string("base"),
        rules(top.table("rules")),
        ignores(top.tables("ignore")),
        exceptions(top.tables("exception")),
        forge(section(top, "forge", "kind", "url", "repository", "required")));
  }

  private Section section(Section top, String key, String... known) throws ConfigException {
    return new Section(name, key, top.table(key), List.of(known));
  }

  private Migrations migrations(Section section) throws ConfigException {
    return new Migrations(
        section.string("directory"),
        section.string("convention"),
        section.integer("digits", 1, 20),
        section.string("recorded"),
        placeholders(section.table("placeholders")),
        section.string("table"));
  }

  private Map<String, String> placeholders(TomlTable table) throws ConfigException {
    Section section = Section.open(name, "migrations.placeholders", table);
    Map<String, String> values = new TreeMap<>();
    for (String key : table.keySet()) {
      values.put(key, section.required(key));
    }
    return values;
  }

  private Postgres postgres(Section section) throws ConfigException {
    String bindir = section.string("bindir");
    return new Postgres(
        section.integer("major", 14, 18),
        section.oneOf("provider", Provider.class),
        bindir == null ? null : root.resolve(bindir),
        section.string("image"),
        Values.interpolate(section, "url", env),
        stubs(section.table("stubs")));
  }

  private Map<String, Path> stubs(TomlTable table) throws ConfigException {
    Section section = Section.open(name, "postgres.stubs", table);
    Map<String, Path> stubs = new TreeMap<>();
    for (String extension : table.keySet()) {
      stubs.put(extension, file(section, extension, section.required(extension)));
    }
    return stubs;
  }

  private Replay replay(Section section) throws ConfigException {
    List<Prelude> prelude = new ArrayList<>();
    for (String item : section.strings("prelude")) {
      prelude.add(prelude(section, item));
    }
    return new Replay(
        prelude, section.flag("superuser", false), Values.duration(section, "statement_timeout"));
  }

  private Prelude prelude(Section section, String item) throws ConfigException {
    if (!item.endsWith(".sql")) {
      return new Prelude.Inline(item);
    }
    return new Prelude.File(file(section, "prelude", item));
  }

  private Path file(Section section, String key, String relative) throws ConfigException {
    Path path = root.resolve(relative);
    if (!Files.isRegularFile(path)) {
      throw section.at(key, "there is no file " + relative + " in " + root);
    }
    return path;
  }

  private Schemas schemas(Section section) throws ConfigException {
    return new Schemas(
        section.strings("include"), section.strings("exclude"), section.strings("exclude_objects"));
  }

  private static Compare compare(Section section) throws ConfigException {
    Compare standard = Compare.DEFAULT;
    return new Compare(
        section.flag("owners", standard.owners()),
        section.flag("privileges", standard.privileges()),
        section.flag("comments", standard.comments()),
        section.flag("extension_versions", standard.extensionVersions()),
        section.flag("bookkeeping", standard.bookkeeping()));
  }

  private static Forge forge(Section section) throws ConfigException {
    String url = section.string("url");
    if (url != null && !url.matches("https?://[^/@\\s]+(/\\S*)?")) {
      throw section.at("url", "'url' is an address such as \"https://git.example.com\"");
    }
    return new Forge(
        section.oneOf("kind", Config.ForgeKind.class),
        url,
        section.string("repository"),
        section.flag("required", false));
  }

  private Declared declared(Section section) throws ConfigException {
    List<String> command = section.strings("command");
    List<Path> sql = new ArrayList<>();
    for (String path : section.strings("sql")) {
      sql.add(there(section, "sql", path));
    }
    List<String> given = new ArrayList<>();
    for (String key : List.of("drizzle", "prisma", "sql", "command")) {
      if (section.has(key)) {
        given.add(key);
      }
    }
    if (given.size() > 1) {
      throw section.at(
          given.get(1),
          "[declared] takes one of " + String.join(", ", given) + ": there is one declared schema");
    }
    if (section.has("command") && command.isEmpty()) {
      throw section.at(
          "command", "'command' needs a program, as in command = [\"npm\", \"run\", \"ddl\"]");
    }
    for (String key : List.of("directory", "output")) {
      if (section.has(key) && !section.has("command")) {
        throw section.at(key, "'" + key + "' goes with 'command'");
      }
    }
    String directory = section.string("directory");
    String output = section.string("output");
    List<Path> files = new ArrayList<>();
    for (String path : section.strings("files")) {
      files.add(there(section, "files", path));
    }
    return new Declared(
        section.flag("enabled", true),
        thereOrNull(section, "drizzle"),
        thereOrNull(section, "prisma"),
        sql,
        command,
        directory == null ? null : there(section, "directory", directory),
        output == null || output.equals("stdout") ? null : root.resolve(output).normalize(),
        files,
        section.has("complete") ? section.flag("complete", false) : null,
        environment(section.table("environment")),
        Values.duration(section, "time_limit"));
  }

  private Map<String, String> environment(TomlTable table) throws ConfigException {
    Section section = Section.open(name, "declared.environment", table);
    Map<String, String> environment = new TreeMap<>();
    for (String variable : table.keySet()) {
      environment.put(variable, Objects.requireNonNull(Values.interpolate(section, variable, env)));
    }
    return environment;
  }

  private @Nullable Path thereOrNull(Section section, String key) throws ConfigException {
    String path = section.string(key);
    return path == null ? null : there(section, key, path);
  }

  /** A file or directory. */
  private Path there(Section section, String key, String relative) throws ConfigException {
    Path path = root.resolve(relative).normalize();
    if (!Files.exists(path)) {
      throw section.at(key, "there is no " + relative + " in " + root);
    }
    return path;
  }

  private List<RuleSetting> rules(TomlTable table) throws ConfigException {
    Section section = Section.open(name, "rules", table);
    List<RuleSetting> rules = new ArrayList<>();
    for (String rule : table.keySet()) {
      RuleLevel level = section.oneOf(rule, RuleLevel.class);
      rules.add(new RuleSetting(rule, Objects.requireNonNull(level), section.where(rule)));
    }
    return rules;
  }

  private List<ExceptionEntry> exceptions(List<TomlTable> tables) throws ConfigException {
    List<ExceptionEntry> exceptions = new ArrayList<>();
    for (TomlTable table : tables) {
      Section section =
          new Section(
              name,
              "exception",
              table,
              List.of("rule", "path", "object", "reason", "owner", "expires"));
      ExceptionEntry entry =
          new ExceptionEntry(
              section.string("rule"),
              section.string("path"),
              section.string("object"),
              section.required("reason"),
              section.required("owner"),
              section.day("expires"),
              section.line());
      if (entry.rule() == null && entry.object() == null) {
        throw section.at("[[exception]] needs 'rule' or 'object': it would let everything pass");
      }
      exceptions.add(entry);
    }
    return exceptions;
  }

  private List<Ignore> ignores(List<TomlTable> tables) throws ConfigException {
    List<Ignore> ignores = new ArrayList<>();
    for (TomlTable table : tables) {
      Section section =
          new Section(name, "ignore", table, List.of("rule", "path", "object", "reason"));
      ignores.add(
          new Ignore(
              section.required("rule"),
              section.string("path"),
              section.string("object"),
              section.required("reason"),
              section.where("rule")));
    }
    return ignores;
  }
}
