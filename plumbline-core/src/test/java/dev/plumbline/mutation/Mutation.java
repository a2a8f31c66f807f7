package dev.plumbline.mutation;

import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SQL that changes a schema, and what is to be said of it.
 *
 * <p>In SQL and words the schema is {@code app}, and what lives in no schema is named {@code
 * app_...}: each case gets names of its own in their place, so that many share a database.
 *
 * @param kind the file it stands in, without ending
 * @param name unique in its file
 * @param since the first major it suits
 * @param until the last major it suits
 * @param alone needs a database of its own: it changes what cannot be named {@code app}
 * @param owners compared with owners and extension versions, which the default leaves out; the
 *     canonical and the digest do not hold them
 * @param unseen why the comparison does not see it, although it is a change; null when it does
 * @param kept the canonical keeps what the comparison does not see, as {@code pg_dump} does
 * @param setup SQL before the first reading
 * @param change SQL between the two readings
 * @param told what {@code DifferenceWords} says of the change; empty for a change that is none
 * @param toldUntil what it says up to a major, where the server's own words were others
 */
record Mutation(
    String kind,
    String name,
    int since,
    int until,
    boolean alone,
    boolean owners,
    @Nullable String unseen,
    boolean kept,
    String setup,
    String change,
    String told,
    SortedMap<Integer, String> toldUntil) {
  private static final Pattern APP = Pattern.compile("\\bapp(?![A-Za-z0-9])");

  boolean suits(int major) {
    return since <= major && major <= until;
  }

  String told(int major) {
    SortedMap<Integer, String> older = toldUntil.tailMap(major);
    return older.isEmpty() ? told : older.get(older.firstKey());
  }

  /** The SQL with {@code name} for {@code app}. */
  static String named(String name, String sql) {
    return APP.matcher(sql).replaceAll(Matcher.quoteReplacement(name));
  }

  @Override
  public String toString() {
    return kind + ": " + name;
  }
}
