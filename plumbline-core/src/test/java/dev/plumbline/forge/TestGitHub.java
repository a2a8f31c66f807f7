package dev.plumbline.forge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * GitHub: an executor of GraphQL on GitHub's own schema, so that only what it allows is answered.
 */
public final class TestGitHub extends TestForge {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final GraphQL graphQl;

  public TestGitHub() throws IOException {
    RuntimeWiring wiring =
        RuntimeWiring.newRuntimeWiring()
            .scalar(scalar("DateTime"))
            .scalar(scalar("GitObjectID"))
            .scalar(scalar("URI"))
            .type("Query", type -> type.dataFetcher("repository", TestGitHub::repository))
            .type(
                "Repository",
                type ->
                    type.dataFetcher("pullRequests", this::pullRequests)
                        .dataFetcher("pullRequest", this::pullRequest)
                        .dataFetcher("object", this::object))
            .type("PullRequest", type -> type.dataFetcher("files", TestGitHub::files))
            .type("Actor", type -> type.typeResolver(e -> e.getSchema().getObjectType("User")))
            .type("GitObject", type -> type.typeResolver(e -> e.getSchema().getObjectType("Blob")))
            .build();
    try (InputStream schema = TestGitHub.class.getResourceAsStream("/forge/github.graphql")) {
      graphQl =
          GraphQL.newGraphQL(
                  new SchemaGenerator()
                      .makeExecutableSchema(
                          new SchemaParser()
                              .parse(new InputStreamReader(schema, StandardCharsets.UTF_8)),
                          wiring))
              .build();
    }
  }

  @Override
  public ForgeKind kind() {
    return ForgeKind.GITHUB;
  }

  @Override
  boolean mayEnter(HttpExchange exchange) {
    var headers = exchange.getRequestHeaders();
    return ("Bearer " + TOKEN).equals(headers.getFirst("Authorization"))
        && headers.getFirst("User-Agent") != null;
  }

  @Override
  @SuppressWarnings("unchecked")
  Reply reply(Seen request, HttpExchange exchange) {
    if (!request.method().equals("POST") || !request.path().equals("/api/graphql")) {
      return new Reply(404, Map.of(), "{\"message\": \"Not Found\"}");
    }
    try {
      Map<String, Object> document = JSON.readValue(request.body(), Map.class);
      ExecutionResult result =
          graphQl.execute(
              ExecutionInput.newExecutionInput()
                  .query((String) document.get("query"))
                  .variables((Map<String, Object>) document.get("variables"))
                  .build());
      Map<String, Object> answer = new HashMap<>(result.toSpecification());
      Map<String, Object> data = (Map<String, Object>) answer.get("data");
      if (result.getErrors().isEmpty() && data.get("repository") == null) {
        answer.put(
            "errors",
            List.of(Map.of("type", "NOT_FOUND", "message", "Could not resolve to a Repository")));
      }
      return Reply.json(JSON.writeValueAsString(answer));
    } catch (JsonProcessingException e) {
      return new Reply(400, Map.of(), "{\"message\": \"Problems parsing JSON\"}");
    }
  }

  private static Object repository(DataFetchingEnvironment env) {
    String full = env.getArgument("owner") + "/" + env.getArgument("name");
    return full.equals(REPOSITORY) ? Map.of("nameWithOwner", full) : null;
  }

  private Object pullRequests(DataFetchingEnvironment env) {
    if (!List.of("OPEN").equals(env.getArgument("states"))) {
      throw new IllegalArgumentException("states");
    }
    List<Map<String, Object>> nodes =
        open(env.getArgument("baseRefName")).stream().map(TestGitHub::node).toList();
    return page(nodes, env);
  }

  private Object pullRequest(DataFetchingEnvironment env) {
    int number = env.getArgument("number");
    return pulls.stream()
        .filter(pull -> pull.number == number)
        .map(TestGitHub::node)
        .findFirst()
        .orElse(null);
  }

  @SuppressWarnings("unchecked")
  private static Object files(DataFetchingEnvironment env) {
    Map<String, Object> pull = env.getSource();
    return page((List<Map<String, Object>>) pull.get("allFiles"), env);
  }

  private Object object(DataFetchingEnvironment env) {
    String expression = env.getArgument("expression");
    int colon = expression.indexOf(':');
    return pulls.stream()
        .filter(pull -> pull.commit.equals(expression.substring(0, colon)))
        .map(pull -> pull.contents.get(expression.substring(colon + 1)))
        .filter(text -> text != null)
        .findFirst()
        .map(text -> Map.of("text", text, "isTruncated", false, "isBinary", false))
        .orElse(null);
  }

  private static Map<String, Object> node(TestPull pull) {
    Map<String, Object> node = new HashMap<>();
    node.put("number", pull.number);
    node.put("title", pull.title);
    node.put("url", "https://github.example/" + REPOSITORY + "/pull/" + pull.number);
    node.put("isDraft", pull.draft);
    node.put("headRefName", pull.branch);
    node.put("headRefOid", pull.commit);
    node.put("author", pull.author == null ? null : Map.of("login", pull.author));
    node.put(
        "headRepository",
        pull.repository == null ? null : Map.of("nameWithOwner", pull.repository));
    node.put("allFiles", pull.files);
    return node;
  }

  /** GitHub refuses pages of more than a hundred, and ones without a size. */
  private static Map<String, Object> page(
      List<Map<String, Object>> all, DataFetchingEnvironment env) {
    Integer first = env.getArgument("first");
    if (first == null || first < 1 || first > 100) {
      throw new IllegalArgumentException("first");
    }
    String after = env.getArgument("after");
    int from = after == null ? 0 : Integer.parseInt(after);
    int to = Math.min(all.size(), from + first);
    return Map.of(
        "totalCount",
        all.size(),
        "nodes",
        all.subList(from, to),
        "pageInfo",
        Map.of("hasNextPage", to < all.size(), "endCursor", String.valueOf(to)));
  }

  private static GraphQLScalarType scalar(String name) {
    return GraphQLScalarType.newScalar()
        .name(name)
        .coercing(
            new Coercing<String, String>() {
              @Override
              public String serialize(Object value, GraphQLContext context, Locale locale) {
                return value.toString();
              }

              @Override
              public String parseValue(Object value, GraphQLContext context, Locale locale) {
                return value.toString();
              }

              @Override
              public String parseLiteral(
                  Value<?> value, CoercedVariables variables, GraphQLContext context, Locale l) {
                return ((StringValue) value).getValue();
              }
            })
        .build();
  }
}
