package dev.plumbline.bench;

import dev.plumbline.bench.LinearHistoryGenerator.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A schema that each migration makes a little larger; knows what there is to refer to. */
final class GrowingSchema {
  private static final List<String> NOUNS =
      List.of(
          "account",
          "address",
          "article",
          "asset",
          "booking",
          "campaign",
          "cart",
          "category",
          "channel",
          "comment",
          "contract",
          "coupon",
          "customer",
          "device",
          "document",
          "event",
          "feature",
          "invoice",
          "issue",
          "label",
          "ledger",
          "license",
          "location",
          "member",
          "message",
          "metric",
          "order",
          "payment",
          "project",
          "report",
          "review",
          "session",
          "shipment",
          "subscription",
          "task",
          "team",
          "tenant",
          "ticket",
          "vendor",
          "workspace");
  private static final List<String> WORDS =
      List.of(
          "amount",
          "archived",
          "code",
          "color",
          "currency",
          "details",
          "duration",
          "email",
          "external_id",
          "height",
          "kind",
          "language",
          "note",
          "origin",
          "phone",
          "position",
          "priority",
          "quantity",
          "rating",
          "reference",
          "score",
          "slug",
          "source",
          "summary",
          "title",
          "url",
          "version",
          "weight");
  private static final List<String> TYPES =
      List.of(
          "text",
          "text",
          "text",
          "integer",
          "bigint",
          "boolean",
          "numeric(12,2)",
          "jsonb",
          "date",
          "timestamptz",
          "uuid",
          "varchar(120)",
          "text[]");

  /** A letter per kind of change, as often as it comes up. */
  private static final String CHANGES = "aaaaaaaaaiiiiikkvvfftteppccuudd";

  private final Random random;
  private final List<MadeTable> tables = new ArrayList<>();
  private final List<String> enums = new ArrayList<>();
  private int serial;

  GrowingSchema(long seed) {
    this.random = new Random(seed);
  }

  /** One more migration. */
  File next() {
    serial++;
    if (tables.size() < 3 || serial % 5 == 0) {
      return enums.size() < 1 + tables.size() / 12 ? createEnum() : createTable();
    }
    MadeTable table = aTable();
    return switch (CHANGES.charAt(random.nextInt(CHANGES.length()))) {
      case 'a' -> addColumn(table);
      case 'i' -> createIndex(table);
      case 'k' -> addCheck(table);
      case 'v' -> createView(table);
      case 'f' -> createFunction(table);
      case 't' -> createTrigger(table);
      case 'e' -> addEnumValue();
      case 'p' -> enablePolicy(table);
      case 'c' -> comment(table);
      case 'u' -> backfill(table);
      default -> dropColumn(table);
    };
  }

  private File createEnum() {
    String name = pick(NOUNS) + "_state_" + serial;
    enums.add(name);
    return new File(
        "create_" + name, "CREATE TYPE %s AS ENUM ('open', 'active', 'closed');\n".formatted(name));
  }

  private File createTable() {
    MadeTable table = new MadeTable(pick(NOUNS) + "_" + serial);
    List<String> lines = new ArrayList<>();
    lines.add("  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY");
    for (int i = 3 + random.nextInt(6); i > 0; i--) {
      lines.add("  " + table.base(column(table), pick(TYPES)));
    }
    lines.add("  state %s NOT NULL DEFAULT 'open'".formatted(pick(enums)));
    if (!tables.isEmpty()) {
      String other = aTable().name();
      lines.add(
          "  %s_id bigint NOT NULL REFERENCES %s (id) ON DELETE CASCADE".formatted(other, other));
    }
    lines.add("  created_at timestamptz NOT NULL DEFAULT now()");
    tables.add(table);
    String name = table.name();
    return new File(
        "create_" + name,
        """
        -- %s keeps what the service knows about one %s.
        CREATE TABLE %s (
        %s
        );

        CREATE INDEX %s_created_at_idx ON %s (created_at DESC);
        """
            .formatted(name, name, name, String.join(",\n", lines), name, name));
  }

  private File addColumn(MadeTable table) {
    String column = column(table);
    String definition = table.added(column, pick(TYPES));
    return new File(
        "add_%s_to_%s".formatted(column, table.name()),
        "ALTER TABLE %s ADD COLUMN %s;\n".formatted(table.name(), definition));
  }

