package dev.plumbline.canonical;

import dev.plumbline.schema.Column;
import dev.plumbline.schema.DefaultPrivileges;
import dev.plumbline.schema.ForeignTable;
import dev.plumbline.schema.Grant;
import dev.plumbline.schema.MaterializedView;
import dev.plumbline.schema.Policy;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.UserMapping;
import dev.plumbline.schema.View;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The roles that must exist before a canonical is loaded: owners, grantees, roles of policies. */
public final class ReferencedRoles {
  private final SortedSet<String> roles = new TreeSet<>();

  private ReferencedRoles() {}

  /** Their names, as stored. */
  public static SortedSet<String> of(Schema schema) {
    ReferencedRoles found = new ReferencedRoles();
    schema.objects().values().forEach(found::add);
    found.roles.remove(Grant.PUBLIC);
    found.roles.remove(Grant.OWNER);
    return found.roles;
  }

  private void add(SchemaObject object) {
    if (object.meta().owner() != null) {
      roles.add(object.meta().owner());
    }
    add(object.meta().grants());
    switch (object) {
      case Policy policy -> roles.addAll(policy.roles());
      case UserMapping mapping -> roles.add(mapping.id().name());
      case DefaultPrivileges privileges -> roles.add(privileges.forRole());
      case Table table -> table.columns().forEach(this::add);
      case ForeignTable table -> table.columns().forEach(this::add);
      case View view -> view.columns().forEach(this::add);
      case MaterializedView view -> view.columns().forEach(this::add);
      default -> {}
    }
  }

  private void add(Column column) {
    add(column.meta().grants());
    if (column.identity() != null) {
      add(column.identity().grants());
    }
  }

  private void add(List<Grant> grants) {
    grants.forEach(grant -> roles.add(grant.grantee()));
  }
}
