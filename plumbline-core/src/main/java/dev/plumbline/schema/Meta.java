package dev.plumbline.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every object has, whatever its kind.
 *
 * @param owner the owning role; {@link Grant#OWNER} for who owns the database, or the superuser who
 *     made it; null where the kind has none: what is part of a relation (constraint, index,
 *     trigger, policy), an extension, an untouched {@code public}, and where owners were not read
 * @param comment the text of {@code COMMENT ON}; null when there is none
 * @param grants how the privileges differ from what PostgreSQL gives by default (see {@link
 *     Grant}); empty means untouched
 * @param labels security labels, sorted by provider
 * @param neededExtensions extensions with which the object goes ({@code DEPENDS ON EXTENSION}),
 *     sorted
 * @param dependencies the objects that must exist before this one, from {@code pg_depend}; whole
 *     objects, never columns; a member of an extension stands as the extension; what belongs to an
 *     object (default, rule of a view, row or array type) counts as that object. {@code OWNED BY}
 *     is not among them (see {@link Sequence#ownedBy}). Sorted; not an attribute: it never makes
 *     two objects differ
 */
public record Meta(
    @Nullable String owner,
    @Nullable String comment,
    List<Grant> grants,
    List<SecurityLabel> labels,
    List<String> neededExtensions,
    List<Identity> dependencies) {

  /** Nothing known: no owner, no comment, default privileges, no dependencies. */
  public static final Meta NONE = new Meta(null, null, List.of(), List.of(), List.of(), List.of());

  public Meta {
    grants = List.copyOf(grants);
    labels = List.copyOf(labels);
    neededExtensions = List.copyOf(neededExtensions);
    dependencies = List.copyOf(dependencies);
  }

  /** The same with another comment. */
  public Meta withComment(@Nullable String other) {
    return new Meta(owner, other, grants, labels, neededExtensions, dependencies);
  }
}
