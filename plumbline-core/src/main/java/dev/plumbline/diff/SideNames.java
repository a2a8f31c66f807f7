package dev.plumbline.diff;

/**
 * What the two sides are called in words.
 *
 * @param expected {@code "the migrations"}
 * @param actual {@code "canonical-schema.sql"}
 */
public record SideNames(String expected, String actual) {

  /** {@code "one in the migrations, other in production"}. */
  String sides(String one, String other) {
    boolean commas = one.contains(",") || other.contains(",");
    return one + " in " + expected + (commas ? "; " : ", ") + other + " in " + actual;
  }
}
