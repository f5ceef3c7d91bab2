package dev.assay.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class HouseRulesTest {
    static final List<HouseRule> RULES = HouseRule.ALL;

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.assay");

    @ParameterizedTest
    @FieldSource("RULES")
    void theProductKeepsTheRule(HouseRule rule) {
        rule.rule().check(PRODUCT);
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void theRuleCatchesItsViolatingFixture(HouseRule rule) {
        JavaClasses fixture = new ClassFileImporter().importPackages(rule.fixturePackage());

        assertThat(fixture).as("classes of " + rule.fixturePackage()).isNotEmpty();
        assertThat(rule.rule().evaluate(fixture).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.assay.scoring",
                "dev.assay.pack",
                "dev.assay.pack.hidden",
                "dev.assay.sandbox",
                "dev.assay.sandbox.docker",
                "dev.assay.grading",
                "dev.assay.platform",
                "dev.assay.grader"
            })
    void theRulesSeeClassesInEveryRoom(String packageName) {
        assertThat(PRODUCT.stream().filter(type -> type.getPackageName().startsWith(packageName)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.jooq", "dev.assay.sandbox", "dev.assay.pack.hidden", "com.github.dockerjava"})
    void thePlatformDoesNotReachFor(String packageName) {
        var platform = PRODUCT.that(
                com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("dev.assay.platform.."));

        assertThat(platform.stream()
                        .filter(type -> !type.getSimpleName().endsWith("Repository"))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getPackageName())
                        .filter(target -> target.equals(packageName) || target.startsWith(packageName + ".")))
                .isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(PRODUCT.stream()
                        .filter(type -> !type.getPackageName().startsWith("dev.assay.schema"))
                        .map(type -> type.getPackage())
                        .distinct()
                        .filter(room ->
                                room.tryGetAnnotationOfType(NullMarked.class).isEmpty())
                        .map(room -> room.getName()))
                .isEmpty();
    }
}
