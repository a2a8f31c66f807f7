package dev.plumbline.scratch;

/** The PostgreSQL majors we work with. */
public final class Majors {
  public static final int OLDEST = 14;
  public static final int NEWEST = 18;

  /** The one that comes with the installation. */
  public static final int BUNDLED = 18;

  private Majors() {}

  public static boolean supported(int major) {
    return major >= OLDEST && major <= NEWEST;
  }
}
