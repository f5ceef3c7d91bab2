package dev.assay.scoring.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.scoring.metric.MetricDefinition;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class WorkedExamplesTest {
    /** A dozen lines of a terminal. */
    private static final int SHORT = 700;

    @Test
    void everyMetricHasExactlyOne() {
        assertThat(WorkedExamples.all().stream().map(line -> read(line).metric()))
                .containsExactlyInAnyOrderElementsOf(
                        MetricCatalogue.all().stream().map(MetricDefinition::id).toList());
    }

    @Test
    void everyOneIsFoundByItsMetric() {
        assertThat(MetricCatalogue.all())
                .allSatisfy(definition -> assertThat(WorkedExamples.of(definition.id())
                                .map(line -> read(line).metric()))
                        .contains(definition.id()));
        assertThat(WorkedExamples.of("no_such_metric")).isEmpty();
    }

    @Test
    void everyOnePassesAndIsShortEnoughToBeShown() {
        assertThat(WorkedExamples.all()).allSatisfy(line -> {
            assertThat(read(line).failure()).as(line).isEmpty();
            assertThat(read(line).rejected()).as(line).isFalse();
            assertThat(line).hasSizeLessThan(SHORT);
        });
    }

    private static ReferenceCase read(String line) {
        return ReferenceCase.of(new JsonMapper().readValue(line, new TypeReference<Map<String, Object>>() {}));
    }
}
