package dev.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.Convention;
import dev.plumbline.history.dbmate.Dbmate;
import dev.plumbline.history.golang.GolangMigrate;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** It is the night of the first of March 2026. */
class LinearFutureTest {
  @TempDir Path root;

  @Test
  void aDayFarAheadIsToldWhereTheRunnerSkipsWhatComesBefore() {
    assertThat(messages(new GolangMigrate(), ".up.sql", "20991231000000"))
        .containsExactly(
            "20991231000000_x.up.sql is dated 2099-12-31, in the future; until then golang-migrate"
                + " skips or refuses whatever is added");
  }

  @Test
  void aDayThatNoMonthHasIsToldToo() {
    assertThat(messages(new GolangMigrate(), ".up.sql", "20260395022658"))
        .containsExactly(
            "20260395022658_x.up.sql is dated 2026-03-95, a day that will never come; until then"
                + " golang-migrate skips or refuses whatever is added");
  }

  @Test
  void aTimeZoneAheadIsNoFuture() {
    assertThat(messages(new GolangMigrate(), ".up.sql", "20260302110000")).isEmpty();
  }

  @Test
  void aRunnerThatRunsLateOnesDoesNotMind() {
    assertThat(messages(new Dbmate(), ".sql", "20991231000000")).isEmpty();
  }

  private List<String> messages(Convention convention, String suffix, String version) {
    String sql = "-- migrate:up\nSELECT 1;\n-- migrate:down\n";
    return new LinearFixture(root.resolve("project"), convention)
            .write("20250101000000_start" + suffix, sql)
            .commit("Start")
            .branch()
            .write(version + "_x" + suffix, sql)
            .commit("Mine")
            .findings()
            .stream()
            .filter(finding -> finding.rule().equals("linear/future"))
            .map(Finding::message)
            .toList();
  }
}
