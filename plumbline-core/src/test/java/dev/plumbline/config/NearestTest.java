package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KNOWN = List.of("check", "snapshot", "replay/failed");

  @Test
  void findsWhatWasMeant() {
    assertThat(Nearest.to("chekc", KNOWN)).isEqualTo("check");
    assertThat(Nearest.to("snap", KNOWN)).isEqualTo("snapshot");
    assertThat(Nearest.to("replay/fail", KNOWN)).isEqualTo("replay/failed");
  }

  @Test
  void doesNotGuessWildly() {
    assertThat(Nearest.to("xyz", KNOWN)).isNull();
    assertThat(Nearest.to("", KNOWN)).isNull();
  }
}
