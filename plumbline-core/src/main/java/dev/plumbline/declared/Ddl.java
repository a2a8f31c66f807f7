package dev.plumbline.declared;

import dev.plumbline.sql.SqlSource;
import java.util.List;

/**
 * A declared schema as SQL.
 *
 * @param sources in the order they are loaded; one that needs another is tried again after it
 * @param dropped lines of the program's output that are no SQL, passwords masked
 */
public record Ddl(List<SqlSource> sources, List<String> dropped) {
  public Ddl {
    sources = List.copyOf(sources);
    dropped = List.copyOf(dropped);
  }
}
