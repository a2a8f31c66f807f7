package dev.plumbline.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every rule there is, in the order they are shown. A new rule is one line here. */
public final class RuleCatalog {
  private static final List<Rule> RULES =
      List.of(
          NamingFormat.RULE,
          NamingTwoConventions.RULE,
          SequenceGap.RULE,
          SequenceDuplicate.RULE,
          JournalUnreadable.RULE,
          JournalEntryWithoutFile.RULE,
          JournalFileWithoutEntry.RULE,
          JournalOrder.RULE,
          JournalWhen.RULE,
          SnapshotFork.RULE,
          SnapshotOrphan.RULE,
          SnapshotMissing.RULE,
          MigrationEmpty.RULE,
          MigrationUnreadable.RULE,
          MigrationNotSql.RULE,
          MigrationNoWayBack.RULE,
          RunnerStops.RULE,
          RunnerStatement.RULE,
          MigrationNotReplayed.RULE,
          RunnerConfiguration.RULE,
          ReplayFailed.RULE,
          ReplayExtensionMissing.RULE,
          ReplayNeedsSuperuser.RULE,
          ReplayRoleCreated.RULE,
          ReplayBookkeeping.RULE,
          ConfigUnusedPattern.RULE,
          ExceptionExpired.RULE,
          ExceptionUnused.RULE,
          CatalogUnmodelled.RULE,
          CanonicalMissing.RULE,
          CanonicalEmpty.RULE,
          CanonicalEncoding.RULE,
          CanonicalConflict.RULE,
          CanonicalPsqlCommand.RULE,
          CanonicalTruncated.RULE,
          CanonicalUnloadable.RULE,
          CanonicalFiles.RULE,
          CanonicalNewer.RULE,
          CanonicalStale.RULE,
          CanonicalEdited.RULE,
          CanonicalMerged.RULE,
          CanonicalOtherMajor.RULE,
          CanonicalDiffers.RULE,
          CanonicalText.RULE,
          CanonicalLineEnds.RULE,
          SeedFailed.RULE,
          DeclaredUnmigrated.RULE,
          DeclaredMissing.RULE,
          DeclaredDiffers.RULE,
          DeclaredName.RULE,
          DeclaredOwnedBySql.RULE,
          DeclaredUnloadable.RULE,
          DeclaredUnprinted.RULE,
          DeclaredUnchecked.RULE,
          DeclaredLog.RULE,
          LinearSameNumber.RULE,
          LinearBelowMain.RULE,
          LinearEdited.RULE,
          LinearDeleted.RULE,
          LinearRenamed.RULE,
          LinearRestored.RULE,
          LinearFuture.RULE,
          RunnerSkips.RULE,
          RunnerRefuses.RULE,
          BaselineDiffers.RULE,
          OrderBroken.RULE,
          OrderDiffers.RULE,
          LinearOldBranch.RULE,
          LinearOpenSameNumber.RULE,
          LinearOpenSameObject.RULE);

  private RuleCatalog() {}

  public static List<Rule> all() {
    return RULES;
  }

  /** The rule of that id. */
  public static Optional<Rule> find(String id) {
    return RULES.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /**
   * Ids a person may have meant by a wrong one, the likeliest first: those that contain it, or
   * whose last part differs by a few letters. At most three.
   */
  public static List<String> closest(String wrong) {
    String word = wrong.substring(wrong.lastIndexOf('/') + 1);
    return RULES.stream()
        .map(Rule::id)
        .filter(id -> id.contains(word) || distance(word, lastPart(id)) <= 1 + word.length() / 3)
        .sorted(Comparator.comparingInt(id -> distance(wrong, id)))
        .limit(3)
        .toList();
  }

  private static String lastPart(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  /** Letters to insert, delete or replace to make one word the other (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
