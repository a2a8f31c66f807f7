package dev.plumbline.scratch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line of a container engine that answers: {@code docker} or {@code podman}. */
record ContainerEngine(Path command, String version) {
  private static final long QUESTION_SECONDS = 10;

  /**
   * The first on {@code PATH} whose server answers.
   *
   * @throws ScratchException saying which were tried and what they answered
   */
  static ContainerEngine find(Map<String, String> environment) throws ScratchException {
    List<String> answers = new ArrayList<>();
    for (String name : List.of("docker", "podman")) {
      Path command = onPath(name, environment);
      if (command == null) {
        answers.add(name + " is not on PATH");
        continue;
      }
      ContainerEngine engine = new ContainerEngine(command, "");
      try {
        String version =
            engine.ask(
                QUESTION_SECONDS,
                Map.of(),
                "version",
                "--format",
                name.equals("docker") ? "{{.Server.Version}}" : "{{.Client.Version}}");
        return new ContainerEngine(command, version);
      } catch (ScratchException e) {
        answers.add(String.valueOf(e.getMessage()));
      }
    }
    throw new ScratchException("No container engine answers: " + String.join("; ", answers) + ".");
  }

  /** Runs a command of the engine and returns what it prints. */
  String ask(long seconds, Map<String, String> variables, String... arguments)
      throws ScratchException {
    List<String> whole = new ArrayList<>(List.of(command.toString()));
    whole.addAll(List.of(arguments));
    try {
      File out = File.createTempFile("plumb", ".out");
      try {
        ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true);
        builder.environment().putAll(variables);
        Process process = builder.redirectOutput(out).start();
        process.getOutputStream().close();
        boolean done = process.waitFor(seconds, TimeUnit.SECONDS);
        if (!done) {
          process.destroy();
        }
        String said = Files.readString(out.toPath(), StandardCharsets.UTF_8).strip();
        if (!done || process.exitValue() != 0) {
          throw new ScratchException(
              "%s %s %s"
                  .formatted(
                      command.getFileName(),
                      arguments[0],
                      done ? "says: " + lastLine(said) : "gave no answer in " + seconds + " s"));
        }
        return said;
      } finally {
        Files.delete(out.toPath());
      }
    } catch (IOException e) {
      throw new ScratchException(command + " cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScratchException("interrupted while " + command + " ran", e);
    }
  }

  private static String lastLine(String said) {
    return said.substring(said.lastIndexOf('\n') + 1);
  }

  private static @org.jspecify.annotations.Nullable Path onPath(
      String name, Map<String, String> environment) {
    for (String directory : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path candidate = Path.of(directory, name);
      if (!directory.isEmpty() && Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    return null;
  }
}
