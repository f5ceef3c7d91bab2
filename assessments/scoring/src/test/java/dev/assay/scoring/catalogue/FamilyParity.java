package dev.assay.scoring.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.scoring.metric.Family;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cases of {@link ParityTest} as one test a metric, and of the families alone that a system property names: a run of
 * mutations runs its tests thousands of times. For {@code infra/bin/mutation}; the build does not see it.
 */
class FamilyParity {
    private static final Set<Family> FAMILIES = Arrays.stream(
                    System.getProperty("assay.parity", "").split(","))
            .filter(name -> !name.isEmpty())
            .map(Family::valueOf)
            .collect(Collectors.toUnmodifiableSet());

    @ParameterizedTest
    @MethodSource("metrics")
    void agreesWithTheReference(String metric) {
        for (ReferenceCase reference : ParityTest.CASES) {
            if (reference.metric().equals(metric)) {
                assertThat(reference.failure()).as(reference.id()).isEmpty();
            }
        }
    }

    static Stream<String> metrics() {
        return ParityTest.CASES.stream()
                .map(ReferenceCase::metric)
                .distinct()
                .filter(metric ->
                        FAMILIES.contains(MetricCatalogue.named(metric).family()));
    }
}
