package dev.plumbline.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.diff.DiffOptions;
import dev.plumbline.diff.DifferenceWords;
import dev.plumbline.diff.SchemaDiff;
import dev.plumbline.diff.SideNames;
import dev.plumbline.schema.Schema;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The same statements mean the same on every major: whichever two are compared, nothing differs,
 * and the canonicals are the same to the letter but for what docs/majors.md lists.
 */
class AcrossMajorsTest {
  /** Fixtures that mean something else on another major, because the same statements do. */
  private static final Map<String, String> OTHER_MEANING =
      Map.of(
          "collations/version_and_provider_of_icu.sql",
              "16 and later make a language tag of an old ICU locale",
          "extensions/changed_members.sql", "another version of the extension, another signature",
          "subscriptions/since_15.sql", "streaming is parallel by default from 18 on");

  /** What docs/majors.md lists: how NOT NULL is called (18), MAINTAIN among all privileges (17). */
  private static final Pattern LISTED =
      Pattern.compile(" CONSTRAINT (?:\"(?:[^\"]|\"\")+\"|\\w+)(?= NOT NULL)|MAINTAIN, ");

  /** Listed there, too, and said in other statements. */
  private static final Set<String> OTHER_STATEMENTS =
      Set.of(
          // CREATE on public, of which 14 and the others have another default.
          "privileges/more.sql",
          // A child's own NOT NULL is a constraint with a place in CREATE TABLE from 18 on.
          "inheritance/plain.sql",
          "constraints/not_null_inherited.sql");

  @TestFactory
  Stream<DynamicTest> fifteenAndEighteenMeanTheSame() {
    return Fixture.all().stream()
        .filter(fixture -> fixture.since() <= 15 && fixture.until() >= 18)
        .map(fixture -> test(fixture, 15, 18));
  }

  @Tag("slow")
  @TestFactory
  Stream<DynamicTest> anyTwoMajorsMeanTheSame() {
    return Fixture.all().stream()
        .filter(fixture -> fixture.since() <= 17 && fixture.until() >= 15)
        .map(fixture -> test(fixture, 14, 15, 16, 17, 18));
  }

  private static DynamicTest test(Fixture fixture, int... majors) {
    return DynamicTest.dynamicTest(
        fixture.name(),
        () -> {
          TreeMap<Integer, Schema> schemas = new TreeMap<>();
          for (int major :
              IntStream.of(majors)
                  .filter(major -> major >= fixture.since() && major <= fixture.until())
                  .toArray()) {
            schemas.put(major, Databases.schemaOf(major, fixture.sql()));
          }
          schemas.forEach((a, one) ->
              schemas
                  .tailMap(a + 1)
                  .forEach((b, other) -> {
                    if (OTHER_MEANING.containsKey(fixture.name())) {
                      return;
                    }
                    assertThat(told(one, other)).as("%s on %d and %d", fixture, a, b).isEmpty();
                    if (!OTHER_STATEMENTS.contains(fixture.name())) {
                      assertThat(body(other))
                          .as("%s on %d and %d", fixture, a, b)
                          .isEqualTo(body(one));
                    }
                  }));
        });
  }

  private static String told(Schema one, Schema other) {
    SideNames names = new SideNames("" + one.majorVersion(), "" + other.majorVersion());
    return SchemaDiff.compare(one, other, DiffOptions.DEFAULT).stream()
        .map(difference -> DifferenceWords.describe(difference, names))
        .collect(Collectors.joining("\n"));
  }

  private static String body(Schema schema) {
    String text = CanonicalText.body(CanonicalWriter.write(schema, CanonicalFacts.NONE));
    return LISTED.matcher(text).replaceAll("");
  }
}
