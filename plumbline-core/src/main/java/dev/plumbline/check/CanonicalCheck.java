package dev.plumbline.check;

import dev.plumbline.canonical.CanonicalFacts;
import dev.plumbline.canonical.CanonicalHeader;
import dev.plumbline.canonical.CanonicalText;
import dev.plumbline.canonical.CanonicalWriter;
import dev.plumbline.history.History;
import dev.plumbline.rules.CanonicalFindings;
import dev.plumbline.rules.CanonicalFindings.Cause;
import dev.plumbline.rules.Finding;
import dev.plumbline.schema.Schema;
import dev.plumbline.sql.SqlSource;
import dev.plumbline.sql.SqlSourceException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Compares the committed snapshot with what the migrations build. A snapshot that is to the letter
 * what we would write needs no server; any other is brought to life and compared as a schema, so
 * that layout, order and the version of {@code pg_dump} do not matter.
 */
final class CanonicalCheck {
  private final Project project;
  private final Build build;
  private final History history;
  private final String file;

  CanonicalCheck(Project project, Build build, History history) {
    this.project = project;
    this.build = build;
    this.history = history;
    this.file = project.relative(project.canonical());
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
    if (!Files.exists(project.canonical())) {
      return List.of(CanonicalFindings.missing(file, project.canonicalConfigured()));
    }
    SqlSource snapshot;
    try {
      snapshot = SqlSource.decode(file, Files.readAllBytes(project.canonical()));
    } catch (IOException e) {
      String why =
          e instanceof AccessDeniedException
              ? "permission denied"
              : Files.isDirectory(project.canonical()) ? "it is a directory" : e.getMessage();
      return List.of(CanonicalFindings.unreadable(file, String.valueOf(why)));
    } catch (SqlSourceException e) {
      return List.of(CanonicalFindings.unreadable(e));
    }
    String text = snapshot.text().replace("\r\n", "\n");
    String written = CanonicalWriter.write(replayed, facts(history));
    return text.equals(written) ? List.of() : notToTheLetter(replayed, snapshot, text);
  }

  private List<Finding> notToTheLetter(Schema replayed, SqlSource snapshot, String text)
      throws CheckException {
    OptionalInt conflict = CanonicalText.conflictMarker(text);
    if (conflict.isPresent()) {
      return List.of(CanonicalFindings.conflictMarker(file, conflict.getAsInt()));
    }
    Build.Outcome loaded = build.snapshot(snapshot);
    if (loaded.schema() == null) {
      return loaded.findings();
    }
    Comparison comparison = settled(replayed, loaded.schema());
    if (comparison.equal()) {
      return CanonicalHeader.read(text).isPresent()
          ? List.of(CanonicalFindings.notAsWritten(file))
          : List.of();
    }
    return List.of(
        CanonicalFindings.differs(file, cause(text), comparison.words(), comparison.sql()));
  }

  /**
   * What the server writes back of an expression can change once more when that text is loaded, so
   * schemas that seem to differ are compared again after the replayed one was loaded from its own
   * canonical too.
   */
  private Comparison settled(Schema replayed, Schema loaded) throws CheckException {
    Comparison comparison = Comparison.of(replayed, loaded, file);
    if (comparison.equal()) {
      return comparison;
    }
    String again = CanonicalWriter.write(replayed, CanonicalFacts.NONE);
    Build.Outcome settled = build.snapshot(SqlSource.of(file + " (as it would be written)", again));
    return settled.schema() == null ? comparison : Comparison.of(settled.schema(), loaded, file);
  }

  private Cause cause(String text) {
    Optional<CanonicalHeader> header = CanonicalHeader.read(text);
    if (header.isEmpty()) {
      return Cause.UNKNOWN;
    }
    if (!header.get().schemaDigest().equals(CanonicalText.bodyDigest(text))) {
      return Cause.EDITED;
    }
    return Objects.equals(facts(history).historyDigest(), header.get().historyDigest())
        ? Cause.UNKNOWN
        : Cause.STALE;
  }
}
