package dev.assay.scoring.feedback;

import java.util.Optional;

/**
 * The feedback of one candidate in one attempt. Immutable: a submission gives the next board, and a board can be stored by
 * its number of submissions and its ladder.
 */
public final class FeedbackBoard {
    private final FeedbackPolicy policy;
    private final Quota quota;
    private final int used;
    private final Optional<Ladder> ladder;
    private final Feedback feedback;

    private FeedbackBoard(FeedbackPolicy policy, Quota quota, int used, Optional<Ladder> ladder, Feedback feedback) {
        this.policy = policy;
        this.quota = quota;
        this.used = used;
        this.ladder = ladder;
        this.feedback = feedback;
    }

    /** A board without submissions. */
    public static FeedbackBoard opened(FeedbackPolicy policy, Quota quota) {
        return resumed(policy, quota, 0, policy.ladder());
    }

    /**
     * Takes up a stored board.
     *
     * @param used as {@link #used}
     * @param ladder as {@link #ladder}
     */
    public static FeedbackBoard resumed(FeedbackPolicy policy, Quota quota, int used, Optional<Ladder> ladder) {
        if (used < 0 || !policy.ladder().map(Ladder::getClass).equals(ladder.map(Ladder::getClass))) {
            throw new IllegalArgumentException("The stored board is not of this policy.");
        }
        return new FeedbackBoard(policy, quota, used, ladder, new Feedback.Withheld());
    }

    /** The board after a submission, whose {@link #feedback} is the answer to it. */
    public FeedbackBoard next(PublicScore score) {
        if (!quota.allowsAfter(used)) {
            return new FeedbackBoard(policy, quota, used, ladder, new Feedback.QuotaSpent());
        }
        boolean defined = Double.isFinite(score.value());
        Optional<Ladder> climbed = defined ? ladder.map(before -> before.next(score)) : ladder;
        return new FeedbackBoard(policy, quota, used + 1, climbed, answer(score, climbed));
    }

    private Feedback answer(PublicScore score, Optional<Ladder> climbed) {
        boolean undefined = !Double.isFinite(score.value());
        return switch (policy) {
            case FeedbackPolicy.None _ -> new Feedback.Withheld();
            case FeedbackPolicy _ when undefined -> new Feedback.Undefined();
            case FeedbackPolicy.VerdictOnly _ -> new Feedback.Scored();
            case FeedbackPolicy.Rounded(double unit) ->
                new Feedback.OwnScore(new ShownScore(Rounding.to(unit, score.value())));
            case FeedbackPolicy.Laddered _, FeedbackPolicy.SteppedLaddered _ ->
                new Feedback.BestScore(
                        new ShownScore(climbed.orElseThrow().shown().orElseThrow()), !climbed.equals(ladder));
        };
    }

    /** The answer to the submission that led here; withheld before the first. */
    public Feedback feedback() {
        return feedback;
    }

    /** How many submissions were answered. */
    public int used() {
        return used;
    }

    /** The state of the ladder, if the policy has one: to be stored, never shown. */
    public Optional<Ladder> ladder() {
        return ladder;
    }
}
