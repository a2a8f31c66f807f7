package dev.plumbline.forge;

import dev.plumbline.forge.ForgeClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * GitLab, by its REST API: a list, and for each merge request what it changes, several at a time.
 * What is added comes with its content; only what is changed or cut short is asked for once more.
 */
final class GitLab implements Forge {
  private static final int MOST_PAGES = 2;
  private static final int AT_ONCE = 6;
  private static final int MOST_PAGES_OF_FILES = 10;

  private final ForgeClient client;

  GitLab(ForgeClient client) {
    this.client = client;
  }

  @Override
  public OpenRequests open(String branch, String folder) throws ForgeException {
    List<OpenRequest> listed = new ArrayList<>();
    int all = 0;
    String page = "1";
    for (int pages = 0; !page.isEmpty() && pages < MOST_PAGES; pages++) {
      Answer answer =
          client.get(
              "%s/merge_requests?state=opened&target_branch=%s&order_by=created_at&sort=desc&per_page=100&page=%s"
                  .formatted(project(), encoded(branch), page));
      for (Json request : answer.json().items()) {
        listed.add(request(request));
      }
      String total = answer.header("x-total");
      all = total.matches("\\d{1,9}") ? Integer.parseInt(total) : listed.size();
      page = answer.header("x-next-page");
    }
    return new OpenRequests(withFiles(listed, folder), Math.max(all, listed.size()));
  }

  @Override
  public void close() {
    client.close();
  }

  private OpenRequest request(Json json) {
    long number = json.at("iid").number();
    return new OpenRequest(
        client.address().kind().sign() + number,
        number,
        json.at("title").text(""),
        json.at("author", "username").text("ghost"),
        json.at("draft").isTrue(),
        json.at("web_url").text(""),
        json.at("source_branch").text(""),
        json.at("sha").text(""),
        source(json),
        List.of(),
        false);
  }

  /** The asked project goes by the name it was asked by; of another only the number is told. */
  private @Nullable String source(Json json) {
    Json source = json.at("source_project_id");
    if (source.isNull()) {
      return null;
    }
    return source.number() == json.at("target_project_id").number()
        ? client.address().repository()
        : String.valueOf(source.number());
  }

  private List<OpenRequest> withFiles(List<OpenRequest> listed, String folder)
      throws ForgeException {
    List<OpenRequest> result = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<@Nullable OpenRequest>> asked = new ArrayList<>();
      for (OpenRequest request : listed) {
        asked.add(threads.submit(() -> withFiles(request, folder)));
      }
      try {
        for (Future<@Nullable OpenRequest> one : asked) {
          OpenRequest told = one.get();
          if (told != null) {
            result.add(told);
          }
        }
      } catch (ExecutionException e) {
        asked.forEach(one -> one.cancel(true));
        if (e.getCause() instanceof ForgeException refused) {
          throw refused;
        }
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        asked.forEach(one -> one.cancel(true));
        Thread.currentThread().interrupt();
        throw client.refusal().interrupted();
      }
    }
    return result;
  }

  /** Null when there is no time for it any more. */
  private @Nullable OpenRequest withFiles(OpenRequest request, String folder)
      throws ForgeException {
    if (client.isLate()) {
      return null;
    }
    List<ChangedFile> files = new ArrayList<>();
    String page = "1";
    for (int pages = 0; !page.isEmpty() && pages < MOST_PAGES_OF_FILES; pages++) {
      Answer answer =
          client.get(
              "%s/merge_requests/%d/diffs?per_page=100&page=%s"
                  .formatted(project(), request.number(), page));
      for (Json diff : answer.json().items()) {
        String path = diff.at("new_path").text("");
        if (Folder.contains(folder, path) && !diff.at("deleted_file").isTrue()) {
          files.add(file(request, path, diff));
        }
      }
      page = answer.header("x-next-page");
    }
    return request.with(files, page.isEmpty());
  }

  private ChangedFile file(OpenRequest request, String path, Json diff) throws ForgeException {
    boolean isNew = diff.at("new_file").isTrue();
    boolean added = isNew || diff.at("renamed_file").isTrue();
    byte[] content = null;
    if (Folder.isRead(path)) {
      boolean whole = isNew && !diff.at("too_large").isTrue() && !diff.at("collapsed").isTrue();
      content = whole ? AddedText.of(diff.at("diff").text("")) : null;
      content = content == null ? raw(request, path) : content;
    }
    return new ChangedFile(path, added, content);
  }

  /** The commits of a fork's merge request are in the project it asks, too. */
  private byte @Nullable [] raw(OpenRequest request, String path) throws ForgeException {
    return client.bytes(
        "%s/repository/files/%s/raw?ref=%s"
            .formatted(project(), encoded(path), encoded(request.headCommit())));
  }

  private String project() {
    return "/projects/" + encoded(client.address().repository());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
