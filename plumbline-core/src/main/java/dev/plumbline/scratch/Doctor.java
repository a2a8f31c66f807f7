package dev.plumbline.scratch;

import static dev.plumbline.scratch.DoctorReport.item;

import dev.plumbline.scratch.DoctorReport.Item;
import dev.plumbline.scratch.ScratchProvider.Availability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gathers a {@link DoctorReport}. */
final class Doctor {
  private final ScratchSettings settings;
  private final Map<String, String> environment;

  Doctor(ScratchSettings settings, Map<String, String> environment) {
    this.settings = settings;
    this.environment = environment;
  }

  DoctorReport examine() {
    return new DoctorReport(
        providers(), majors(), List.of(java(), git(), serverUser(), cache(), area()));
  }

  private List<Item> providers() {
    List<Item> items = new ArrayList<>();
    items.add(provider(new EmbeddedProvider(environment)));
    items.add(provider(new InstalledProvider(settings.bindir(), environment)));
    items.add(provider(new ContainerProvider(settings.image(), environment)));
    String url = settings.url();
    if (url == null) {
      items.add(item("url", false, "no server URL is configured"));
    } else {
      try {
        items.add(provider(new UrlProvider(ServerUrl.parse(url, environment))));
      } catch (ScratchException e) {
        items.add(item("url", false, e.getMessage()));
      }
    }
    return items;
  }

  private Item provider(ScratchProvider provider) {
    Availability availability = provider.availability(settings.major());
    return item(provider.name(), availability.available(), availability.detail());
  }

  private List<Item> majors() {
    List<Item> items = new ArrayList<>();
    ScratchProvider embedded = new EmbeddedProvider(environment);
    for (int major = Majors.NEWEST; major >= Majors.OLDEST; major--) {
      Availability availability = embedded.availability(major);
      items.add(item(String.valueOf(major), availability.available(), availability.detail()));
    }
    return items;
  }

  private static Item java() {
    return item(
        "java",
        Runtime.version().feature() >= 21,
        Runtime.version() + " in " + System.getProperty("java.home"));
  }

  private static Item git() {
    try {
      Process process = new ProcessBuilder("git", "--version").redirectErrorStream(true).start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return item("git", process.waitFor() == 0, said.replaceFirst("^git version ", ""));
    } catch (IOException e) {
      return item("git", false, "no git on PATH: history against a base branch is not checked");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return item("git", false, "interrupted");
    }
  }

  private static Item serverUser() {
    try {
      ServerUser user = ServerUser.find();
      return item(
          "server user",
          true,
          user.prefix().isEmpty()
              ? System.getProperty("user.name")
              : "nobody, by " + user.prefix().getFirst() + ", as we are root");
    } catch (ScratchException e) {
      return item("server user", false, e.getMessage());
    }
  }

  private Item cache() {
    try {
      CacheDirectory cache = CacheDirectory.locate(environment);
      String note = cache.note();
      return item("cache", true, cache.path() + (note == null ? "" : " (" + note + ")"));
    } catch (ScratchException e) {
      return item("cache", false, e.getMessage());
    }
  }

  private Item area() {
    try {
      ScratchArea area = ScratchArea.locate(environment);
      return item("scratch area", true, area.toString());
    } catch (ScratchException e) {
      return item("scratch area", false, e.getMessage());
    }
  }
}
