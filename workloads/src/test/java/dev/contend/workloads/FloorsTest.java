package dev.contend.workloads;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house has four floors; this is where the build fails if somebody takes the lift up. */
@AnalyzeClasses(packages = "dev.contend", importOptions = ImportOption.DoNotIncludeTests.class)
class FloorsTest {

  @ArchTest
  static final ArchRule floors_know_only_those_below =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.contend..")
          .layer("checkers")
          .definedBy("dev.contend.checkers..")
          .layer("results")
          .definedBy("dev.contend.results..")
          .layer("harness")
          .definedBy("dev.contend.harness..")
          .layer("workloads")
          .definedBy("dev.contend.workloads..")
          .whereLayer("workloads")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("harness")
          .mayOnlyBeAccessedByLayers("workloads")
          .whereLayer("results")
          .mayOnlyBeAccessedByLayers("harness", "workloads")
          .ensureAllClassesAreContainedInArchitecture();

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("dev.contend.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule checkers_know_no_database =
      noClasses()
          .that()
          .resideInAPackage("dev.contend.checkers..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "java.net..");

  @ArchTest
  static final ArchRule checkers_need_nothing_but_the_jdk =
      classes()
          .that()
          .resideInAPackage("dev.contend.checkers..")
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage("java..", "dev.contend.checkers.."));

  @ArchTest
  static final ArchRule strategies_know_nothing_of_their_driver =
      noClasses()
          .that()
          .implement(
              resideInAPackage("dev.contend.workloads..").and(simpleNameEndingWith("Strategy")))
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.contend.harness..")
                  .and(not(resideInAPackage("dev.contend.harness.parts"))));
}
