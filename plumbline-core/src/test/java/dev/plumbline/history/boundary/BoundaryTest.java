package dev.plumbline.history.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Conventions;
import dev.plumbline.history.Fates;
import dev.plumbline.history.FilesInMemory;
import dev.plumbline.history.History;
import dev.plumbline.history.Migration;
import dev.plumbline.history.Problems;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.Recognition;
import org.junit.jupiter.api.Test;

class BoundaryTest {
  @Test
  void readsDirectoriesByNumberAndFilesInThem() {
    FilesInMemory files =
        files("10/01_d.up.sql", "2/02_c.up.sql", "2/01_b.up.sql", "0/01_a.up.sql", "9/x_test.go");
    assertThat(Conventions.recognise(files).map(Recognition::why))
        .contains("4 .up.sql files in numbered directories");
    History history = read(files);
    assertThat(history.migrations())
        .extracting(Migration::path)
        .containsExactly("0/01_a.up.sql", "2/01_b.up.sql", "2/02_c.up.sql", "10/01_d.up.sql");
    assertThat(history.migrations())
        .extracting(Migration::key)
        .containsExactly("1", "2001", "2002", "10001");
    assertThat(history.problems()).isEmpty();
  }

  @Test
  void whatComesInBelowIsNeverRun() {
    History history = read(files("1/01_a.up.sql", "1/02_late.up.sql", "2/01_c.up.sql"));
    assertThat(Fates.runs(Fates.after(history, "1/01_a.up.sql", "2/01_c.up.sql"))).isEmpty();
  }

  @Test
  void tellsWhatStopsTheProgram() {
    assertThat(
            Problems.of(
                read(
                    files(
                        "1/01_a.up.sql",
                        "1/1_b.up.sql",
                        "1/a.up.sql",
                        "x/01_c.up.sql",
                        "1/1000_d.up.sql"))))
        .containsExactlyInAnyOrder(
            "naming 1/1000_d.up.sql: a directory holds numbers up to 999: this one runs into the"
                + " next directory's",
            "runner-stops 1/a.up.sql: it is not of the form 97/03_what_it_does.up.sql, and nothing"
                + " starts with a file whose version cannot be told",
            "runner-stops x/01_c.up.sql: it is not of the form 97/03_what_it_does.up.sql, and"
                + " nothing starts with a file whose version cannot be told",
            "sequence-duplicate 1/1_b.up.sql: version 1/1 is taken by both 1/01_a.up.sql and"
                + " 1/1_b.up.sql: the program refuses to start");
  }

  private static History read(FilesInMemory files) {
    return new Boundary().read(files, ReadOptions.DEFAULT);
  }

  private static FilesInMemory files(String... paths) {
    var files = new FilesInMemory();
    for (String path : paths) {
      files.with(path, "select 1;");
    }
    return files;
  }
}
