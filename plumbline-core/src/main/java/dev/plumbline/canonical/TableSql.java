package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Part;
import dev.plumbline.canonical.Step.Place;
import dev.plumbline.canonical.Step.Rank;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Column.NotNull;
import dev.plumbline.schema.GeneratedName;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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

  /** A child made after a NOT NULL that is not valid would have it valid. */
  private final boolean notNullsApart;

  private final List<Identity> parentsAtFirst;

  private final List<Identity> parentsLater;

  private TableSql(Table table, Lookup lookup) {
    this.table = table;
    this.id = table.id();
    this.name = Names.qualified(id);
    this.alterOnly = "TABLE ONLY " + name;
    this.lookup = lookup;
    int first = lookup.parentsAtFirst(table);
    this.parentsAtFirst = table.inherits().subList(0, first);
    this.parentsLater = table.inherits().subList(first, table.inherits().size());
    this.notNullsApart =
        table.columns().stream().anyMatch(TableSql::isNotValid)
            && !lookup.descendants(id).isEmpty();
  }

  static List<Step> steps(Table table, Lookup lookup) {
    TableSql writer = new TableSql(lookup.asCreated(table), lookup);
    List<Step> steps = new ArrayList<>();
    steps.add(writer.create());
    if (table.partitionOf() != null) {
      steps.add(writer.attach(table.partitionOf()));
    }
    if (!writer.parentsLater.isEmpty()) {
      steps.add(writer.inherit());
    }
    if (writer.notNullsApart || table.columns().stream().anyMatch(writer::isStoredApart)) {
      steps.add(writer.afterChildren());
    }
    steps.addAll(ReplicaIdentitySql.steps(table.id(), table.replicaIdentity(), lookup));
    return steps;
  }

  private Step create() {
    List<Column> columns = table.columns();
    String sql = create(columns, true) + inheritedDifferences(columns) + rest(columns);
    Step step = TypeSql.root(id, sql, needs());
    boolean canSplit =
        columns.stream().anyMatch(c -> c.defaultExpression() != null || c.generated() != null);
    return canSplit ? step.splittable(SPLIT_PREFERENCE, this::expressionsApart) : step;
  }

  private List<Key> needs() {
    List<Key> needs = MetaSql.needs(table.meta());
    table.columns().forEach(column -> needs.addAll(MetaSql.needs(column.meta())));
    needs.removeIf(need -> parentsLater.contains(need.object()));
    parentsAtFirst.forEach(parent -> needs.add(Key.create(parent)));
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
    if (!parentsAtFirst.isEmpty()) {
      List<String> parents = parentsAtFirst.stream().map(Names::qualified).toList();
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
        .flatMap(column ->
            isOwn(column)
                ? Stream.of(ColumnSql.definition(column, withDefaults))
                : ColumnSql.ownNotNull(column))
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
    return (isStoredApart(column) ? "" : ColumnSql.storage(alterOnly, column))
        + ColumnSql.after(alterOnly, column, persistence)
        + (table.ofType() == null ? "" : ColumnSql.compression(alterOnly, column, null))
        + (notNullsApart ? "" : ColumnSql.notNullAfter(alterOnly, column));
  }

  /** How inherited columns differ from what the parents give them. */
  private String inheritedDifferences(List<Column> columns) {
    StringBuilder sql = new StringBuilder();
    for (Column column : columns) {
      if (!isOwn(column)) {
        List<Column> parents = lookup.inheritedColumns(table.inherits(), column.name());
        sql.append(ColumnSql.inheritedDifferences(alterOnly, column, parents));
      }
    }
    return sql.toString();
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
    StringBuilder later = new StringBuilder(inheritedDifferences(first));
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
    later.append(inheritedDifferences(columns.subList(early, columns.size())));
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

  /** As a partition: what both have must be there before. */
  private Step inherit() {
    List<Key> needs = new ArrayList<>(List.of(Key.create(id), new Key(id, Part.COMPLETE)));
    needs.addAll(lookup.attachNeeds(id));
    StringBuilder sql = new StringBuilder();
    for (Identity parent : parentsLater) {
      needs.add(Key.create(parent));
      needs.addAll(lookup.attachNeeds(parent));
      sql.append("ALTER ").append(alterOnly).append(" INHERIT ").append(Names.qualified(parent));
      sql.append(";\n");
    }
    return new Step(
        new Key(id, Part.INHERIT), new Place(id, Rank.ATTACH, id.name()), sql.toString(), needs);
  }

  private static boolean isNotValid(Column column) {
    NotNull detail = column.notNullDetail();
    return detail != null && detail.local() && !detail.validated();
  }

  /** Whether a child stores the column otherwise, which it would not if it were made after. */
  private boolean isStoredApart(Column column) {
    return column.storage() != null
        && lookup.inheritedColumns(lookup.descendants(id), column.name()).stream()
            .anyMatch(child -> !column.storage().equals(child.storage()));
  }

  /**
   * What a child made later would take over. NOT NULL that is not valid comes to all descendants at
   * once; then it is validated where it is.
   */
  private Step afterChildren() {
    List<Key> needs = new ArrayList<>(List.of(Key.create(id), new Key(id, Part.COMPLETE)));
    StringBuilder sql = new StringBuilder();
    for (Column column : table.columns()) {
      sql.append(isStoredApart(column) ? ColumnSql.storage(alterOnly, column) : "");
      sql.append(notNullsApart ? ColumnSql.notNullAfter("TABLE " + name, column) : "");
    }
    for (Identity descendant : lookup.descendants(id)) {
      needs.add(Key.create(descendant));
      table.columns().stream()
          .filter(TableSql::isNotValid)
          .forEach(column -> sql.append(validated(column, descendant)));
    }
    return new Step(
        new Key(id, Part.AFTER_CHILDREN),
        new Place(id, Rank.CHECK, id.name()),
        sql.toString(),
        needs);
  }

  private String validated(Column parents, Identity descendant) {
    Column column = lookup.column(descendant, parents.name());
    NotNull detail = column == null ? null : column.notNullDetail();
    if (column == null || !column.notNull() || detail != null && !detail.validated()) {
      return "";
    }
    String given = parents.notNullDetail() == null ? null : parents.notNullDetail().name();
    String constraint =
        given == null ? GeneratedName.of(id.name(), parents.name(), "not_null") : given;
    return "ALTER TABLE "
        + Names.qualified(descendant)
        + " VALIDATE CONSTRAINT "
        + identifier(constraint)
        + ";\n";
  }
}