  private File createIndex(MadeTable table) {
    String column = pick(table.columns());
    String where = random.nextInt(4) == 0 ? " WHERE state <> 'closed'" : "";
    String method = table.type(column).equals("jsonb") ? "USING gin " : "";
    return new File(
        "index_%s_%s".formatted(table.name(), column),
        "CREATE INDEX %s_%s_%d_idx ON %s %s(%s)%s;\n"
            .formatted(table.name(), column, serial, table.name(), method, column, where));
  }

  private File addCheck(MadeTable table) {
    return new File(
        "check_" + table.name(),
        "ALTER TABLE %s ADD CONSTRAINT %s_%d_check CHECK (id > 0 AND created_at > '2000-01-01');\n"
            .formatted(table.name(), table.name(), serial));
  }

  private File createView(MadeTable table) {
    String column = table.baseColumn(random);
    return new File(
        "view_" + table.name(),
        """
        CREATE VIEW %s_open_%d AS
        SELECT id, %s, state, created_at
        FROM %s
        WHERE state IN ('open', 'active')
        ORDER BY created_at DESC;
        """
            .formatted(table.name(), serial, column, table.name()));
  }

  private File createFunction(MadeTable table) {
    return new File(
        "function_count_" + table.name(),
        """
        CREATE OR REPLACE FUNCTION count_%s_since(since timestamptz) RETURNS bigint
        LANGUAGE sql STABLE AS $$
          SELECT count(*) FROM %s WHERE created_at >= since; -- revision %d
        $$;
        """
            .formatted(table.name(), table.name(), serial));
  }

  private File createTrigger(MadeTable table) {
    return new File(
        "touch_" + table.name(),
        """
        CREATE FUNCTION touch_%s_%d() RETURNS trigger
        LANGUAGE plpgsql AS $body$
        BEGIN
          IF NEW.created_at IS NULL THEN
            NEW.created_at := now();
          END IF;
          RETURN NEW;
        END;
        $body$;

        CREATE TRIGGER touch_%d BEFORE INSERT OR UPDATE ON %s
          FOR EACH ROW EXECUTE FUNCTION touch_%s_%d();
        """
            .formatted(table.name(), serial, serial, table.name(), table.name(), serial));
  }

  private File addEnumValue() {
    String type = pick(enums);
    return new File(
        "extend_" + type, "ALTER TYPE %s ADD VALUE 'step_%d';\n".formatted(type, serial));
  }

  private File enablePolicy(MadeTable table) {
    return new File(
        "secure_" + table.name(),
        """
        ALTER TABLE %s ENABLE ROW LEVEL SECURITY;

        CREATE POLICY own_%d ON %s FOR SELECT
          USING (state <> 'closed' OR current_setting('app.role', true) = 'admin');
        """
            .formatted(table.name(), serial, table.name()));
  }

  private File comment(MadeTable table) {
    String column = pick(table.columns());
    return new File(
        "comment_%s_%s".formatted(table.name(), column),
        "COMMENT ON COLUMN %s.%s IS 'What the %s of this row is; written by migration %d.';\n"
            .formatted(table.name(), column, column, serial));
  }

  private File backfill(MadeTable table) {
    return new File(
        "close_old_" + table.name(),
        "UPDATE %s SET state = 'closed' WHERE created_at < '2020-01-01' AND state = 'open';\n"
            .formatted(table.name()));
  }

  private File dropColumn(MadeTable table) {
    String column = table.drop();
    return column == null
        ? addColumn(table)
        : new File(
            "drop_%s_from_%s".formatted(column, table.name()),
            "ALTER TABLE %s DROP COLUMN %s;\n".formatted(table.name(), column));
  }

  /** Later tables are worked on more than early ones, but none is left alone for ever. */
  private MadeTable aTable() {
    int last = tables.size();
    int from = random.nextBoolean() ? Math.max(0, last - 20) : 0;
    return tables.get(from + random.nextInt(last - from));
  }

  private String column(MadeTable table) {
    String word = pick(WORDS);
    return table.has(word) ? word + "_" + serial + "_" + table.columns().size() : word;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
