package dev.plumbline.canonical;

import static dev.plumbline.schema.Quoting.literal;

import dev.plumbline.schema.Aggregate;
import dev.plumbline.schema.Aggregate.Moving;
import dev.plumbline.schema.Aggregate.State;
import dev.plumbline.schema.Aggregate.Variant;
import dev.plumbline.schema.Identity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code CREATE AGGREGATE}; what is its default is left out. */
final class AggregateSql {
  private final Aggregate aggregate;
  private final List<String> options = new ArrayList<>();

  private AggregateSql(Aggregate aggregate) {
    this.aggregate = aggregate;
  }

  static Step step(Aggregate aggregate) {
    Identity id = aggregate.id();
    String arguments = aggregate.arguments().isEmpty() ? "*" : aggregate.arguments();
    String signature = Names.qualified(id) + "(" + arguments + ")";
    String sql =
        "CREATE AGGREGATE "
            + signature
            + " "
            + ListSql.of(new AggregateSql(aggregate).options())
            + ";\n"
            + MetaSql.comment("AGGREGATE " + signature, aggregate.meta().comment())
            + MetaSql.labels("AGGREGATE " + signature, aggregate.meta().labels())
            + GrantSql.on(id, aggregate.meta().grants());
    return TypeSql.root(id, sql, MetaSql.needs(aggregate.meta()));
  }

  private List<String> options() {
    state("", aggregate.state());
    add("COMBINEFUNC", aggregate.combine());
    add("SERIALFUNC", aggregate.serialize());
    add("DESERIALFUNC", aggregate.deserialize());
    Moving moving = aggregate.moving();
    if (moving != null) {
      add("MINVFUNC", moving.inverse());
      state("M", moving.state());
    }
    if (aggregate.sortOperator() != null) {
      add("SORTOP", "OPERATOR(" + aggregate.sortOperator() + ")");
    }
    if (!aggregate.parallel().equals("UNSAFE")) {
      add("PARALLEL", aggregate.parallel());
    }
    if (aggregate.variant() == Variant.HYPOTHETICAL) {
      options.add("HYPOTHETICAL");
    }
    return options;
  }

  private void state(String prefix, State state) {
    add(prefix + "SFUNC", state.transition());
    add(prefix + "STYPE", state.type());
    if (state.space() != 0) {
      add(prefix + "SSPACE", String.valueOf(state.space()));
    }
    add(prefix + "FINALFUNC", state.finalFunction());
    if (state.finalExtra()) {
      options.add(prefix + "FINALFUNC_EXTRA");
    }
    String usual = aggregate.variant() == Variant.NORMAL ? "READ_ONLY" : "READ_WRITE";
    if (!state.finalModify().equals(usual)) {
      add(prefix + "FINALFUNC_MODIFY", state.finalModify());
    }
    if (state.initial() != null) {
      add(prefix + "INITCOND", literal(state.initial()));
    }
  }

  private void add(String name, @Nullable String value) {
    if (value != null) {
      options.add(name + " = " + value);
    }
  }
}
