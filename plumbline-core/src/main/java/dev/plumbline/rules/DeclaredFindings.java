package dev.plumbline.rules;

import dev.plumbline.diff.Difference;
import dev.plumbline.diff.Difference.Changed;
import dev.plumbline.diff.Difference.Missing;
import dev.plumbline.diff.Difference.Unexpected;
import dev.plumbline.diff.DifferenceWords;
import dev.plumbline.diff.SideNames;
import dev.plumbline.replay.ReplayFailure;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be wrong with a declared schema.
 *
 * @param name what it is called: {@code "src/db/schema.ts"}
 * @param generate the command that makes a migration of it; null when there is none
 */
public record DeclaredFindings(String name, @Nullable String generate) {
  private static final int STATEMENT_LINES_SHOWN = 12;
  private static final int DROPPED_SHOWN = 8;

  /** One object on which the two do not agree. */
  public Finding of(Difference difference, @Nullable Location location) {
    Identity id = difference.identity();
    return switch (difference) {
      case Unexpected unexpected ->
          DeclaredUnmigrated.RULE.finding(
              "%s has %s, which no migration creates".formatted(name, id),
              location,
              evidence(unexpected),
              "write the migration%s, or take it out of %s".formatted(by(), name));
      case Missing missing ->
          DeclaredMissing.RULE.finding(
              "the migrations have %s, which %s lacks".formatted(id, name),
              location,
              evidence(missing),
              "declare it in %s, or drop it in a migration".formatted(name));
      case Changed changed ->
          DeclaredDiffers.RULE.finding(
              "%s is not the same in the migrations and in %s".formatted(id, name),
              location,
              evidence(changed),
              "write the migration that makes it so, or put %s right".formatted(name));
    };
  }

  private List<String> evidence(Difference difference) {
    SideNames names = new SideNames("the migrations", name);
    return difference instanceof Changed changed
        ? changed.changes().stream()
            .map(one ->
                DifferenceWords.describe(new Changed(changed.identity(), List.of(one)), names))
            .toList()
        : List.of();
  }

  private String by() {
    return generate == null ? "" : " (" + generate + ")";
  }

  /**
   * The same under two names.
   *
   * @param matters whether a tool will look for it by the declared one
   */
  public Finding renamed(
      Identity inMigrations, Identity declared, boolean matters, @Nullable Location location) {
    String message = "%s is called %s in %s".formatted(inMigrations, declared.writtenName(), name);
    String fix =
        inMigrations.kind() == Kind.CONSTRAINT
            ? "ALTER TABLE ... RENAME CONSTRAINT in a migration, or name it so in " + name
            : "ALTER %s ... RENAME TO in a migration, or name it so in %s"
                .formatted(inMigrations.kind().keyword(), name);
    return matters
        ? DeclaredName.RULE.finding(message, location, List.of(), fix)
        : DeclaredName.RULE.note(message, location, List.of(), fix);
  }

  /** What it says nothing of, once for all. */
  public Finding ownedBySql(int count, List<String> lines) {
    return DeclaredOwnedBySql.RULE.finding(
        "owned by SQL: %,d %s of the migrations that %s says nothing of"
            .formatted(count, count == 1 ? "thing" : "things", name),
        null,
        lines,
        null);
  }

  /** The program that knows it did not tell it. */
  public static Finding unprinted(
      String message, @Nullable Location location, List<String> evidence, @Nullable String fix) {
    return DeclaredUnprinted.RULE.finding(message, location, evidence, fix);
  }

  /** It was seen, and cannot be asked here. */
  public static Finding unchecked(String why, Location location) {
    return DeclaredUnchecked.RULE.finding(
        "the declared schema is not compared: " + why,
        location,
        List.of(),
        "install the project's packages before the check, or --no-declared");
  }

  /** Lines that were not taken for schema. */
  public Finding log(List<String> dropped) {
    List<String> shown =
        new ArrayList<>(dropped.subList(0, Math.min(dropped.size(), DROPPED_SHOWN)));
    if (dropped.size() > shown.size()) {
      shown.add("... %,d more".formatted(dropped.size() - shown.size()));
    }
    return DeclaredLog.RULE.finding(
        "%,d %s among the DDL of %s %s no SQL and were left out"
            .formatted(
                dropped.size(),
                dropped.size() == 1 ? "line" : "lines",
                name,
                dropped.size() == 1 ? "is" : "are")
            .replace("is no SQL and were", "is no SQL and was"),
        null,
        shown,
        null);
  }

  /** It cannot be split into statements. */
  public Finding unreadable(String problem, Location location, String fix) {
    return DeclaredUnloadable.RULE.finding(
        "%s cannot be read as SQL: %s".formatted(name, problem), location, List.of(), fix);
  }

  /**
   * PostgreSQL refuses it.
   *
   * @param location in a file of the project; null when a program printed it
   * @param under what could not be put under it, a line each
   */
  public Finding doesNotLoad(
      ReplayFailure failure, @Nullable Location location, List<String> under) {
    List<String> evidence = new ArrayList<>();
    evidence.add(
        "PostgreSQL: %s (SQLSTATE %s)"
            .formatted(failure.error().message(), failure.error().sqlState()));
    if (failure.error().detail() != null) {
      evidence.add("detail: " + failure.error().detail());
    }
    Statement statement = failure.statement();
    if (statement != null) {
      evidence.add("statement:\n" + shortened(statement.text()));
    }
    evidence.addAll(under);
    return DeclaredUnloadable.RULE.finding(
        "%s does not load: %s".formatted(name, failure.error().message()),
        location,
        evidence,
        switch (failure.error().sqlState()) {
          case "42704", "3F000" ->
              generate != null && generate.startsWith("drizzle")
                  ? "export it from the schema: drizzle-kit prints only what is exported"
                  : "declare it, or let [replay] prelude make it";
          case "42883", "42P01" -> "declare what it needs, or let [replay] prelude make it";
          default -> failure.error().hint();
        });
  }

  private static String shortened(String statement) {
    List<String> lines = statement.lines().toList();
    return lines.size() <= STATEMENT_LINES_SHOWN
        ? statement
        : String.join("\n", lines.subList(0, STATEMENT_LINES_SHOWN))
            + "\n... %d more lines".formatted(lines.size() - STATEMENT_LINES_SHOWN);
  }
}
