package dev.plumbline.declared;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A schema declared elsewhere, and how its DDL is had. To add one: a class beside these. */
public interface DeclaredSource {
  /** What findings call it, relative to the project: {@code "src/db/schema.ts"}. */
  String name();

  /** What it can say. */
  Reach reach();

  /** The files in which it declares, absolute; empty when they are not known. */
  List<Path> files();

  /**
   * What a developer does to turn it into a migration, or to bring it in line.
   *
   * @return null when nothing more than "write the migration" can be said
   */
  @Nullable String generate();

  /**
   * Gets the DDL, running a program of the project where there is one.
   *
   * @param isSql whether PostgreSQL can parse a text; asked only where that is in doubt
   * @throws DeclaredException when there is none to be had, with what the program said
   */
  Ddl ddl(Predicate<String> isSql) throws DeclaredException;
}
