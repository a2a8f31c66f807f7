package dev.plumbline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A project in a real git repository; commits carry fixed names and dates. */
final class GitProject {
  static final String CANONICAL = "canonical-schema.sql";

  private final Path root;
  private final Map<String, String> environment = new HashMap<>();
  private int commits;

  private GitProject(Path root) {
    this.root = root;
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", root.resolve("no-home").toString());
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + who + "_NAME", "Ada");
      environment.put("GIT_" + who + "_EMAIL", "ada@example.org");
    }
  }

  /** An empty repository on branch main. */
  static GitProject create(Path root) {
    GitProject project = new GitProject(root);
    project.git("init", "-q", "-b", "main", ".");
    return project;
  }

  /** Another working tree, with the same surroundings. */
  GitProject at(Path other) {
    GitProject project = new GitProject(other);
    project.environment.putAll(environment);
    return project;
  }

  /** A variable for git and for plumb. */
  GitProject with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Path path(String file) {
    return root.resolve(file);
  }

  String read(String file) {
    try {
      return Files.readString(path(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  GitProject write(String file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  GitProject write(String file, byte[] bytes) {
    try {
      Files.createDirectories(path(file).getParent());
      Files.write(path(file), bytes);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  GitProject migration(String name, String sql) {
    return write("migrations/" + name + ".sql", sql + "\n");
  }

  GitProject replace(String file, String old, String replacement) {
    String text = read(file);
    if (!text.contains(old)) {
      throw new AssertionError(file + " does not contain " + old + ":\n" + text);
    }
    return write(file, text.replace(old, replacement));
  }

  /** Writes the canonical and commits everything. */
  GitProject snapshot(String message) {
    Cli.Result result = plumb("snapshot");
    if (result.code() != 0) {
      throw new AssertionError(result);
    }
    return commit(message);
  }

  GitProject commit(String message) {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", message);
    return this;
  }

  String git(String... arguments) {
    Cli.Result result = tryGit(arguments);
    if (result.code() != 0) {
      throw new AssertionError(String.join(" ", arguments) + "\n" + result);
    }
    return result.out().strip();
  }

  /** At another time than the others. */
  String gitAt(String date, String... arguments) {
    Cli.Result result = runGit(date, arguments);
    if (result.code() != 0) {
      throw new AssertionError(String.join(" ", arguments) + "\n" + result);
    }
    return result.out().strip();
  }

  /** Runs git whether or not it succeeds; {@code out} holds its errors too. */
  Cli.Result tryGit(String... arguments) {
    return runGit("2026-03-%02dT10:00:00Z".formatted(1 + commits++ % 28), arguments);
  }

  private Cli.Result runGit(String date, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("GIT_AUTHOR_DATE", date);
    builder.environment().put("GIT_COMMITTER_DATE", date);
    try {
      Process process = builder.start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Cli.Result(process.waitFor(), out, "");
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  Cli.Result plumb(String... arguments) {
    Cli cli = Cli.in(root);
    environment.forEach(cli::with);
    return cli.run(arguments);
  }

  /** The command line on a terminal at which somebody types this. */
  Cli typing(String words) {
    Cli cli = Cli.in(root).typing(words);
    environment.forEach(cli::with);
    return cli;
  }

  /** The findings alone, and the exit code; times are not in it. */
  Cli.Result check(String... options) {
    List<String> arguments = new ArrayList<>(List.of("check", "--base", "HEAD", "-q"));
    arguments.addAll(List.of(options));
    Cli.Result result = plumb(arguments.toArray(String[]::new));
    return new Cli.Result(
        result.code(), result.out().replaceAll("(?m)^(failed|passed).*\\n", ""), result.err());
  }
}
