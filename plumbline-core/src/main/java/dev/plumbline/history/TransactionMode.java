package dev.plumbline.history;

/** How the statements of one migration are put into transactions. */
public enum TransactionMode {
  /** All in one. */
  SINGLE,
  /** Each on its own, because one of them cannot run inside a transaction block. */
  PER_STATEMENT,
  /** The file opens and ends its transactions itself; what stands outside them runs on its own. */
  OWN
}
