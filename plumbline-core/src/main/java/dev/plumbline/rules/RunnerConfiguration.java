package dev.plumbline.rules;

/** What a runner was told about the migrations, and cannot be right. */
final class RunnerConfiguration {
  static final Rule RULE =
      new Rule(
          "migration/runner-configuration",
          "The runner's configuration cannot be right",
          Severity.ERROR,
          """
          The runner's configuration (flyway.conf, V1__x.sql.conf, sqitch.conf, .gmrc, a changelog) or an annotation in
          a migration cannot be read, names a file that is not there, or says something the runner does not know.
          """,
          """
          The runner stops there, or runs something else than what is checked here.
          """,
          """
          Put it right as the finding says.
          """,
          """
          -- V7__index.sql.conf
          executeInTransactions=false
          """,
          """
          -- V7__index.sql.conf
          executeInTransaction=false
          """);

  private RunnerConfiguration() {}
}
