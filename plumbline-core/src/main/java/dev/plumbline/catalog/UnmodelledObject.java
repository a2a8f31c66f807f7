package dev.plumbline.catalog;

import java.io.Serializable;

/**
 * An object of a kind the model does not know.
 *
 * @param kind as PostgreSQL's documentation calls it: {@code "operator class"}
 * @param name quoted and qualified, with arguments: {@code "public.first(anyelement)"}
 */
public record UnmodelledObject(String kind, String name) implements Serializable {
  @Override
  public String toString() {
    return kind + " " + name;
  }
}
