package dev.plumbline.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real repository in a temporary folder, for tests of every package. */
public final class TestRepository {
  private final Path root;
  private int commits;

  private TestRepository(Path root) {
    this.root = root;
  }

  /** A new repository whose branch is main. */
  public static TestRepository create(Path root) {
    TestRepository repository = new TestRepository(root);
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    repository.git("init", "-q", "-b", "main");
    return repository;
  }

  public static TestRepository existing(Path root) {
    return new TestRepository(root);
  }

  public Path root() {
    return root;
  }

  public TestRepository write(String path, String content) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  /** Commits everything and returns the new commit's id. */
  public String commit(String message) {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", message);
    return id("HEAD");
  }

  public String id(String revision) {
    return git("rev-parse", revision);
  }

  /** Runs git here with an identity and a clock of its own; its output without the last break. */
  public String git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return run(command);
  }

  /** Runs a line a person would type. */
  public String shell(String line) {
    return run(List.of("sh", "-c", line));
  }

  private String run(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().putAll(environment());
    String date = "2026-03-0" + (1 + commits / 24 % 9) + "T" + (10 + commits % 14) + ":00:00Z";
    commits++;
    builder.environment().put("GIT_AUTHOR_DATE", date);
    builder.environment().put("GIT_COMMITTER_DATE", date);
    try {
      Process process = builder.start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(String.join(" ", command) + "\n" + out);
      }
      return out.strip();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * What a process in this test may inherit: the way to git, no continuous integration, no
   * settings.
   */
  public static Map<String, String> environment(String... more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", "/nonexistent");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_AUTHOR_NAME", "Ada");
    environment.put("GIT_AUTHOR_EMAIL", "ada@example.org");
    environment.put("GIT_COMMITTER_NAME", "Ada");
    environment.put("GIT_COMMITTER_EMAIL", "ada@example.org");
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return environment;
  }
}
