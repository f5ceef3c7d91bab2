package dev.assay.platform.access;

/** What a route may ask for. Each is held by some roles; tokens of programs can be cut to some of them. */
public enum Permission {
    /** Read packs and what their candidates get. */
    PACKS_READ,
    /** Publish packs. */
    PACKS_WRITE,
    /** Read openings, without the candidates in them. */
    OPENINGS_READ,
    /** Make, change and close openings. */
    OPENINGS_WRITE,
    /** Read who the candidates are, what they handed in, and their scores. */
    CANDIDATES_READ,
    /** Invite candidates, extend, revoke, answer their questions and requests, grade again. */
    CANDIDATES_WRITE,
    /** Record and release decisions. */
    DECIDE,
    /** Read the outbox. */
    MAIL_READ,
    /** Read and verify the audit log. */
    AUDIT_READ,
    /** Change the company and its people. */
    ORGANISATION_WRITE,
    /** Read the measurements of the installation. */
    METRICS_READ,
    /** See the own account, its sessions and tokens, and change them. */
    OWN_ACCOUNT,
    /** Work on the one attempt of an invitation or a token. Held by candidates, and by no role. */
    ATTEMPT
}
