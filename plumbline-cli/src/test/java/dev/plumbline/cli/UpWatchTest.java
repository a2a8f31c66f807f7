package dev.plumbline.cli;

import static dev.plumbline.cli.LocalProject.tables;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files change under a {@code plumb up --watch} that runs. */
class UpWatchTest {
  private static final String TIME = "plumb: \\d\\d:\\d\\d:\\d\\d ";

  @TempDir Path root;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private LocalProject project;
  private Thread watch;
  private int read;

  @BeforeEach
  void makeAProject() {
    project = LocalProject.in(root).migration("0001_users", "CREATE TABLE users (id int)");
  }

  @AfterEach
  void leaveNothing() throws Exception {
    watch.interrupt();
    watch.join();
    project.close();
  }

  @Test
  void eachChangeIsOneLineAndErrorsDoNotEndIt() throws Exception {
    start("--seed", "seed.sql");
    String url = out.toString(StandardCharsets.UTF_8).strip();

    project.migration("0002_orders", "CREATE TABLE orders (id int)");
    assertThat(next(" s)\n"))
        .matches(TIME + "applied 0002_orders\\.sql, at 0002 \\(\\d+\\.\\d+ s\\)\n");
    assertThat(tables(url)).isEqualTo("orders,users");

    project.migration("0003_bad", "SELECT * FROM nowhere");
    assertThat(next("of 3 migrations\n"))
        .contains("error[replay/failed]", "0003_bad.sql:1")
        .endsWith("plumb: the database is up at 0002: 2 of 3 migrations\n");

    project.migration("0003_bad", "CREATE TABLE good (id int)");
    assertThat(next(" s)\n")).matches(TIME + "applied 0003_bad\\.sql, at 0003 .*\n");

    project.write("seed.sql", "INSERT INTO users VALUES (1), (2);\n");
    assertThat(next(" s)\n"))
        .matches(TIME + "rebuilt with 3 migrations and 1 seed, at 0003: seed.sql was edited .*\n");
    assertThat(LocalProject.ask(url, "SELECT count(*) FROM users")).isEqualTo("2");

    project.write("plumbline.toml", "[replay\n");
    assertThat(next("\n")).startsWith("plumb: plumbline.toml:1");
    project.write("plumbline.toml", "[replay]\nprelude = [\"CREATE ROLE app\"]\n");
    assertThat(next(" s)\n")).contains(": the prelude changed");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(url + "\n");
  }

  @Test
  void aSwitchOfTheBranchIsOneChange() throws Exception {
    GitProject git = GitProject.create(root);
    project.write("seed.sql", "SELECT 1;\n");
    git.commit("main");
    git.git("switch", "-q", "-c", "topic");
    for (int i = 2; i < 40; i++) {
      project.migration("%04d_t%d".formatted(i, i), "CREATE TABLE t%d (id int)".formatted(i));
    }
    git.commit("topic");
    start("--seed", "seed.sql");
    String url = out.toString(StandardCharsets.UTF_8).strip();

    git.git("switch", "-q", "main");
    assertThat(next(" s)\n"))
        .matches(TIME + "rebuilt with 1 migration and 1 seed, at 0001: 0002_t2.sql is gone .*\n");
    assertThat(tables(url)).isEqualTo("users");
    git.git("switch", "-q", "topic");
    assertThat(next(" s)\n")).matches(TIME + "applied 38 migrations, at 0039 .*\n");
    git.git("rm", "-q", "-r", "migrations");
    assertThat(next("\n")).contains("no migrations found");
    git.git("reset", "-q", "--hard");
    Thread.sleep(1500);
    assertThat(tables(url)).startsWith("t10,t11").endsWith("users");
  }

  private void start(String... options) throws Exception {
    if (!project.root().resolve("seed.sql").toFile().exists()) {
      project.write("seed.sql", "INSERT INTO users VALUES (1);\n");
    }
    String[] arguments = LocalProject.with("up", LocalProject.with("--watch", options));
    Invocation invocation =
        new Invocation(
            root,
            Map.of("PLUMB_LOCAL_DIR", project.place().toString()),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    watch = new Thread(() -> Main.run(invocation, arguments));
    watch.start();
    assertThat(next("leaves the database up\n")).contains("plumb: up with ");
  }

  /** What was said since the last time, once it ends so and says no more. */
  private String next(String end) throws InterruptedException {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (true) {
      String all = err.toString(StandardCharsets.UTF_8);
      if (all.length() > read && all.endsWith(end)) {
        Thread.sleep(100);
        String later = err.toString(StandardCharsets.UTF_8);
        if (later.equals(all)) {
          String news = all.substring(read);
          read = all.length();
          return news;
        }
      }
      assertThat(System.nanoTime()).as("%s", all.substring(read)).isLessThan(deadline);
      Thread.sleep(20);
    }
  }
}
