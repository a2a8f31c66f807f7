package dev.plumbline.cli;

import dev.plumbline.config.Provider;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which configuration, and which server. */
final class ScratchOptions {
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
  @Nullable Provider provider;
}
