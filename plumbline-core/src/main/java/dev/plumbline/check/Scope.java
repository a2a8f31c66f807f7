package dev.plumbline.check;

import dev.plumbline.catalog.Aspect;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.config.Config;
import java.util.EnumSet;
import java.util.Set;

/** What of a database counts, as a configuration says. */
final class Scope {
  private Scope() {}

  static CatalogScope of(Config config) {
    Config.Schemas schemas = config.schemas();
    Config.Compare compare = config.compare();
    Set<Aspect> leftOut = EnumSet.noneOf(Aspect.class);
    leaveOut(leftOut, compare.owners(), Aspect.OWNERS);
    leaveOut(leftOut, compare.privileges(), Aspect.PRIVILEGES);
    leaveOut(leftOut, compare.comments(), Aspect.COMMENTS);
    leaveOut(leftOut, compare.extensionVersions(), Aspect.EXTENSION_VERSIONS);
    return new CatalogScope(
        schemas.include(), schemas.exclude(), schemas.excludeObjects(), leftOut);
  }

  private static void leaveOut(Set<Aspect> leftOut, boolean compared, Aspect aspect) {
    if (!compared) {
      leftOut.add(aspect);
    }
  }
}
