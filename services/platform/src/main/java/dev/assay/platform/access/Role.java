package dev.assay.platform.access;

import static dev.assay.platform.access.Permission.ATTEMPT;
import static dev.assay.platform.access.Permission.AUDIT_READ;
import static dev.assay.platform.access.Permission.CANDIDATES_READ;
import static dev.assay.platform.access.Permission.CANDIDATES_WRITE;
import static dev.assay.platform.access.Permission.DECIDE;
import static dev.assay.platform.access.Permission.MAIL_READ;
import static dev.assay.platform.access.Permission.OPENINGS_READ;
import static dev.assay.platform.access.Permission.OPENINGS_WRITE;
import static dev.assay.platform.access.Permission.OWN_ACCOUNT;
import static dev.assay.platform.access.Permission.PACKS_READ;
import static dev.assay.platform.access.Permission.PACKS_WRITE;

import java.util.EnumSet;
import java.util.Set;

/** What somebody is in a company. */
public enum Role {
    /** Everything, the company and its people included. */
    OWNER,
    /** Runs openings and decides about candidates. */
    MANAGER,
    /** Scores submissions blind: never learns who the candidates are. */
    REVIEWER,
    /** Writes packs. */
    AUTHOR,
    /** Looks on. */
    VIEWER;

    /** What it may do. */
    public Set<Permission> permissions() {
        return switch (this) {
            case OWNER -> EnumSet.complementOf(EnumSet.of(ATTEMPT));
            case MANAGER ->
                EnumSet.of(
                        PACKS_READ,
                        PACKS_WRITE,
                        OPENINGS_READ,
                        OPENINGS_WRITE,
                        CANDIDATES_READ,
                        CANDIDATES_WRITE,
                        DECIDE,
                        MAIL_READ,
                        AUDIT_READ,
                        OWN_ACCOUNT);
            case REVIEWER -> EnumSet.of(PACKS_READ, OPENINGS_READ, OWN_ACCOUNT);
            case AUTHOR -> EnumSet.of(PACKS_READ, PACKS_WRITE, OWN_ACCOUNT);
            case VIEWER -> EnumSet.of(PACKS_READ, OPENINGS_READ, CANDIDATES_READ, OWN_ACCOUNT);
        };
    }
}
