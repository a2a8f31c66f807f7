package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A canonical written on one major is compared on another, by meaning. */
class OtherMajorTest {
  private static final String HISTORY =
      """
      CREATE TABLE staff (id bigint PRIMARY KEY, name varchar(20) NOT NULL, json json);
      ALTER TABLE staff RENAME TO people;
      ALTER TABLE people RENAME COLUMN name TO full_name;
      ALTER TABLE people ADD CHECK (full_name IN ('Ada', 'Bob') AND id BETWEEN 1 AND 9 AND json IS NOT NULL);
      CREATE VIEW ids AS SELECT id, full_name FROM people WHERE id > 3 ORDER BY full_name;
      CREATE DOMAIN positive AS integer NOT NULL CHECK (VALUE > 0);
      ALTER DOMAIN positive RENAME TO natural_number;
      REVOKE CREATE ON SCHEMA public FROM PUBLIC;
      """;

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({"15, 18", "18, 15"})
  void theSameHistoryMeansTheSame(String written, String used) {
    meansTheSame(HISTORY, written, used);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"14, 18", "18, 14", "14, 15", "15, 16", "16, 17", "17, 16", "17, 18"})
  void theSameHistoryMeansTheSameOnAnyTwo(String written, String used) {
    meansTheSame(HISTORY, written, used);
  }

  @Test
  void allPrivilegesOfAnOlderMajorAreAllOfThem() {
    meansTheSame(HISTORY + "GRANT ALL ON TABLE people TO PUBLIC;", "15", "18");
  }

  @Test
  void whatDiffersIsToldWithoutWhatTheMajorsDoNotShare() {
    GitProject project =
        GitProject.create(root)
            .migration("0001_all", HISTORY)
            .write("plumbline.toml", "[postgres]\nmajor = 15\n")
            .snapshot("written on 15")
            .write("plumbline.toml", "[postgres]\nmajor = 18\n")
            .replace(GitProject.CANONICAL, "  , \"json\" json", "  , \"json\" jsonb");

    Cli.Result check = project.check();

    assertThat(check.code()).isEqualTo(1);
    assertThat(check.out())
        .contains("column public.people.\"json\": type is json in the migrations, jsonb in")
        .doesNotContain("not_null", "view public.ids", "schema public:");
  }

  private void meansTheSame(String history, String written, String used) {
    GitProject project =
        GitProject.create(root)
            .migration("0001_all", history)
            .write("plumbline.toml", "[postgres]\nmajor = " + written + "\n")
            .snapshot("written on " + written)
            .write("plumbline.toml", "[postgres]\nmajor = " + used + "\n")
            .commit("used on " + used);

    Cli.Result check = project.check();

    assertThat(check.code()).as(check.out()).isZero();
    assertThat(check.out())
        .startsWith("note[canonical/other-major]: ")
        .contains("means the same here")
        .doesNotContain("error[", "warning[");
  }
}
