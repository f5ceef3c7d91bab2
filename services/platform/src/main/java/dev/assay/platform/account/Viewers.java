package dev.assay.platform.account;

import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.organisation.OrganisationRepository;
import dev.assay.platform.ui.Show;
import dev.assay.platform.ui.Viewer;
import dev.assay.platform.web.ProblemException;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Who looks at a page, for the bar above it: the navigation is what the permissions allow. */
@Singleton
public final class Viewers {

    /** The section of the company's settings. */
    public static final String SETTINGS = "Settings";

    private static final List<Viewer.Destination> MENU = List.of(
            Viewer.Destination.to("Your account", "/account"),
            Viewer.Destination.to("Security", "/account/security"),
            Viewer.Destination.to("API tokens", "/account/tokens"));

    private final AccountRepository accounts;
    private final OrganisationRepository organisations;
    private final OpenRequests requests;

    Viewers(AccountRepository accounts, OrganisationRepository organisations, OpenRequests requests) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.requests = requests;
    }

    /** Somebody of a company. */
    public Viewer.Staff of(Caller caller) {
        Account account = account(caller);
        return new Viewer.Staff(
                account.name(),
                Show.words(account.role().name()),
                organisations.get(account.organisationId()).name(),
                navigation(caller),
                MENU);
    }

    /** In which time zone somebody of a company reads times. */
    public ZoneId zone(Caller caller) {
        return account(caller).timeZone();
    }

    /** The pages of somebody's own account. */
    static List<Viewer.Destination> own(String current) {
        return MENU.stream()
                .map(page -> page.current(page.label().equals(current)))
                .toList();
    }

    /** The pages of the company's settings. */
    List<Viewer.Destination> settings(Caller caller, String current) {
        List<Viewer.Destination> pages = new ArrayList<>();
        pages.add(Viewer.Destination.to("Company", "/settings/organisation"));
        pages.add(Viewer.Destination.to("People", "/settings/people"));
        if (organisations.get(caller.organisationId()).host()) {
            pages.add(Viewer.Destination.to("Other companies", "/settings/organisations"));
        }
        return pages.stream()
                .map(page -> page.current(page.label().equals(current)))
                .toList();
    }

    private Account account(Caller caller) {
        return accounts.find(caller.accountId().orElseThrow(ProblemException::notFound))
                .orElseThrow(ProblemException::notFound);
    }

    private List<Viewer.Destination> navigation(Caller caller) {
        List<Viewer.Destination> navigation = new ArrayList<>();
        if (caller.may(Permission.OPENINGS_READ)) {
            navigation.add(Viewer.Destination.to("Openings", "/openings"));
        }
        if (caller.may(Permission.PACKS_READ)) {
            navigation.add(Viewer.Destination.to("Catalogue", "/packs"));
        }
        if (caller.may(Permission.CANDIDATES_READ)) {
            navigation.add(Viewer.Destination.to("Submissions", "/submissions"));
        }
        if (caller.may(Permission.CANDIDATES_WRITE)) {
            navigation.add(
                    new Viewer.Destination("Requests", "/rights", requests.count(caller.organisationId()), false));
        }
        if (caller.may(Permission.MAIL_READ)) {
            navigation.add(Viewer.Destination.to("Outbox", "/outbox"));
        }
        if (caller.may(Permission.AUDIT_READ)) {
            navigation.add(Viewer.Destination.to("Audit", "/audit"));
        }
        if (caller.may(Permission.ORGANISATION_WRITE)) {
            navigation.add(Viewer.Destination.to(SETTINGS, "/settings/people"));
        }
        return navigation;
    }
}
