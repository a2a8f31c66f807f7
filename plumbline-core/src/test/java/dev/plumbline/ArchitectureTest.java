package dev.plumbline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** Data moves left to right; nothing on the left imports anything on the right. */
class ArchitectureTest {
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.plumbline");

  @Test
  void packagesUseOnlyWhatStandsToTheirLeft() {
    Architectures.layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("schema")
        .definedBy("dev.plumbline.schema..")
        .layer("catalog")
        .definedBy("dev.plumbline.catalog..")
        .layer("canonical")
        .definedBy("dev.plumbline.canonical..")
        .layer("deparse")
        .definedBy("dev.plumbline.deparse..")
        .layer("sql")
        .definedBy("dev.plumbline.sql..")
        .layer("config")
        .definedBy("dev.plumbline.config..")
        .layer("git")
        .definedBy("dev.plumbline.git..")
        .layer("history")
        .definedBy("dev.plumbline.history..")
        .layer("scratch")
        .definedBy("dev.plumbline.scratch..")
        .layer("status")
        .definedBy("dev.plumbline.status..")
        .layer("local")
        .definedBy("dev.plumbline.local..")
        .layer("replay")
        .definedBy("dev.plumbline.replay..")
        .layer("diff")
        .definedBy("dev.plumbline.diff..")
        .layer("declared")
        .definedBy("dev.plumbline.declared..")
        .layer("blame")
        .definedBy("dev.plumbline.blame..")
        .layer("forge")
        .definedBy("dev.plumbline.forge..")
        .layer("rules")
        .definedBy("dev.plumbline.rules..")
        .layer("check")
        .definedBy("dev.plumbline.check..")
        .layer("report")
        .definedBy("dev.plumbline.report..")
        .whereLayer("schema")
        .mayNotAccessAnyLayer()
        .whereLayer("sql")
        .mayNotAccessAnyLayer()
        .whereLayer("config")
        .mayNotAccessAnyLayer()
        .whereLayer("git")
        .mayNotAccessAnyLayer()
        .whereLayer("scratch")
        .mayNotAccessAnyLayer()
        .whereLayer("deparse")
        .mayOnlyAccessLayers("sql")
        .whereLayer("catalog")
        .mayOnlyAccessLayers("schema", "deparse")
        .whereLayer("canonical")
        .mayOnlyAccessLayers("schema")
        .whereLayer("history")
        .mayOnlyAccessLayers("sql")
        .whereLayer("status")
        .mayOnlyAccessLayers("history", "catalog", "sql")
        .whereLayer("local")
        .mayOnlyAccessLayers("scratch")
        .whereLayer("replay")
        .mayOnlyAccessLayers("history", "scratch", "sql")
        .whereLayer("diff")
        .mayOnlyAccessLayers("schema", "canonical")
        .whereLayer("declared")
        .mayOnlyAccessLayers("schema", "sql", "diff")
        .whereLayer("blame")
        .mayOnlyAccessLayers("schema", "catalog", "diff")
        .whereLayer("forge")
        .mayOnlyAccessLayers("history")
        .whereLayer("rules")
        .mayOnlyAccessLayers(
            "forge", "replay", "diff", "history", "git", "sql", "schema", "canonical")
        .whereLayer("report")
        .mayOnlyAccessLayers("check", "status", "history", "rules", "diff", "schema", "git")
        .whereLayer("check")
        .mayOnlyBeAccessedByLayers("report")
        .check(CORE);
  }

  @Test
  void packagesFormNoCycle() {
    SlicesRuleDefinition.slices()
        .matching("dev.plumbline.(*)..")
        .should()
        .beFreeOfCycles()
        .check(CORE);
  }

  @Test
  void theCoreNeitherPrintsNorExits() {
    noClasses()
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CORE);
  }
}
