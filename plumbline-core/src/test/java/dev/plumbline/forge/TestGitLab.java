package dev.plumbline.forge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** GitLab's REST API, as far as it is needed; parameters it does not document are refused. */
public final class TestGitLab extends TestForge {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROJECT = "/api/v4/projects/acme%2Fshop";

  private boolean jobToken;
  private int perPage = Integer.MAX_VALUE;

  public TestGitLab() throws IOException {}

  /** Pages of that many at most, as an instance may be set up. */
  public TestGitLab pagesOf(int most) {
    perPage = most;
    return this;
  }

  @Override
  public ForgeKind kind() {
    return ForgeKind.GITLAB;
  }

  @Override
  boolean mayEnter(HttpExchange exchange) {
    var headers = exchange.getRequestHeaders();
    jobToken = TOKEN.equals(headers.getFirst("JOB-TOKEN"));
    return jobToken || TOKEN.equals(headers.getFirst("PRIVATE-TOKEN"));
  }

  @Override
  Reply reply(Seen request, HttpExchange exchange) {
    String path = request.path();
    if (!request.method().equals("GET") || !path.startsWith(PROJECT + "/")) {
      return notFound("404 Project Not Found");
    }
    String rest = path.substring(PROJECT.length());
    if (rest.equals("/merge_requests")) {
      return list(request.query());
    }
    if (rest.matches("/merge_requests/\\d+/diffs")) {
      // What a job may read is listed in GitLab's documentation; this is not.
      return jobToken
          ? notFound("404 Not found")
          : diffs(Long.parseLong(rest.split("/")[2]), request.query());
    }
    if (rest.startsWith("/repository/files/") && rest.endsWith("/raw")) {
      String file = rest.substring("/repository/files/".length(), rest.length() - "/raw".length());
      return raw(decoded(file), request.query());
    }
    return notFound("404 Not Found");
  }

  private Reply list(Map<String, String> query) {
    if (!Set.of("state", "target_branch", "order_by", "sort", "per_page", "page", "scope")
            .containsAll(query.keySet())
        || !"opened".equals(query.get("state"))) {
      return new Reply(400, Map.of(), "{\"error\": \"unknown parameter\"}");
    }
    return page(
        open(query.get("target_branch")).stream().map(TestGitLab::mergeRequest).toList(), query);
  }

  private Reply diffs(long iid, Map<String, String> query) {
    TestPull pull = pulls.stream().filter(p -> p.number == iid).findFirst().orElseThrow();
    List<Map<String, Object>> diffs = new ArrayList<>();
    for (Map<String, Object> file : pull.files) {
      diffs.add(diff(pull, (String) file.get("path"), (String) file.get("changeType")));
    }
    return page(diffs, query);
  }

  private Reply raw(String file, Map<String, String> query) {
    return pulls.stream()
        .filter(pull -> pull.commit.equals(query.get("ref")))
        .map(pull -> pull.contents.get(file))
        .filter(text -> text != null)
        .findFirst()
        .map(text -> new Reply(200, Map.of("Content-Type", "text/plain"), text))
        .orElse(notFound("404 File Not Found"));
  }

  private static Map<String, Object> mergeRequest(TestPull pull) {
    Map<String, Object> json = new HashMap<>();
    json.put("id", 1000 + pull.number);
    json.put("iid", pull.number);
    json.put("project_id", 7);
    json.put("title", (pull.draft ? "Draft: " : "") + pull.title);
    json.put("state", "opened");
    json.put("target_branch", pull.base);
    json.put("source_branch", pull.branch);
    json.put("author", Map.of("id", 1, "username", pull.author, "name", pull.author));
    json.put("source_project_id", pull.repository.equals(REPOSITORY) ? 7 : 8);
    json.put("target_project_id", 7);
    json.put("draft", pull.draft);
    json.put("sha", pull.commit);
    json.put(
        "web_url", "https://gitlab.example/" + REPOSITORY + "/-/merge_requests/" + pull.number);
    return json;
  }

  private static Map<String, Object> diff(TestPull pull, String path, String change) {
    Map<String, Object> json = new HashMap<>();
    json.put("old_path", change.equals("RENAMED") ? path + ".old" : path);
    json.put("new_path", path);
    json.put("a_mode", change.equals("ADDED") ? "0" : "100644");
    json.put("b_mode", "100644");
    json.put("new_file", change.equals("ADDED"));
    json.put("renamed_file", change.equals("RENAMED"));
    json.put("deleted_file", change.equals("DELETED"));
    json.put("generated_file", false);
    boolean large = pull.contents.getOrDefault(path, "").length() > 10_000;
    json.put("too_large", large);
    json.put("collapsed", large);
    json.put("diff", change.equals("ADDED") && !large ? added(pull.contents.get(path)) : "");
    return json;
  }

  private static String added(String text) {
    StringBuilder diff = new StringBuilder();
    List<String> lines = text.lines().toList();
    diff.append("@@ -0,0 +1,").append(lines.size()).append(" @@\n");
    lines.forEach(line -> diff.append('+').append(line).append('\n'));
    return diff.append(text.endsWith("\n") ? "" : "\\ No newline at end of file\n").toString();
  }

  private Reply page(List<Map<String, Object>> all, Map<String, String> query) {
    int size = Math.min(perPage, Integer.parseInt(query.getOrDefault("per_page", "20")));
    int page = Integer.parseInt(query.getOrDefault("page", "1"));
    int from = Math.min(all.size(), (page - 1) * size);
    int to = Math.min(all.size(), from + size);
    try {
      return new Reply(
          200,
          Map.of(
              "Content-Type",
              "application/json",
              "X-Total",
              String.valueOf(all.size()),
              "X-Page",
              String.valueOf(page),
              "X-Per-Page",
              String.valueOf(size),
              "X-Total-Pages",
              String.valueOf((all.size() + size - 1) / size),
              "X-Next-Page",
              to < all.size() ? String.valueOf(page + 1) : ""),
          JSON.writeValueAsString(all.subList(from, to)));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Reply notFound(String message) {
    return new Reply(
        404, Map.of("Content-Type", "application/json"), "{\"message\": \"" + message + "\"}");
  }
}
