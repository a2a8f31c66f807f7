package dev.plumbline.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.history.FileChange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewritingTest {
  private static final List<FileChange> CHANGES =
      List.of(
          FileChange.moved("1_a/up.sql", "2_a/up.sql", bytes("a")),
          FileChange.written("journal", bytes("new")),
          FileChange.moved("1_b.sql", "deep/2_b.sql", bytes("b, renamed")));

  @TempDir Path folder;
  private Path root;
  private Rewriting rewriting;

  @BeforeEach
  void someFiles() throws IOException {
    root = folder.resolve("root");
    Files.createDirectories(root.resolve("1_a"));
    Files.writeString(root.resolve("1_a/up.sql"), "a");
    Files.writeString(root.resolve("1_b.sql"), "b");
    Files.writeString(root.resolve("journal"), "old");
    rewriting = new Rewriting(root, folder.resolve("log"));
  }

  @Test
  void writesAllThenDeletesTheOldAndEmptyFolders() throws Exception {
    rewriting.run(CHANGES);

    assertDone();
    assertThat(rewriting.finish()).isEmpty();
  }

  @Test
  void whatIsInterruptedIsFinishedByTheNextRun() throws Exception {
    Files.writeString(root.resolve("deep"), "a file where a folder has to be");

    assertThatThrownBy(() -> rewriting.run(CHANGES))
        .isInstanceOf(CheckException.class)
        .hasMessageContaining("what is still to be done is remembered");
    assertThat(root.resolve("2_a/up.sql")).hasContent("a");
    assertThat(root.resolve("1_a/up.sql")).as("nothing goes before all is there").exists();
    Files.delete(root.resolve("deep"));

    assertThat(new Rewriting(root, folder.resolve("log")).finish())
        .containsExactly("2_a/up.sql", "journal", "deep/2_b.sql");
    assertDone();
  }

  @Test
  void whatSomebodyChangedMeanwhileIsNotOverwritten() throws Exception {
    Files.writeString(root.resolve("deep"), "a file where a folder has to be");
    assertThatThrownBy(() -> rewriting.run(CHANGES)).isInstanceOf(CheckException.class);
    Files.delete(root.resolve("deep"));
    Files.writeString(root.resolve("1_b.sql"), "worked on");

    assertThatThrownBy(rewriting::finish)
        .isInstanceOf(CheckException.class)
        .hasMessage("1_b.sql was changed since an interrupted plumb renumber began");
    assertThat(root.resolve("1_b.sql")).hasContent("worked on");
  }

  @Test
  void whatWasStagedOnlyInPartMeansNothing() throws Exception {
    Files.createDirectories(folder.resolve("log"));
    Files.writeString(folder.resolve("log/0"), "half");
    Files.writeString(folder.resolve("log/new-plan"), "0\t-\tx.sql\n");

    assertThat(rewriting.finish()).isEmpty();
    rewriting.run(CHANGES);

    assertDone();
    assertThat(root.resolve("x.sql")).doesNotExist();
  }

  @Test
  void oneMayTakeTheOldPlaceOfAnother() throws Exception {
    Files.writeString(root.resolve("2_b.sql"), "second");

    rewriting.run(
        List.of(
            FileChange.moved("1_b.sql", "2_b.sql", bytes("b")),
            FileChange.moved("2_b.sql", "3_b.sql", bytes("second"))));

    assertThat(root.resolve("1_b.sql")).doesNotExist();
    assertThat(root.resolve("2_b.sql")).hasContent("b");
    assertThat(root.resolve("3_b.sql")).hasContent("second");
  }

  private void assertDone() {
    assertThat(root.resolve("1_a")).doesNotExist();
    assertThat(root.resolve("1_b.sql")).doesNotExist();
    assertThat(root.resolve("2_a/up.sql")).hasContent("a");
    assertThat(root.resolve("deep/2_b.sql")).hasContent("b, renamed");
    assertThat(root.resolve("journal")).hasContent("new");
    assertThat(folder.resolve("log")).doesNotExist();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
