package dev.assay.platform.candidate;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The time zones that a candidate can choose. */
final class TimeZones {

    private static final Pattern PLACE =
            Pattern.compile("UTC|(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*");

    /** By id, with the words that are shown. */
    static final Map<String, String> ALL = all();

    private TimeZones() {}

    /** The zone of an id in the list. */
    static Optional<ZoneId> of(String id) {
        try {
            return ALL.containsKey(id) ? Optional.of(ZoneId.of(id)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> all() {
        Map<String, String> zones = new TreeMap<>();
        ZoneId.getAvailableZoneIds().stream()
                .filter(id -> PLACE.matcher(id).matches())
                .forEach(id -> zones.put(id, id.replace('_', ' ')));
        return Collections.unmodifiableMap(zones);
    }
}
