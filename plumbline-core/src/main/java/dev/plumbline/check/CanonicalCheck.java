package dev.plumbline.check;

import dev.plumbline.canonical.CanonicalFacts;
import dev.plumbline.canonical.CanonicalHeader;
import dev.plumbline.canonical.CanonicalText;
import dev.plumbline.canonical.CanonicalWriter;
import dev.plumbline.diff.SideNames;
import dev.plumbline.diff.SqlDiff;
import dev.plumbline.history.DirectoryFiles;
import dev.plumbline.history.History;
import dev.plumbline.rules.CanonicalFindings;
import dev.plumbline.rules.CanonicalFindings.Cause;
import dev.plumbline.rules.Finding;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Schema;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares the committed snapshot with what the migrations build. A snapshot that is to the letter
 * what we would write needs no server; any other is brought to life and compared as a schema, so
 * that layout, order and the version of {@code pg_dump} do not matter. Line ends count only within
 * what PostgreSQL stores, because git changes them.
 */
final class CanonicalCheck {
  private static final int LINES_SHOWN = 40;

  private final Project project;
  private final Map<String, String> environment;
  private final Build build;
  private final History history;
  private final Exceptions exceptions;
  private final String file;

  CanonicalCheck(
      Project project,
      Map<String, String> environment,
      Build build,
      History history,
      Exceptions exceptions) {
    this.project = project;
    this.environment = environment;
    this.build = build;
    this.history = history;
    this.exceptions = exceptions;
    this.file = project.relative(project.canonicalIndex());
  }

  /** The facts the header of this history's snapshot states. */
  static CanonicalFacts facts(History history) {
    return new CanonicalFacts("sha256:" + history.digest());
  }

  /**
   * What is wrong with the snapshot.
   *
   * @param replayed what the migrations build
   */
  List<Finding> against(Schema replayed) throws CheckException {
    if (!Files.exists(project.canonicalIndex())) {
      return List.of(CanonicalFindings.missing(file, project.canonicalConfigured()));
    }
    CommittedCanonical committed = committed();
    SqlSource snapshot = committed.source();
    if (snapshot == null) {
      return committed.findings();
    }
    List<Finding> findings = new ArrayList<>(committed.findings());
    SortedMap<String, String> files = Written.files(project.layout(), replayed, facts(history));
    for (Finding finding : against(replayed, snapshot, files)) {
      findings.add(committed.withFiles(committed.located(finding), files));
    }
    return findings;
  }

  /** What is committed, in its layout. */
  private CommittedCanonical committed() {
    try {
      return switch (project.layout()) {
        case FILE ->
            CommittedCanonical.file(
                SqlSource.decode(file, Files.readAllBytes(project.canonical())));
        case DIRECTORY ->
            CommittedCanonical.directory(
                project.relative(project.canonical()), DirectoryFiles.of(project.canonical()));
      };
    } catch (IOException e) {
      String why =
          e instanceof AccessDeniedException
              ? "permission denied"
              : Files.isDirectory(project.canonicalIndex()) ? "it is a directory" : e.getMessage();
      return CommittedCanonical.unreadable(
          List.of(CanonicalFindings.unreadable(file, String.valueOf(why))));
    } catch (SqlSourceException e) {
      return CommittedCanonical.unreadable(List.of(CanonicalFindings.encoding(e)));
    }
  }

  private List<Finding> against(
      Schema replayed, SqlSource snapshot, SortedMap<String, String> files) throws CheckException {
    String written = Written.text(project.layout(), files);
    String text = unix(snapshot.text());
    if (snapshot.text().equals(written) || text.equals(written)) {
      return List.of();
    }
    return text.equals(unix(written))
        ? List.of(CanonicalFindings.lineEnds(file))
        : notToTheLetter(replayed, snapshot, text, written);
  }

  private List<Finding> notToTheLetter(
      Schema replayed, SqlSource snapshot, String text, String written) throws CheckException {
    CanonicalHeader header = CanonicalHeader.read(text).orElse(null);
    OptionalInt conflict = CanonicalText.conflictMarker(text);
    if (text.isBlank()) {
      return List.of(CanonicalFindings.empty(file));
    } else if (conflict.isPresent()) {
      return List.of(CanonicalFindings.conflictMarker(file, conflict.getAsInt()));
    } else if (header != null && header.format() > CanonicalHeader.FORMAT) {
      return List.of(CanonicalFindings.newerFormat(file, header.format(), CanonicalHeader.FORMAT));
    }
    CanonicalCause cause =
        new CanonicalCause(
            project, environment, text, header, unix(written), facts(history).historyDigest());
    Build.Outcome loaded = build.snapshot(snapshot);
    if (loaded.schema() == null) {
      return doesNotLoad(replayed, loaded.findings(), cause);
    }
    Comparison comparison = settled(replayed, loaded.schema());
    if (comparison.equal() && comparison.excepted() > 0) {
      // Its text differs by what was let pass; nothing else can be told from it.
      return List.of();
    }
    CanonicalCause.Found found = cause.find(replayed.majorVersion(), comparison.equal());
    if (found.original() != null) {
      return editedSince(replayed, loaded.schema(), text, found.original(), comparison);
    }
    if (comparison.equal() && header == null) {
      return List.of();
    }
    if (comparison.equal() && found.cause() == Cause.EDITED) {
      return List.of(
          CanonicalFindings.textEdited(file, textChanges(loaded.schema(), text, written)));
    }
    List<String> evidence = evidence(found, header, replayed, comparison);
    return List.of(CanonicalFindings.of(file, found.cause(), evidence, comparison.words().size()));
  }

