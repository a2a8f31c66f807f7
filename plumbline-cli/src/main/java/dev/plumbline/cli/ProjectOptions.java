package dev.plumbline.cli;

import dev.plumbline.check.CheckRequest;
import dev.plumbline.config.Config;
import dev.plumbline.config.ConfigException;
import dev.plumbline.config.ConfigReader;
import dev.plumbline.replay.ReplayListener;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What every command that reads a project shares. */
final class ProjectOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The project, or a folder inside it. Default: here.")
  @Nullable Path directory;

  @Mixin ScratchOptions server = new ScratchOptions();

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
    Integer postgres = server.postgres;
    if (postgres != null && (postgres < 14 || postgres > 18)) {
      throw new UsageException("--postgres is 14 to 18, not " + postgres, "");
    }
    Path config = server.config;
    Path file = config == null ? null : invocation.directory().resolve(config);
    return ConfigReader.read(directory(invocation), file, invocation.env())
        .override(postgres, server.provider, base);
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
