package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.git.BaseOptions;
import dev.plumbline.git.Git;
import dev.plumbline.git.GitException;
import dev.plumbline.git.GitState;
import dev.plumbline.git.TestRepository;
import dev.plumbline.history.Convention;
import dev.plumbline.history.DirectoryFiles;
import dev.plumbline.history.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A real repository with migrations in {@code db}, on main at first. */
final class LinearFixture {
  private final TestRepository repository;
  private final Convention convention;

  LinearFixture(Path root, Convention convention) {
    this.repository = TestRepository.create(root);
    this.convention = convention;
  }

  LinearFixture write(String name, String content) {
    repository.write("db/" + name, content);
    return this;
  }

  LinearFixture delete(String name) {
    try {
      Files.delete(repository.root().resolve("db/" + name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  LinearFixture rename(String from, String to) {
    repository.git("mv", "db/" + from, "db/" + to);
    return this;
  }

  LinearFixture commit(String message) {
    repository.commit(message);
    return this;
  }

  LinearFixture branch() {
    repository.git("checkout", "-q", "-b", "topic");
    return this;
  }

  LinearFixture main() {
    repository.git("checkout", "-q", "main");
    return this;
  }

  LinearFixture topic() {
    repository.git("checkout", "-q", "topic");
    return this;
  }

  /** What is said of the working tree, beside main. */
  List<Finding> findings() {
    var environment = TestRepository.environment();
    try (Git git = Git.in(repository.root(), environment)) {
      GitState state = GitState.of(git, new BaseOptions(null, environment));
      assertThat(state).isInstanceOf(GitState.InRepository.class);
      DirectoryFiles files = DirectoryFiles.of(repository.root().resolve("db"));
      return new LinearHistory(
              git, (GitState.InRepository) state, "db", convention, ReadOptions.DEFAULT)
          .compare(
              files,
              convention.read(files, ReadOptions.DEFAULT),
              Clock.fixed(Instant.parse("2026-03-01T23:00:00Z"), ZoneOffset.UTC))
          .findings();
    } catch (IOException | GitException e) {
      throw new AssertionError(e);
    }
  }

  Finding only() {
    List<Finding> findings = findings();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }
}
