package dev.plumbline.catalog;

import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Identity;
import dev.plumbline.schema.Meta;
import dev.plumbline.schema.SchemaObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a database: what the readers of the kinds share, and where they leave what they
 * find. Objects are finished at the end, when every identity is known and dependencies can name
 * them.
 */
final class Reading {
  private final int majorVersion;
  private final Snapshot snapshot;
  private final ScopeInUse scope;
  private final CommonFacts facts;
  private final Relations relations;
  private final Set<String> standardOwners = new HashSet<>();
  private final Map<Address, Identity> identities = new HashMap<>();
  private final Dependencies dependencies = new Dependencies(identities);
  private final List<Draft> drafts = new ArrayList<>();

  Reading(int majorVersion, Snapshot snapshot, ScopeInUse scope) throws SQLException {
    this.majorVersion = majorVersion;
    this.snapshot = snapshot;
    this.scope = scope;
    this.facts = CommonFacts.read(snapshot, scope);
    this.relations = Relations.read(snapshot, facts);
    if (reads(Aspect.OWNERS)) {
      snapshot.forEach("standard_owners", row -> standardOwners.add(row.text("name")));
    }
  }

  /** An object but for what is only known when all have been read. */
  private record Draft(
      Address address, Identity id, @Nullable String owner, Function<Meta, SchemaObject> finish) {}

  void forEach(String query, Row.Consumer consumer) throws SQLException {
    snapshot.forEach(query, consumer);
  }

  /** The server's: 14 to 18. */
  int majorVersion() {
    return majorVersion;
  }

  /** Whether that is asked for. */
  boolean reads(Aspect aspect) {
    return scope.reads(aspect);
  }

  CommonFacts facts() {
    return facts;
  }

  Relations relations() {
    return relations;
  }

  /** Whether what goes with that object is in scope; with nothing, it is. */
  boolean includes(@Nullable Identity whole) {
    return whole == null || scope.includes(whole);
  }

  /** Leaves an object that has no owner of its own. */
  void add(Address address, Identity id, Function<Meta, SchemaObject> finish) {
    add(address, id, null, finish);
  }

  /** Leaves an object, unless it is out of scope. */
  void add(
      Address address, Identity id, @Nullable String owner, Function<Meta, SchemaObject> finish) {
    if (scope.includes(id)) {
      identities.put(address, id);
      drafts.add(new Draft(address, id, standard(owner), finish));
    }
  }

  private @Nullable String standard(@Nullable String owner) {
    if (owner == null || !reads(Aspect.OWNERS)) {
      return null;
    }
    return standardOwners.contains(owner) ? Grant.OWNER : owner;
  }

  /** Leaves facts about something that is not itself in the model, so nothing depends on them. */
  void addAside(Address address, Identity id, Function<Meta, SchemaObject> finish) {
    if (scope.includes(id)) {
      drafts.add(new Draft(address, id, null, finish));
    }
  }

  /** Leaves an object that goes with another: out of scope when that one is. */
  void addPart(Address address, Identity id, Identity whole, Function<Meta, SchemaObject> finish) {
    if (scope.includes(whole)) {
      add(address, id, null, finish);
    }
  }

  /** Where the server keeps each object left so far, and each column. */
  Map<Identity, Address> addresses() {
    Map<Identity, Address> addresses = new HashMap<>();
    relations.forEachColumnAddress(addresses::put);
    identities.forEach((address, id) -> addresses.put(id, address));
    return addresses;
  }

  /** Says that one object needs another, where the reader of its kind knows it best. */
  void needs(Address one, Address other) {
    dependencies.needs(one, other);
  }

  /** Says that what stands at {@code part} is a part of the other and counts as it. */
  void belongs(Address part, Address whole) {
    dependencies.belongs(part, whole);
  }

  /** Every object left so far, finished. */
  List<SchemaObject> finish() throws SQLException {
    dependencies.read(snapshot);
    List<SchemaObject> objects = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      Meta meta = facts.meta(draft.address(), draft.owner(), dependencies.of(draft.id()));
      objects.add(draft.finish().apply(meta));
    }
    return objects;
  }
}
