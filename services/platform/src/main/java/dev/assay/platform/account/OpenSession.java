package dev.assay.platform.account;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A session of somebody of a company that has not ended.
 *
 * @param agent what the browser calls itself
 * @param complete false while its second factor is still to be shown
 */
public record OpenSession(String id, String agent, Instant createdAt, Instant seenAt, boolean complete) {

    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        // In this order: each of them calls itself by the names of those below as well.
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Mac OS X", "macOS");
        SYSTEMS.put("Linux", "Linux");
    }

    /** For recognising it, such as "Firefox on Linux". Browsers lie about themselves; nothing depends on it. */
    public String device() {
        String browser = named(BROWSERS, "A browser");
        String system = named(SYSTEMS, "");
        return system.isEmpty() ? browser : browser + " on " + system;
    }

    private String named(Map<String, String> names, String otherwise) {
        return names.entrySet().stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }
}
