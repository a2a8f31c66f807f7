package dev.plumbline.history;

import dev.plumbline.sql.Recogniser;
import dev.plumbline.sql.Statement;
import dev.plumbline.sql.TransactionNeed;
import java.util.List;

/** How the statements of one migration are put into transactions. */
public enum TransactionMode {
  /** All in one. */
  SINGLE,
  /** Each on its own, because one of them cannot run inside a transaction block. */
  PER_STATEMENT,
  /** The file opens and ends its transactions itself; what stands outside them runs on its own. */
  OWN,
  /**
   * The same inside of the transaction that the runner opens: a BEGIN does nothing, a COMMIT ends
   * the runner's, and what is open at the end the runner commits.
   */
  OWN_WITHIN;

  /**
   * What the statements of one file ask for.
   *
   * @param wrapped whether the runner opens a transaction where the file says nothing
   */
  public static TransactionMode of(List<Statement> statements, boolean wrapped) {
    TransactionMode mode = wrapped ? SINGLE : PER_STATEMENT;
    for (Statement statement : statements) {
      TransactionNeed need = Recogniser.recognise(statement).need();
      if (need == TransactionNeed.CONTROL) {
        return OWN;
      }
      mode = need == TransactionNeed.FORBIDDEN ? PER_STATEMENT : mode;
    }
    return mode;
  }
}
