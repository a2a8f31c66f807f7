package dev.plumbline.rules;

/** Its tool is not installed here. */
final class DeclaredUnchecked {
  static final Rule RULE =
      new Rule(
          "declared/not-checked",
          "The declared schema was not looked at",
          Severity.NOTE,
          """
          A declared schema was found beside the migrations, but what it takes to print it is not installed here. plumb never
          installs or downloads anything for it.
          """,
          """
          Whether code and migrations agree is not known.
          """,
          """
          Install the project's packages before the check (npm ci, pnpm install, yarn, bun install). To leave the declared schema
          alone: plumb check --no-declared, or [declared] enabled = false.
          """,
          "",
          "");

  private DeclaredUnchecked() {}
}
