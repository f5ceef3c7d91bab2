package dev.assay.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The smallest pack that can be published. It allows three submissions. */
final class ToyPack {

    private ToyPack() {}

    static String manifest(String version) {
        try (InputStream yaml = ToyPack.class.getResourceAsStream("/toy/pack.yaml")) {
            return new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("VERSION", version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] zip(String version) {
        return zip(manifest(version), "A toy.");
    }

    static byte[] zip(String manifest, String brief) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "pack.yaml", manifest);
            add(zip, "brief.md", brief);
            add(zip, "raw/rows.csv", "id,label\n1,0\n");
            for (String folder : new String[] {"starter", "baseline", "reference"}) {
                add(zip, folder + "/predict.py", "pass\n");
            }
            add(zip, "prepare/prepare.py", "pass\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
