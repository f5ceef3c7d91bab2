package dev.assay.grader.worker;

import dev.assay.pack.hidden.Checksums;
import dev.assay.pack.hidden.PreparedPack;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What of a prepared pack may leave the grader. */
final class PublicData {
    private static final int MODE = 0100644;

    private PublicData() {}

    /** Writes what a smoke run finds in {@code /in} as a tar; equal data make equal bytes. */
    static void write(PreparedPack prepared, Path target) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(prepared.smokeInput())) {
            files = listed.sorted().toList();
        }
        try (OutputStream out = Files.newOutputStream(target);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (Path file : files) {
                TarArchiveEntry entry = new TarArchiveEntry(String.valueOf(file.getFileName()));
                entry.setSize(Files.size(file));
                entry.setMode(MODE);
                entry.setModTime(0);
                tar.putArchiveEntry(entry);
                try (InputStream in = Files.newInputStream(file)) {
                    in.transferTo(tar);
                }
                tar.closeArchiveEntry();
            }
        }
    }

    /** The digests of everything prepared, as a JSON object. */
    static String digests(PreparedPack prepared) {
        Checksums.Digests digests = prepared.checksums().digests();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("pack", prepared.checksums().packDigest())
                .put("public", digests.publicDigest())
                .put("smoke", digests.smokeDigest())
                .put("features", digests.featuresDigest())
                .put("labels", digests.labelsDigest());
        return node.toString();
    }
}
