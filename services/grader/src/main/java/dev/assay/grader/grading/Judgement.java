package dev.assay.grader.grading;

import dev.assay.grading.Verdict;
import dev.assay.sandbox.RunOutcome.Flag;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a grading comes to.
 *
 * @param flags limits that were touched in any of its runs
 * @param message for the candidate: what happened and what to do. Holds nothing hidden
 */
public record Judgement(Verdict verdict, Set<Flag> flags, String message) {
    public Judgement {
        flags = Set.copyOf(flags);
    }

    /** The same with more flags. */
    Judgement withFlags(Collection<Flag> more) {
        EnumSet<Flag> all = EnumSet.noneOf(Flag.class);
        all.addAll(flags);
        all.addAll(more);
        return new Judgement(verdict, all, message);
    }
}
