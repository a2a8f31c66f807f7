package dev.plumbline.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.git.Git;
import dev.plumbline.git.GitException;
import dev.plumbline.git.GitTree;
import dev.plumbline.git.TestRepository;
import dev.plumbline.history.MigrationFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedCanonicalTest {
  @TempDir Path folder;

  @Test
  void aDirectoryIsReadAtACommitAsItWasThen() throws Exception {
    TestRepository repository = TestRepository.create(folder);
    repository
        .write(
            "db/canonical-schema/schema.sql", "-- head\n\nSET a = b;\n\n\\ir public/tables/t.sql\n")
        .write(
            "db/canonical-schema/public/tables/t.sql",
            "-- Part of the canonical schema\n\nCREATE TABLE t ();\n");
    String commit = repository.commit("one");
    repository.write("db/canonical-schema/public/tables/t.sql", "changed since");

    try (Git git = Git.in(folder, Map.of("PATH", System.getenv("PATH")))) {
      CommittedCanonical committed =
          CommittedCanonical.directory(
              "db/canonical-schema", new AtCommit(git.tree(commit, "db/canonical-schema")));

      assertThat(committed.findings()).isEmpty();
      assertThat(committed.source()).isNotNull();
      assertThat(committed.source().text())
          .isEqualTo("-- head\n\nSET a = b;\n\nCREATE TABLE t ();\n");
    }
  }

  private record AtCommit(GitTree tree) implements MigrationFiles {
    @Override
    public SortedSet<String> paths() {
      return tree.paths();
    }

    @Override
    public byte[] read(String path) throws IOException {
      try {
        return tree.read(path);
      } catch (GitException e) {
        throw new IOException(e);
      }
    }
  }
}
