package dev.plumbline.forge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pull request, or merge request, that is open.
 *
 * @param label the number with its sign: {@code #12}, {@code !12}
 * @param author by name; {@code ghost} when nobody is that any more
 * @param headBranch the short name of the branch that asks
 * @param headCommit its newest commit's id
 * @param headRepository where that branch is: {@code owner/name}; on GitLab the project's number;
 *     null when it is gone or hidden
 * @param files below the folder asked about
 * @param complete whether all its files were looked at
 */
public record OpenRequest(
    String label,
    long number,
    String title,
    String author,
    boolean draft,
    String url,
    String headBranch,
    String headCommit,
    @Nullable String headRepository,
    List<ChangedFile> files,
    boolean complete) {
  public OpenRequest {
    files = List.copyOf(files);
  }

  /** The same with these files. */
  OpenRequest with(List<ChangedFile> other, boolean all) {
    return new OpenRequest(
        label,
        number,
        title,
        author,
        draft,
        url,
        headBranch,
        headCommit,
        headRepository,
        other,
        all);
  }

  /** For a sentence: {@code #12 (draft) "Add labels" by ada}. */
  public String inWords() {
    return "%s%s \"%s\" by %s".formatted(label, draft ? " (draft)" : "", title, author);
  }
}
