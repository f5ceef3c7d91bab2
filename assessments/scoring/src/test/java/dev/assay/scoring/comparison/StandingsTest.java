package dev.assay.scoring.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.comparison.PairedComparison.Outcome;
import dev.assay.scoring.metric.Direction;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandingsTest {
    private static final int RESAMPLES = 1000;

    @Test
    void candidatesFarApartHaveOneRankEach() {
        Standings standings = Standings.of(spread(Direction.HIGHER, .01, .7, .9, .8), .95);

        assertThat(standings.candidates()).extracting(Standing::candidate).containsExactly(1, 2, 0);
        assertThat(standings.candidates())
                .extracting(standing -> standing.ranks().toString())
                .containsExactly("1", "2", "3");
        assertThat(standings.candidates()).extracting(Standing::letters).containsExactly("a", "b", "c");
        assertThat(standings.candidates())
                .extracting(Standing::probabilityFirst)
                .containsExactly(1.0, 0.0, 0.0);
        assertThat(standings.candidates()).extracting(Standing::expectedRank).containsExactly(1.0, 2.0, 3.0);
        assertThat(standings.comparisons())
                .extracting(PairedComparison::outcome)
                .containsExactly(Outcome.SECOND_BETTER, Outcome.SECOND_BETTER, Outcome.FIRST_BETTER);
    }

    @Test
    void anErrorIsBetterWhenLess() {
        Standings standings = Standings.of(spread(Direction.LOWER, .01, .7, .9, .8), .95);

        assertThat(standings.candidates()).extracting(Standing::candidate).containsExactly(0, 2, 1);
        assertThat(standings.candidates())
                .extracting(Standing::ranks)
                .containsExactly(new RankRange(1, 1), new RankRange(2, 2), new RankRange(3, 3));
        assertThat(standings.comparisons().getFirst().difference()).isCloseTo(-.2, within(1e-12));
        assertThat(standings.comparisons().getFirst().interval().high()).isBetween(-.2, -.15);
        assertThat(standings.comparisons().getFirst().interval().low()).isBetween(-.25, -.2);
    }

    @Test
    void neighboursThatAreNotToldApartShareALetterAndARangeOfRanks() {
        // Differences have a standard error of .014: .01 is chance, .08 is not after the correction over three pairs.
        Standings standings = Standings.of(spread(Direction.HIGHER, .01, .80, .81, .72), .95);

        assertThat(standings.candidates()).extracting(Standing::letters).containsExactly("a", "a", "b");
        assertThat(standings.candidates())
                .extracting(Standing::ranks)
                .containsExactly(new RankRange(1, 2), new RankRange(1, 2), new RankRange(3, 3));
        assertThat(standings.candidates().getFirst().probabilityFirst()).isBetween(.6, .9);
        assertThat(standings.candidates().stream()
                        .mapToDouble(Standing::probabilityFirst)
                        .sum())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void equalCandidatesShareEverythingEvenly() {
        double[] same = noisy(new SplittableRandom(1), .8, .02);
        Standings standings = Standings.of(
                new SharedResamples(Direction.HIGHER, new double[] {.8, .8}, new double[][] {same, same}), .95);

        assertThat(standings.candidates())
                .containsExactly(
                        new Standing(0, .8, new RankRange(1, 2), "a", .5, 1.5),
                        new Standing(1, .8, new RankRange(1, 2), "a", .5, 1.5));
        assertThat(standings.comparisons().getFirst().pValue()).isEqualTo(1);
    }

    @Test
    void aCandidateWithoutAValueComesLastAndMayHoldAnyRank() {
        SharedResamples values = spread(Direction.LOWER, .01, .5, Double.NaN, .9);
        Standings standings = Standings.of(values, .95);

        assertThat(standings.candidates()).extracting(Standing::candidate).containsExactly(0, 2, 1);
        assertThat(standings.candidates().getLast().ranks()).isEqualTo(new RankRange(1, 3));
        assertThat(standings.candidates().getLast().probabilityFirst()).isZero();
        assertThat(standings.candidates().getFirst().ranks()).isEqualTo(new RankRange(1, 2));
        assertThat(standings.comparisons().getFirst().pValue()).isNaN();
        assertThat(standings.comparisons().getFirst().adjustedPValue()).isEqualTo(1);
        assertThat(standings.comparisons().getFirst().interval().isDefined()).isFalse();
    }

    @Test
    void aTestThatContradictsTheMetricTellsNobodyApart() {
        SharedResamples values = spread(Direction.HIGHER, .01, .7, .9);
        boolean[][] right = new boolean[2][100];
        Arrays.fill(right[0], true);

        Standings standings = Standings.of(values, new PairedTest.OfAccuracies(right), .95);

        assertThat(standings.comparisons().getFirst().adjustedPValue()).isLessThan(1e-9);
        assertThat(standings.comparisons().getFirst().outcome()).isEqualTo(Outcome.NOT_TOLD_APART);
    }

    @Test
    void falseFindingsStayWithinTheLevelOfTheFamily() {
        SplittableRandom random = new SplittableRandom(7);
        int families = 200;
        long wrong = IntStream.range(0, families)
                .filter(family -> {
                    double[] observed = IntStream.range(0, 6)
                            .mapToDouble(candidate -> .8 + .02 * random.nextGaussian())
                            .toArray();
                    double[][] resampled = Arrays.stream(observed)
                            .mapToObj(value -> noisy(random, value, .02))
                            .toArray(double[][]::new);
                    return Standings.of(new SharedResamples(Direction.HIGHER, observed, resampled), .95)
                            .comparisons()
                            .stream()
                            .anyMatch(pair -> pair.outcome() != Outcome.NOT_TOLD_APART);
                })
                .count();
        assertThat(wrong).isBetween(2L, 18L);
    }

    @Test
    void lettersAreSharedExactlyByThoseNotToldApart() {
        SplittableRandom random = new SplittableRandom(3);
        double[] observed = random.doubles(30, .7, .9).toArray();
        Standings standings = Standings.of(spread(Direction.HIGHER, .01, observed), .95);
        String[] letters = new String[observed.length];
        standings.candidates().forEach(standing -> letters[standing.candidate()] = standing.letters());

        assertThat(standings.comparisons())
                .hasSize(435)
                .allSatisfy(pair -> assertThat(letters[pair.first()]
                                .chars()
                                .anyMatch(letter -> letters[pair.second()].indexOf(letter) >= 0))
                        .isEqualTo(pair.outcome() == Outcome.NOT_TOLD_APART));
        assertThat(standings.candidates())
                .allSatisfy(standing -> assertThat(standing.expectedRank())
                        .isBetween((double) standing.ranks().best(), (double)
                                standing.ranks().worst()));
    }

    @Test
    void fiftyCandidatesTakeWellUnderASecond() {
        SharedResamples values = spread(
                Direction.HIGHER,
                .01,
                new SplittableRandom(9).doubles(50, .7, .9).toArray());
        Standings.of(values, .95);

        long start = System.nanoTime();
        Standings.of(values, .95);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(800));
    }

    @Test
    void oneCandidateStandsFirstAndNoneNowhere() {
        assertThat(Standings.of(spread(Direction.HIGHER, .1, .5), .95).candidates())
                .containsExactly(new Standing(0, .5, new RankRange(1, 1), "a", 1, 1));
        assertThat(Standings.of(new SharedResamples(Direction.HIGHER, new double[0], new double[0][]), .95)
                        .candidates())
                .isEmpty();
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        SharedResamples two = spread(Direction.HIGHER, .1, .5, .6);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Standings.of(two, new PairedTest.OfAccuracies(new boolean[3][1]), .95))
                .withMessage("The test is of other candidates than the values.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Standings.of(two, 1))
                .withMessage("The level lies between 0 and 1.");
        assertThatIllegalArgumentException().isThrownBy(() -> Standings.of(two, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SharedResamples(Direction.HIGHER, new double[1], new double[2][3]))
                .withMessage("Every candidate needs an observed value and resampled ones.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SharedResamples(
                        Direction.HIGHER, new double[2], new double[][] {new double[2], new double[3]}))
                .withMessage("The candidates differ in the number of their resamples.");
        assertThatIllegalArgumentException().isThrownBy(() -> new RankRange(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RankRange(3, 2));
        assertThat(new RankRange(3, 7)).hasToString("3–7");
    }

    /** Candidates whose values vary independently of each other with the same standard error. */
    private static SharedResamples spread(Direction direction, double standardError, double... observed) {
        SplittableRandom random = new SplittableRandom(11);
        List<double[]> resampled = Arrays.stream(observed)
                .mapToObj(value -> noisy(random, value, standardError))
                .toList();
        return new SharedResamples(direction, observed, resampled.toArray(double[][]::new));
    }

    private static double[] noisy(SplittableRandom random, double value, double standardError) {
        return IntStream.range(0, RESAMPLES)
                .mapToDouble(resample -> value + standardError * random.nextGaussian())
                .toArray();
    }
}
