package dev.plumbline.check;

import dev.plumbline.local.LocalDatabase;
import dev.plumbline.local.LocalDatabases;
import dev.plumbline.local.ProjectLock;
import dev.plumbline.scratch.ScratchException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code plumb down} does: removes local databases. */
public final class Down {
  private Down() {}

  /**
   * Removes the project's. Where its migrations are not found, as on a branch without them, those
   * of every directory of migrations in it.
   *
   * @param waiting is run once when another one is at work and must be waited for
   * @return directories of migrations whose databases were removed
   * @throws CheckException when one cannot be removed
   */
  public static List<Path> project(CheckRequest request, Runnable waiting) throws CheckException {
    Path migrations = migrations(request);
    try {
      List<Path> removed = new ArrayList<>();
      LocalDatabases databases = LocalDatabases.in(request.environment());
      if (migrations != null) {
        try (ProjectLock lock = databases.lock(migrations, waiting)) {
          if (lock.held() && databases.of(migrations).remove()) {
            removed.add(migrations);
          }
        }
        return removed;
      }
      for (LocalDatabase database : databases.all()) {
        Path path = database.migrations();
        if (path != null && path.startsWith(request.directory())) {
          remove(databases, database, waiting, removed);
        }
      }
      return removed;
    } catch (ScratchException e) {
      throw CheckException.couldNotRun(String.valueOf(e.getMessage()), null);
    }
  }

  /**
   * Removes all there are.
   *
   * @return directories of migrations whose databases were removed
   * @throws CheckException when one cannot be removed
   */
  public static List<Path> all(Map<String, String> environment, Runnable waiting)
      throws CheckException {
    try {
      List<Path> removed = new ArrayList<>();
      LocalDatabases databases = LocalDatabases.in(environment);
      for (LocalDatabase database : databases.all()) {
        remove(databases, database, waiting, removed);
      }
      return removed;
    } catch (ScratchException e) {
      throw CheckException.couldNotRun(String.valueOf(e.getMessage()), null);
    }
  }

  private static void remove(
      LocalDatabases databases, LocalDatabase database, Runnable waiting, List<Path> removed)
      throws ScratchException {
    try (ProjectLock lock = databases.lock(database, waiting)) {
      Path migrations = database.migrations();
      if (lock.held() && database.remove()) {
        removed.add(migrations == null ? database.home() : migrations);
      }
    }
  }

  private static @Nullable Path migrations(CheckRequest request) {
    try {
      return Project.locate(request.directory(), request.config()).migrations();
    } catch (CheckException e) {
      return null;
    }
  }
}
