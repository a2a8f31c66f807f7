package dev.plumbline.scratch;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What this machine offers for scratch servers, and why not more.
 *
 * @param providers every way to have a server
 * @param majors the embedded server's majors and where each stands
 * @param items folders and the rest
 */
public record DoctorReport(List<Item> providers, List<Item> majors, List<Item> items) {

  /**
   * One line.
   *
   * @param available whether it can be used
   * @param detail what was found, or why not and what to do
   */
  public record Item(String name, boolean available, String detail) {}

  public DoctorReport {
    providers = List.copyOf(providers);
    majors = List.copyOf(majors);
    items = List.copyOf(items);
  }

  /**
   * Looks at everything; starts no server, downloads nothing. A configured URL is connected to.
   *
   * @param environment this process's, or a test's
   */
  public static DoctorReport examine(ScratchSettings settings, Map<String, String> environment) {
    return new Doctor(settings, new TreeMap<>(environment)).examine();
  }

  /** The same with one more line about this machine. */
  public DoctorReport with(Item item) {
    List<Item> more = new java.util.ArrayList<>(items);
    more.add(item);
    return new DoctorReport(providers, majors, more);
  }

  /** Whether any provider can be used. */
  public boolean usable() {
    return providers.stream().anyMatch(Item::available);
  }

  static Item item(String name, boolean available, @Nullable String detail) {
    return new Item(name, available, detail == null ? "" : detail);
  }
}
