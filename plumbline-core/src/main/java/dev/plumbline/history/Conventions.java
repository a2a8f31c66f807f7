package dev.plumbline.history;

import dev.plumbline.history.boundary.Boundary;
import dev.plumbline.history.dbmate.Dbmate;
import dev.plumbline.history.diesel.Diesel;
import dev.plumbline.history.drizzle.Drizzle;
import dev.plumbline.history.drizzle.DrizzleFolders;
import dev.plumbline.history.flyway.Flyway;
import dev.plumbline.history.golang.GolangMigrate;
import dev.plumbline.history.goose.Goose;
import dev.plumbline.history.graphile.GraphileMigrate;
import dev.plumbline.history.liquibase.Liquibase;
import dev.plumbline.history.nodepg.NodePgMigrate;
import dev.plumbline.history.plain.PlainNumbered;
import dev.plumbline.history.prisma.Prisma;
import dev.plumbline.history.rails.Rails;
import dev.plumbline.history.sqitch.Sqitch;
import dev.plumbline.history.sqlmigrate.SqlMigrate;
import dev.plumbline.history.sqlx.Sqlx;
import dev.plumbline.history.supabase.Supabase;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** All conventions, one line each. */
public final class Conventions {
  /** A score that files of another kind do not give by chance. */
  private static final int SURE = 70;

  private static final List<Convention> ALL =
      List.of(
          new PlainNumbered(),
          new Drizzle(),
          new DrizzleFolders(),
          new Dbmate(),
          new GolangMigrate(),
          new Boundary(),
          new Goose(),
          new SqlMigrate(),
          new Prisma(),
          new Sqlx(),
          new Diesel(),
          new Supabase(),
          new Rails(),
          new Flyway(),
          new NodePgMigrate(),
          new GraphileMigrate(),
          new Liquibase(),
          new Sqitch());

  private Conventions() {}

  public static List<Convention> all() {
    return ALL;
  }

  /** By {@link Convention#id()}. */
  public static Optional<Convention> byId(String id) {
    return ALL.stream().filter(convention -> convention.id().equals(id)).findFirst();
  }

  /**
   * What else a directory looks like, as surely as only another tool's files make it.
   *
   * @param chosen the convention it is read as
   */
  public static List<Recognition> others(MigrationFiles files, Convention chosen) {
    MigrationFiles enough = new Alone(SampledFiles.of(files));
    return ALL.stream()
        .filter(convention -> !convention.id().equals(chosen.id()))
        .map(convention -> convention.recognise(enough))
        .flatMap(Optional::stream)
        .filter(seen -> seen.score() >= SURE)
        .toList();
  }

  /** The convention a directory most looks like; empty when it looks like none. */
  public static Optional<Recognition> recognise(MigrationFiles files) {
    MigrationFiles enough = SampledFiles.of(files);
    return ALL.stream()
        .map(convention -> convention.recognise(enough))
        .flatMap(Optional::stream)
        .max(Comparator.comparingInt(Recognition::score))
        .map(found -> enough instanceof SampledFiles sample ? sample.inWords(found) : found);
  }

  /** Files without what lies around them: a place says what is expected there, not what is. */
  private record Alone(MigrationFiles files) implements MigrationFiles {
    @Override
    public SortedSet<String> paths() {
      return files.paths();
    }

    @Override
    public byte[] read(String path) throws IOException {
      return files.read(path);
    }
  }
}
