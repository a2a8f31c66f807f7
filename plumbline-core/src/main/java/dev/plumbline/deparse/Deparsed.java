package dev.plumbline.deparse;

import java.util.List;

/** What the server printed, in the form it has on every major. */
public final class Deparsed {
  /** One line for each. */
  private static final List<Normalisation> EXPRESSIONS =
      List.of(new ArrayCasts(), new NestedConditions(), new XmlIndent(), LaterKeywords.EVERYWHERE);

  private static final List<Normalisation> ROUTINES =
      List.of(new ArrayCasts(), new NestedConditions(), new XmlIndent(), LaterKeywords.OF_ROUTINES);

  /** An array cast in an array cast, a condition in a condition: more rounds change nothing. */
  private static final int ROUNDS = 8;

  private Deparsed() {}

  /** An expression, or a statement that holds some: a constraint, an index, a trigger. */
  public static String expression(String text) {
    return normalised(text, EXPRESSIONS);
  }

  /** A routine, whole or in part. */
  public static String routine(String text) {
    return normalised(text, ROUTINES);
  }

  /**
   * The query of a view or materialized view.
   *
   * @param columns what its columns are called
   */
  public static String query(String text, List<String> columns) {
    return normalised(expression(text), List.of(new QualifiedColumns(columns)));
  }

  private static String normalised(String text, List<Normalisation> normalisations) {
    String normalised = text;
    for (Normalisation one : normalisations) {
      for (int round = 0; round < ROUNDS && one.concerns(normalised); round++) {
        Pieces pieces = Pieces.of(normalised);
        Edits edits = new Edits();
        if (pieces != null) {
          one.normalise(pieces, edits);
        }
        if (edits.isEmpty()) {
          break;
        }
        normalised = edits.applyTo(normalised);
      }
    }
    return normalised;
  }
}
