package dev.assay.platform.audit;

import java.util.Map;
import java.util.Set;

/** Entries hold ids only; features say what those of theirs are called by now, while they are called anything. */
public interface AuditNames {

    /** Names by id, of those that it knows within the company. */
    Map<String, String> names(String organisationId, Set<String> ids);
}
