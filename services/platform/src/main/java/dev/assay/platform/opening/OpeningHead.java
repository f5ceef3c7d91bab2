package dev.assay.platform.opening;

import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.assessment.PackOffer;
import dev.assay.platform.ui.Viewer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The head of every page of an opening; {@code opening/head.jte} draws it.
 *
 * @param tabs with the current one marked
 * @param mayWrite whether the viewer may change the opening
 * @param mayInvite whether the viewer may invite candidates
 * @param zone of the viewer
 */
public record OpeningHead(
        Opening opening,
        PackOffer pack,
        OpeningState state,
        List<Viewer.Destination> tabs,
        boolean mayWrite,
        boolean mayInvite,
        ZoneId zone) {

    static OpeningHead of(OpeningSummary summary, PackOffer pack, Caller caller, ZoneId zone, String tab) {
        String base = "/openings/" + summary.opening().id();
        List<Viewer.Destination> tabs = new ArrayList<>();
        tabs.add(Viewer.Destination.to("Overview", base));
        if (caller.may(Permission.CANDIDATES_READ)) {
            tabs.add(Viewer.Destination.to("Candidates", base + "/candidates")
                    .count(summary.figures().at(Stage.INVITED)));
            tabs.add(Viewer.Destination.to("Leaderboard", base + "/leaderboard"));
        }
        if (caller.may(Permission.CANDIDATES_WRITE)) {
            tabs.add(Viewer.Destination.to("Questions", base + "/questions"));
            tabs.add(Viewer.Destination.to("Invite", base + "/invite"));
        }
        tabs.add(Viewer.Destination.to("Settings", base + "/settings"));
        return new OpeningHead(
                summary.opening(),
                pack,
                summary.state(),
                tabs.stream().map(one -> one.current(one.label().equals(tab))).toList(),
                caller.may(Permission.OPENINGS_WRITE),
                caller.may(Permission.CANDIDATES_WRITE),
                zone);
    }

    /** The address of its pages. */
    public String base() {
        return "/openings/" + opening.id();
    }

    /** Such as {@code Open until}. */
    public String stateInWords() {
        return switch (state) {
            case SCHEDULED -> "Opens";
            case OPEN -> "Open until";
            case ENDED -> "Ended";
            case CLOSED -> "Closed";
            case ARCHIVED -> "Archived";
        };
    }

    /** The time that belongs to the state. */
    public Instant stateAt() {
        Instant closed = opening.closedAt();
        Instant archived = opening.archivedAt();
        return switch (state) {
            case SCHEDULED -> opening.opensAt();
            case OPEN, ENDED -> opening.closesAt();
            case CLOSED -> closed == null ? opening.closesAt() : closed;
            case ARCHIVED -> archived == null ? opening.closesAt() : archived;
        };
    }
}
