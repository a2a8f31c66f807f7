package dev.plumbline.rules;

import java.util.List;

/** What the catalog reader met and could not take. */
public final class CatalogFindings {
  private CatalogFindings() {}

  /**
   * Objects of kinds that are not modelled.
   *
   * @param objects each with its kind: {@code aggregate public.first(anyelement)}
   * @param where the directory or file that builds them
   */
  public static Finding unmodelled(List<String> objects, String where) {
    String message =
        objects.size() == 1
            ? "the schema holds an object of a kind that cannot be compared yet: "
                + objects.getFirst()
            : "the schema holds %d objects of kinds that cannot be compared yet"
                .formatted(objects.size());
    return CatalogUnmodelled.RULE.finding(
        message,
        Location.file(where),
        objects,
        "leave their schema out knowingly: [schema] exclude in plumbline.toml");
  }
}
