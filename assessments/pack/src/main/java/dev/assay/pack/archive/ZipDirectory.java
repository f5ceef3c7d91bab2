package dev.assay.pack.archive;

import dev.assay.pack.Words;
import dev.assay.pack.archive.UnpackOutcome.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The central directory of a zip file, held against the local headers: APPNOTE.TXT sections 4.3.7, 4.3.12 to 4.3.16.
 * Readers that trust the one or the other must find the same entries, or the file is refused.
 */
final class ZipDirectory {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int CENTRAL_SIGNATURE = 0x02014b50;
    private static final int CENTRAL_BYTES = 46;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int ZIP64_END_BYTES = 56 + 20;
    private static final int LONGEST_DESCRIPTOR = 24;
    private static final int ZIP64_EXTRA = 0x0001;
    private static final int UNICODE_PATH_EXTRA = 0x7075;
    private static final long ABSENT = 0xffffffffL;

    private final FileChannel channel;
    private final ArchiveLimits limits;

    ZipDirectory(FileChannel channel, ArchiveLimits limits) {
        this.channel = channel;
        this.limits = limits;
    }

    /**
     * Where one entry is and what the directory says of it.
     *
     * @param rawName its bytes, one a character
     */
    record Entry(String rawName, int flags, int method, long crc, Sizes sizes, int unixMode, long header, long start) {
        private static final int ENCRYPTED = 0x0001 | 0x0040 | 0x2000;

        String name() throws RefusedException {
            return EntryName.decoded(rawName.getBytes(StandardCharsets.ISO_8859_1));
        }

        String shown() throws RefusedException {
            return "'" + Words.shown(name()) + "'";
        }

        boolean encrypted() {
            return (flags & ENCRYPTED) != 0 || method == 99;
        }

        long end() {
            return start + sizes.compressed();
        }

        Entry startingAt(long position) {
            return new Entry(rawName, flags, method, crc, sizes, unixMode, header, position);
        }
    }

    /** Declared sizes. The first is checked against the layout of the file, the second while inflating. */
    record Sizes(long compressed, long inflated) {}

    /** The entries in the order of the directory. */
    List<Entry> entries() throws IOException, RefusedException {
        long endAt = endPosition();
        var end = read(endAt, END_BYTES);
        int count = Short.toUnsignedInt(end.getShort(10));
        long size = Integer.toUnsignedLong(end.getInt(12));
        long offset = Integer.toUnsignedLong(end.getInt(16));
        if (count == 0xffff || count > limits.entries()) {
            throw new RefusedException(
                    Reason.TOO_MANY_ENTRIES,
                    "more than " + limits.entries() + " files and folders; leave out data, caches and environments");
        }
        if (Short.toUnsignedInt(end.getShort(8)) != count || end.getInt(4) != 0) {
            throw new RefusedException(Reason.UNSUPPORTED, "the zip is one part of several; make it one file");
        }
        long gap = endAt - (offset + size);
        if (gap != 0 && gap != ZIP64_END_BYTES) {
            throw inconsistent("its directory is not where its end says");
        }
        var entries = new ArrayList<Entry>();
        var directory = read(offset, (int) Math.min(size, Integer.MAX_VALUE));
        while (directory.remaining() >= CENTRAL_BYTES && entries.size() < count) {
            entries.add(central(directory));
        }
        if (entries.size() != count || directory.hasRemaining()) {
            throw inconsistent("its directory does not hold the number of entries that its end says");
        }
        return located(entries, offset);
    }

    static RefusedException inconsistent(String how) {
        return new RefusedException(
                Reason.INCONSISTENT, "the zip contradicts itself: " + how + "; pack it again with an ordinary tool");
    }

    private static RefusedException damaged(String how) {
        return new RefusedException(Reason.DAMAGED, "the zip is damaged: " + how + "; pack and upload it again");
    }

    private long endPosition() throws IOException, RefusedException {
        long size = channel.size();
        int tail = (int) Math.min(size, END_BYTES + LONGEST_COMMENT);
        var bytes = read(size - tail, tail);
        for (int at = tail - END_BYTES; at >= 0; at--) {
            if (bytes.getInt(at) == END_SIGNATURE
                    && at + END_BYTES + Short.toUnsignedInt(bytes.getShort(at + 20)) == tail) {
                return size - tail + at;
            }
        }
        throw damaged("its end is missing or something follows it");
    }

