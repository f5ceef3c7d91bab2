package dev.assay.scoring.science;

import dev.assay.scoring.inference.Alternative;
import dev.assay.scoring.inference.FisherExact;
import dev.assay.scoring.inference.Proportions;
import java.util.List;

/**
 * Whether groups are selected at different rates, by the four-fifths rule with Fisher's exact test beside it: a small group
 * fails the rule by chance, a large one can differ for certain and pass it. Source: Uniform Guidelines on Employee Selection
 * Procedures, 29 CFR 1607.4 D.
 *
 * @param highest name of the group with the highest rate; the first of several
 * @param groups in the order given
 */
public record AdverseImpact(String highest, List<GroupImpact> groups) {
    public AdverseImpact {
        groups = List.copyOf(groups);
    }

    /**
     * A group as counted.
     *
     * @param selected of them, or passed, or hired
     * @param total at least one
     */
    public record Group(String name, int selected, int total) {
        public Group {
            if (selected < 0 || total < 1 || selected > total) {
                throw new IllegalArgumentException("Of a group of at least one, none to all are selected.");
            }
        }

        boolean isAbove(Group other) {
            return (long) selected * other.total > (long) other.selected * total;
        }

        double rate() {
            return (double) selected / total;
        }
    }

    /**
     * A group against the one with the highest rate.
     *
     * @param ratio of the rates; NaN where nobody at all is selected
     * @param belowFourFifths whether 5 s₁ n₂ < 4 s₂ n₁, in whole numbers: 2/3 is exactly four fifths of 5/6
     * @param pValue of Fisher's exact test of the two rates, two-sided; 1 for the highest group itself
     */
    public record GroupImpact(Group group, double rate, double ratio, boolean belowFourFifths, double pValue) {}

    /** Compares groups, at least one of them. */
    public static AdverseImpact of(List<Group> groups) {
        Group highest = groups.stream()
                .reduce((highestYet, next) -> next.isAbove(highestYet) ? next : highestYet)
                .orElseThrow(() -> new IllegalArgumentException("There are no groups."));
        return new AdverseImpact(
                highest.name(),
                groups.stream().map(group -> against(group, highest)).toList());
    }

    private static GroupImpact against(Group group, Group highest) {
        int[] selected = {group.selected(), highest.selected()};
        int[] totals = {group.total(), highest.total()};
        int[][] table = {
            {group.selected(), group.total() - group.selected()},
            {highest.selected(), highest.total() - highest.selected()}
        };
        return new GroupImpact(
                group,
                group.rate(),
                Proportions.impactRatio(selected, totals),
                Proportions.isBelowFourFifths(selected, totals),
                FisherExact.of(table, Alternative.TWO_SIDED).pValue());
    }
}
