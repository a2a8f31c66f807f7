package dev.plumbline.history;

import java.util.List;

/** Conventions whose own tool makes what plumb cannot, and in which order is not in numbers. */
public final class MadeByTool implements Numbering {
  private final String why;
  private final String command;
  private final String order;

  /**
   * @param why it is not plumb's to make
   * @param command to type instead; {@code %s} is the name
   * @param order why there is nothing to renumber
   */
  public MadeByTool(String why, String command, String order) {
    this.why = why;
    this.command = command;
    this.order = order;
  }

  @Override
  public Made make(Wanted wanted) throws NumberingException {
    throw new NumberingException(why, command.formatted(wanted.name()));
  }

  @Override
  public Renumbered renumber(Series series) {
    return new Renumbered(List.of(), List.of(), List.of(order));
  }

  @Override
  public List<String> localDatabases(List<Move> moves) {
    return List.of();
  }
}
