package dev.assay.platform.opening;

import dev.assay.platform.ui.Viewer;
import java.util.List;
import java.util.stream.Stream;

/** The pages about one candidate of an opening. */
public final class CandidateTabs {

    /** What was handed in and what was decided. */
    public static final String WORK = "Submissions and decision";
    /** How far the invitation is, and what can be done about it. */
    public static final String INVITATION = "Invitation and time";

    private CandidateTabs() {}

    /** The tabs, one of which is shown. */
    public static List<Viewer.Destination> of(String openingId, String invitationId, String current) {
        String base = "/openings/" + openingId + "/candidates/" + invitationId;
        return Stream.of(Viewer.Destination.to(WORK, base + "/scorecard"), Viewer.Destination.to(INVITATION, base))
                .map(tab -> tab.current(tab.label().equals(current)))
                .toList();
    }
}
