package dev.plumbline.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.ConfigReader;
import dev.plumbline.git.TestRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedRepositoryTest {
  @TempDir Path temp;

  @Test
  void migrationsInASubmoduleAreNotComparedWithTheRepositoryAroundIt() throws Exception {
    TestRepository schema = TestRepository.create(temp.resolve("schema"));
    schema.write("migrations/0001_users.sql", "CREATE TABLE users (id bigint);\n").commit("Start");
    TestRepository around = TestRepository.create(temp.resolve("around"));
    String url = "file://" + schema.root();
    around.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", url, "db/schema");
    around.write("plumbline.toml", "[migrations]\ndirectory = \"db/schema/migrations\"\n");
    around.commit("Schema");

    assertThat(linear(around.root()).summary())
        .isEqualTo(
            "the migrations are in a repository of their own, db/schema; plumb check db/schema"
                + " compares them there");
    assertThat(linear(around.root().resolve("db/schema")).status())
        .isEqualTo(CheckStep.Status.PASSED);
  }

  private static CheckStep linear(Path project) throws Exception {
    Map<String, String> environment = TestRepository.environment();
    CheckRequest request =
        new CheckRequest(
            project,
            ".",
            ConfigReader.read(project, null, environment),
            environment,
            Clock.systemUTC(),
            (path, done, all) -> {});
    return Check.run(request).steps().stream()
        .filter(step -> step.name() == CheckStep.Name.LINEAR)
        .findFirst()
        .orElseThrow();
  }
}
