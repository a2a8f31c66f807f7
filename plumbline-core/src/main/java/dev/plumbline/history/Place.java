package dev.plumbline.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a migration stands among others of its history: the numbers of its version from the left,
 * or one number for its place in a journal or plan. What is missing counts as zero: 1.2 and 1.2.0
 * are one place, as in Flyway.
 */
public record Place(List<Long> numbers) implements Comparable<Place> {
  /** Behind everything that has a number: what runs after the versions, in the order of names. */
  public static final Place LAST = new Place(List.of(Long.MAX_VALUE));

  /** What a long holds in any case. */
  private static final int MOST_DIGITS = 18;

  public Place {
    int used = numbers.size();
    while (used > 1 && numbers.get(used - 1) == 0) {
      used--;
    }
    numbers = List.copyOf(numbers.subList(0, used));
  }

  /** A single number. */
  public static Place of(long number) {
    return new Place(List.of(number));
  }

  /** Of a version as in a name, its numbers joined by dots or underscores; null when it is none. */
  public static @Nullable Place parse(String version) {
    var numbers = new ArrayList<Long>();
    for (String part : version.split("[._]", -1)) {
      if (part.isEmpty() || part.length() > MOST_DIGITS || !part.chars().allMatch(Place::isDigit)) {
        return null;
      }
      numbers.add(Long.parseLong(part));
    }
    return new Place(numbers);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** The first number, the only one unless versions have dots. */
  public long first() {
    return numbers.isEmpty() ? 0 : numbers.getFirst();
  }

  @Override
  public int compareTo(Place other) {
    int most = Math.max(numbers.size(), other.numbers.size());
    for (int i = 0; i < most; i++) {
      int compared = Long.compare(at(i), other.at(i));
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  private long at(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }

  @Override
  public String toString() {
    return String.join(".", numbers.stream().map(String::valueOf).toList());
  }
}
