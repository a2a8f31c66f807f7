package dev.plumbline.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code plumbline.toml} says. Every setting is optional; a null, or an empty list, means that
 * the project itself is looked at. See docs/configuration.md.
 *
 * @param file the file it was read from, absolute; null when there is none
 * @param root what relative paths in it are relative to: the file's directory, absolute; without a
 *     file the directory that was asked about
 * @param canonical path of the canonical schema, relative to {@code root}
 * @param layout of the canonical
 * @param base the branch that is merged into, as git names it
 */
public record Config(
    @Nullable Path file,
    Path root,
    Migrations migrations,
    @Nullable String canonical,
    @Nullable Layout layout,
    Postgres postgres,
    Replay replay,
    Schemas schemas,
    Compare compare,
    Declared declared,
    @Nullable String base,
    List<RuleSetting> rules,
    List<Ignore> ignores,
    List<ExceptionEntry> exceptions,
    Forge forge) {
  public Config {
    rules = List.copyOf(rules);
    ignores = List.copyOf(ignores);
    exceptions = List.copyOf(exceptions);
  }

  /** What holds when there is no file. */
  public static Config defaults(Path root) {
    return new Config(
        null,
        root,
        new Migrations(null, null, null, null),
        null,
        null,
        new Postgres(null, null, null, null, null, Map.of()),
        new Replay(List.of(), false, null),
        new Schemas(List.of(), List.of(), List.of()),
        Compare.DEFAULT,
        Declared.AS_FOUND,
        null,
        List.of(),
        List.of(),
        List.of(),
        Forge.DEFAULT);
  }

  /** The file's name, for output. */
  public String name() {
    return file == null ? ConfigFile.NAME : String.valueOf(file.getFileName());
  }

  /** This configuration with what the command line says over it; a null leaves it as it is. */
  public Config override(
      @Nullable Integer major, @Nullable Provider provider, @Nullable String newBase) {
    return new Config(
        file,
        root,
        migrations,
        canonical,
        layout,
        new Postgres(
            major == null ? postgres.major() : major,
            provider == null ? postgres.provider() : provider,
            postgres.bindir(),
            postgres.image(),
            postgres.url(),
            postgres.stubs()),
        replay,
        schemas,
        compare,
        declared,
        newBase == null ? base : newBase,
        rules,
        ignores,
        exceptions,
        forge);
  }

  /** The same with another canonical: relative to {@code root}, or absolute. */
  public Config withCanonical(String path) {
    return new Config(
        file,
        root,
        migrations,
        path,
        layout,
        postgres,
        replay,
        schemas,
        compare,
        declared,
        base,
        rules,
        ignores,
        exceptions,
        forge);
  }

  /** The same without a look at a declared schema. */
  public Config withoutDeclared() {
    return new Config(
        file,
        root,
        migrations,
        canonical,
        layout,
        postgres,
        replay,
        schemas,
        compare,
        Declared.OFF,
        base,
        rules,
        ignores,
        exceptions,
        forge);
  }

  /** The same with scratch databases on another server, given by its URL. */
  public Config withServer(String url) {
    return new Config(
        file,
        root,
        migrations,
        canonical,
        layout,
        new Postgres(
            postgres.major(),
            Provider.URL,
            postgres.bindir(),
            postgres.image(),
            url,
            postgres.stubs()),
        replay,
        schemas,
        compare,
        declared,
        base,
        rules,
        ignores,
        exceptions,
        forge);
  }

  /** The same, and no forge is asked. */
  public Config withoutForge() {
    return new Config(
        file,
        root,
        migrations,
        canonical,
        layout,
        postgres,
        replay,
        schemas,
        compare,
        declared,
        base,
        rules,
        ignores,
        exceptions,
        new Forge(ForgeKind.NONE, null, null, false));
  }

  /** How the canonical lies on disk. */
  public enum Layout {
    FILE,
    DIRECTORY
  }

  /**
   * Section {@code [migrations]}.
   *
   * @param directory relative to {@code root}
   * @param convention how files are named and ordered: {@code "plain"}, {@code "drizzle"}
   * @param digits how many digits a number has in the file name; from 1
   * @param recorded directory of what migrations that are not SQL do, in SQL; relative to {@code
   *     root}
   * @param placeholders values for names a runner replaces in the files
   * @param table in which the runner writes down what it applied: {@code "schema.name"}, or a name
   */
  public record Migrations(
      @Nullable String directory,
      @Nullable String convention,
      @Nullable Integer digits,
      @Nullable String recorded,
      Map<String, String> placeholders,
      @Nullable String table) {
    /** Without placeholders and a table. */
    public Migrations(
        @Nullable String directory,
        @Nullable String convention,
        @Nullable Integer digits,
        @Nullable String recorded) {
      this(directory, convention, digits, recorded, Map.of(), null);
    }
  }

  /**
   * Section {@code [postgres]}.
   *
   * @param major 14 to 18
   * @param bindir where an installed server's programs are, absolute
   * @param image the container image
   * @param url of a server to make scratch databases on; holds a password, never to be shown
   * @param stubs SQL files, absolute, that stand in for extensions the server lacks, by their name
   */
  public record Postgres(
      @Nullable Integer major,
      @Nullable Provider provider,
      @Nullable Path bindir,
      @Nullable String image,
      @Nullable String url,
      Map<String, Path> stubs) {
    public Postgres {
      stubs = Map.copyOf(stubs);
    }

    @Override
    public String toString() {
      return "Postgres[major=%s, provider=%s, bindir=%s, image=%s, url=%s, stubs=%s]"
          .formatted(major, provider, bindir, image, url == null ? null : "***", stubs);
    }
  }

  /**
   * Section {@code [replay]}.
   *
   * @param prelude run before the first migration, in this order
   * @param superuser whether migrations and the canonical run as superuser
   * @param statementTimeout for each statement of a migration; null for none
   */
  public record Replay(
      List<Prelude> prelude, boolean superuser, @Nullable Duration statementTimeout) {
    public Replay {
      prelude = List.copyOf(prelude);
    }
  }

  /** SQL for what production has and the migrations take for granted: roles, stubs. */
  public sealed interface Prelude {
    /** A file, absolute; it exists. */
    record File(Path path) implements Prelude {}

    /** SQL in the configuration itself. */
    record Inline(String sql) implements Prelude {}
  }

  /**
   * Section {@code [schema]}: names of PostgreSQL schemas, {@code *} stands for any characters.
   *
   * @param include empty for all
   * @param excludeObjects patterns of {@code schema.name}
   */
  public record Schemas(List<String> include, List<String> exclude, List<String> excludeObjects) {
    public Schemas {
      include = List.copyOf(include);
      exclude = List.copyOf(exclude);
      excludeObjects = List.copyOf(excludeObjects);
    }

    /** Whether anything is left out, or may be. */
    public boolean any() {
      return !include.isEmpty() || !exclude.isEmpty() || !excludeObjects.isEmpty();
    }
  }

  /**
   * Section {@code [compare]}: what counts. What does not is not in the canonical either.
   *
   * @param bookkeeping tables in which runners write down what they applied
   */
  public record Compare(
      boolean owners,
      boolean privileges,
      boolean comments,
      boolean extensionVersions,
      boolean bookkeeping) {
    /** What nobody said otherwise about. */
    public static final Compare DEFAULT = new Compare(false, true, true, false, false);
  }

  /**
   * Section {@code [declared]}: where the schema is declared beside the migrations. At most one of
   * drizzle, prisma, sql and command is given; none leaves it to what is found.
   *
   * @param enabled whether it is looked at
   * @param drizzle the configuration of drizzle-kit, absolute; it exists
   * @param prisma the schema file or folder, absolute; it exists
   * @param sql files and directories, absolute; they exist
   * @param command a program and its arguments
   * @param directory where the program runs, absolute
   * @param output the file the program writes, absolute; null when it prints
   * @param files where it is declared, absolute: only where findings point depends on it
   * @param complete whether it says everything a schema can hold; null for what is usual
   * @param environment variables the program gets
   * @param timeLimit of the program; null for what is usual
   */
  public record Declared(
      boolean enabled,
      @Nullable Path drizzle,
      @Nullable Path prisma,
      List<Path> sql,
      List<String> command,
      @Nullable Path directory,
      @Nullable Path output,
      List<Path> files,
      @Nullable Boolean complete,
      Map<String, String> environment,
      @Nullable Duration timeLimit) {
    /** What nobody said anything about. */
    public static final Declared AS_FOUND = with(true);

    /** Not looked at. */
    public static final Declared OFF = with(false);

    public Declared {
      sql = List.copyOf(sql);
      command = List.copyOf(command);
      files = List.copyOf(files);
      environment = Map.copyOf(environment);
    }

    private static Declared with(boolean enabled) {
      return new Declared(
          enabled, null, null, List.of(), List.of(), null, null, List.of(), null, Map.of(), null);
    }

    /** Whether somebody said where it is. */
    public boolean configured() {
      return drizzle != null || prisma != null || !sql.isEmpty() || !command.isEmpty();
    }

    @Override
    public String toString() {
      return "Declared[enabled=%s, drizzle=%s, prisma=%s, sql=%s, command=%s, environment=%s]"
          .formatted(enabled, drizzle, prisma, sql, command, environment.keySet());
    }
  }

  /**
   * One line of section {@code [rules]}.
   *
   * @param rule as written; whether there is such a rule is not known here
   * @param where {@code plumbline.toml:12:1}, for a message about it
   */
  public record RuleSetting(String rule, RuleLevel level, String where) {}

  /** What a rule is set to. */
  public enum RuleLevel {
    OFF,
    NOTE,
    WARNING,
    ERROR
  }

  /**
   * One {@code [[ignore]]}: findings that match all that is given are not reported.
   *
   * @param path a glob over the file's path relative to {@code root}
   * @param object the object's name, {@code *} stands for any characters
   * @param reason why; asked for, because someone will want to know
   * @param where {@code plumbline.toml:12:1}, for a message about it
   */
  public record Ignore(
      String rule, @Nullable String path, @Nullable String object, String reason, String where) {}

  /**
   * One {@code [[exception]]}: what matches all that is given is let pass, for now. At least one of
   * rule and object is given.
   *
   * @param rule the rule's id, {@code *} stands for any characters; null for every rule
   * @param path a glob over the file's path relative to {@code root}
   * @param object the object's name, {@code *} stands for any characters
   * @param owner who answers for it
   * @param expires the last day on which it holds
   * @param line where it stands in the file, from 1
   */
  public record ExceptionEntry(
      @Nullable String rule,
      @Nullable String path,
      @Nullable String object,
      String reason,
      String owner,
      LocalDate expires,
      int line) {}

  /**
   * Section {@code [forge]}.
   *
   * @param url of the forge, where it is an instance of one's own
   * @param repository {@code owner/name}
   * @param required whether a check fails to run when the forge does not answer
   */
  public record Forge(
      @Nullable ForgeKind kind,
      @Nullable String url,
      @Nullable String repository,
      boolean required) {
    /** What nobody said otherwise about. */
    public static final Forge DEFAULT = new Forge(null, null, null, false);
  }

  /** Where pull requests are. */
  public enum ForgeKind {
    GITHUB,
    GITLAB,
    /** Not to be asked. */
    NONE
  }
}