    private ByteBuffer read(long position, int length) throws IOException, RefusedException {
        if (position < 0 || length < 0 || position + length > channel.size()) {
            throw damaged("it points outside itself");
        }
        var buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw damaged("it is cut off");
            }
        }
        return buffer.flip();
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static Entry central(ByteBuffer directory) throws RefusedException {
        int at = directory.position();
        int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
        int extraLength = Short.toUnsignedInt(directory.getShort(at + 30));
        int commentLength = Short.toUnsignedInt(directory.getShort(at + 32));
        int next = at + CENTRAL_BYTES + nameLength + extraLength + commentLength;
        if (directory.getInt(at) != CENTRAL_SIGNATURE || next > directory.limit()) {
            throw damaged("its directory is broken");
        }
        var name = new byte[nameLength];
        directory.get(at + CENTRAL_BYTES, name);
        var declared = new long[] {
            Integer.toUnsignedLong(directory.getInt(at + 24)),
            Integer.toUnsignedLong(directory.getInt(at + 20)),
            Integer.toUnsignedLong(directory.getInt(at + 42))
        };
        extras(directory.slice(at + CENTRAL_BYTES + nameLength, extraLength), name, declared);
        directory.position(next);
        return new Entry(
                latin(name),
                Short.toUnsignedInt(directory.getShort(at + 8)),
                Short.toUnsignedInt(directory.getShort(at + 10)),
                Integer.toUnsignedLong(directory.getInt(at + 16)),
                new Sizes(declared[1], declared[0]),
                directory.getInt(at + 38) >>> 16,
                declared[2],
                -1);
    }

    /** Fills in what stands in the zip64 field only: inflated size, compressed size, position, in this order. */
    private static void extras(ByteBuffer extras, byte[] name, long[] declared) throws RefusedException {
        extras.order(ByteOrder.LITTLE_ENDIAN);
        while (extras.remaining() >= 4) {
            int id = Short.toUnsignedInt(extras.getShort());
            int length = Short.toUnsignedInt(extras.getShort());
            if (length > extras.remaining()) {
                return; // padding, as some tools write it
            }
            var field = extras.slice(extras.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            extras.position(extras.position() + length);
            if (id == ZIP64_EXTRA) {
                for (int i = 0; i < declared.length && field.remaining() >= Long.BYTES; i++) {
                    declared[i] = declared[i] == ABSENT ? field.getLong() : declared[i];
                }
            } else if (id == UNICODE_PATH_EXTRA && length > 5) {
                var other = new byte[length - 5];
                field.get(5, other);
                if (!Arrays.equals(other, name)) {
                    throw inconsistent("an entry has two names");
                }
            }
        }
    }

    private List<Entry> located(List<Entry> entries, long directory) throws IOException, RefusedException {
        var located = new ArrayList<Entry>();
        for (var entry : entries) {
            located.add(local(entry));
        }
        long free = 0;
        for (var entry :
                located.stream().sorted(Comparator.comparingLong(Entry::header)).toList()) {
            if (entry.header() < free) {
                throw inconsistent("entries overlap");
            }
            if (entry.header() - free > (free == 0 ? 0 : LONGEST_DESCRIPTOR)) {
                throw inconsistent("it holds something that its directory does not list");
            }
            free = entry.end();
        }
        if (free > directory || directory - free > (free == 0 ? 0 : LONGEST_DESCRIPTOR)) {
            throw inconsistent("it holds something that its directory does not list");
        }
        return located;
    }

    private Entry local(Entry entry) throws IOException, RefusedException {
        if (entry.sizes().compressed() < 0 || entry.sizes().compressed() > channel.size()) {
            throw damaged(entry.shown() + " is said to be larger than the whole file");
        }
        var header = read(entry.header(), LOCAL_BYTES);
        int nameLength = Short.toUnsignedInt(header.getShort(26));
        int extraLength = Short.toUnsignedInt(header.getShort(28));
        var name = new byte[nameLength];
        read(entry.header() + LOCAL_BYTES, nameLength).get(name);
        int flags = Short.toUnsignedInt(header.getShort(6));
        long compressed = Integer.toUnsignedLong(header.getInt(18));
        boolean sizesFollow = (flags & 0x0008) != 0;
        if (header.getInt(0) != LOCAL_SIGNATURE
                || !latin(name).equals(entry.rawName())
                || Short.toUnsignedInt(header.getShort(8)) != entry.method()
                || (flags & 0x0001) != (entry.flags() & 0x0001)
                || (!sizesFollow
                        && compressed != ABSENT
                        && compressed != entry.sizes().compressed())) {
            throw inconsistent("its directory and its entry " + entry.shown() + " disagree");
        }
        return entry.startingAt(entry.header() + LOCAL_BYTES + nameLength + extraLength);
    }
}
