package dev.plumbline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small project of two good migrations, to which a test adds what is wrong. */
final class BadProject {
  private final Path root;

  private BadProject(Path root) {
    this.root = root;
  }

  static BadProject in(Path root) throws IOException {
    BadProject project = new BadProject(root);
    project.write("migrations/0001_one.sql", "CREATE TABLE a (id int PRIMARY KEY);\n");
    return project.write("migrations/0002_two.sql", "ALTER TABLE a ADD COLUMN b text;\n");
  }

  BadProject write(String file, String text) throws IOException {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  BadProject write(String file, byte[] bytes) throws IOException {
    Path path = path(file);
    Files.createDirectories(path.getParent());
    Files.write(path, bytes);
    return this;
  }

  BadProject directory(String name) throws IOException {
    Files.createDirectories(path(name));
    return this;
  }

  Path path(String file) {
    return root.resolve(file);
  }

  Cli.Result check(String... options) {
    return plumb("check", options);
  }

  Cli.Result plumb(String command, String... options) {
    String[] args = new String[options.length + 1];
    args[0] = command;
    System.arraycopy(options, 0, args, 1, options.length);
    return Cli.in(root).with("PATH", System.getenv("PATH")).run(args);
  }
}
