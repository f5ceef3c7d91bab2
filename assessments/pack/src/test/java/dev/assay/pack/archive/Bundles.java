package dev.assay.pack.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A git bundle written byte by byte, without any library, so that it can be as wrong as a test wants. */
final class Bundles {

    static final int COMMIT = 1;
    static final int TREE = 2;
    static final int BLOB = 3;
    private static final int OFFSET_DELTA = 6;

    private final ByteArrayOutputStream pack = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();
    private String first = "# v2 git bundle";
    private int objects;

    Bundles() {
        pack.writeBytes(new byte[12]);
    }

    Bundles first(String line) {
        first = line;
        return this;
    }

    Bundles line(String line) {
        lines.add(line);
        return this;
    }

    /** Adds an object and gives its name. */
    String object(int type, byte[] content) {
        writeHead(type, content.length);
        deflate(content);
        return name(type, content);
    }

    String blob(String content) {
        return object(BLOB, content.getBytes(StandardCharsets.UTF_8));
    }

    String tree(byte[]... entries) {
        return object(TREE, joined(entries));
    }

    String commit(String tree) {
        return object(
                COMMIT,
                ("tree " + tree + "\nauthor a <a@b> 0 +0000\ncommitter a <a@b> 0 +0000\n\nc\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** A line of a tree. */
    static byte[] entry(String mode, String name, String object) {
        return joined(
                (mode + " " + name + "\0").getBytes(StandardCharsets.UTF_8),
                HexFormat.of().parseHex(object));
    }

    /** Where the next object begins. */
    int position() {
        return pack.size();
    }

    /** Adds a difference from the object at a position. */
    Bundles delta(int base, byte[] delta) {
        int distance = position() - base;
        writeHead(OFFSET_DELTA, delta.length);
        var offset = new ArrayList<Integer>();
        offset.add(distance & 0x7f);
        for (int rest = distance >> 7; rest > 0; rest >>= 7) {
            rest--;
            offset.addFirst((rest & 0x7f) | 0x80);
        }
        offset.forEach(pack::write);
        deflate(delta);
        return this;
    }

    /** A difference that copies the first bytes of its base so often that the result has the given size. */
    static byte[] copies(long baseSize, long resultSize, int copied) {
        var delta = new ByteArrayOutputStream();
        varying(delta, baseSize);
        varying(delta, resultSize);
        for (long left = resultSize; left > 0; left -= copied) {
            int size = (int) Math.min(copied, left);
            delta.write(0xf0);
            delta.write(size);
            delta.write(size >> 8);
            delta.write(size >> 16);
        }
        return delta.toByteArray();
    }

    /** The bundle with HEAD at the commit. */
    byte[] head(String commit) {
        line(commit + " HEAD");
        return bytes(objects);
    }

    /** The bundle as far as it goes, with a number of objects that need not be true. */
    byte[] bytes(int declared) {
        byte[] content = pack.toByteArray();
        ByteBuffer.wrap(content)
                .put("PACK".getBytes(StandardCharsets.US_ASCII))
                .putInt(2)
                .putInt(declared);
        String header = first + "\n"
                + String.join("", lines.stream().map(line -> line + "\n").toList()) + "\n";
        return joined(header.getBytes(StandardCharsets.UTF_8), content, sha1(content));
    }

    /** The same with its checksum made right again. */
    static byte[] sealed(byte[] bundle, int headerBytes) {
        byte[] sealed = bundle.clone();
        byte[] content = Arrays.copyOfRange(sealed, headerBytes, sealed.length - 20);
        System.arraycopy(sha1(content), 0, sealed, sealed.length - 20, 20);
        return sealed;
    }

    private void writeHead(int type, long size) {
        objects++;
        long rest = size >> 4;
        pack.write((int) ((type << 4) | (size & 15) | (rest > 0 ? 0x80 : 0)));
        while (rest > 0) {
            pack.write((int) ((rest & 0x7f) | (rest >> 7 > 0 ? 0x80 : 0)));
            rest >>= 7;
        }
    }

    private static void varying(ByteArrayOutputStream out, long value) {
        long rest = value;
        do {
            out.write((int) ((rest & 0x7f) | (rest >> 7 > 0 ? 0x80 : 0)));
            rest >>= 7;
        } while (rest > 0);
    }

    private void deflate(byte[] content) {
        try (var deflated = new DeflaterOutputStream(pack, new Deflater(9))) {
            deflated.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(int type, byte[] content) {
        String kind = List.of("commit", "tree", "blob").get(type - 1);
        return HexFormat.of()
                .formatHex(sha1(
                        joined((kind + " " + content.length + "\0").getBytes(StandardCharsets.US_ASCII), content)));
    }

    private static byte[] sha1(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
