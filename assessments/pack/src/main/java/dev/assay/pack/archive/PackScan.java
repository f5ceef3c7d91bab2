package dev.assay.pack.archive;

import static dev.assay.pack.archive.BundleHeader.damaged;

import dev.assay.pack.archive.UnpackOutcome.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Goes through a git pack once, object by object in constant memory, and refuses what would cost a reader too much:
 * objects that grow out of proportion, and differences whose results do. Nothing is kept of their content. Source:
 * gitformat-pack(5).
 */
final class PackScan {

    private static final int MOST_OBJECTS = 100_000;
    private static final long MIB = 1 << 20;

    /** What a reader must hold at a time to make an object from the chain of those it differs from. */
    private static final long CHAIN_BYTES = 64 * MIB;

    /** What all objects come to when each is made, which is what it takes to name them. */
    private static final long RESULT_BYTES = 1024 * MIB;

    /** Commits, trees and tags are read whole. */
    private static final long STRUCTURE_BYTES = 4 * MIB;

    private static final int BLOB = 3;
    private static final int OFFSET_DELTA = 6;
    private static final int NAMED_DELTA = 7;

    private final InputStream in;
    private final ArchiveLimits limits;
    private final long contentBytes;
    private final Map<Long, Made> made = new HashMap<>();
    private final Inflater inflater = new Inflater();
    private final byte[] buffer = new byte[64 * 1024];
    private final byte[] inflated = new byte[64 * 1024];
    private int at;
    private int end;
    private long read;
    private long written;
    private long results;

    /**
     * A scan of the stream, which is at the beginning of the pack.
     *
     * @param archiveSize of the bundle
     */
    PackScan(InputStream in, ArchiveLimits limits, long archiveSize) {
        this.in = in;
        this.limits = limits;
        this.contentBytes = limits.contentBytes(archiveSize);
    }

    /** What an object is when it is made: its size, and that of all it is made from. */
    private record Made(int type, long bytes, long chain) {}

    void run() throws IOException, RefusedException {
        try {
            if (number() != 0x5041434bL) {
                throw damaged("its pack is missing");
            }
            long version = number();
            long objects = number();
            if (version != 2) {
                throw damaged("its pack is of an unknown version");
            }
            if (objects > MOST_OBJECTS) {
                throw new RefusedException(
                        Reason.TOO_MANY_ENTRIES,
                        "the bundle holds more than " + MOST_OBJECTS
                                + " objects; leave history out, or hand in a zip of your files");
            }
            for (long object = 0; object < objects; object++) {
                object();
            }
        } finally {
            inflater.end();
        }
    }

    private void object() throws IOException, RefusedException {
        long start = read;
        int head = next();
        int type = (head >> 4) & 7;
        long size = head & 15;
        for (int shift = 4; (head & 0x80) != 0; shift += 7) {
            head = next();
            size |= shifted(head, shift);
        }
        if (type == NAMED_DELTA) {
            throw new RefusedException(
                    Reason.UNSUPPORTED,
                    "the bundle names what its objects differ from in an old way; make it with 'git bundle create'");
        }
        if (type == 0 || type == 5) {
            throw damaged("it holds an object of no known kind");
        }
        Made object = type == OFFSET_DELTA ? difference(start - distance(), size) : whole(type, size);
        results += object.bytes();
        if (object.type() != BLOB && object.bytes() > STRUCTURE_BYTES) {
            throw new RefusedException(
                    Reason.TOO_LARGE,
                    "a folder or commit in it takes more than " + STRUCTURE_BYTES
                            + " bytes; hand in a zip of your files");
        }
        if (results > RESULT_BYTES) {
            throw new RefusedException(
                    Reason.TOO_LARGE,
                    "its history holds more than " + RESULT_BYTES
                            + " bytes; leave history out, or hand in a zip of your files");
        }
        made.put(start, object);
    }

    private void checkSize(long bytes) throws RefusedException {
        if (bytes > limits.fileBytes()) {
            throw new RefusedException(
                    Reason.FILE_TOO_LARGE,
                    "a file in it holds more than " + limits.fileBytes()
                            + " bytes; make it smaller, in its history too");
        }
    }

