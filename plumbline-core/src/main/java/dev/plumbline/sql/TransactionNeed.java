package dev.plumbline.sql;

/** What a statement asks of the transaction around it. */
public enum TransactionNeed {
  /** Runs inside a transaction as well as outside. */
  ANY,
  /** The server refuses it inside a transaction block. */
  FORBIDDEN,
  /**
   * It opens or ends the transaction itself. Savepoints do not: they live inside one and leave it
   * open.
   */
  CONTROL
}
