package dev.assay.platform.submission;

import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What can be said of an upload by its first bytes, before the rest has arrived. */
final class ArchiveHead {

    private static final int HEAD_BYTES = 512;
    private static final int TAR_MAGIC_AT = 257;

    private ArchiveHead() {}

    /**
     * The same stream, once its beginning looks like an archive that is read.
     *
     * @throws ProblemException UPLOAD_EMPTY or NOT_AN_ARCHIVE, saying what it is instead
     */
    static InputStream checked(InputStream body) throws IOException {
        PushbackInputStream checked = new PushbackInputStream(body, HEAD_BYTES);
        byte[] head = checked.readNBytes(HEAD_BYTES);
        if (head.length == 0) {
            throw new ProblemException(ErrorCode.UPLOAD_EMPTY, "The file has no content. Choose another one.");
        }
        if (!isArchive(head)) {
            throw new ProblemException(
                    ErrorCode.NOT_AN_ARCHIVE,
                    "This is " + what(head) + ". Send a zip, tar, tar.gz or git bundle of your files.");
        }
        checked.unread(head);
        return checked;
    }

    private static boolean isArchive(byte[] head) {
        return starts(head, "PK\3\4")
                || starts(head, "PK\5\6")
                || starts(head, "\u001f\u008b")
                || starts(head, "# v2 git bundle")
                || starts(head, "# v3 git bundle")
                || isTar(head);
    }

    private static boolean isTar(byte[] head) {
        byte[] magic = "ustar".getBytes(StandardCharsets.ISO_8859_1);
        return head.length == HEAD_BYTES
                && Arrays.equals(head, TAR_MAGIC_AT, TAR_MAGIC_AT + magic.length, magic, 0, magic.length);
    }

    private static String what(byte[] head) {
        if (starts(head, "7z\u00bc\u00af")) {
            return "a 7z archive";
        }
        if (starts(head, "Rar!")) {
            return "a rar archive";
        }
        if (starts(head, "\u00fd7zXZ")) {
            return "an xz file";
        }
        if (starts(head, "BZh")) {
            return "a bzip2 file";
        }
        if (starts(head, "(\u00b5/\u00fd")) {
            return "a zstd file";
        }
        return starts(head, "%PDF") ? "a PDF" : "no archive";
    }

    private static boolean starts(byte[] head, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= expected.length && Arrays.equals(head, 0, expected.length, expected, 0, expected.length);
    }
}
