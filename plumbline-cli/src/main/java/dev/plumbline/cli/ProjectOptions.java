package dev.plumbline.cli;

import dev.plumbline.check.CheckRequest;
import dev.plumbline.config.Config;
import dev.plumbline.config.ConfigException;
import dev.plumbline.config.ConfigReader;
import dev.plumbline.config.Provider;
import dev.plumbline.replay.ReplayListener;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that reads a project shares. */
final class ProjectOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The project, or a folder inside it. Default: here.")
  @Nullable Path directory;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Read this plumbline.toml instead of looking for one from DIR upwards.")
  @Nullable Path config;

  @Option(
      names = "--postgres",
      paramLabel = "MAJOR",
      description = "PostgreSQL major to replay on: 14 to 18. Default: what the project names.")
  @Nullable Integer postgres;

  @Option(
      names = "--scratch",
      paramLabel = "PROVIDER",
      description = "Where the throw-away server comes from: ${COMPLETION-CANDIDATES}.")
  @Nullable Provider scratch;

  /** The project's directory, absolute. */
  Path directory(Invocation invocation) {
    return directory == null
        ? invocation.directory()
        : invocation.directory().resolve(directory).normalize();
  }

  /** The directory as the user named it, for output. */
  String name() {
    return directory == null ? "." : directory.toString();
  }

  /** What the project's configuration says, and the options over it. */
  Config load(Invocation invocation, @Nullable String base) throws ConfigException {
    if (postgres != null && (postgres < 14 || postgres > 18)) {
      throw new UsageException("--postgres is 14 to 18, not " + postgres, "");
    }
    Path file = config == null ? null : invocation.directory().resolve(config);
    return ConfigReader.read(directory(invocation), file, invocation.env())
        .override(postgres, scratch, base);
  }

  /**
   * What a command of the gate works on.
   *
   * @param base of {@code --base}
   * @param canonical of {@code --canonical}, relative to the working directory
   */
  CheckRequest request(
      Invocation invocation,
      @Nullable String base,
      @Nullable Path canonical,
      ReplayListener listener)
      throws ConfigException {
    Config loaded = load(invocation, base);
    return new CheckRequest(
        directory(invocation),
        name(),
        canonical == null
            ? loaded
            : loaded.withCanonical(invocation.directory().resolve(canonical).toString()),
        invocation.env(),
        Clock.systemUTC(),
        listener);
  }
}
