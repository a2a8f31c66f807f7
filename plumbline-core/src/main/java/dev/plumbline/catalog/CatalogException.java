package dev.plumbline.catalog;

/** The catalogs could not be read; the message says what, why and what to do, for a person. */
public class CatalogException extends Exception {
  private static final long serialVersionUID = 1L;

  public CatalogException(String message) {
    super(message);
  }

  public CatalogException(String message, Throwable cause) {
    super(message, cause);
  }
}
