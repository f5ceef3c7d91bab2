package dev.assay.platform.invitation;

import dev.assay.platform.access.Caller;
import dev.assay.platform.installation.LinkSigner;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.web.RequestKey;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Links by which people invite themselves. */
@Singleton
class SharedLinks {

    private static final int MOST_PEOPLE = 1000;
    private static final int MOST_DOMAINS = 50;
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");

    private final SharedLinkRepository links;
    private final LinkSigner signer;

    SharedLinks(SharedLinkRepository links, LinkSigner signer) {
        this.links = links;
        this.signer = signer;
    }

    /** Domains as they are typed, separated by commas or blanks, with or without an @. */
    static List<String> domains(String text) {
        return Stream.of(text.split("[\\s,;]+", -1))
                .map(domain -> domain.replaceFirst("^@", "").toLowerCase(Locale.ROOT))
                .filter(domain -> !domain.isEmpty())
                .distinct()
                .toList();
    }

    /** What is wrong with the bounds of a new link: a sentence by field. */
    static Map<String, String> problems(int cap, List<String> domains, Instant expiresAt, Instant now) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (cap < 1 || cap > MOST_PEOPLE) {
            problems.put("cap", "From 1 to " + MOST_PEOPLE + " people.");
        }
        domains.stream()
                .filter(domain -> !DOMAIN.matcher(domain).matches())
                .findFirst()
                .ifPresent(domain -> problems.put("domains", "“" + domain + "” is no domain, such as example.com."));
        if (domains.size() > MOST_DOMAINS) {
            problems.put("domains", "At most " + MOST_DOMAINS + " domains.");
        }
        if (!expiresAt.isAfter(now)) {
            problems.put("expiresAt", "That is over already.");
        }
        return problems;
    }

    List<SharedLink> list(Opening opening) {
        return links.list(opening.id());
    }

    SharedLink create(
            Caller caller,
            Opening opening,
            int cap,
            List<String> domains,
            Instant expiresAt,
            Optional<RequestKey> key) {
        return links.create(caller, opening, cap, domains, expiresAt, key);
    }

    Optional<SharedLink> revoke(Caller caller, String id, boolean revoked) {
        return links.revoke(caller, id, revoked);
    }

    /** The address that is passed on. */
    String address(SharedLink link) {
        return signer.link(LinkSigner.Kind.SHARED, link.id(), 1).toString();
    }
}
