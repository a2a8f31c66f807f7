package dev.plumbline.diff;

import dev.plumbline.diff.RecordShape.Component;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A digest of a schema: two schemas have the same exactly when {@link SchemaDiff} finds nothing
 * with {@link DiffOptions#DEFAULT}. It stands here because it must count what the comparison
 * counts.
 */
public final class Fingerprint {
  private final MessageDigest digest;

  private Fingerprint(MessageDigest digest) {
    this.digest = digest;
  }

  /** {@code sha256:} and 64 hexadecimal digits. */
  public static String of(Schema schema) {
    try {
      Fingerprint fingerprint = new Fingerprint(MessageDigest.getInstance("SHA-256"));
      for (SchemaObject object : schema.objects().values()) {
        fingerprint.add(object.id().toString());
        fingerprint.add((Object) Meaning.of(object, schema));
      }
      return "sha256:" + HexFormat.of().formatHex(fingerprint.digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void add(@Nullable Object value) {
    switch (value) {
      case null -> add("-");
      case dev.plumbline.schema.Identity id -> add(id.toString());
      case dev.plumbline.schema.Column column -> {
        add(column.id().toString());
        addRecord(column);
      }
      case Record object -> addRecord(object);
      case List<?> list -> {
        add("[" + list.size());
        list.forEach(this::add);
      }
      case Map<?, ?> map -> {
        add("{" + map.size());
        new TreeMap<>(map).forEach((key, item) -> add(key + "=" + item));
      }
      default -> add("=" + value);
    }
  }

  private void addRecord(Record object) {
    for (Component component : RecordShape.of(object).components()) {
      if (!DiffOptions.DEFAULT.ignores(component.owner(), component.name())) {
        add(StoredOrder.normalised(component, object));
      }
    }
  }

  /** With its length, so that no two sequences of texts read the same. */
  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
