package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what prints, times and commit ids aside. */
class ReadmeTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final String EXAMPLE = "examples/migration-tutorial";
  private static final String MIGRATIONS = EXAMPLE + "/libs/database/migrations/";

  @TempDir Path directory;
  private Path clone;

  @BeforeEach
  void cloneAProjectWithTheExample() throws Exception {
    Path origin = directory.resolve("origin");
    copy(REPOSITORY.resolve(EXAMPLE), origin.resolve(EXAMPLE));
    git(directory, "init", "-q", "-b", "main", "origin");
    commitAll(origin, "the example");
    git(directory, "clone", "-q", "origin", "clone");
    clone = directory.resolve("clone");
  }

  @Test
  void theFirstTranscriptIsWhatPrints() throws Exception {
    Cli.Result result = check();

    assertThat(result.err()).isEmpty();
    assertThat(withoutTheMoment(result.out())).isEqualTo(transcripts().get(0));
    assertThat(result.code()).isZero();
  }

  @Test
  void theSecondTranscriptIsWhatPrints() throws Exception {
    git(clone, "switch", "-q", "-c", "due-date");
    Files.writeString(
        clone.resolve(MIGRATIONS + "0009_add_due_date.sql"),
        "ALTER TABLE issues ADD COLUMN due_on date;\n");
    commitAll(clone, "Due dates");
    Path origin = directory.resolve("origin");
    Files.writeString(
        origin.resolve(MIGRATIONS + "0009_add_watchers.sql"),
        "ALTER TABLE issues ADD COLUMN watchers bigint[];\n");
    commitAll(origin, "Watchers (#41)");
    git(clone, "fetch", "-q");

    Cli.Result result = check();

    // Where it takes longer than a second, how far it is was shown meanwhile.
    assertThat(withoutTheMoment(result.out())).isEqualTo(transcripts().get(1));
    assertThat(result.code()).isEqualTo(1);
  }

  private Cli.Result check() {
    return Cli.in(clone)
        .onATerminal()
        .with("NO_COLOR", "1")
        .with("LANG", "C.UTF-8")
        .with("PATH", System.getenv("PATH"))
        .with("HOME", directory.toString())
        .run("check", EXAMPLE);
  }

  private static List<String> transcripts() throws IOException {
    List<String> found = new ArrayList<>();
    String readme = Files.readString(REPOSITORY.resolve("README.md"));
    for (String block : readme.split("```console\n\\$ .*\n", -1)) {
      found.add(withoutTheMoment(block.substring(0, Math.max(0, block.indexOf("```\n")))));
    }
    return found.subList(1, found.size());
  }

  private static String withoutTheMoment(String text) {
    return text.replaceAll("\\d+\\.\\d s\\)", "... s)")
        .replaceAll("[0-9a-f]{7}, \\d{4}-\\d\\d-\\d\\d\\)", "commit, date)");
  }

  private static void commitAll(Path repository, String message) throws Exception {
    git(repository, "add", "-A");
    git(
        repository,
        "-c",
        "user.name=Ada",
        "-c",
        "user.email=ada@example.org",
        "commit",
        "-q",
        "-m",
        message);
  }

  private static void git(Path directory, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).directory(directory.toFile()).inheritIO().start();
    assertThat(process.waitFor()).as(command.toString()).isZero();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
