package dev.plumbline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.history.DirectoryFiles;
import dev.plumbline.history.History;
import dev.plumbline.history.ReadOptions;
import dev.plumbline.history.plain.PlainNumbered;
import dev.plumbline.replay.Replay;
import dev.plumbline.replay.ReplayListener;
import dev.plumbline.replay.ReplayOptions;
import dev.plumbline.replay.ReplayResult;
import dev.plumbline.scratch.EmbeddedProvider;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinearHistoryGeneratorTest {
  @TempDir Path directory;

  @Test
  void whatItWritesReplays() throws Exception {
    LinearHistoryGenerator.plain(directory, 60, 1);
    History history =
        new PlainNumbered()
            .read(DirectoryFiles.of(directory.resolve("migrations")), ReadOptions.DEFAULT);
    assertThat(history.problems()).isEmpty();
    try (ScratchServer server = new EmbeddedProvider().start(null);
        ScratchDatabase database = server.createDatabase()) {
      ReplayResult result =
          new Replay(database, ReplayOptions.DEFAULT, ReplayListener.SILENT).run(history);
      assertThat(result.failure()).isNull();
      assertThat(result.applied()).isEqualTo(60);
    }
  }

  @Test
  void aShorterHistoryIsTheBeginningOfALongerOne() {
    assertThat(LinearHistoryGenerator.files(500, 3))
        .startsWith(
            LinearHistoryGenerator.files(200, 3).toArray(LinearHistoryGenerator.File[]::new));
  }
}
