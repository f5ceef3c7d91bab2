package dev.assay.pack.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Archives for tests, written by another library than the one that reads them. */
final class Archives {

    private Archives() {}

    interface Filling<T> {
        void fill(T archive) throws IOException;
    }

    static byte[] zip(Filling<ZipArchiveOutputStream> filling) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(bytes)) {
            filling.fill(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] zip(String... names) {
        return zip(zip -> {
            for (var name : names) {
                add(zip, name, "x");
            }
        });
    }

    static void add(ZipArchiveOutputStream zip, String name, String content) throws IOException {
        add(zip, new ZipArchiveEntry(name), content.getBytes(StandardCharsets.UTF_8));
    }

    static void add(ZipArchiveOutputStream zip, ZipArchiveEntry entry, byte[] content) throws IOException {
        zip.putArchiveEntry(entry);
        zip.write(content);
        zip.closeArchiveEntry();
    }

    static byte[] tar(Filling<TarArchiveOutputStream> filling) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            filling.fill(tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static void add(TarArchiveOutputStream tar, String name, String content) throws IOException {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    static void addSpecial(TarArchiveOutputStream tar, String name, byte type, String link) throws IOException {
        var entry = new TarArchiveEntry(name, type, true);
        entry.setLinkName(link);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    static void addWithPax(TarArchiveOutputStream tar, String name, Map<String, String> pax) throws IOException {
        var records = new StringBuilder();
        pax.forEach((key, value) -> {
            int body = key.length() + value.length() + 3;
            int length = body + Integer.toString(body + 2).length();
            records.append(length)
                    .append(' ')
                    .append(key)
                    .append('=')
                    .append(value)
                    .append('\n');
        });
        var bytes = records.toString().getBytes(StandardCharsets.UTF_8);
        var header = new TarArchiveEntry("pax", TarArchiveEntry.LF_PAX_EXTENDED_HEADER_LC);
        header.setSize(bytes.length);
        tar.putArchiveEntry(header);
        tar.write(bytes);
        tar.closeArchiveEntry();
        add(tar, name, "x");
    }

    static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A copy with a 32-bit little-endian number at an offset from the n-th place where a signature stands. */
    static byte[] patched(byte[] zip, int signature, int offset, int value) {
        var patched = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 4 <= zip.length; at++) {
            if (patched.getInt(at) == signature) {
                patched.putInt(at + offset, value);
                return patched.array();
            }
        }
        throw new AssertionError("no such signature");
    }
}
