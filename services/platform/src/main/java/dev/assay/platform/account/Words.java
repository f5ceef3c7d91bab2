package dev.assay.platform.account;

import dev.assay.platform.access.Role;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What lists to choose from say. */
public final class Words {

    private Words() {}

    /** A role as in "Ana is a manager". */
    public static String role(Role role) {
        return switch (role) {
            case OWNER -> "an owner";
            case MANAGER -> "a manager";
            case REVIEWER -> "a reviewer";
            case AUTHOR -> "an author";
            case VIEWER -> "a viewer";
        };
    }

    /** Every role with what it may do. */
    public static Map<String, String> roles() {
        Map<String, String> roles = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            roles.put(
                    role.name(),
                    switch (role) {
                        case OWNER -> "Owner: everything, the company and its people included";
                        case MANAGER -> "Manager: runs openings and decides about candidates";
                        case REVIEWER -> "Reviewer: scores submissions without learning whose they are";
                        case AUTHOR -> "Author: writes packs";
                        case VIEWER -> "Viewer: looks on";
                    });
        }
        return roles;
    }

    /** Every role in one word. */
    public static Map<String, String> roleNames() {
        Map<String, String> roles = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            roles.put(
                    role.name(),
                    role.name().charAt(0) + role.name().substring(1).toLowerCase(Locale.ROOT));
        }
        return roles;
    }

    /** Time zones by region and city, and UTC. */
    public static Map<String, String> zones() {
        Map<String, String> zones = new LinkedHashMap<>();
        zones.put("UTC", "UTC");
        ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && Arrays.stream(ODD).noneMatch(zone::startsWith))
                .sorted()
                .forEach(zone -> zones.put(zone, zone.replace('_', ' ')));
        return zones;
    }

    /** Names that only programs use. */
    private static final String[] ODD = {"Etc/", "SystemV/"};
}
