package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.identifier;

import dev.plumbline.canonical.Step.Key;
import dev.plumbline.canonical.Step.Part;
import dev.plumbline.canonical.Step.Place;
import dev.plumbline.canonical.Step.Rank;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.MaterializedView;
import dev.plumbline.schema.View;
import java.util.ArrayList;
import java.util.List;

/** Views and materialized views. */
final class ViewSql {
  private static final int SPLIT_PREFERENCE = 2;

  private ViewSql() {}

  static Step view(View view) {
    String sql = create("CREATE VIEW ", view) + rest(view);
    return TypeSql.root(view.id(), sql, MetaSql.needs(view.meta()))
        .splittable(SPLIT_PREFERENCE, whole -> columnsFirst(view, whole));
  }

  private static String create(String create, View view) {
    return create
        + Names.qualified(view.id())
        + with(view.options())
        + " AS\n"
        + view.definition()
        + ";\n";
  }

  private static String with(List<String> options) {
    return options.isEmpty() ? "" : " WITH (" + OptionsSql.list(options) + ")";
  }

  private static String rest(View view) {
    String name = Names.qualified(view.id());
    StringBuilder sql = new StringBuilder(MetaSql.after(view.id(), view.meta()));
    for (Column column : view.columns()) {
      if (column.defaultExpression() != null) {
        sql.append("ALTER VIEW ").append(name).append(" ALTER COLUMN ");
        sql.append(identifier(column.name())).append(" SET DEFAULT ");
        sql.append(column.defaultExpression()).append(";\n");
      }
      sql.append(MetaSql.after(column.id(), column.meta()));
    }
    return sql.toString();
  }

  /** The view with its columns and no content, then the view itself. */
  private static List<Step> columnsFirst(View view, Step whole) {
    List<String> columns =
        view.columns().stream()
            .map(column ->
                "NULL::"
                    + column.type()
                    + ColumnSql.collate(column.collation())
                    + " AS "
                    + identifier(column.name()))
            .toList();
    String empty =
        "CREATE VIEW "
            + Names.qualified(view.id())
            + " AS\n SELECT\n    "
            + String.join("\n  , ", columns)
            + ";\n";
    Step create = TypeSql.root(view.id(), empty, whole.needs);
    create.needs.removeIf(need -> !RoutineSql.isType(need.object()));
    Step complete =
        new Step(
            new Key(view.id(), Part.COMPLETE),
            new Place(view.id(), Rank.COMPLETE, view.id().name()),
            create("CREATE OR REPLACE VIEW ", view) + rest(view),
            whole.needs);
    complete.needs.add(whole.key);
    return List.of(create, complete);
  }

  static List<Step> materializedView(MaterializedView view, Lookup lookup) {
    String name = Names.qualified(view.id());
    StringBuilder sql = new StringBuilder("CREATE MATERIALIZED VIEW ").append(name);
    sql.append(view.accessMethod() == null ? "" : " USING " + identifier(view.accessMethod()));
    sql.append(with(view.options()));
    sql.append(view.tablespace() == null ? "" : " TABLESPACE " + identifier(view.tablespace()));
    sql.append(" AS\n").append(view.definition()).append("\nWITH NO DATA;\n");
    sql.append(MetaSql.after(view.id(), view.meta()));
    for (Column column : view.columns()) {
      sql.append(ColumnSql.storage("MATERIALIZED VIEW " + name, column));
      sql.append(ColumnSql.after("MATERIALIZED VIEW " + name, column, "permanent"));
      sql.append(ColumnSql.compression("MATERIALIZED VIEW " + name, column, null));
    }
    List<Step> steps = new ArrayList<>();
    steps.add(TypeSql.root(view.id(), sql.toString(), MetaSql.needs(view.meta())));
    steps.addAll(ReplicaIdentitySql.steps(view.id(), view.replicaIdentity(), lookup));
    return steps;
  }
}
