package dev.assay.pack.archive;

import dev.assay.pack.Words;
import dev.assay.pack.archive.UnpackOutcome.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Unpacks a tar stream: ustar, pax and GNU long names (POSIX.1-2017, pax; GNU tar manual, "Basic Tar Format"). Pax
 * records may rename an entry, nothing else; every size is the one of the header block.
 */
final class TarReader {

    private static final int BLOCK = 512;
    private static final int LONGEST_EXTENSION = 64 * 1024;
    private static final int EXTENSIONS_IN_A_ROW = 4;
    private static final byte[] ZEROS = new byte[BLOCK];

    private final InputStream in;
    private final ArchiveLimits limits;
    private final TreeWriter writer;

    TarReader(InputStream in, ArchiveLimits limits, TreeWriter writer) {
        this.in = in;
        this.limits = limits;
        this.writer = writer;
    }

    /** Whether a block is a tar header: its checksum is right. */
    static boolean header(byte[] block) {
        return block.length == BLOCK && number(block, 148, 8) == checksum(block);
    }

    void unpack() throws IOException, RefusedException {
        var name = "";
        int extensions = 0;
        for (var block = block(); !Arrays.equals(block, ZEROS); block = block()) {
            if (!header(block)) {
                throw damaged("a header is broken");
            }
            char type = (char) (block[156] & 0xff);
            switch (type) {
                case 'x' -> name = renamed(extension(block), name);
                case 'g' -> refuseOverrides(extension(block));
                case 'L' -> name = name(extension(block), 0, (int) size(block));
                case 'K' -> extension(block);
                default -> {
                    entry(block, type, name.isEmpty() ? ownName(block) : name);
                    name = "";
                    extensions = -1;
                }
            }
            if (++extensions > EXTENSIONS_IN_A_ROW) {
                throw damaged("headers follow headers without an entry");
            }
        }
    }

    private static RefusedException damaged(String how) {
        return new RefusedException(Reason.DAMAGED, "the tar is damaged: " + how + "; pack and upload it again");
    }

    private byte[] block() throws IOException, RefusedException {
        var block = in.readNBytes(BLOCK);
        if (block.length < BLOCK) {
            throw damaged("it is cut off");
        }
        return block;
    }

    private void entry(byte[] header, char type, String path) throws IOException, RefusedException {
        var name = EntryName.of(path, limits);
        var shown = "'" + Words.shown(path) + "'";
        switch (type) {
            case '5' -> {
                writer.folder(name);
                refuseContent(header);
            }
            case '\0', '0', '7' -> {
                if (path.endsWith("/")) {
                    writer.folder(name);
                    refuseContent(header);
                } else {
                    file(name, size(header));
                }
            }
            case '1', '2' ->
                throw new RefusedException(
                        Reason.LINK,
                        shown + " is a " + (type == '1' ? "hard" : "symbolic")
                                + " link; pack the file that it points to");
            case 'S' ->
                throw new RefusedException(Reason.SPECIAL_FILE, shown + " is stored sparse; pack it without that");
            default ->
                throw new RefusedException(Reason.SPECIAL_FILE, shown + " is no ordinary file or folder; leave it out");
        }
    }

