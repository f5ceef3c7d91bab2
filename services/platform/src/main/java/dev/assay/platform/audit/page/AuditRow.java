package dev.assay.platform.audit.page;

import dev.assay.platform.audit.AuditEntry;

/**
 * An entry with the names that belong to its ids by now.
 *
 * @param actor who did it
 * @param object what it was done to; the id where it has no name, or none any more
 */
public record AuditRow(AuditEntry entry, String actor, String object) {}
