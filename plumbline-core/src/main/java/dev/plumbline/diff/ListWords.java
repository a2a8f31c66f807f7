package dev.plumbline.diff;

import dev.plumbline.schema.CompositeType;
import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Publication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How two lists differ, in words: item by item, and the order where that is all. */
final class ListWords {
  /** {@code fillfactor=70}, {@code STORAGE = plain}, {@code asciiword WITH pg_catalog.simple}. */
  private static final Pattern KEYED = Pattern.compile("([^= ]+)(?: ?=| WITH ).*", Pattern.DOTALL);

  private final SideNames names;

  private ListWords(SideNames names) {
    this.names = names;
  }

  static String describe(String attribute, List<?> expected, List<?> actual, SideNames names) {
    ListWords words = new ListWords(names);
    List<?> gone = expected.stream().filter(item -> !actual.contains(item)).toList();
    List<?> come = actual.stream().filter(item -> !expected.contains(item)).toList();
    if (gone.isEmpty() && come.isEmpty() || isMoreThanAnEnd(attribute, expected, actual)) {
      return attribute
          + (gone.isEmpty() && come.isEmpty() ? " in another order: " : " are ")
          + names.sides(ValueWords.of(expected), ValueWords.of(actual));
    }
    return attribute + ": " + String.join("; ", words.facts(gone, come));
  }

  /** Where a label stands among the others is what it is worth, unless it is the last. */
  private static boolean isMoreThanAnEnd(String attribute, List<?> expected, List<?> actual) {
    int common = Math.min(expected.size(), actual.size());
    return attribute.equals("labels")
        && !expected.subList(0, common).equals(actual.subList(0, common));
  }

  private List<String> facts(List<?> gone, List<?> come) {
    List<String> facts = new ArrayList<>();
    List<Object> left = new ArrayList<>(come);
    List<Object> onlyGone = new ArrayList<>();
    for (Object item : gone) {
      Object same = left.stream().filter(other -> isSame(item, other)).findFirst().orElse(null);
      if (same == null) {
        onlyGone.add(item);
      } else {
        left.remove(same);
        facts.add(names.sides(ValueWords.of(item), ValueWords.of(same)));
      }
    }
    texts(onlyGone).forEach(text -> facts.add(text + " in " + names.expected() + " only"));
    texts(left).forEach(text -> facts.add(text + " in " + names.actual() + " only"));
    return facts;
  }

  private static boolean isSame(Object one, Object other) {
    Object key = key(one);
    return key != null && key.equals(key(other));
  }

  /** What makes two items the same item with another value; null when nothing does. */
  private static @Nullable Object key(Object item) {
    return switch (item) {
      case CompositeType.Attribute attribute -> attribute.name();
      case Publication.PublishedTable table -> table.table();
      case Grant grant -> List.of(grant.grantee(), grant.privilege(), grant.revoked());
      case String text -> {
        Matcher matcher = KEYED.matcher(text);
        yield matcher.matches() ? matcher.group(1) : null;
      }
      default -> null;
    };
  }

  /** Privileges of one role together: {@code SELECT, UPDATE to reader}. */
  private static List<String> texts(List<Object> items) {
    Map<String, List<String>> grants = new LinkedHashMap<>();
    List<String> texts = new ArrayList<>();
    for (Object item : items) {
      if (item instanceof Grant grant) {
        grants
            .computeIfAbsent(ValueWords.grantee(grant), ignored -> new ArrayList<>())
            .add(grant.privilege());
      } else {
        texts.add(ValueWords.of(item));
      }
    }
    List<String> all =
        grants.entrySet().stream()
            .map(entry -> String.join(", ", entry.getValue()) + " " + entry.getKey())
            .collect(Collectors.toCollection(ArrayList::new));
    all.addAll(texts);
    return all;
  }
}
