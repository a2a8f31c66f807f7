package dev.plumbline.diff;

import dev.plumbline.diff.Difference.AttributeChange;
import dev.plumbline.diff.Difference.Changed;
import dev.plumbline.diff.Difference.Missing;
import dev.plumbline.diff.Difference.Unexpected;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What differs between two schemas. */
public final class SchemaDiff {
  private final Schema expected;
  private final Schema actual;
  private final DiffOptions options;
  private final Span span;
  private final List<Difference> found = new ArrayList<>();

  private SchemaDiff(Schema expected, Schema actual, DiffOptions options) {
    this.expected = expected;
    this.actual = actual;
    this.options = options;
    this.span = Span.of(expected, actual);
  }

  /**
   * The differences in order of identity, a relation's columns after it; empty when the schemas are
   * the same. The majors are not compared; what one of them cannot say is left out.
   */
  public static List<Difference> compare(Schema expected, Schema actual, DiffOptions options) {
    SchemaDiff diff = new SchemaDiff(expected, actual, options);
    SortedSet<Identity> all = new TreeSet<>(expected.objects().keySet());
    all.addAll(actual.objects().keySet());
    all.forEach(diff::compare);
    return List.copyOf(diff.found);
  }

  private void compare(Identity id) {
    SchemaObject one = expected.find(id);
    SchemaObject other = actual.find(id);
    if (one != null && other != null) {
      if (!one.equals(other)) {
        compare(Meaning.of(one, expected, span), Meaning.of(other, actual, span));
      }
    } else if (one != null) {
      SchemaObject same = Unremarkable.counterpart(one, actual);
      if (same != null) {
        compare(one, same);
      } else if (isListed(one, expected, actual)) {
        found.add(
            InvalidIndexes.isInvalid(one, expected) ? InvalidIndexes.missing(id) : new Missing(id));
      }
    } else if (other != null) {
      SchemaObject same = Unremarkable.counterpart(other, expected);
      if (same != null) {
        compare(same, other);
      } else if (isListed(other, actual, expected)) {
        found.add(
            InvalidIndexes.isInvalid(other, actual)
                ? InvalidIndexes.unexpected(id)
                : new Unexpected(id));
      }
    }
  }

  private boolean isListed(SchemaObject object, Schema in, Schema notIn) {
    if (options.listParts()) {
      return true;
    }
    return Whole.of(object).stream()
        .noneMatch(whole -> in.find(whole) != null && notIn.find(whole) == null);
  }

  private void compare(SchemaObject one, SchemaObject other) {
    List<AttributeChange> changes =
        new ArrayList<>(
            Derived.withoutRepetition(
                one, RecordDiff.changes((Record) one, (Record) other, options)));
    ColumnDiff columns = ColumnDiff.of((Record) one, (Record) other);
    AttributeChange order = columns.order();
    if (order != null) {
      changes.add(order);
    }
    if (!changes.isEmpty()) {
      found.add(new Changed(one.id(), changes));
    }
    found.addAll(columns.differences(options));
  }
}
