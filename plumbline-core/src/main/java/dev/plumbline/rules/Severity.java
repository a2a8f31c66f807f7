package dev.plumbline.rules;

/** How much a finding weighs. Only {@link #ERROR} fails the gate. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE
}
