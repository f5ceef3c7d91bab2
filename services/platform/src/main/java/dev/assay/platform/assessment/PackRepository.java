package dev.assay.platform.assessment;

import static dev.assay.schema.Tables.PACK_VERSION;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.GradingQueue;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.artefact.Artefact;
import dev.assay.grading.database.JooqRepository;
import dev.assay.pack.Manifest;
import dev.assay.pack.ManifestOutcome;
import dev.assay.pack.ManifestReader;
import dev.assay.pack.Pack;
import dev.assay.platform.access.Caller;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.web.Page;
import dev.assay.schema.tables.records.PackVersionRecord;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Published packs. */
@Singleton
public final class PackRepository extends JooqRepository {

    private static final int MOST_READY = 100;

    private final GradingQueue queue;
    private final AuditRepository audit;
    private final Clock clock;

    PackRepository(HikariDataSource dataSource, GradingQueue queue, AuditRepository audit, Clock clock) {
        super(dataSource);
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    /** The version if the company has it: its own, or one that is shared. */
    public Optional<PackVersion> find(String organisationId, String id) {
        return dsl.selectFrom(PACK_VERSION)
                .where(PACK_VERSION.ID.eq(id))
                .and(offeredTo(organisationId))
                .fetchOptional(PackRepository::view);
    }

    /** The newest version of a pack that is ready, if the company has one. */
    public Optional<PackVersion> newest(String organisationId, String packId) {
        return dsl.selectFrom(PACK_VERSION)
                .where(PACK_VERSION.PACK_ID.eq(packId))
                .and(PACK_VERSION.STATE.eq("READY"))
                .and(offeredTo(organisationId))
                .orderBy(PACK_VERSION.ID.desc())
                .limit(1)
                .fetchOptional(PackRepository::view);
    }

    /** The manifest of a version that exists. */
    public Manifest manifest(String id) {
        String yaml = dsl.select(PACK_VERSION.MANIFEST)
                .from(PACK_VERSION)
                .where(PACK_VERSION.ID.eq(id))
                .fetchSingle(PACK_VERSION.MANIFEST);
        return switch (ManifestReader.read(yaml.getBytes(StandardCharsets.UTF_8))) {
            case ManifestOutcome.Read read -> read.manifest();
            case ManifestOutcome.Invalid invalid ->
                throw new IllegalStateException("the stored manifest of " + id + " is invalid: " + invalid.errors());
        };
    }

    /** The artefact that candidates download; empty while it is not ready. */
    public Optional<String> publicArtefact(String id) {
        return dsl.select(PACK_VERSION.PUBLIC_SHA256)
                .from(PACK_VERSION)
                .where(PACK_VERSION.ID.eq(id))
                .fetchOptional(PACK_VERSION.PUBLIC_SHA256);
    }

    /** Stores it and has it prepared. When the version exists, that one is returned and nothing is changed. */
    PackVersion publish(Caller caller, Pack pack, String manifestYaml, Artefact archive, boolean shared) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            String id = TimeOrderedId.next(clock);
            int inserted = transaction
                    .insertInto(PACK_VERSION)
                    .set(PACK_VERSION.ID, id)
                    .set(PACK_VERSION.ORGANISATION_ID, caller.organisationId())
                    .set(PACK_VERSION.SHARED, shared)
                    .set(PACK_VERSION.PACK_ID, pack.manifest().id())
                    .set(PACK_VERSION.VERSION, pack.manifest().version())
                    .set(PACK_VERSION.TITLE, pack.manifest().title())
                    .set(PACK_VERSION.MANIFEST, manifestYaml)
                    .set(PACK_VERSION.CONTENT_SHA256, pack.digest())
                    .set(PACK_VERSION.ARCHIVE_SHA256, archive.sha256())
                    .set(PACK_VERSION.ARCHIVE_BYTES, archive.bytes())
                    .set(PACK_VERSION.STATE, "PUBLISHED")
                    .set(PACK_VERSION.PUBLISHED_AT, clock.instant())
                    .onDuplicateKeyIgnore()
                    .execute();
            if (inserted == 1) {
                transaction.connection(connection -> queue.prepare(connection, id));
            }
            PackVersion published = transaction
                    .selectFrom(PACK_VERSION)
                    .where(PACK_VERSION.ORGANISATION_ID.eq(caller.organisationId()))
                    .and(PACK_VERSION.PACK_ID.eq(pack.manifest().id()))
                    .and(PACK_VERSION.VERSION.eq(pack.manifest().version()))
                    .fetchSingle(PackRepository::view);
            if (inserted == 1) {
                audit.append(
                        transaction,
                        caller.organisationId(),
                        caller.actor(),
                        AuditAction.PACK_PUBLISHED,
                        id,
                        Map.of("sha256", pack.digest(), "shared", shared));
            }
            return published;
        });
    }

    /** Has a version prepared again. False when it is ready. */
    boolean prepareAgain(String id) {
        return dsl.transactionResult(configuration ->
                DSL.using(configuration).connectionResult(connection -> queue.prepare(connection, id)));
    }

    /** Those that are prepared, newest first. */
    List<PackVersion> ready(String organisationId) {
        return dsl.selectFrom(PACK_VERSION)
                .where(PACK_VERSION.STATE.eq("READY"))
                .and(offeredTo(organisationId))
                .orderBy(PACK_VERSION.ID.desc())
                .limit(MOST_READY)
                .fetch(PackRepository::view);
    }

    Page<PackVersion> list(String organisationId, @Nullable String cursor, int limit) {
        List<PackVersion> oneMore = dsl.selectFrom(PACK_VERSION)
                .where(PACK_VERSION.ID.lt(Page.cursor(cursor)))
                .and(offeredTo(organisationId))
                .orderBy(PACK_VERSION.ID.desc())
                .limit(limit + 1)
                .fetch(PackRepository::view);
        return Page.of(oneMore, limit, PackVersion::id);
    }

    private static Condition offeredTo(String organisationId) {
        return PACK_VERSION.ORGANISATION_ID.eq(organisationId).or(PACK_VERSION.SHARED);
    }

    private static PackVersion view(PackVersionRecord row) {
        return new PackVersion(
                row.getId(),
                row.getPackId(),
                row.getVersion(),
                row.getTitle(),
                row.getState(),
                row.getFailure(),
                row.getFailureOwner(),
                row.getContentSha256(),
                row.getArchiveSha256(),
                row.getArchiveBytes(),
                row.getPublishedAt(),
                row.getPreparedAt());
    }
}