    private Made whole(int type, long size) throws IOException, RefusedException {
        checkSize(size);
        inflate(size);
        return new Made(type, size, size);
    }

    /** The first bytes of a difference say how large its base and its result are. */
    private Made difference(long baseAt, long size) throws IOException, RefusedException {
        Made base = made.get(baseAt);
        if (base == null) {
            throw damaged("an object differs from one that is not there");
        }
        byte[] beginning = inflate(size);
        int[] position = {0};
        long from = varying(beginning, position);
        long result = varying(beginning, position);
        if (from != base.bytes()) {
            throw damaged("an object differs from one of another size");
        }
        checkSize(result);
        long chain = base.chain() + size + result;
        if (chain > CHAIN_BYTES || chain < 0) {
            throw new RefusedException(
                    Reason.TOO_COMPRESSED,
                    "a large file in it is stored as a chain of differences; keep large files out of git, or hand in a zip");
        }
        return new Made(base.type(), result, chain);
    }

    private static long varying(byte[] bytes, int[] position) throws RefusedException {
        long value = 0;
        int shift = 0;
        int read;
        do {
            if (position[0] == bytes.length) {
                throw damaged("a difference is cut off");
            }
            read = bytes[position[0]++];
            value |= shifted(read, shift);
            shift += 7;
        } while ((read & 0x80) != 0);
        return value;
    }

    /** Seven more bits of a size; sizes beyond 2^49 are nonsense here. */
    private static long shifted(int read, int shift) throws RefusedException {
        if (shift > 42) {
            throw damaged("it holds a size beyond all bounds");
        }
        return (long) (read & 0x7f) << shift;
    }

    private long distance() throws IOException, RefusedException {
        int head = next();
        long distance = head & 0x7f;
        for (int bytes = 1; (head & 0x80) != 0; bytes++) {
            if (bytes > 7) {
                throw damaged("it points outside itself");
            }
            head = next();
            distance = ((distance + 1) << 7) | (head & 0x7f);
        }
        return distance;
    }

    /** Inflates an object of a declared size and gives its first bytes. */
    private byte[] inflate(long size) throws IOException, RefusedException {
        inflater.reset();
        byte[] beginning = new byte[(int) Math.min(size, 32)];
        long total = 0;
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    fill();
                    inflater.setInput(buffer, at, end - at);
                    read += end - at;
                    at = end;
                }
                int some = inflater.inflate(inflated);
                if (total < beginning.length) {
                    System.arraycopy(
                            inflated, 0, beginning, (int) total, (int) Math.min(some, beginning.length - total));
                }
                total += some;
                count(some);
                if (total > size || inflater.needsDictionary()) {
                    throw damaged("an object is not of the size that it says");
                }
            }
        } catch (DataFormatException e) {
            throw damaged("its compressed data make no sense");
        }
        int rest = inflater.getRemaining();
        at -= rest;
        read -= rest;
        if (total != size) {
            throw damaged("an object is not of the size that it says");
        }
        return beginning;
    }

    private void count(int some) throws RefusedException {
        written += some;
        if (written > contentBytes) {
            throw new RefusedException(
                    written > limits.totalBytes() ? Reason.TOO_LARGE : Reason.TOO_COMPRESSED,
                    "its objects hold more than " + contentBytes
                            + " bytes, which is too much for a bundle of its size; leave out what is not needed");
        }
    }

    private long number() throws IOException, RefusedException {
        long number = 0;
        for (int i = 0; i < 4; i++) {
            number = (number << 8) | next();
        }
        return number;
    }

    private int next() throws IOException, RefusedException {
        if (at == end) {
            fill();
        }
        read++;
        return buffer[at++] & 0xff;
    }

    private void fill() throws IOException, RefusedException {
        if (at < end) {
            return;
        }
        at = 0;
        end = in.read(buffer);
        if (end <= 0) {
            end = 0;
            throw damaged("it is cut off");
        }
    }
}
