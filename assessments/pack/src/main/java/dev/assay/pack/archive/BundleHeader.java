package dev.assay.pack.archive;

import dev.assay.pack.Words;
import dev.assay.pack.archive.UnpackOutcome.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a git bundle says before its pack begins. Source: gitformat-bundle(5), versions 2 and 3.
 *
 * @param commit name of the object whose files are meant, in hex
 * @param bytes of the header, which is where the pack begins
 */
record BundleHeader(String commit, long bytes) {

    static final String MAGIC = "# v";
    private static final String HEAD = "HEAD";
    private static final String BRANCH = "refs/heads/";
    private static final int MOST_LINES = 1000;
    private static final int LONGEST_LINE = 4096;
    private static final Pattern FIRST = Pattern.compile("# v[23] git bundle");
    private static final Pattern REFERENCE = Pattern.compile("([0-9a-f]{40}) (.+)");
    private static final Pattern PREREQUISITE = Pattern.compile("-[0-9a-f]{40}(?: .*)?");

    /** Reads up to where the pack begins and no further. */
    static BundleHeader read(InputStream in) throws IOException, RefusedException {
        String first = line(in);
        if (!FIRST.matcher(first).matches()) {
            throw new RefusedException(
                    Reason.UNSUPPORTED,
                    "'" + Words.shown(first)
                            + "' is no version of a git bundle that is read; make it with 'git bundle create'");
        }
        Map<String, String> references = new TreeMap<>();
        long bytes = first.length() + 1L;
        for (int lines = 0; lines < MOST_LINES; lines++) {
            String line = line(in);
            bytes += line.length() + 1L;
            if (line.isEmpty()) {
                return new BundleHeader(commit(references), bytes);
            }
            refuseWhatIsMissing(line);
            var reference = REFERENCE.matcher(line);
            if (reference.matches()) {
                references.put(reference.group(2), reference.group(1));
            }
        }
        throw new RefusedException(
                Reason.TOO_MANY_ENTRIES,
                "the bundle has more than " + MOST_LINES + " branches and tags; make it of HEAD alone");
    }

    private static void refuseWhatIsMissing(String line) throws RefusedException {
        if (PREREQUISITE.matcher(line).matches()) {
            throw new RefusedException(
                    Reason.UNSUPPORTED,
                    "the bundle builds on commits that are not in it; make it whole, with 'git bundle create submission.bundle HEAD'");
        }
        if (line.startsWith("@") && !line.equals("@object-format=sha1")) {
            throw new RefusedException(
                    Reason.UNSUPPORTED,
                    "the bundle asks for '" + Words.shown(line)
                            + "', which is not read; make it of a complete clone with SHA-1 names");
        }
        if (!line.startsWith("@") && !REFERENCE.matcher(line).matches()) {
            throw damaged("a line of its header makes no sense");
        }
    }

    private static String commit(Map<String, String> references) throws RefusedException {
        if (references.containsKey(HEAD)) {
            return references.get(HEAD);
        }
        List<String> branches = new ArrayList<>();
        references.forEach((name, commit) -> {
            if (name.startsWith(BRANCH)) {
                branches.add(commit);
            }
        });
        if (branches.size() == 1) {
            return branches.getFirst();
        }
        throw new RefusedException(
                Reason.INCONSISTENT,
                "the bundle has no HEAD and " + branches.size()
                        + " branches, so it does not say which files are meant; add HEAD, as in 'git bundle create submission.bundle HEAD'");
    }

    /** In Latin-1, where a character is a byte. */
    private static String line(InputStream in) throws IOException, RefusedException {
        var line = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0 || line.size() == LONGEST_LINE) {
                throw damaged("its header does not end");
            }
            line.write(read);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    static RefusedException damaged(String how) {
        return new RefusedException(Reason.DAMAGED, "the git bundle is damaged: " + how + "; make and upload it again");
    }
}
