package dev.plumbline.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {
  @Test
  void namesOfCredentialsAreKeptBack() {
    assertThat(
            List.of(
                "DATABASE_URL",
                "PROD_DATABASE_URL",
                "POSTGRES_URL",
                "SUPABASE_DB_URL",
                "PGPASSWORD",
                "PGHOST",
                "DB_PASSWORD",
                "GITHUB_TOKEN",
                "NPM_TOKEN",
                "STRIPE_SECRET_KEY",
                "AUTH_SECRET",
                "AWS_ACCESS_KEY_ID",
                "OPENAI_API_KEY",
                "SSH_AUTH_SOCK"))
        .allMatch(Secrets::isSecret);
    assertThat(
            List.of(
                "PATH",
                "HOME",
                "NODE_ENV",
                "LANG",
                "DB_SCHEMA",
                "AWS_REGION",
                "NODE_OPTIONS",
                "JAVA_HOME"))
        .noneMatch(Secrets::isSecret);
  }

  @Test
  void whatLooksLikeOneIsMasked() {
    Secrets secrets = Secrets.of(Map.of("API_TOKEN", "0xdeadbeef", "PORT", "0xfeedbeef"));

    assertThat(
            secrets.mask(
                "0xdeadbeef 0xfeedbeef postgres://me:word@host/x api_key: 'abc'"
                    + " \"clientSecret\":\"s3\" monkey=1"))
        .isEqualTo(
            "*** 0xfeedbeef postgres://me:***@host/x api_key: '***' \"clientSecret\":\"***\""
                + " monkey=1");
  }

  @Test
  void theEnvironmentHasAddressesAtWhichNothingAnswersWhereAConfigurationReadsThem() {
    Map<String, String> environment =
        ProgramEnvironment.of(
            Map.of(
                "PATH",
                "/bin",
                "DB_CONNECTION_URL",
                "postgres://real",
                "NPM_TOKEN",
                "x",
                "PGHOST",
                "prod"),
            "process.env.SHOP_DB_URL ?? env('DB_HOST') + process.env[\"DB_PORT\"] +"
                + " process.env.DB_SCHEMA",
            Map.of("AUTH_SECRET", "given"));

    assertThat(environment)
        .containsEntry("PATH", "/bin")
        .containsEntry("DB_CONNECTION_URL", ProgramEnvironment.NOWHERE)
        .containsEntry("DATABASE_URL", ProgramEnvironment.NOWHERE)
        .containsEntry("SHOP_DB_URL", ProgramEnvironment.NOWHERE)
        .containsEntry("DB_HOST", "127.0.0.1")
        .containsEntry("DB_PORT", "1")
        .containsEntry("PGHOST", "127.0.0.1")
        .containsEntry("AUTH_SECRET", "given")
        .doesNotContainKeys("NPM_TOKEN", "DB_SCHEMA");
  }
}
