package dev.plumbline.check;

import dev.plumbline.canonical.CanonicalDirectory;
import dev.plumbline.config.Config;
import dev.plumbline.config.Config.Layout;
import dev.plumbline.history.Convention;
import dev.plumbline.history.Conventions;
import dev.plumbline.history.DirectoryFiles;
import dev.plumbline.history.History;
import dev.plumbline.history.HistoryFinder;
import dev.plumbline.history.HistoryNotFoundException;
import dev.plumbline.history.MigrationFiles;
import dev.plumbline.history.NamingRule;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a project keeps what the gate looks at, from its configuration or found without.
 *
 * @param root what paths in findings are relative to, absolute
 * @param migrations the directory, absolute
 * @param canonical where the snapshot is, or would be written, absolute
 * @param layout of the canonical there is, or would be
 * @param otherLayout where the canonical was before somebody chose this layout, if it was written;
 *     itself when nobody chose
 * @param canonicalConfigured whether somebody said so, rather than we by custom
 */
record Project(
    Path root,
    Path migrations,
    Convention convention,
    ReadOptions options,
    MigrationFiles files,
    Path canonical,
    Layout layout,
    Path otherLayout,
    boolean canonicalConfigured) {

  /** By custom the snapshot lies beside the migrations, or in their directory. */
  static final String CANONICAL_NAME = "canonical-schema.sql";

  /** The same as a directory. */
  static final String CANONICAL_DIRECTORY = "canonical-schema";

  static Project locate(Path directory, Config config) throws CheckException {
    Path root = config.file() == null ? directory : config.root();
    Path migrations;
    Convention convention;
    MigrationFiles files;
    if (config.migrations().directory() == null) {
      try {
        HistoryFinder.Found found = HistoryFinder.find(directory);
        migrations = found.directory();
        convention = found.convention();
        files = found.files();
      } catch (HistoryNotFoundException e) {
        throw CheckException.wrongUse(String.valueOf(e.getMessage()), null);
      }
    } else {
      migrations = config.root().resolve(config.migrations().directory()).normalize();
      convention = null;
      files = list(migrations, config);
    }
    convention = convention(convention, config, migrations, files);
    Path canonical = canonical(config, root, migrations);
    Layout layout = layout(config, canonical);
    NamingRule naming =
        config.migrations().digits() == null
            ? NamingRule.DEFAULT
            : NamingRule.ofDigits(config.migrations().digits());
    Set<String> notMigrations =
        canonical.startsWith(migrations)
            ? within(slashes(migrations.relativize(canonical)), files)
            : ReadOptions.DEFAULT.excluded();
    return new Project(
        root,
        migrations,
        convention,
        new ReadOptions(
            naming, notMigrations, recorded(config), config.migrations().placeholders()),
        files,
        canonical,
        layout,
        otherLayout(config, canonical),
        config.canonical() != null);
  }

  /** The canonical's only file, or the one of its directory that names the others. */
  Path canonicalIndex() {
    return layout == Layout.FILE ? canonical : canonical.resolve(CanonicalDirectory.INDEX);
  }

  private static Path otherLayout(Config config, Path canonical) {
    return switch (config.canonical() == null ? config.layout() : null) {
      case FILE -> canonical.resolveSibling(CANONICAL_DIRECTORY);
      case DIRECTORY -> canonical.resolveSibling(CANONICAL_NAME);
      case null -> canonical;
    };
  }

  private static Set<String> within(String canonical, MigrationFiles files) {
    Set<String> paths = new HashSet<>(ReadOptions.DEFAULT.excluded());
    paths.add(canonical);
    files.paths().stream().filter(path -> path.startsWith(canonical + "/")).forEach(paths::add);
    return paths;
  }

  private static Layout layout(Config config, Path canonical) {
    if (config.layout() != null) {
      return config.layout();
    }
    return Files.isRegularFile(canonical.resolve(CanonicalDirectory.INDEX))
        ? Layout.DIRECTORY
        : Layout.FILE;
  }

  History history() {
    return convention.read(files, options);
  }

  /** Relative to the root, with forward slashes; {@code "."} for the root itself. */
  String relative(Path path) {
    String relative = slashes(root.relativize(path));
    return relative.isEmpty() ? "." : relative;
  }

  private static MigrationFiles recorded(Config config) throws CheckException {
    String directory = config.migrations().recorded();
    if (directory == null) {
      return MigrationFiles.NONE;
    }
    try {
      return DirectoryFiles.of(config.root().resolve(directory).normalize());
    } catch (IOException e) {
      throw CheckException.wrongUse(
          "the directory of recorded migrations " + directory + " cannot be read",
          "put [migrations] recorded right in " + config.file());
    }
  }

  private static MigrationFiles list(Path migrations, Config config) throws CheckException {
    if (!Files.isDirectory(migrations)) {
      throw CheckException.wrongUse(
          "the migrations directory " + migrations + " does not exist",
          "put [migrations] directory right in " + config.file());
    }
    try {
      return DirectoryFiles.of(migrations);
    } catch (IOException e) {
      throw CheckException.couldNotRun(
          "the migrations directory " + migrations + " cannot be read: " + e.getMessage(), null);
    }
  }

  private static Convention convention(
      @Nullable Convention found, Config config, Path migrations, MigrationFiles files)
      throws CheckException {
    String configured = config.migrations().convention();
    String known = Conventions.all().stream().map(Convention::id).collect(Collectors.joining(", "));
    if (configured != null) {
      return Conventions.byId(configured)
          .orElseThrow(() ->
              CheckException.wrongUse(
                  config.file() + ": there is no convention \"" + configured + "\"",
                  "known are " + known));
    }
    if (found != null) {
      return found;
    }
    return Conventions.recognise(files)
        .map(Recognition::convention)
        .orElseThrow(() ->
            CheckException.wrongUse(
                migrations + " holds no migrations of a convention that is known: " + known,
                "name one as [migrations] convention in " + config.file()));
  }

  private static Path canonical(Config config, Path root, Path migrations) {
    if (config.canonical() != null) {
      return config.root().resolve(config.canonical()).normalize();
    }
    Path file = canonical(CANONICAL_NAME, root, migrations);
    if (config.layout() == Layout.FILE || (config.layout() == null && Files.exists(file))) {
      return file;
    }
    Path directory = canonical(CANONICAL_DIRECTORY, root, migrations);
    boolean isThere = Files.isRegularFile(directory.resolve(CanonicalDirectory.INDEX));
    return isThere || config.layout() == Layout.DIRECTORY ? directory : file;
  }

  private static Path canonical(String name, Path root, Path migrations) {
    Path inside = migrations.resolve(name);
    Path beside = migrations.resolveSibling(name);
    if (Files.exists(inside)) {
      return inside;
    }
    // Nothing is written outside the directory the user named, unless it is there already.
    return migrations.equals(root) && !Files.exists(beside) ? inside : beside;
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}
