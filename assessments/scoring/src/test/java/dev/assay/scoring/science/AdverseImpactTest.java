package dev.assay.scoring.science;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.scoring.science.AdverseImpact.Group;
import dev.assay.scoring.science.AdverseImpact.GroupImpact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdverseImpactTest {
    @ParameterizedTest
    @CsvSource({
        "2, 3, 5, 6, false",
        "200000000, 300000000, 1250000000, 1500000000, false",
        "199999999, 300000000, 1250000000, 1500000000, true",
        "65, 100, 5, 6, true",
        "0, 10, 0, 5, false",
        "0, 10, 1, 5, true",
    })
    void fourFifthsAreToldInWholeNumbers(int selected, int total, int otherSelected, int otherTotal, boolean below) {
        AdverseImpact impact = AdverseImpact.of(
                List.of(new Group("one", selected, total), new Group("other", otherSelected, otherTotal)));

        assertThat(impact.groups().getFirst().belowFourFifths()).isEqualTo(below);
        assertThat(impact.groups().getLast().belowFourFifths()).isFalse();
    }

    /** The example of the rules to Local Law 144: 667 of 1,390 men, 555 of 1,181 women, impact ratio .979. */
    @Test
    void theCitysExampleIsReproduced() {
        AdverseImpact impact = AdverseImpact.of(List.of(new Group("female", 555, 1181), new Group("male", 667, 1390)));

        assertThat(impact.highest()).isEqualTo("male");
        assertThat(impact.groups()).extracting(GroupImpact::rate).containsExactly(555 / 1181.0, 667 / 1390.0);
        assertThat(impact.groups().getFirst().ratio()).isCloseTo(.979, within(.0005));
        assertThat(impact.groups().getLast().ratio()).isEqualTo(1);
        assertThat(impact.groups().getLast().pValue()).isCloseTo(1, within(1e-9));
    }

    /** Fisher's tea: p = .4857 for 3 of 4 against 1 of 4. */
    @Test
    void fishersExactTestStandsBesideTheRule() {
        AdverseImpact impact = AdverseImpact.of(List.of(new Group("one", 1, 4), new Group("other", 3, 4)));

        assertThat(impact.groups().getFirst().belowFourFifths()).isTrue();
        assertThat(impact.groups().getFirst().pValue()).isCloseTo(.4857142857, within(1e-9));
    }

    @Test
    void whereNobodyIsSelectedThereIsNoRatio() {
        AdverseImpact impact = AdverseImpact.of(List.of(new Group("one", 0, 4), new Group("other", 0, 3)));

        assertThat(impact.highest()).isEqualTo("one");
        assertThat(impact.groups()).extracting(GroupImpact::ratio).containsOnly(Double.NaN);
        assertThatIllegalArgumentException().isThrownBy(() -> AdverseImpact.of(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Group("one", 5, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new Group("one", -1, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new Group("one", 0, 0));
    }

    @Test
    void scoringRatesAreSharesAboveTheMedianOfTheFullSample() {
        // Scores 1 to 8: median 4.5, with the two whose sex is not known.
        BiasAudit audit = BiasAudit.of(
                List.of(
                        new Applicant(1, "female", "a"),
                        new Applicant(2, "male", "a"),
                        new Applicant(3, "female", null),
                        new Applicant(4, "male", "b"),
                        new Applicant(5, "female", "b"),
                        new Applicant(6, "male", "b"),
                        new Applicant(7, null, "a"),
                        new Applicant(8, null, "b")),
                true);

        assertThat(audit.median()).isEqualTo(4.5);
        assertThat(audit.unknownSex()).isEqualTo(2);
        assertThat(audit.unknownRaceOrEthnicity()).isEqualTo(1);
        assertThat(audit.applicants()).isEqualTo(8);
        assertThat(audit.bySex()).containsExactly(category("female", 3, 1, 1), category("male", 3, 1, 1));
        assertThat(audit.byRaceOrEthnicity()).containsExactly(category("a", 3, 1, 4 / 9.0), category("b", 4, 3, 1));
        assertThat(audit.byBoth())
                .containsExactly(
                        category("female, a", 1, 0, 0),
                        category("female, b", 1, 1, 1),
                        category("male, a", 1, 0, 0),
                        category("male, b", 2, 1, .5));
    }

    @Test
    void aCategoryBelowTwoPercentIsReportedButNotCompared() {
        List<Applicant> applicants = new ArrayList<>();
        applicants.add(new Applicant(9, "other", "a"));
        applicants.addAll(Collections.nCopies(20, new Applicant(3, "male", "a")));
        applicants.addAll(Collections.nCopies(5, new Applicant(5, "male", "a")));
        applicants.addAll(Collections.nCopies(24, new Applicant(1, "female", "a")));
        assertThat(BiasAudit.of(applicants, true).bySex())
                .as("one of 50 is not below 2 %%")
                .contains(category("other", 1, 1, 1));
        applicants.add(new Applicant(1, "female", "a"));

        assertThat(BiasAudit.of(applicants, true).median()).isEqualTo(3);
        assertThat(BiasAudit.of(applicants, true).bySex())
                .containsExactly(
                        category("female", 25, 0, 0),
                        category("male", 25, 5, 1),
                        new BiasAudit.Category("other", 1, 1, 1, OptionalDouble.empty()));
        assertThat(BiasAudit.of(applicants, false).bySex())
                .containsExactly(category("female", 25, 0, 0), category("male", 25, 5, .2), category("other", 1, 1, 1));
    }

    @Test
    void whereAllScoresAreEqualNobodyIsAboveTheMedian() {
        BiasAudit audit = BiasAudit.of(List.of(new Applicant(1, "female", null), new Applicant(1, "male", null)), true);

        assertThat(audit.bySex()).extracting(BiasAudit.Category::impactRatio).containsOnly(OptionalDouble.empty());
        assertThat(audit.byRaceOrEthnicity()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> BiasAudit.of(List.of(), true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Applicant(Double.NaN, null, null));
    }

    private static BiasAudit.Category category(String name, int number, int above, double ratio) {
        return new BiasAudit.Category(name, number, above, (double) above / number, OptionalDouble.of(ratio));
    }
}
