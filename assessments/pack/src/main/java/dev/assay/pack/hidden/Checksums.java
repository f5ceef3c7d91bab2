package dev.assay.pack.hidden;

import dev.assay.pack.Manifest;
import dev.assay.pack.TreeDigest;
import dev.assay.pack.TreeDigest.FileDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What prepared data consist of: {@code checksums.json}. It goes into receipts, so it holds no hidden value.
 *
 * @param packId of the pack
 * @param packVersion of the pack
 * @param packDigest of the pack's folder, see {@link TreeDigest}
 * @param digests of the parts
 * @param classes allowed classes in the order of the scoring engine; none unless a class is predicted
 * @param files every file but this one
 */
public record Checksums(
        String packId,
        String packVersion,
        String packDigest,
        Digests digests,
        List<String> classes,
        List<FileDigest> files) {

    /** Name of the file. */
    public static final String FILE = "checksums.json";

    private static final int FORMAT = 1;
    private static final int MOST_BYTES = 1024 * 1024;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * SHA-256 of the parts, each as {@link TreeDigest}.
     *
     * @param publicDigest what candidates get
     * @param smokeDigest what is mounted at {@code /in} in a smoke run
     * @param featuresDigest what is mounted at {@code /in} in a hidden run
     * @param labelsDigest the hidden labels
     */
    public record Digests(String publicDigest, String smokeDigest, String featuresDigest, String labelsDigest) {}

    static Checksums of(Path folder, Manifest manifest, String packDigest, List<String> classes) throws IOException {
        return new Checksums(
                manifest.id(), manifest.version(), packDigest, digests(folder), classes, TreeDigest.files(folder));
    }

    private static Digests digests(Path folder) throws IOException {
        var labels = TreeDigest.file(folder.resolve("hidden"), folder.resolve("hidden", "labels.csv"));
        return new Digests(
                TreeDigest.of(folder.resolve("public")),
                TreeDigest.of(folder.resolve("smoke")),
                TreeDigest.of(folder.resolve("hidden", "in")),
                TreeDigest.of(List.of(labels)));
    }

    void write(Path folder) throws IOException {
        var root = JSON.createObjectNode();
        root.put("format", FORMAT);
        root.put("packId", packId);
        root.put("packVersion", packVersion);
        root.put("packDigest", packDigest);
        root.put("publicDigest", digests.publicDigest);
        root.put("smokeDigest", digests.smokeDigest);
        root.put("featuresDigest", digests.featuresDigest);
        root.put("labelsDigest", digests.labelsDigest);
        var names = root.putArray("classes");
        classes.forEach(names::add);
        var list = root.putArray("files");
        for (var file : files) {
            list.addObject().put("path", file.path()).put("bytes", file.bytes()).put("sha256", file.sha256());
        }
        Files.writeString(folder.resolve(FILE), JSON.writeValueAsString(root) + "\n");
    }

    static Checksums read(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
            throw new DamagedPackException(folder, FILE + " is missing");
        }
        try {
            return parsed(JSON.readTree(Files.readAllBytes(file)));
        } catch (JacksonException e) {
            throw new DamagedPackException(folder, FILE + " cannot be read");
        }
    }

    private static Checksums parsed(JsonNode root) {
        var files = new ArrayList<FileDigest>();
        for (var file : root.path("files").values()) {
            files.add(new FileDigest(
                    file.path("path").stringValue(),
                    file.path("bytes").longValue(),
                    file.path("sha256").stringValue()));
        }
        return new Checksums(
                root.path("packId").stringValue(),
                root.path("packVersion").stringValue(),
                root.path("packDigest").stringValue(),
                new Digests(
                        root.path("publicDigest").stringValue(),
                        root.path("smokeDigest").stringValue(),
                        root.path("featuresDigest").stringValue(),
                        root.path("labelsDigest").stringValue()),
                root.path("classes").values().stream()
                        .map(JsonNode::stringValue)
                        .toList(),
                List.copyOf(files));
    }
}
