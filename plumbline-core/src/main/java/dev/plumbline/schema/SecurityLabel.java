package dev.plumbline.schema;

import java.util.Comparator;

/**
 * What {@code SECURITY LABEL} says of an object.
 *
 * @param provider of a module the server has loaded; without it the label cannot be set again
 */
public record SecurityLabel(String provider, String label) implements Comparable<SecurityLabel> {
  private static final Comparator<SecurityLabel> ORDER =
      Comparator.comparing(SecurityLabel::provider).thenComparing(SecurityLabel::label);

  @Override
  public int compareTo(SecurityLabel other) {
    return ORDER.compare(this, other);
  }
}
