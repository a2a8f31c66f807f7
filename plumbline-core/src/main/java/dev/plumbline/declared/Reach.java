package dev.plumbline.declared;

import dev.plumbline.schema.Kind;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a way of declaring can say. What it cannot is made by SQL in the migrations alone, and that
 * is no disagreement.
 *
 * @param complete whether it says everything, so that nothing may be missing from it
 * @param always kinds of which anything missing is a disagreement; of any other only when at least
 *     one is declared
 * @param checks whether CHECK constraints are among what it always says
 * @param anyIndex whether it can declare partial indexes and indexes on expressions
 * @param namesMatter whether a constraint of another name is worth a warning: the tool changes and
 *     drops them by name
 */
public record Reach(
    boolean complete, Set<Kind> always, boolean checks, boolean anyIndex, boolean namesMatter) {
  private static final Set<Kind> TABLES =
      EnumSet.of(Kind.TABLE, Kind.COLUMN, Kind.CONSTRAINT, Kind.INDEX);

  /** SQL says everything. */
  public static final Reach SQL = new Reach(true, EnumSet.allOf(Kind.class), true, true, true);

  /** pgTable, pgEnum, pgSchema, pgSequence; pgView and pgPolicy count once one is declared. */
  public static final Reach DRIZZLE =
      new Reach(false, with(Kind.ENUM, Kind.SEQUENCE), true, true, true);

  /** Models and enums. */
  public static final Reach PRISMA = new Reach(false, with(Kind.ENUM), false, false, true);

  /** Whatever a program prints: tables it must know. */
  public static final Reach PROGRAM = new Reach(false, TABLES, false, false, false);

  public Reach {
    always = Set.copyOf(always);
  }

  private static Set<Kind> with(Kind... more) {
    Set<Kind> kinds = EnumSet.copyOf(TABLES);
    kinds.addAll(Set.of(more));
    return kinds;
  }
}
