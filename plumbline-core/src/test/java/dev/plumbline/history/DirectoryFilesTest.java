package dev.plumbline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.history.plain.PlainNumbered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryFilesTest {
  @TempDir Path directory;

  @Test
  void listsFilesInOrderWithForwardSlashes() throws Exception {
    write("b.sql", "b");
    write("a.sql", "a");
    write("meta/_journal.json", "{}");
    Files.createDirectories(directory.resolve("0003_x.sql"));
    var files = DirectoryFiles.of(directory);
    assertThat(files.paths())
        .containsExactly("0003_x.sql/", "a.sql", "b.sql", "meta/_journal.json");
    assertThat(files.read("b.sql")).asString().isEqualTo("b");
  }

  @Test
  void aDirectoryNamedAsAMigrationIsAProblem() throws Exception {
    write("0001_a.sql", "select 1");
    Files.createDirectories(directory.resolve("0002_b.sql"));
    History history = new PlainNumbered().read(DirectoryFiles.of(directory), ReadOptions.DEFAULT);
    assertThat(history.problems())
        .extracting(p -> p.kind().id() + " " + p.path() + " " + p.message())
        .containsExactly(
            "migration-unreadable 0002_b.sql the migration cannot be read: it is a directory");
  }

  @Test
  void followsNoLoopAndNoLinkOutOfTheDirectory() throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), "token");
    Path migrations = Files.createDirectories(directory.resolve("migrations"));
    Files.createSymbolicLink(migrations.resolve("loop"), migrations);
    Files.createSymbolicLink(migrations.resolve("0001_out.sql"), secret);
    Files.writeString(migrations.resolve("0002_real.sql"), "select 1");
    Files.createSymbolicLink(
        migrations.resolve("0003_in.sql"), migrations.resolve("0002_real.sql"));
    Files.createSymbolicLink(migrations.resolve("0004_gone.sql"), Path.of("nowhere"));
    var files = DirectoryFiles.of(migrations);
    assertThat(files.paths())
        .containsExactly("0001_out.sql", "0002_real.sql", "0003_in.sql", "0004_gone.sql");
    assertThat(files.read("0003_in.sql")).asString().isEqualTo("select 1");
    assertThatThrownBy(() -> files.read("0001_out.sql"))
        .hasMessage("it is a symbolic link to a file outside the migrations directory");
    assertThatThrownBy(() -> files.read("0004_gone.sql")).isInstanceOf(IOException.class);
    History history = new PlainNumbered().read(files, ReadOptions.DEFAULT);
    assertThat(history.problems())
        .extracting(p -> p.path() + " " + p.message())
        .containsExactly(
            "0001_out.sql the migration cannot be read: it is a symbolic link to a file outside the"
                + " migrations directory",
            "0004_gone.sql the migration cannot be read: the file is not there");
  }

  @Test
  void refusesWhatIsNoDirectory() throws Exception {
    Path file = write("a.sql", "a");
    assertThatThrownBy(() -> DirectoryFiles.of(file)).isInstanceOf(NotDirectoryException.class);
    assertThatThrownBy(() -> DirectoryFiles.of(directory.resolve("none")))
        .isInstanceOf(IOException.class);
  }

  private Path write(String path, String content) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }
}
