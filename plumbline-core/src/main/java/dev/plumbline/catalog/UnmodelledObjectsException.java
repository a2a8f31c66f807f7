package dev.plumbline.catalog;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The database holds objects of kinds the model does not know. Nothing is returned then: a
 * comparison that passes over them would claim more than it knows.
 */
public final class UnmodelledObjectsException extends CatalogException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;

  @SuppressWarnings("serial") // List.copyOf is serializable, and so are the records in it
  private final List<UnmodelledObject> objects;

  public UnmodelledObjectsException(List<UnmodelledObject> objects) {
    super(message(objects));
    this.objects = List.copyOf(objects);
  }

  /** Every one of them, sorted by kind and name; never empty. */
  public List<UnmodelledObject> objects() {
    return objects;
  }

  private static String message(List<UnmodelledObject> objects) {
    String shown =
        objects.stream().limit(SHOWN).map(object -> "\n  " + object).collect(Collectors.joining());
    String rest = objects.size() > SHOWN ? "\n  and " + (objects.size() - SHOWN) + " more" : "";
    return "cannot compare "
        + (objects.size() == 1 ? "an object" : objects.size() + " objects")
        + " of a kind not supported yet:"
        + shown
        + rest
        + "\nDrop them, or exclude them or their schema by pattern.";
  }
}
