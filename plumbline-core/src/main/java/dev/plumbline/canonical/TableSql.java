package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Part;
import dev.plumbline.canonical.Step.Place;
import dev.plumbline.canonical.Step.Rank;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * A table and what is said of it apart: its attachment to a partitioned table and its replica
 * identity. A partition is made as a table and then attached, which keeps its own column order.
 */
final class TableSql {
  private static final int SPLIT_PREFERENCE = 0;

  private final Table table;
  private final Identity id;
  private final String name;
  private final String alterOnly;
  private final Lookup lookup;

  private TableSql(Table table, Lookup lookup) {
    this.table = table;
    this.id = table.id();
    this.name = Names.qualified(id);
    this.alterOnly = "TABLE ONLY " + name;
    this.lookup = lookup;
  }

  static List<Step> steps(Table table, Lookup lookup) {
    TableSql writer = new TableSql(lookup.asCreated(table), lookup);
    List<Step> steps = new ArrayList<>();
    steps.add(writer.create());
    if (table.partitionOf() != null) {
      steps.add(writer.attach(table.partitionOf()));
    }
    steps.addAll(ReplicaIdentitySql.steps(table.id(), table.replicaIdentity(), lookup));
    return steps;
  }

  private Step create() {
    List<Column> columns = table.columns();
    Step step = TypeSql.root(id, create(columns, true) + rest(columns), needs());
    boolean canSplit =
        columns.stream().anyMatch(c -> c.defaultExpression() != null || c.generated() != null);
    return canSplit ? step.splittable(SPLIT_PREFERENCE, this::expressionsApart) : step;
  }

  private List<Key> needs() {
    List<Key> needs = MetaSql.needs(table.meta());
    table.columns().forEach(column -> needs.addAll(MetaSql.needs(column.meta())));
    table.inherits().forEach(parent -> needs.add(Key.create(parent)));
    return needs;
  }

  private String create(List<Column> columns, boolean withDefaults) {
    StringBuilder sql = new StringBuilder("CREATE ");
    sql.append(table.persistence().equals("unlogged") ? "UNLOGGED TABLE " : "TABLE ").append(name);
    sql.append(table.ofType() == null ? " " : " OF " + table.ofType());
    if (table.ofType() == null) {
      sql.append(ListSql.of(lines(columns, withDefaults)));
    } else {
      List<String> options =
          columns.stream()
              .map(column -> ColumnSql.typedDefinition(column, withDefaults))
              .filter(line -> !line.isEmpty())
              .toList();
      sql.append(options.isEmpty() ? "" : " " + ListSql.of(options));
    }
    if (!table.inherits().isEmpty()) {
      List<String> parents = table.inherits().stream().map(Names::qualified).toList();
      sql.append("\nINHERITS (").append(String.join(", ", parents)).append(')');
    }
    sql.append(table.partitionKey() == null ? "" : "\nPARTITION BY " + table.partitionKey());
    sql.append(table.accessMethod() == null ? "" : "\nUSING " + identifier(table.accessMethod()));
    if (!table.options().isEmpty()) {
      sql.append("\nWITH (").append(OptionsSql.list(table.options())).append(')');
    }
    sql.append(table.tablespace() == null ? "" : "\nTABLESPACE " + identifier(table.tablespace()));
    return sql.append(";\n").toString();
  }

  private List<String> lines(List<Column> columns, boolean withDefaults) {
    return columns.stream()
        .filter(this::isOwn)
        .map(column -> ColumnSql.definition(column, withDefaults))
        .toList();
  }

  /** Whether this table's statement makes the column; a partition makes all of them. */
  private boolean isOwn(Column column) {
    return column.local() || table.inherits().isEmpty();
  }

  private String rest(List<Column> columns) {
    StringBuilder sql = new StringBuilder(MetaSql.after(id, table.meta()));
    columns.forEach(column -> sql.append(rest(column)));
    if (table.rowSecurity()) {
      sql.append("ALTER TABLE ").append(name).append(" ENABLE ROW LEVEL SECURITY;\n");
    }
    if (table.forceRowSecurity()) {
      sql.append("ALTER ").append(alterOnly).append(" FORCE ROW LEVEL SECURITY;\n");
    }
    return sql.toString();
  }

  private String rest(Column column) {
    // From 15 on the sequence of an identity column is as permanent as its table.
    String persistence = lookup.majorVersion() < 15 ? "permanent" : table.persistence();
    String own = isOwn(column) ? "" : differences(column);
    if (table.ofType() != null) {
      own = ColumnSql.compression(alterOnly, column, null);
    }
    return own + ColumnSql.after(alterOnly, column, persistence);
  }

  private String differences(Column column) {
    List<Column> parents = lookup.inheritedColumns(table.inherits(), column.name());
    return ColumnSql.inheritedDifferences(alterOnly, column, parents);
  }

  /**
   * For a function that needs the table while a default or generated column needs the function.
   * Columns from the first such generated one on are added later, which keeps their order.
   */
  private List<Step> expressionsApart(Step whole) {
    List<Column> columns = table.columns();
    int early = 0;
    while (early < columns.size() && columns.get(early).generated() == null) {
      early++;
    }
    List<Column> first = columns.subList(0, early);
    StringBuilder later = new StringBuilder();
    for (Column column : first) {
      if (isOwn(column) && column.defaultExpression() != null) {
        later.append("ALTER ").append(alterOnly).append(" ALTER COLUMN ");
        later.append(identifier(column.name())).append(" SET DEFAULT ");
        later.append(column.defaultExpression()).append(";\n");
      }
    }
    for (Column column : columns.subList(early, columns.size())) {
      if (isOwn(column)) {
        later.append("ALTER ").append(alterOnly).append(" ADD COLUMN ");
        later.append(ColumnSql.definition(column, true)).append(";\n");
      }
      later.append(rest(column));
    }
    Step create = TypeSql.root(id, create(first, false) + rest(first), whole.needs);
    create.needs.removeIf(need -> isRoutine(need.object()));
    Step complete =
        new Step(
            new Key(id, Part.COMPLETE),
            new Place(id, Rank.COMPLETE, id.name()),
            later.toString(),
            whole.needs);
    complete.needs.add(whole.key);
    return List.of(create, complete);
  }

  private static boolean isRoutine(Identity object) {
    return object.kind() == Kind.FUNCTION || object.kind() == Kind.PROCEDURE;
  }

  /**
   * After the indexes of both sides: the server then attaches the partition's own to the parent's.
   */
  private Step attach(Table.Partition partition) {
    List<Key> needs = new ArrayList<>(List.of(Key.create(id), Key.create(partition.parent())));
    needs.add(new Key(id, Part.COMPLETE));
    needs.addAll(lookup.attachNeeds(id));
    needs.addAll(lookup.attachNeeds(partition.parent()));
    String sql =
        "ALTER TABLE ONLY "
            + Names.qualified(partition.parent())
            + " ATTACH PARTITION "
            + name
            + " "
            + partition.bound()
            + ";\n"
            + (partition.detaching() ? unfinished(partition) : "");
    return new Step(new Key(id, Part.ATTACH), new Place(id, Rank.ATTACH, id.name()), sql, needs);
  }

  /** No SQL makes such a state at once, so the text at least says so. */
  private String unfinished(Table.Partition partition) {
    String end = "ALTER TABLE " + Names.qualified(partition.parent()) + " DETACH PARTITION " + name;
    return "-- is being detached (DETACH PARTITION CONCURRENTLY was interrupted); end it with "
        + end.replaceAll("\\R", " ")
        + " FINALIZE\n";
  }
}
