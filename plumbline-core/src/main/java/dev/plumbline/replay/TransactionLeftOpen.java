package dev.plumbline.replay;

import dev.plumbline.sql.Statement;

/** A file began a transaction and never ended it, so a runner loses all it did. */
final class TransactionLeftOpen extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Statement last;

  TransactionLeftOpen(Statement last) {
    super("the file ends inside the transaction it began");
    this.last = last;
  }

  Statement last() {
    return last;
  }
}
