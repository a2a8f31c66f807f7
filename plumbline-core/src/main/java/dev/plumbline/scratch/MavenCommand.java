package dev.plumbline.scratch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The user's {@code mvn}, asked to fetch one artifact. */
final class MavenCommand {
  private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy";
  private static final long LIMIT_SECONDS = 300;

  private final Path executable;

  private MavenCommand(Path executable) {
    this.executable = executable;
  }

  /** The one on {@code PATH}, or null. */
  static @Nullable MavenCommand find(Map<String, String> environment) {
    for (String directory : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path candidate = Path.of(directory.isEmpty() ? "." : directory, "mvn");
      if (!directory.isEmpty() && Files.isExecutable(candidate)) {
        return new MavenCommand(candidate);
      }
    }
    return null;
  }

  Path copy(String group, String artifact, String version, Path into)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile(into, "mvn", ".log");
    Process process =
        new ProcessBuilder(
                List.of(
                    executable.toString(),
                    "-B",
                    "-ntp",
                    COPY,
                    "-Dartifact=" + group + ":" + artifact + ":" + version,
                    "-DoutputDirectory=" + into))
            // No project of the user's may take part.
            .directory(into.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroy();
      throw new IOException(executable + " was not done after " + LIMIT_SECONDS + " s");
    }
    Path jar = into.resolve(artifact + "-" + version + ".jar");
    if (process.exitValue() != 0 || !Files.isRegularFile(jar)) {
      throw new IOException(executable + " failed: " + firstError(log));
    }
    return jar;
  }

  private static String firstError(Path log) throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("ERROR"))
        .findFirst()
        .orElse("it says nothing")
        .replaceAll("\u001B\\[[0-9;]*m", "")
        .replaceFirst("^\\[ERROR]\\s*", "");
  }
}
