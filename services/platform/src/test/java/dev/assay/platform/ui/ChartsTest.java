package dev.assay.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.platform.ui.DotPlot.Dot;
import dev.assay.platform.ui.DotPlot.Standing;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChartsTest {

    @Test
    void aScaleIsAStraightLineThatEndsAtItsEnds() {
        Scale scale = new Scale(10, 20, 0, 300);

        assertThat(scale.at(15)).isEqualTo(150, within(1e-9));
        assertThat(scale.at(5)).isZero();
        assertThat(scale.at(99)).isEqualTo(300);
        assertThatThrownBy(() -> new Scale(1, 1, 0, 300)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scale(Double.NaN, 1, 0, 300)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ticksAreRound() {
        assertThat(new Scale(.72, .80, 0, 1).ticks(5))
                .extracting(Scale.Tick::label)
                .containsExactly("0.72", "0.74", "0.76", "0.78", "0.80");
        assertThat(new Scale(-3, 12, 0, 1).ticks(4))
                .extracting(Scale.Tick::label)
                .containsExactly("0", "5", "10");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-3, .5, 7, 12345, 1e9})
    void thereAreNeverMoreTicksThanAskedFor(double width) {
        for (int most = 2; most < 12; most++) {
            assertThat(new Scale(.3, .3 + width, 0, 1).ticks(most)).hasSizeLessThanOrEqualTo(most + 1);
        }
    }

    @Test
    void aScaleCoversWhatItIsGiven() {
        Scale scale = Scale.covering(DoubleStream.of(.742, .793, Double.NaN), 0, 100);

        assertThat(scale.low()).isLessThan(.742);
        assertThat(scale.high()).isGreaterThan(.793);
        assertThat(Scale.covering(DoubleStream.of(.5), 0, 100).at(.5)).isBetween(20.0, 80.0);
        assertThat(Scale.covering(DoubleStream.of(0, 0), 0, 100).at(0)).isBetween(20.0, 80.0);
        assertThat(Scale.covering(DoubleStream.empty(), 0, 100).at(.5)).isEqualTo(50);
    }

    @Test
    void noTwoDotsLieOnEachOtherAndAllAreInside() {
        List<Dot> dots = IntStream.range(0, 60)
                .mapToObj(i -> new Dot("c" + i, .7 + (i % 12) * .004, Standing.OPEN))
                .toList();
        DotPlot plot = new DotPlot("t", dots, OptionalDouble.of(.69), OptionalDouble.of(.73), true, 3);

        assertThat(plot.placed())
                .hasSize(60)
                .extracting(dot -> dot.x() + "/" + dot.y())
                .doesNotHaveDuplicates();
        assertThat(plot.placed()).allSatisfy(dot -> {
            assertThat(dot.x()).isBetween(0.0, (double) DotPlot.WIDTH);
            assertThat(dot.y()).isBetween(0.0, plot.floor());
        });
    }

    @Test
    void aDotPlotCountsOnTheBetterSide() {
        List<Dot> dots = DoubleStream.of(1, 2, 3, 4)
                .mapToObj(value -> new Dot("c", value, Standing.OPEN))
                .toList();

        assertThat(new DotPlot("t", dots, OptionalDouble.of(2), OptionalDouble.of(3), true, 1).words())
                .isEqualTo(
                        "Scores run from 1.0 to 4.0, median 2.5. 2 of 4 beat the baseline of 2.0. 1 are past the bar of 3.0.");
        DotPlot lower = new DotPlot("t", dots, OptionalDouble.of(2), OptionalDouble.of(3), false, 1);
        assertThat(lower.words()).contains("1 of 4 beat the baseline", "2 are past the bar");
        assertThat(lower.zoneStart()).isLessThan(lower.scale().at(3));
    }

    @Test
    void aFunnelShrinksWithItsPeople() {
        List<Funnel.Drawn> drawn = new Funnel(List.of(
                        new Funnel.Stage("Invited", 48, "", ""),
                        new Funnel.Stage("Started", 24, "", ""),
                        new Funnel.Stage("Graded", 0, "", ""),
                        new Funnel.Stage("Advanced", 0, "", "")))
                .drawn();

        assertThat(drawn.getFirst().path()).startsWith("M0 64V0.0H70");
        assertThat(drawn.get(1).path()).startsWith("M0 64V29.0H70").contains("100 64.0");
        assertThat(drawn.get(1).share()).hasValue(.5);
        assertThat(drawn.get(1).isLow()).isTrue();
        assertThat(drawn.getLast().share()).isEmpty();
        assertThat(drawn).extracting(Funnel.Drawn::opacity).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(new Funnel(List.of()).drawn()).isEmpty();
    }

    @Test
    void aScoreWhoseGapMayBeNothingIsTied() {
        assertThat(GalleryValues.tied().verdict()).isEqualTo("Tied with the baseline");
        assertThat(GalleryValues.tied().meaning()).contains("cannot be told apart", "−0.009 to +0.018");
        assertThat(GalleryValues.score().verdict()).isEqualTo("+0.039 over baseline");
        assertThat(GalleryValues.below().verdict()).isEqualTo("0.047 short of baseline");
        assertThat(GalleryValues.score().words())
                .isEqualTo("AUC 0.7812, 95% interval 0.7690 to 0.7930. Baseline 0.742. Earlier: 0.7466.");
    }
}
