package dev.plumbline.forge;

import dev.plumbline.forge.ForgeClient.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * GitHub, by its GraphQL API: one request tells fifty pull requests with the files they change, and
 * costs one point of the hourly limit, where the REST API takes a request for each of them.
 */
final class GitHub implements Forge {
  private static final int MOST_PAGES = 6;
  private static final int MOST_PAGES_OF_FILES = 10;
  private static final int FILES_AT_ONCE = 40;

  private static final String FILES =
      "files(first: 100%s) { pageInfo { hasNextPage endCursor } nodes { path changeType } }";

  private static final String REQUESTS =
      """
      query($owner: String!, $name: String!, $base: String!, $after: String) {
        repository(owner: $owner, name: $name) {
          pullRequests(states: OPEN, baseRefName: $base, first: 50, after: $after,
              orderBy: {field: CREATED_AT, direction: DESC}) {
            totalCount
            pageInfo { hasNextPage endCursor }
            nodes {
              number title url isDraft headRefName headRefOid
              author { login }
              headRepository { nameWithOwner }
              %s
            }
          }
        }
      }
      """
          .formatted(FILES.formatted(""));

  private static final String MORE_FILES =
      """
      query($owner: String!, $name: String!, $number: Int!, $after: String) {
        repository(owner: $owner, name: $name) {
          pullRequest(number: $number) { %s }
        }
      }
      """
          .formatted(FILES.formatted(", after: $after"));

  private final ForgeClient client;

  GitHub(ForgeClient client) {
    this.client = client;
  }

  @Override
  public OpenRequests open(String branch, String folder) throws ForgeException {
    List<OpenRequest> found = new ArrayList<>();
    String after = null;
    int all = 0;
    for (int page = 0; page < MOST_PAGES; page++) {
      Map<String, Object> variables = repository();
      variables.put("base", branch);
      if (after != null) {
        variables.put("after", after);
      }
      Json requests = repository(REQUESTS, variables).at("pullRequests");
      for (Json request : requests.at("nodes").items()) {
        found.add(request(request, folder));
      }
      all = (int) requests.at("totalCount").number();
      after = next(requests);
      if (after == null || client.isLate()) {
        break;
      }
    }
    return new OpenRequests(withContents(found), Math.max(all, found.size()));
  }

  @Override
  public void close() {
    client.close();
  }

  private OpenRequest request(Json json, String folder) throws ForgeException {
    long number = json.at("number").number();
    List<ChangedFile> files = new ArrayList<>();
    Json page = json.at("files");
    collect(page, folder, files);
    String after = next(page);
    for (int pages = 0; after != null && pages < MOST_PAGES_OF_FILES; pages++) {
      Map<String, Object> variables = repository();
      variables.put("number", number);
      variables.put("after", after);
      page = repository(MORE_FILES, variables).at("pullRequest", "files");
      collect(page, folder, files);
      after = next(page);
    }
    return new OpenRequest(
        client.address().kind().sign() + number,
        number,
        json.at("title").text(""),
        json.at("author", "login").text("ghost"),
        json.at("isDraft").isTrue(),
        json.at("url").text(""),
        json.at("headRefName").text(""),
        json.at("headRefOid").text(""),
        json.at("headRepository", "nameWithOwner").text(),
        files,
        after == null);
  }

  private static void collect(Json page, String folder, List<ChangedFile> files) {
    for (Json file : page.at("nodes").items()) {
      String path = file.at("path").text("");
      String change = file.at("changeType").text("");
      if (Folder.contains(folder, path) && !change.equals("DELETED")) {
        boolean added = List.of("ADDED", "RENAMED", "COPIED").contains(change);
        files.add(new ChangedFile(path, added, null));
      }
    }
  }

  /** The content of the files, many with one request. */
  private List<OpenRequest> withContents(List<OpenRequest> requests) throws ForgeException {
    List<String> wanted = new ArrayList<>();
    for (OpenRequest request : requests) {
      for (ChangedFile file : request.files()) {
        if (Folder.isRead(file.path())) {
          wanted.add(expression(request, file));
        }
      }
    }
    Map<String, byte[]> contents = new TreeMap<>();
    for (int from = 0; from < wanted.size(); from += FILES_AT_ONCE) {
      contents(wanted.subList(from, Math.min(wanted.size(), from + FILES_AT_ONCE)), contents);
    }
    return requests.stream()
        .map(request ->
            request.with(
                request.files().stream()
                    .map(file -> file.with(contents.get(expression(request, file))))
                    .toList(),
                request.complete()))
        .toList();
  }

  /** The commits of a fork's pull request are in the repository it asks, too. */
  private static String expression(OpenRequest request, ChangedFile file) {
    return request.headCommit() + ":" + file.path();
  }

  private void contents(List<String> expressions, Map<String, byte[]> into) throws ForgeException {
    StringBuilder query = new StringBuilder("query($owner: String!, $name: String!");
    StringBuilder fields = new StringBuilder();
    Map<String, Object> variables = repository();
    for (int i = 0; i < expressions.size(); i++) {
      query.append(", $e").append(i).append(": String!");
      fields
          .append("f%d: object(expression: $e%d) ".formatted(i, i))
          .append("{ ... on Blob { text isTruncated } }\n");
      variables.put("e" + i, expressions.get(i));
    }
    query.append(") { repository(owner: $owner, name: $name) {\n").append(fields).append("} }");
    Json repository = repository(query.toString(), variables);
    for (int i = 0; i < expressions.size(); i++) {
      Json blob = repository.at("f" + i);
      String text = blob.at("text").text();
      if (text != null && !blob.at("isTruncated").isTrue()) {
        into.put(expressions.get(i), text.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private Json repository(String query, Map<String, Object> variables) throws ForgeException {
    Answer answer = client.ask(endpoint(), Question.document(query, variables));
    Json repository = answer.json().at("data", "repository");
    List<Json> errors = answer.json().at("errors").items();
    if (repository.isNull() && errors.isEmpty()) {
      throw client.refusal().notFound("");
    } else if (repository.isNull()) {
      Json first = errors.getFirst();
      throw switch (first.at("type").text("")) {
        case "NOT_FOUND" -> client.refusal().notFound("");
        case "RATE_LIMITED", "RATE_LIMIT" -> client.refusal().rateLimit("");
        default -> client.refusal().error(first.at("message").text("an error without words"));
      };
    }
    return repository;
  }

  private Map<String, Object> repository() {
    String full = client.address().repository();
    int slash = full.indexOf('/');
    Map<String, Object> variables = new TreeMap<>();
    variables.put("owner", full.substring(0, Math.max(slash, 0)));
    variables.put("name", full.substring(slash + 1));
    return variables;
  }

  /** Beside the REST API: below {@code /api} on an instance of one's own. */
  private URI endpoint() {
    URI api = client.address().api();
    String base = api.toString();
    if (base.endsWith("/api/v3")) {
      return URI.create(base.substring(0, base.length() - "v3".length()) + "graphql");
    }
    return URI.create(base + "/graphql");
  }

  private static @Nullable String next(Json connection) {
    Json info = connection.at("pageInfo");
    return info.at("hasNextPage").isTrue() ? info.at("endCursor").text() : null;
  }
}
