package dev.assay.platform.candidate;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Permission;
import dev.assay.platform.attempt.AttemptRepository;
import dev.assay.platform.attempt.Sitting;
import dev.assay.platform.attempt.SittingRepository;
import dev.assay.platform.submission.FirstByte;
import dev.assay.platform.submission.Incoming;
import dev.assay.platform.submission.Intake;
import dev.assay.platform.submission.Receipt;
import dev.assay.platform.ui.Toast;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.RequestKey;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Uploads from pages: a stream where scripts run, a form where they do not. */
@Hidden
@Controller("/c/{invitationId}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UploadPages {

    private final Visits visits;
    private final SittingRepository sittings;
    private final AttemptRepository attempts;
    private final Intake intake;
    private final SittingPage page;

    UploadPages(
            Visits visits, SittingRepository sittings, AttemptRepository attempts, Intake intake, SittingPage page) {
        this.visits = visits;
        this.sittings = sittings;
        this.attempts = attempts;
        this.intake = intake;
        this.page = page;
    }

    @Put("/submissions")
    @Allow(Permission.ATTEMPT)
    @Consumes({
        "application/zip",
        "application/gzip",
        "application/x-tar",
        "application/x-git-bundle",
        MediaType.APPLICATION_OCTET_STREAM
    })
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<Receipt> submit(
            HttpRequest<?> request,
            Authentication authentication,
            String invitationId,
            @Nullable @Body InputStream archive,
            @Nullable @QueryValue String fileName,
            @Nullable @Header(RequestKey.HEADER) String idempotencyKey) {
        Visit visit = visits.of(authentication, invitationId);
        Incoming incoming = incoming(request, visit, timed(visit), fileName, idempotencyKey);
        return take(request, incoming, archive, visit.path("/attempt"));
    }

    @Put("/practice/submissions")
    @Allow(Permission.ATTEMPT)
    @Consumes({
        "application/zip",
        "application/gzip",
        "application/x-tar",
        "application/x-git-bundle",
        MediaType.APPLICATION_OCTET_STREAM
    })
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<Receipt> practise(
            HttpRequest<?> request,
            Authentication authentication,
            String invitationId,
            @Nullable @Body InputStream archive,
            @Nullable @QueryValue String fileName,
            @Nullable @Header(RequestKey.HEADER) String idempotencyKey) {
        Visit visit = visits.of(authentication, invitationId);
        Incoming incoming = incoming(request, visit, practice(visit), fileName, idempotencyKey);
        return take(request, incoming, archive, visit.path("/practice"));
    }

    @Post("/submissions")
    @Allow(Permission.ATTEMPT)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> submitForm(
            HttpRequest<?> request,
            Authentication authentication,
            String invitationId,
            @Part("file") CompletedFileUpload file) {
        Visit visit = visits.of(authentication, invitationId);
        return form(request, visit, timed(visit), file, visit.path("/attempt"));
    }

    @Post("/practice/submissions")
    @Allow(Permission.ATTEMPT)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> practiseForm(
            HttpRequest<?> request,
            Authentication authentication,
            String invitationId,
            @Part("file") CompletedFileUpload file) {
        Visit visit = visits.of(authentication, invitationId);
        return form(request, visit, practice(visit), file, visit.path("/practice"));
    }

    private HttpResponse<Receipt> take(
            HttpRequest<?> request, Incoming incoming, @Nullable InputStream archive, String next) {
        Receipt receipt =
                intake.take(incoming, archive == null ? InputStream.nullInputStream() : archive, request.getHeaders());
        return HttpResponse.created(receipt)
                .header("X-Next-Page", next)
                .cookie(toast(receipt).cookie());
    }

    private HttpResponse<?> form(
            HttpRequest<?> request, Visit visit, Sitting sitting, CompletedFileUpload file, String next) {
        try (InputStream part = file.getInputStream()) {
            Receipt receipt = intake.takePart(incoming(request, visit, sitting, file.getFilename(), null), part);
            return HttpResponse.seeOther(URI.create(next)).cookie(toast(receipt).cookie());
        } catch (ProblemException e) {
            return sitting.isRunning(visit.now())
                    ? HttpResponse.unprocessableEntity().body(page.of(request, visit, sitting, e.detail()))
                    : HttpResponse.seeOther(URI.create(visit.path("")))
                            .cookie(Toast.done(e.detail()).cookie());
        } catch (IOException e) {
            return HttpResponse.unprocessableEntity()
                    .body(page.of(
                            request, visit, sitting, "It did not arrive whole. Nothing was counted: send it again."));
        }
    }

    private Incoming incoming(
            HttpRequest<?> request,
            Visit visit,
            Sitting sitting,
            @Nullable String fileName,
            @Nullable String idempotencyKey) {
        return new Incoming(
                visit.caller(),
                attempts.find(visit.caller(), sitting.id()).orElseThrow(ProblemException::notFound),
                fileName,
                FirstByte.of(request),
                idempotencyKey);
    }

    private static Toast toast(Receipt receipt) {
        return Toast.done("Received " + receipt.fileName() + ", SHA-256 " + receipt.sha256() + ".");
    }

    private static Sitting timed(Visit visit) {
        return visit.timed().orElseThrow(ProblemException::notFound);
    }

    private Sitting practice(Visit visit) {
        return sittings.find(visit.invitation().id(), Sitting.Kind.PRACTICE).orElseThrow(ProblemException::notFound);
    }
}
