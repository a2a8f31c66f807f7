package dev.plumbline.check;

import dev.plumbline.schema.Schema;
import java.util.List;

/** Two schemas compared, in words and in SQL. Stand-in until diff lands. */
record Comparison(boolean equal, List<String> words, String sql) {
  static Comparison of(Schema migrations, Schema snapshot, String file) {
    return new Comparison(migrations.objects().equals(snapshot.objects()), List.of(file), "");
  }
}
