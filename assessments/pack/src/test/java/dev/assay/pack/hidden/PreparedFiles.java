package dev.assay.pack.hidden;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** What a faultless prepare run of {@link dev.assay.pack.Manifests#VALID} leaves, to be broken by tests. */
final class PreparedFiles {

    static final int HIDDEN = 200;
    static final int PUBLIC = 60;

    final Map<String, String> publicTar = new LinkedHashMap<>();
    final Map<String, String> featuresTar = new LinkedHashMap<>();
    String labels;
    String trainLabels;

    PreparedFiles() {
        var train = new StringBuilder("id,x,late\n");
        var trainTruth = new StringBuilder("id,late,plane,day\n");
        var smoke = new StringBuilder("id,x\n");
        var smokeTruth = new StringBuilder("id,late,plane\n");
        for (int row = 0; row < 100; row++) {
            int label = row % 3 == 0 ? 1 : 0;
            train.append("t%d,%d,%d\n".formatted(row, row, label));
            trainTruth.append("t%d,%d,P%d,2013-01-%02d\n".formatted(row, label, row / 4, row % 28 + 1));
            if (row < 10) {
                smoke.append("t%d,%d\n".formatted(row, row));
                smokeTruth.append("t%d,%d,P%d\n".formatted(row, label, row / 4));
            }
        }
        var features = new StringBuilder("id,x\n");
        var truth = new StringBuilder("id,late,split,plane,day\n");
        for (int row = 0; row < HIDDEN; row++) {
            features.append("h%d,%d\n".formatted(row, row));
            truth.append("h%d,%d,%s,H%d,2013-02-%02d\n"
                    .formatted(row, row % 2, row < PUBLIC ? "public" : "private", row / 4, row % 28 + 1));
        }
        publicTar.put("train.csv", train.toString());
        publicTar.put("test.csv", smoke.toString());
        publicTar.put("smoke_labels.csv", smokeTruth.toString());
        featuresTar.put("test.csv", features.toString());
        labels = truth.toString();
        trainLabels = trainTruth.toString();
    }

    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("public.tar"), tar(publicTar));
        Files.write(folder.resolve("features.tar"), tar(featuresTar));
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(folder.resolve("train_labels.csv"), trainLabels);
        return folder;
    }

    private static byte[] tar(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                var content = file.getValue().getBytes(StandardCharsets.UTF_8);
                var entry = new TarArchiveEntry(file.getKey());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
