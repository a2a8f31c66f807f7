package dev.plumbline.catalog;

import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Kind;
import dev.plumbline.schema.Subscription;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

final class SubscriptionReader implements KindReader {
  @Override
  public void read(Reading reading) throws SQLException {
    reading.forEach(
        "subscriptions",
        row -> {
          Identity id = Identity.global(Kind.SUBSCRIPTION, row.text("name"));
          List<String> publications = row.sortedTexts("publications");
          String slot = row.textOrNull("slot");
          List<String> options = options(row);
          reading.add(
              SystemCatalog.PG_SUBSCRIPTION.at(row.number("oid")),
              id,
              row.text("owner"),
              meta -> new Subscription(id, meta, publications, slot, options));
        });
  }

  /** Streaming always: what it is by default differs between majors. */
  private static List<String> options(Row row) throws SQLException {
    List<String> options = new ArrayList<>();
    addIf(options, row.flag("is_binary"), "binary=true");
    addIf(options, row.flag("disable_on_error"), "disable_on_error=true");
    addIf(options, row.flag("failover"), "failover=true");
    addIf(options, !row.text("origin").equals("any"), "origin=" + row.text("origin"));
    addIf(options, !row.flag("password_required"), "password_required=false");
    addIf(options, row.flag("run_as_owner"), "run_as_owner=true");
    options.add("streaming=" + streaming(row.text("streaming")));
    String commit = row.text("synchronous_commit");
    addIf(options, !commit.equals("off"), "synchronous_commit=" + commit);
    addIf(options, row.flag("two_phase"), "two_phase=true");
    return options;
  }

  private static void addIf(List<String> options, boolean set, String option) {
    if (set) {
      options.add(option);
    }
  }

  private static String streaming(String code) {
    return switch (code) {
      case "f", "false" -> "off";
      case "t", "true" -> "on";
      case "p" -> "parallel";
      default -> throw Codes.unknown("streaming of a subscription", code);
    };
  }
}
