package dev.plumbline.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement is, as far as that can be told without a server.
 *
 * @param command the command tag's words: {@code "CREATE INDEX"}, {@code "ALTER TABLE"}; empty when
 *     the statement does not begin with a word
 * @param concurrently whether the keyword CONCURRENTLY applies
 * @param targets the objects it creates, alters, drops, comments on or writes to; empty when none
 *     could be told
 * @param on the relation the target belongs to ({@code CREATE INDEX i ON t}); null when there is
 *     none
 * @param newName the name after {@code RENAME TO}; null otherwise
 */
public record Recognised(
    String command,
    TransactionNeed need,
    boolean concurrently,
    List<Target> targets,
    @Nullable Target on,
    @Nullable String newName) {
  public Recognised {
    targets = List.copyOf(targets);
  }

  /** Whether the statement makes its targets, rather than changing what is there. */
  public boolean creates() {
    return command.startsWith("CREATE ");
  }
}
