package dev.plumbline.schema;

import java.util.Comparator;

/**
 * One privilege that differs from the kind's built-in default ({@code acldefault}): given to a role
 * beyond the default, or taken away from it.
 *
 * @param grantee a role name as stored, {@link #OWNER} or {@link #PUBLIC}
 * @param privilege in upper case as in {@code GRANT}: {@code SELECT}, {@code EXECUTE}
 * @param grantable with grant option
 * @param revoked true when the default gives it and the object does not
 */
public record Grant(String grantee, String privilege, boolean grantable, boolean revoked)
    implements Comparable<Grant> {

  /** Stands for whoever owns the object, so that ownership and privileges compare apart. */
  public static final String OWNER = "@owner";

  /** {@code PUBLIC}, which is not a role. */
  public static final String PUBLIC = "PUBLIC";

  private static final Comparator<Grant> ORDER =
      Comparator.comparing(Grant::grantee)
          .thenComparing(Grant::privilege)
          .thenComparing(Grant::grantable)
          .thenComparing(Grant::revoked);

  @Override
  public int compareTo(Grant other) {
    return ORDER.compare(this, other);
  }
}
