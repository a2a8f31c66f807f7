package dev.plumbline.rules;

/** Journal entries are out of order or taken twice. */
final class JournalOrder {
  static final Rule RULE =
      new Rule(
          "journal/order",
          "Journal entries out of order",
          Severity.ERROR,
          """
          The idx values in meta/_journal.json are not 0, 1, 2, ... in the order of the entries, or the number in a tag
          is not its idx.
          """,
          """
          Two branches added an entry at the same place and the merge kept both. The next drizzle-kit generate takes
          a number that exists, and what runs first differs from what the names say.
          """,
          """
          Renumber the entries and files of the branch that was merged last.
          """,
          "",
          "");

  private JournalOrder() {}
}