  /** A file that ends too early fails in many ways; that its end is missing is the reason. */
  private List<Finding> doesNotLoad(Schema replayed, List<Finding> findings, CanonicalCause cause) {
    CanonicalHeader header = cause.header();
    if (cause.isCutOff(false)) {
      return findings.stream().map(CanonicalFindings::cutOff).toList();
    }
    return header != null && header.majorVersion() > replayed.majorVersion()
        ? findings.stream()
            .map(one ->
                CanonicalFindings.onNewerMajor(one, header.majorVersion(), replayed.majorVersion()))
            .toList()
        : findings;
  }

  /** An edit to a snapshot that is out of date besides: both are told, each by what it did. */
  private List<Finding> editedSince(
      Schema replayed, Schema loaded, String text, String original, Comparison comparison)
      throws CheckException {
    Schema before = build.snapshot(SqlSource.of(file + " (as it was written)", original)).schema();
    if (before == null) {
      return List.of(
          CanonicalFindings.of(
              file, Cause.EDITED, comparison.evidence(), comparison.words().size()));
    }
    Comparison edit =
        Comparison.of(before, loaded, "the canonical as it was written", file, exceptions);
    if (comparison.equal() && !edit.equal()) {
      CanonicalCause.Found merged = CanonicalCause.RIGHT_BELOW;
      List<String> evidence = evidence(merged, null, replayed, comparison);
      return List.of(CanonicalFindings.of(file, merged.cause(), evidence, 0));
    }
    Comparison stale = settled(replayed, before);
    return List.of(
        edit.equal()
            ? CanonicalFindings.textEdited(file, textChanges(loaded, text, original))
            : CanonicalFindings.of(file, Cause.EDITED, edit.evidence(), edit.words().size()),
        CanonicalFindings.of(file, Cause.STALE, stale.evidence(), stale.words().size()));
  }

  private static List<String> evidence(
      CanonicalCause.Found found,
      @Nullable CanonicalHeader header,
      Schema replayed,
      Comparison comparison) {
    List<String> evidence = new ArrayList<>();
    if (found.evidence() != null) {
      evidence.add(found.evidence());
    }
    if (header != null && header.majorVersion() != replayed.majorVersion()) {
      evidence.add(
          "written on PostgreSQL %d, compared on %d"
              .formatted(header.majorVersion(), replayed.majorVersion()));
    }
    evidence.addAll(comparison.evidence());
    return evidence;
  }

  /** What an edit that changes no meaning touched: the objects, and the lines. */
  private List<String> textChanges(Schema loaded, String text, String original) {
    List<String> evidence = new ArrayList<>();
    for (Identity object : CanonicalWriter.notWordForWordIn(loaded, text)) {
      evidence.add(object + ": only the text");
    }
    String diff = SqlDiff.ofTexts(unix(original), text, new SideNames("as it was written", file));
    if (!diff.isEmpty()) {
      evidence.add(diff.lines().limit(LINES_SHOWN).collect(Collectors.joining("\n")));
    }
    return evidence;
  }

  /**
   * What the server writes back of an expression can change once more when that text is loaded, so
   * schemas that seem to differ are compared again after the replayed one was loaded from its own
   * canonical too.
   */
  private Comparison settled(Schema replayed, Schema loaded) throws CheckException {
    Comparison comparison = Comparison.of(replayed, loaded, file, exceptions);
    if (comparison.equal()) {
      return comparison;
    }
    String again = CanonicalWriter.write(replayed, CanonicalFacts.NONE);
    Build.Outcome settled = build.snapshot(SqlSource.of(file + " (as it would be written)", again));
    return settled.schema() == null
        ? comparison
        : Comparison.of(settled.schema(), loaded, file, exceptions);
  }

  private static String unix(String text) {
    return text.replace("\r\n", "\n");
  }
}
