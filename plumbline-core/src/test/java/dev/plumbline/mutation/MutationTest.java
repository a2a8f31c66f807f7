package dev.plumbline.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.diff.DiffOptions;
import dev.plumbline.schema.Schema;
import dev.plumbline.scratch.Majors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * For every attribute of every kind of object a statement that changes it: the difference is told
 * of the right object in the right words, and nothing else is. The cases are in {@code
 * resources/mutations}, what changes nothing in {@code resources/non-changes}.
 */
class MutationTest {
  private static final Map<Integer, List<Mutated>> MUTATIONS = new ConcurrentHashMap<>();

  private static final Map<String, String> NOT_TO_BE_CHANGED = notToBeChanged();

  private static List<Mutated> on(int major) {
    return MUTATIONS.computeIfAbsent(major, wanted -> run(wanted, "mutations"));
  }

  private static List<Mutated> run(int major, String folder) {
    try {
      return Mutated.run(major, MutationFile.all(folder));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> aMutationIsToldInTheRightWords() {
    return on(Majors.BUNDLED).stream()
        .map(one -> DynamicTest.dynamicTest(one.toString(), () -> isTold(one)));
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17})
  void aMutationIsToldInTheSameWordsOnOlderServers(int major) {
    assertThat(on(major)).allSatisfy(MutationTest::isTold);
  }

  private static void isTold(Mutated one) {
    assertThat(one.failure()).as("%s: the server's answer", one).isNull();
    assertThat(one.told().strip())
        .as("%s", one)
        .isEqualTo(one.mutation().told(one.before().majorVersion()));
    boolean seen = one.mutation().unseen() == null;
    assertThat(one.told().isEmpty()).as("%s: silence", one).isEqualTo(!seen);
    if (!one.mutation().owners()) {
      assertThat(one.changesCanonical())
          .as("%s: the canonical", one)
          .isEqualTo(seen || one.mutation().kept());
      assertThat(one.changesDigest()).as("%s: the digest", one).isEqualTo(seen);
    }
  }

  @TestFactory
  Stream<DynamicTest> whatIsNoChangeIsNotTold() {
    return run(Majors.BUNDLED, "non-changes").stream()
        .map(one -> DynamicTest.dynamicTest(one.toString(), () -> isNotTold(one)));
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17})
  void whatIsNoChangeIsNotToldOnOlderServers(int major) {
    assertThat(run(major, "non-changes")).allSatisfy(MutationTest::isNotTold);
  }

  private static void isNotTold(Mutated one) {
    assertThat(one.failure()).as("%s: the server's answer", one).isNull();
    assertThat(one.before().objects()).as("%s: something is there", one).isNotEmpty();
    assertThat(one.told()).as("%s", one).isEmpty();
    assertThat(one.changesCanonical())
        .as("%s: the canonical", one)
        .isEqualTo(one.mutation().kept());
    assertThat(one.changesDigest()).as("%s: the digest", one).isFalse();
  }

  @Test
  void everyAttributeOfEveryKindIsChangedByAMutation() {
    SortedSet<String> untouched = TouchedAttributes.all();
    SortedSet<String> kinds = new TreeSet<>();
    for (Mutated one : on(Majors.BUNDLED)) {
      untouched.removeAll(TouchedAttributes.between(one.before(), one.after()));
      one.after().objects().keySet().forEach(id -> kinds.add(id.kind().label()));
    }

    assertThat(untouched).isEqualTo(new TreeSet<>(NOT_TO_BE_CHANGED.keySet()));
    long unseen =
        on(Majors.BUNDLED).stream().filter(one -> one.mutation().unseen() != null).count();
    System.out.printf(
        "%d mutations over %d kinds, %d of them known not to be seen; %d attributes changed, %d"
            + " that no statement can change; %d non-changes%n",
        on(Majors.BUNDLED).size(),
        kinds.size(),
        unseen,
        TouchedAttributes.all().size() - untouched.size(),
        untouched.size(),
        MutationFile.all("non-changes").size());
  }

  /** Why no statement changes it and leaves the object the same object. */
  private static Map<String, String> notToBeChanged() {
    Map<String, String> reasons = new LinkedHashMap<>();
    reasons.put("Operator.leftType", "part of the identity");
    reasons.put("Operator.rightType", "part of the identity");
    reasons.put("DefaultPrivileges.forRole", "part of the identity");
    reasons.put("DefaultPrivileges.objects", "part of the identity");
    for (String part : List.of("column", "type", "whole")) {
      reasons.put("ProvidedObject." + part, "part of the identity");
    }
    reasons.put("Meta.labels", "no label provider comes with the server: SecurityLabelsTest");
    for (String table : List.of("Table", "ForeignTable")) {
      reasons.put(table + ".partitionOf.detaching", "an interrupted DETACH ... CONCURRENTLY");
    }
    for (String kind : List.of("Absence", "DefaultPrivileges", "ProvidedObject", "UserMapping")) {
      reasons.put(kind + ".meta.comment", "COMMENT ON knows no such kind");
    }
    for (String kind :
        List.of(
            "Absence",
            "AccessMethod",
            "Cast",
            "Column",
            "Constraint",
            "DefaultPrivileges",
            "DomainConstraint",
            "Extension",
            "Index",
            "Policy",
            "ProvidedObject",
            "Rule",
            "TextSearchParser",
            "TextSearchTemplate",
            "Transform",
            "Trigger",
            "UserMapping")) {
      reasons.put(kind + ".meta.owner", "has none of its own");
    }
    for (String kind :
        List.of(
            "Absence",
            "AccessMethod",
            "Cast",
            "Collation",
            "Constraint",
            "Conversion",
            "DomainConstraint",
            "EventTrigger",
            "ExtendedStatistics",
            "Extension",
            "Index",
            "Operator",
            "OperatorClass",
            "OperatorFamily",
            "Policy",
            "Publication",
            "Rule",
            "ShellType",
            "Subscription",
            "TextSearchConfiguration",
            "TextSearchDictionary",
            "TextSearchParser",
            "TextSearchTemplate",
            "Transform",
            "Trigger",
            "UserMapping")) {
      reasons.put(kind + ".meta.grants", "GRANT knows no such kind");
    }
    return reasons;
  }

  /** All that share a database are one schema there, and it is loaded as one. */
  @Test
  void everyMutatedSchemaIsReloadedAsItIs() throws Exception {
    Schema written =
        new Schema(
            Majors.BUNDLED,
            on(Majors.BUNDLED).stream()
                // A role that is no superuser cannot be given all that one can own.
                .filter(one -> !one.mutation().alone() && !one.mutation().owners())
                // No schema can be loaded with an index that is not valid.
                .filter(one -> !one.mutation().name().equals("invalid"))
                .flatMap(one -> one.after().objects().values().stream())
                .toList());

    Schema reloaded = Mutated.reload(written);

    assertThat(Mutated.told(written, reloaded, DiffOptions.DEFAULT)).isEmpty();
    assertThat(Mutated.canonical(reloaded)).isEqualTo(Mutated.canonical(written));
  }
}
