package dev.plumbline.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.plain.PlainNumbered;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {
  @Test
  void theDigestSurvivesOnlyLineEndsAndByteOrderMarks() {
    String digest = digest("0001_a.sql", "select 1;\nselect 2;\n");
    assertThat(digest).hasSize(64);
    assertThat(digest("0001_a.sql", "\uFEFFselect 1;\r\nselect 2;\r\n")).isEqualTo(digest);
    assertThat(digest("0001_a.sql", "select 1;\nselect 3;\n")).isNotEqualTo(digest);
    assertThat(digest("0001_b.sql", "select 1;\nselect 2;\n")).isNotEqualTo(digest);
  }

  @Test
  void theSha256OfAMigrationIsThatOfItsBytes() {
    var files = new FilesInMemory().with("0001_a.sql", "select 1;\r\n");
    assertThat(read(files).migrations().getFirst().sha256())
        .isEqualTo(new Digests().ofBytes("select 1;\r\n".getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select 1; create table t ()                    | SINGLE
          savepoint a; select 1; rollback to a           | SINGLE
          create index concurrently i on t (a)           | PER_STATEMENT
          select 1; vacuum; select 2                     | PER_STATEMENT
          begin; select 1; commit; vacuum                | OWN
          -- nothing                                     | SINGLE
          """)
  void thePlanFollowsFromTheStatements(String sql, TransactionMode mode) throws Exception {
    var files = new FilesInMemory().with("0001_a.sql", sql);
    Migration migration = read(files).migrations().getFirst();
    assertThat(migration.transactionMode()).isEqualTo(mode);
    assertThat(migration.refusedByRunner()).isEmpty();
  }

  @Test
  void tenThousandFilesAreReadInAMoment() {
    var files = new FilesInMemory();
    for (int i = 1; i <= 10_000; i++) {
      files.with("%04d_step.sql".formatted(i), "create table t%d (a int);\n".formatted(i));
    }
    read(files);
    long start = System.nanoTime();
    History history = read(files);
    assertThat(history.digest()).hasSize(64);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    assertThat(history.problems()).isEmpty();
    assertThat(history.migrations()).hasSize(10_000);
  }

  private static String digest(String path, String sql) {
    return read(new FilesInMemory().with(path, sql)).digest();
  }

  private static History read(MigrationFiles files) {
    return new PlainNumbered().read(files, ReadOptions.DEFAULT);
  }
}