    private void file(EntryName name, long size) throws IOException, RefusedException {
        var rest = new long[] {size};
        writer.file(name, buffer -> {
            if (rest[0] == 0) {
                return -1;
            }
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, rest[0]));
            if (read < 0) {
                throw damaged("'" + Words.shown(name.path()) + "' is cut off");
            }
            rest[0] -= read;
            return read;
        });
        skip(padding(size));
    }

    private static long padding(long size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    private static void refuseContent(byte[] folder) throws RefusedException {
        if (size(folder) != 0) {
            throw damaged("a folder has content");
        }
    }

    private void skip(long bytes) throws IOException, RefusedException {
        if (in.readNBytes((int) bytes).length < bytes) {
            throw damaged("it is cut off");
        }
    }

    private byte[] extension(byte[] header) throws IOException, RefusedException {
        long size = size(header);
        if (size > LONGEST_EXTENSION) {
            throw damaged("an extended header is larger than " + LONGEST_EXTENSION + " bytes");
        }
        var bytes = in.readNBytes((int) size);
        if (bytes.length < size) {
            throw damaged("it is cut off");
        }
        skip(padding(size));
        return bytes;
    }

    /** The path among the records {@code LENGTH KEY=VALUE\n} of a pax header, or the name so far. */
    private static String renamed(byte[] records, String name) throws RefusedException {
        var renamed = name;
        for (int at = 0; at < records.length; ) {
            int space = indexOf(records, (byte) ' ', at);
            int length = space < 0 ? 0 : decimal(records, at, space);
            int equals = space < 0 ? -1 : indexOf(records, (byte) '=', space);
            if (length <= 0 || length > records.length - at || equals < 0 || equals >= at + length) {
                throw damaged("an extended header is broken");
            }
            var key = new String(records, space + 1, equals - space - 1, StandardCharsets.UTF_8);
            if (key.equals("path")) {
                renamed = EntryName.decoded(Arrays.copyOfRange(records, equals + 1, at + length - 1));
                if (renamed.isEmpty()) {
                    throw damaged("an extended header gives an empty name");
                }
            } else if (key.equals("size") || key.startsWith("GNU.sparse.") || key.startsWith("SCHILY.realsize")) {
                throw new RefusedException(
                        Reason.UNSUPPORTED,
                        "an extended header overrides the size of an entry; pack files under 8 GiB, not sparse");
            }
            at += length;
        }
        return renamed;
    }

    private static void refuseOverrides(byte[] records) throws RefusedException {
        if (!renamed(records, "").isEmpty()) {
            throw new RefusedException(
                    Reason.UNSUPPORTED, "a global header renames all entries; pack it again with an ordinary tool");
        }
    }

    private static int indexOf(byte[] bytes, byte sought, int from) {
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] == sought) {
                return at;
            }
        }
        return -1;
    }

    private static int decimal(byte[] bytes, int from, int to) {
        int value = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9 || value > LONGEST_EXTENSION) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static String ownName(byte[] header) throws RefusedException {
        var name = name(header, 0, 100);
        boolean posix = new String(header, 257, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
        var prefix = posix ? name(header, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** Text up to the first NUL. */
    private static String name(byte[] bytes, int from, int length) throws RefusedException {
        int nul = indexOf(bytes, (byte) 0, from);
        int to = nul < 0 ? from + length : Math.min(nul, from + length);
        return EntryName.decoded(Arrays.copyOfRange(bytes, from, to));
    }

    private static long size(byte[] header) throws RefusedException {
        long size = number(header, 124, 12);
        if (size < 0) {
            throw damaged("a size makes no sense");
        }
        return size;
    }

    /** An octal number, or a base-256 one where the top bit is set; negative when it is neither. */
    private static long number(byte[] block, int from, int length) {
        if ((block[from] & 0x80) != 0) {
            return base256(block, from, length);
        }
        long value = 0;
        boolean ended = false;
        boolean started = false;
        for (int at = from; at < from + length; at++) {
            int digit = block[at] - '0';
            if (digit >= 0 && digit < 8 && !ended) {
                value = value * 8 + digit;
                started = true;
            } else if (block[at] == 0 || block[at] == ' ') {
                ended = started;
            } else {
                return -1;
            }
        }
        return value;
    }

    private static long base256(byte[] block, int from, int length) {
        long value = block[from] & 0x7f;
        for (int at = from + 1; at < from + length; at++) {
            if (value > Long.MAX_VALUE >> 8) {
                return -1;
            }
            value = (value << 8) | (block[at] & 0xff);
        }
        return value;
    }

    private static long checksum(byte[] block) {
        long sum = 0;
        for (int at = 0; at < BLOCK; at++) {
            sum += at >= 148 && at < 156 ? ' ' : block[at] & 0xff;
        }
        return sum;
    }
}
