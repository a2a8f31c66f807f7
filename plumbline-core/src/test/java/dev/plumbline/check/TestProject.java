package dev.plumbline.check;

import dev.plumbline.config.ConfigException;
import dev.plumbline.config.ConfigReader;
import dev.plumbline.rules.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A project of one's own in a folder, checked on a real server. */
final class TestProject {
  private final Path root;
  private Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  TestProject(Path root) {
    this.root = root;
  }

  TestProject write(String file, String text) throws IOException {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  TestProject write(String file, byte[] bytes) throws IOException {
    Files.createDirectories(path(file).getParent());
    Files.write(path(file), bytes);
    return this;
  }

  TestProject migration(String sql) throws IOException {
    return write("migrations/0001_one.sql", sql);
  }

  TestProject config(String toml) throws IOException {
    return write("plumbline.toml", toml);
  }

  TestProject on(String instant) {
    clock = Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    return this;
  }

  Path path(String file) {
    return root.resolve(file);
  }

  String read(String file) throws IOException {
    return Files.readString(path(file));
  }

  CheckReport check() throws CheckException, ConfigException {
    return Check.run(request());
  }

  /** A check in an environment that holds this too. */
  CheckReport check(Map<String, String> more) throws CheckException, ConfigException {
    Map<String, String> environment = new java.util.HashMap<>(more);
    environment.put("PATH", System.getenv("PATH"));
    return Check.run(request(environment));
  }

  Snapshot.Outcome snapshot() throws CheckException, ConfigException {
    return Snapshot.take(request());
  }

  /** The rule and message of each finding of a check but for the one that git is not there. */
  List<String> findings() throws CheckException, ConfigException {
    return words(check().findings());
  }

  static List<String> words(List<Finding> findings) {
    return findings.stream().map(one -> one.rule() + ": " + one.message()).toList();
  }

  private CheckRequest request() throws ConfigException {
    return request(Map.of("PATH", System.getenv("PATH")));
  }

  private CheckRequest request(Map<String, String> environment) throws ConfigException {
    return new CheckRequest(
        root,
        ".",
        ConfigReader.read(root, null, environment),
        environment,
        clock,
        (path, done, all) -> {});
  }
}
