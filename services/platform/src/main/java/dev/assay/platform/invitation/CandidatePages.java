package dev.assay.platform.invitation;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.opening.OpeningHead;
import dev.assay.platform.opening.OpeningHeads;
import dev.assay.platform.opening.Openings;
import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.Query;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The candidates of an opening: the list, the table to download, and one of them. */
@Hidden
@Controller("/openings/{id}")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CandidatePages {

    private static final int ROWS = 50;

    private final CandidateRepository candidates;
    private final Openings openings;
    private final OpeningHeads heads;
    private final Templates templates;
    private final Clock clock;

    CandidatePages(
            CandidateRepository candidates, Openings openings, OpeningHeads heads, Templates templates, Clock clock) {
        this.candidates = candidates;
        this.openings = openings;
        this.heads = heads;
        this.templates = templates;
        this.clock = clock;
    }

    @Get("/candidates")
    @Allow(Permission.CANDIDATES_READ)
    String list(
            HttpRequest<?> request,
            Authentication authentication,
            String id,
            @Nullable @QueryValue String stage,
            @Nullable @QueryValue String show,
            @Nullable @QueryValue String search,
            @Nullable @QueryValue String cursor) {
        Caller caller = Caller.of(authentication);
        OpeningHead head = heads.of(caller, id, "Candidates");
        Instant now = clock.instant();
        Page<CandidateRow> page =
                candidates.list(head.opening(), CandidateFilter.of(stage, show, search), now, cursor, ROWS);
        Query query = Query.of(head.base() + "/candidates")
                .with("stage", stage)
                .with("show", show)
                .with("search", search);
        return templates.render(
                "invitation/candidates.jte",
                Map.of(
                        "frame",
                        heads.frame(
                                request,
                                caller,
                                "Candidates of " + head.opening().title()),
                        "head",
                        head,
                        "page",
                        page,
                        "form",
                        Form.of(query.parameters()),
                        "older",
                        page.next() == null
                                ? ""
                                : query.with("cursor", page.next()).address(),
                        "download",
                        new Query(head.base() + "/candidates.csv", query.parameters()).address(),
                        "now",
                        now));
    }

    /** The whole list as a table. Extra time is not in it: tables are passed on. */
    @Get("/candidates.csv")
    @Produces("text/csv;charset=utf-8")
    @Allow(Permission.CANDIDATES_READ)
    HttpResponse<String> csv(
            Authentication authentication,
            String id,
            @Nullable @QueryValue String stage,
            @Nullable @QueryValue String show,
            @Nullable @QueryValue String search) {
        Opening opening = openings.get(Caller.of(authentication), id);
        Instant now = clock.instant();
        StringWriter table = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(table)) {
            csv.writeRecord("name", "email", "code_name", "standing", "stage", "since", "deadline", "last_mail");
            for (CandidateRow row : candidates.all(opening, CandidateFilter.of(stage, show, search), now)) {
                csv.writeRecord(
                        harmless(row.invitation().candidateName()),
                        harmless(Objects.requireNonNullElse(row.invitation().candidateEmail(), "")),
                        row.invitation().codeName(),
                        row.standing(opening, now),
                        row.times().stage().name(),
                        row.since().toString(),
                        Objects.toString(row.deadline(opening), ""),
                        Objects.toString(row.lastMail(), ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HttpResponse.ok(table.toString())
                .header("Content-Disposition", "attachment; filename=\"candidates.csv\"");
    }

    @Get("/candidates/{invitationId}")
    @Allow(Permission.CANDIDATES_READ)
    String detail(HttpRequest<?> request, Authentication authentication, String id, String invitationId) {
        Caller caller = Caller.of(authentication);
        OpeningHead head = heads.of(caller, id, "Candidates");
        CandidateRow row =
                candidates.view(caller, head.opening(), invitationId).orElseThrow(ProblemException::notFound);
        return templates.render(
                "invitation/candidate.jte",
                Map.of(
                        "frame",
                        heads.frame(request, caller, row.invitation().candidateName()),
                        "head",
                        head,
                        "row",
                        row,
                        "now",
                        clock.instant()));
    }

    /** A cell that begins like a formula would be one in a spreadsheet. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
