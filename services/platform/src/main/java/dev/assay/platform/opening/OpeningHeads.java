package dev.assay.platform.opening;

import dev.assay.platform.access.Caller;
import dev.assay.platform.account.Viewers;
import dev.assay.platform.ui.Frame;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.ZoneId;

/** What every page of an opening needs, whatever feature it belongs to. */
@Singleton
public final class OpeningHeads {

    private final Openings openings;
    private final Viewers viewers;

    OpeningHeads(Openings openings, Viewers viewers) {
        this.openings = openings;
        this.viewers = viewers;
    }

    /** The head of a page of an opening that the caller's company has. */
    public OpeningHead of(Caller caller, String openingId, String tab) {
        Opening opening = openings.get(caller, openingId);
        return OpeningHead.of(openings.summary(opening), openings.pack(opening), caller, viewers.zone(caller), tab);
    }

    /** In which the caller reads times. */
    public ZoneId zone(Caller caller) {
        return viewers.zone(caller);
    }

    /** The frame of a page of an opening. */
    public Frame frame(HttpRequest<?> request, Caller caller, String title) {
        return Frame.of(request, title, viewers.of(caller).in("Openings"));
    }
}
