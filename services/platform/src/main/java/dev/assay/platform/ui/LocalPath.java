package dev.assay.platform.ui;

import java.util.regex.Pattern;

/** Addresses that came back from a browser: only those of this site may be followed. */
public final class LocalPath {

    // No second slash or backslash, which would start another host; only characters that stand in an address as they
    // are.
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[A-Za-z0-9/._~!$&'()*+,;=:@%?-]*");

    private LocalPath() {}

    /** Whether a browser that follows it stays on this site. */
    public static boolean is(String address) {
        return LOCAL.matcher(address).matches();
    }
}
