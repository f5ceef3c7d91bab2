package dev.assay.checks;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * One wall of the house: it holds for the product and is broken by a fixture package of the same name.
 *
 * @param name last part of the fixture package
 * @param rule with its reason
 */
record HouseRule(String name, ArchRule rule) {
    static final List<HouseRule> ALL = List.of(
            new HouseRule(
                    "cycle",
                    slices().matching("dev.assay.(**)")
                            .should()
                            .beFreeOfCycles()
                            .ignoreDependency(
                                    resideInAPackage("dev.assay.schema.."), resideInAPackage("dev.assay.schema.."))
                            .because("packages in a cycle can only be understood, tested and moved together")),
            new HouseRule(
                    "docker",
                    noClasses()
                            .that()
                            .resideOutsideOfPackage("dev.assay.sandbox.docker..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("com.github.dockerjava..")
                            .because("other engines will take Docker's place behind the sandbox's own types")),
            new HouseRule(
                    "hidden",
                    noClasses()
                            .that()
                            .resideOutsideOfPackages("dev.assay.pack.hidden..", "dev.assay.grader..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("dev.assay.pack.hidden..")
                            .because("only the grader may read hidden data")),
            new HouseRule(
                    "jooq",
                    noClasses()
                            .that()
                            .haveSimpleNameNotEndingWith("Repository")
                            .and()
                            .resideOutsideOfPackages("dev.assay.schema..", "dev.assay.grading.database")
                            .should()
                            .dependOnClassesThat(resideInAPackage("org.jooq..")
                                    .and(not(resideInAPackage("org.jooq.exception..")))
                                    .as("reside in jOOQ's packages"))
                            .because("a repository is the one place that knows how its feature is stored")),
            new HouseRule(
                    "clock",
                    noClasses()
                            .should()
                            .callMethodWhere(SystemClock.READ)
                            .because("time is injected as a java.time.Clock, so that tests can move it")),
            new HouseRule(
                    "streams",
                    noClasses()
                            .that()
                            .resideOutsideOfPackages("dev.assay.grader.cli..")
                            .should()
                            .accessField(System.class, "out")
                            .orShould()
                            .accessField(System.class, "err")
                            .because("only the command line talks to a terminal; services log")));

    String fixturePackage() {
        return HouseRule.class.getPackageName() + ".fixture." + name;
    }

    @Override
    public String toString() {
        return name;
    }
}
