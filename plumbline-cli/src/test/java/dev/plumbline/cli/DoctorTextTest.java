package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.report.Style;
import dev.plumbline.scratch.DoctorReport;
import dev.plumbline.scratch.DoctorReport.Item;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorTextTest {
  private static final DoctorReport REPORT =
      new DoctorReport(
          List.of(
              new Item("embedded", true, "PostgreSQL 18.6"),
              new Item("url", false, "cannot reach postgres://ci:secret@db/x:\nrefused")),
          List.of(new Item("18", true, "bundled"), new Item("17", false, "not here")),
          List.of(new Item("java", true, "25 in /opt/java")));

  @Test
  void showsWhatThereIsAndWhyNotMore() {
    assertThat(new DoctorText(Style.PLAIN).render(REPORT))
        .isEqualTo(
            """
            This machine
              yes java      25 in /opt/java

            Ways to have a throw-away PostgreSQL
              yes embedded  PostgreSQL 18.6
              no  url       cannot reach postgres://ci:***@db/x:
                            refused

            Majors of the embedded one
              yes 18        bundled
              no  17        not here

            ready: plumb check works here
            """);
  }

  @Test
  void jsonHoldsTheSame() {
    assertThat(DoctorJson.render(REPORT))
        .contains("\"ready\": true", "\"name\": \"embedded\"", "postgres://ci:***@db/x")
        .doesNotContain("secret");
  }

  @Test
  void thisMachineIsExamined() {
    Cli.Result result = Cli.plumb("doctor");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("java ", "git ", "embedded", "installed", "container", "url");
  }
}
