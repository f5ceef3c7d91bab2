package dev.assay.platform.account;

import dev.assay.platform.access.Permission;
import java.util.List;
import java.util.Set;

/**
 * Permissions that belong together, as the form for a token shows them.
 *
 * @param title what they are about
 * @param scopes those of them that may be given
 */
public record ScopeGroup(String title, List<Scope> scopes) {

    /** One permission in words. */
    public record Scope(Permission permission, String label) {}

    private static final List<ScopeGroup> ALL = List.of(
            new ScopeGroup(
                    "Packs",
                    List.of(
                            new Scope(Permission.PACKS_READ, "Read packs"),
                            new Scope(Permission.PACKS_WRITE, "Publish packs"))),
            new ScopeGroup(
                    "Openings",
                    List.of(
                            new Scope(Permission.OPENINGS_READ, "Read openings, without who the candidates are"),
                            new Scope(Permission.OPENINGS_WRITE, "Make, change and close openings"))),
            new ScopeGroup(
                    "Candidates",
                    List.of(
                            new Scope(Permission.CANDIDATES_READ, "Read candidates, what they handed in, and scores"),
                            new Scope(Permission.CANDIDATES_WRITE, "Invite candidates, extend, answer, grade again"),
                            new Scope(Permission.DECIDE, "Record and release decisions"))),
            new ScopeGroup(
                    "Company",
                    List.of(
                            new Scope(Permission.MAIL_READ, "Read the outbox"),
                            new Scope(Permission.AUDIT_READ, "Read and verify the audit log"),
                            new Scope(Permission.ORGANISATION_WRITE, "Change the company and its people"))));

    /** The groups cut to what may be given; those of which nothing is left are left out. */
    static List<ScopeGroup> of(Set<Permission> grantable) {
        return ALL.stream()
                .map(group -> new ScopeGroup(
                        group.title,
                        group.scopes.stream()
                                .filter(scope -> grantable.contains(scope.permission()))
                                .toList()))
                .filter(group -> !group.scopes.isEmpty())
                .toList();
    }
}
