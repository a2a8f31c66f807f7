package dev.plumbline.status;

import java.util.Set;

/**
 * The table in which a runner writes down what it applied, and how it is read.
 *
 * @param runner whose it is, for people
 * @param conventions ids of the conventions it belongs to
 * @param schema where the runner keeps it unless told otherwise
 * @param columns it has; the query reads no others
 * @param foreign columns it has not: a table of the same name with one of them is another runner's
 * @param query over <code>%1$s</code>, the table's name: key, checksum, the name of a {@link
 *     dev.plumbline.history.Recorded.State} and what else the runner holds files to, if anything;
 *     in the order the rows were written
 */
record RunnerTable(
    String runner,
    Set<String> conventions,
    String schema,
    String name,
    Set<String> columns,
    Set<String> foreign,
    String query) {

  boolean matches(Set<String> found) {
    return found.containsAll(columns) && found.stream().noneMatch(foreign::contains);
  }
}
