package dev.plumbline.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.diff.DiffOptions;
import dev.plumbline.diff.SchemaDiff;
import dev.plumbline.random.RandomSchema;
import dev.plumbline.random.Shrinking;
import dev.plumbline.schema.Schema;
import dev.plumbline.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a schema holds, its canonical makes it again. {@code -Dplumbline.random.first} and
 * {@code -Dplumbline.random.count} choose other seeds.
 */
class RandomSchemaTest {
  private static final int STATEMENTS = 80;
  private static final String SUPERUSER = Databases.AS_SUPERUSER;

  static LongStream few() {
    return seeds(24);
  }

  static LongStream many() {
    return seeds(240);
  }

  private static LongStream seeds(int count) {
    long first = Long.getLong("plumbline.random.first", 1);
    return LongStream.range(first, first + Long.getLong("plumbline.random.count", count));
  }

  @ParameterizedTest
  @MethodSource("few")
  void aRandomSchemaComesBackFromItsCanonical(long seed) throws Exception {
    comesBack(seed, seed % 2 == 0 ? 18 : 15);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("many")
  void aRandomSchemaComesBackFromItsCanonicalOnEveryMajor(long seed) throws Exception {
    comesBack(1000 + seed, 14 + (int) (seed % 5));
  }

  private static void comesBack(long seed, int major) throws Exception {
    List<String> statements;
    Optional<Fault> fault;
    try (ScratchDatabase original = Databases.load(major, "")) {
      try (Connection connection = original.connectAsSuperuser()) {
        var schema = new RandomSchema(seed, major);
        statements = schema.grow(connection, STATEMENTS);
        assertThat(schema.refused())
            .as("statements refused, for %d taken", STATEMENTS)
            .isLessThan(STATEMENTS * 2);
      }
      fault = fault(major, original);
    }
    if (fault.isPresent()) {
      String kind = fault.get().kind();
      List<String> fewest =
          Shrinking.shrink(
              statements,
              fewer ->
                  faultOf(major, fewer).filter(other -> other.kind().equals(kind)).isPresent());
      throw new AssertionError(
          "seed %d on %d: %s%n%s;"
              .formatted(
                  seed,
                  major,
                  faultOf(major, fewest).orElse(fault.get()),
                  String.join(";\n", fewest)));
    }
  }

  /**
   * @param kind what stays the same while it is made smaller
   */
  private record Fault(String kind, String text) {}

  private static Optional<Fault> faultOf(int major, List<String> statements) throws Exception {
    try (ScratchDatabase database = Databases.load(major, "")) {
      try (Connection connection = database.connectAsSuperuser()) {
        Shrinking.run(connection, statements);
      }
      return fault(major, database);
    }
  }

  private static Optional<Fault> fault(int major, ScratchDatabase original) throws Exception {
    Schema written;
    String first = CanonicalWriter.write(Databases.read(original), CanonicalFacts.NONE);
    try {
      written = Databases.schemaOf(major, SUPERUSER + first);
    } catch (SQLException | IllegalStateException e) {
      return Optional.of(new Fault("refused", e.getMessage() + "\n" + first));
    }
    String canonical = CanonicalWriter.write(written, CanonicalFacts.NONE);
    try (ScratchDatabase reloaded = Databases.load(major, SUPERUSER + canonical)) {
      Schema read = Databases.read(reloaded);
      String again = CanonicalWriter.write(read, CanonicalFacts.NONE);
      if (!again.equals(canonical)) {
        return Optional.of(new Fault("other text", lines(canonical, again)));
      }
      var differences = SchemaDiff.compare(written, read, DiffOptions.DEFAULT);
      if (!differences.isEmpty()) {
        return Optional.of(new Fault("differences", differences.toString()));
      }
      return judged(major, original, reloaded);
    } catch (SQLException | IllegalStateException e) {
      return Optional.of(new Fault("refused", e.getMessage() + "\n" + canonical));
    }
  }

  /** What pg_dump prints of the original may change once, when it is loaded; then that is taken. */
  private static Optional<Fault> judged(
      int major, ScratchDatabase original, ScratchDatabase reloaded) throws Exception {
    Optional<PgDump> judge = PgDump.forMajor(major);
    if (judge.isEmpty()) {
      return Optional.empty();
    }
    String expected = judge.get().dump(original);
    String found = judge.get().dump(reloaded);
    if (expected.equals(found) || settled(major, judge.get(), expected).equals(found)) {
      return Optional.empty();
    }
    return Optional.of(new Fault("other dump", lines(expected, found)));
  }

  private static String settled(int major, PgDump judge, String dump) throws Exception {
    try (ScratchDatabase settled = Databases.load(major, SUPERUSER + dump)) {
      return judge.dump(settled);
    } catch (SQLException | IllegalStateException e) {
      return dump; // what pg_dump prints cannot always be loaded
    }
  }

  /** The lines that are only in one of them. */
  private static String lines(String expected, String found) {
    List<String> before = expected.lines().toList();
    List<String> after = found.lines().toList();
    return Stream.concat(
            before.stream().filter(line -> !after.contains(line)).map(line -> "- " + line),
            after.stream().filter(line -> !before.contains(line)).map(line -> "+ " + line))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
