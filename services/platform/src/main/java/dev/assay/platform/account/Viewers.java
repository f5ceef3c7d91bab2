package dev.assay.platform.account;

import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.organisation.OrganisationRepository;
import dev.assay.platform.ui.Show;
import dev.assay.platform.ui.Viewer;
import dev.assay.platform.web.ProblemException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Who looks at a page, for the bar above it: the navigation is what the permissions allow. */
@Singleton
public final class Viewers {

    private final AccountRepository accounts;
    private final OrganisationRepository organisations;

    Viewers(AccountRepository accounts, OrganisationRepository organisations) {
        this.accounts = accounts;
        this.organisations = organisations;
    }

    /** Somebody of a company. */
    public Viewer.Staff of(Caller caller) {
        Account account = accounts.find(caller.accountId().orElseThrow(ProblemException::notFound))
                .orElseThrow(ProblemException::notFound);
        return new Viewer.Staff(
                account.name(),
                Show.words(account.role().name()),
                organisations.get(account.organisationId()).name(),
                navigation(caller),
                List.of());
    }

    private static List<Viewer.Destination> navigation(Caller caller) {
        List<Viewer.Destination> navigation = new ArrayList<>();
        if (caller.may(Permission.CANDIDATES_READ)) {
            navigation.add(Viewer.Destination.to("Submissions", "/"));
        }
        return navigation;
    }
}
