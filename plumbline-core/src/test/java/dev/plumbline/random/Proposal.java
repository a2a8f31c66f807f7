package dev.plumbline.random;

/** A statement, and what it does to the world if the server takes it. */
record Proposal(String sql, Runnable accepted) {
  static Proposal of(String sql) {
    return new Proposal(sql, () -> {});
  }
}
