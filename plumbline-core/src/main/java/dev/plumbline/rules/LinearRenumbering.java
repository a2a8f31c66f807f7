package dev.plumbline.rules;

/** How the branch's migrations come behind main's: what a person types. */
final class LinearRenumbering {
  private LinearRenumbering() {}

  static String advice(LinearInput input) {
    return "rebase on " + input.base().name() + ", then plumb renumber";
  }
}
