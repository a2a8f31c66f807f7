package dev.plumbline.rules;

/** The schema depends on who came first. */
final class OrderDiffers {
  static final Rule RULE =
      new Rule(
          "order/differs",
          "The order of the migrations matters",
          Severity.ERROR,
          """
          Main and your branch both added migrations since you left main. Replayed main's first and then yours, and the
          other way round, they build different schemas, or one of the two fails. It is an error when a
          new database would run one of yours before one of main's; otherwise a warning for databases that ran the
          branch before it was merged. Columns in another order are a note.
          """,
          """
          Databases that got main's first and databases that got yours first are no longer the same, and nothing says
          so until something depends on it.
          """,
          """
          Rebase on main and give your migrations versions behind main's (plumb renumber). The finding names
          the objects and the migrations that touch them.
          """,
          """
          main         20260301_default.sql  ALTER TABLE users ALTER state SET DEFAULT 'new';
          your branch  20260228_default.sql  ALTER TABLE users ALTER state SET DEFAULT 'open';
          """,
          """
          your branch  20260302_default.sql  ALTER TABLE users ALTER state SET DEFAULT 'open';
          """);

  private OrderDiffers() {}
}
