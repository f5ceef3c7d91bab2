package dev.assay.pack.archive;

import dev.assay.pack.archive.UnpackOutcome.Reason;
import dev.assay.pack.archive.ZipDirectory.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks a zip file. Sizes are counted while inflating; what the file says of them is only held against it. */
final class ZipReader {

    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int TYPE = 0170000;
    private static final int FOLDER = 0040000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;

    private ZipReader() {}

    static void unpack(Path zip, ArchiveLimits limits, TreeWriter writer) throws IOException, RefusedException {
        try (var channel = FileChannel.open(zip, StandardOpenOption.READ)) {
            for (var entry : new ZipDirectory(channel, limits).entries()) {
                var name = EntryName.of(entry.name(), limits);
                refuseUnreadable(entry);
                if (entry.name().endsWith("/") || (entry.unixMode() & TYPE) == FOLDER) {
                    writer.folder(name);
                } else {
                    writer.file(name, content(channel, entry));
                }
            }
        }
    }

    private static void refuseUnreadable(Entry entry) throws RefusedException {
        if (entry.encrypted()) {
            throw new RefusedException(
                    Reason.ENCRYPTED, entry.shown() + " is encrypted; pack it again without a password");
        }
        switch (entry.unixMode() & TYPE) {
            case 0, FOLDER, REGULAR -> {}
            case LINK ->
                throw new RefusedException(
                        Reason.LINK, entry.shown() + " is a symbolic link; pack the file that it points to");
            default ->
                throw new RefusedException(
                        Reason.SPECIAL_FILE, entry.shown() + " is no ordinary file or folder; leave it out");
        }
        if (entry.method() != STORED && entry.method() != DEFLATED) {
            throw new RefusedException(
                    Reason.UNSUPPORTED,
                    entry.shown() + " is compressed with method " + entry.method()
                            + "; pack it with the usual one (deflate)");
        }
    }

    private static TreeWriter.Content content(FileChannel channel, Entry entry) throws IOException, RefusedException {
        var source = new EntryBytes(channel, entry);
        var bytes = entry.method() == STORED ? (TreeWriter.Content) source::read : new Inflated(source, entry);
        return new Verified(bytes, entry);
    }

    private static RefusedException damaged(Entry entry, String how) throws RefusedException {
        return new RefusedException(
                Reason.DAMAGED, entry.shown() + " is damaged: " + how + "; pack and upload it again");
    }

    /** The bytes of an entry as they lie in the file. */
    private static final class EntryBytes {
        private final FileChannel channel;
        private long position;
        private final long end;

        EntryBytes(FileChannel channel, Entry entry) {
            this.channel = channel;
            this.position = entry.start();
            this.end = entry.end();
        }

        int read(byte[] buffer) throws IOException {
            if (position >= end) {
                return -1;
            }
            int most = (int) Math.min(buffer.length, end - position);
            int read = channel.read(ByteBuffer.wrap(buffer, 0, most), position);
            position += Math.max(read, 0);
            return read;
        }
    }

    /** An entry's bytes inflated. */
    private static final class Inflated implements TreeWriter.Content {
        private final EntryBytes source;
        private final Entry entry;
        private final Inflater inflater = new Inflater(true);
        private final byte[] input = new byte[16 * 1024];

        Inflated(EntryBytes source, Entry entry) {
            this.source = source;
            this.entry = entry;
        }

        @Override
        public int read(byte[] buffer) throws IOException, RefusedException {
            try {
                while (true) {
                    int read = inflater.inflate(buffer);
                    if (read > 0) {
                        return read;
                    }
                    if (inflater.finished() || inflater.needsDictionary()) {
                        return finish();
                    }
                    int more = source.read(input);
                    if (more < 0) {
                        inflater.end();
                        throw damaged(entry, "it is cut off");
                    }
                    inflater.setInput(input, 0, more);
                }
            } catch (DataFormatException e) {
                inflater.end();
                throw damaged(entry, "its compressed data make no sense");
            }
        }

        private int finish() throws IOException, RefusedException {
            boolean rest = inflater.needsDictionary() || inflater.getRemaining() > 0 || source.read(input) >= 0;
            inflater.end();
            if (rest) {
                throw damaged(entry, "something follows its data");
            }
            return -1;
        }
    }

    /** Content held against what the directory says of it, at its end. */
    private static final class Verified implements TreeWriter.Content {
        private final TreeWriter.Content content;
        private final Entry entry;
        private final CRC32 crc = new CRC32();
        private long bytes;

        Verified(TreeWriter.Content content, Entry entry) {
            this.content = content;
            this.entry = entry;
        }

        @Override
        public int read(byte[] buffer) throws IOException, RefusedException {
            int read = content.read(buffer);
            if (read > 0) {
                crc.update(buffer, 0, read);
                bytes += read;
            }
            if (read < 0
                    && (crc.getValue() != entry.crc() || bytes != entry.sizes().inflated())) {
                throw damaged(entry, "its size or checksum is not the one that the zip says");
            }
            return read;
        }
    }
}
