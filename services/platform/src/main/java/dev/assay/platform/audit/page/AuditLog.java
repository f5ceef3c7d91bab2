package dev.assay.platform.audit.page;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.assay.platform.access.Actor;
import dev.assay.platform.audit.AuditEntry;
import dev.assay.platform.audit.AuditFilter;
import dev.assay.platform.audit.AuditNames;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.web.Page;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entries with names beside their ids. Names are looked up when they are shown, and go when their owners' data go. */
@Singleton
class AuditLog {

    private static final int AT_ONCE = 500;

    /** What a spreadsheet would take for a formula. */
    private static final Set<Character> FORMULA = Set.of('=', '+', '-', '@', '\t', '\r');

    private final AuditRepository audit;
    private final List<AuditNames> names;

    AuditLog(AuditRepository audit, Collection<AuditNames> names) {
        this.audit = audit;
        this.names = List.copyOf(names);
    }

    Page<AuditRow> list(String organisationId, AuditFilter filter, @Nullable String cursor, int limit) {
        Page<AuditEntry> page = audit.list(organisationId, filter, cursor, limit);
        Map<String, String> known = known(organisationId, page.items());
        List<AuditRow> rows = page.items().stream()
                .map(entry -> new AuditRow(
                        entry,
                        actor(entry.actor(), known),
                        Objects.requireNonNullElse(known.get(entry.objectId()), entry.objectId())))
                .toList();
        return new Page<>(rows, page.next());
    }

    /** Writes every matching entry, newest first, some at a time. */
    void csv(String organisationId, AuditFilter filter, Writer target) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(target)) {
            csv.writeRecord(
                    "sequence",
                    "at",
                    "actor_kind",
                    "actor_id",
                    "actor",
                    "action",
                    "object_kind",
                    "object_id",
                    "object",
                    "detail",
                    "previous_sha256",
                    "sha256");
            String cursor = null;
            do {
                Page<AuditRow> page = list(organisationId, filter, cursor, AT_ONCE);
                page.items().forEach(row -> csv.writeRecord(cells(row)));
                cursor = page.next();
            } while (cursor != null);
        }
    }

    private static List<String> cells(AuditRow row) {
        AuditEntry entry = row.entry();
        return List.of(
                Long.toString(entry.sequence()),
                entry.at().toString(),
                entry.actor().kind().name(),
                entry.actor().id(),
                harmless(row.actor()),
                entry.action(),
                entry.objectKind(),
                entry.objectId(),
                harmless(row.object()),
                entry.detail(),
                entry.previousSha256(),
                entry.sha256());
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.contains(text.charAt(0)) ? "'" + text : text;
    }

    private Map<String, String> known(String organisationId, List<AuditEntry> entries) {
        Set<String> ids = entries.stream()
                .flatMap(entry -> Stream.of(entry.actor().id(), entry.objectId()))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
        Map<String, String> known = new HashMap<>();
        names.forEach(source -> known.putAll(source.names(organisationId, ids)));
        return known;
    }

    private static String actor(Actor actor, Map<String, String> known) {
        @Nullable String name = known.get(actor.id());
        return switch (actor.kind()) {
            case SYSTEM -> "Assay";
            case ANYBODY -> "somebody not signed in";
            case TOKEN -> name == null ? "the installation's token" : name;
            case ACCOUNT -> name == null ? "somebody of another company" : name;
            case CANDIDATE -> name == null ? "a candidate" : name;
        };
    }
}
