package dev.assay.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the files that a manifest's scorers name are in the pack. */
final class ScorerFiles {

    private static final String FOLDER = "scorer";
    private static final Pattern FUNCTION = Pattern.compile("(?m)^def\\s+score\\s*\\(");

    private ScorerFiles() {}

    static List<ManifestError> errors(Path folder, PositionedDocument document) throws IOException {
        var errors = new ArrayList<ManifestError>();
        var metrics = document.root().path("metrics");
        boolean used = false;
        for (int i = 0; i < metrics.size(); i++) {
            var pointer = "/metrics/" + i + "/scorer";
            used |= metrics.path(i).has(FOLDER);
            var file = document.root().at(pointer + "/file").stringValueOpt();
            if (file.isPresent()) {
                whatIsWrong(folder, file.get())
                        .ifPresent(message -> errors.add(document.at(pointer + "/file", message)));
            }
            errors.addAll(PackLoader.missingWord(folder, document, pointer + "/command", FOLDER));
        }
        if (used && !Files.isDirectory(folder.resolve(FOLDER))) {
            errors.add(ManifestError.ofFile(FOLDER, "the folder with the scorer's files is missing; add it"));
        }
        if (Files.exists(folder.resolve(FOLDER, Pack.SCORER_RUNNER))) {
            errors.add(ManifestError.ofFile(
                    FOLDER + "/" + Pack.SCORER_RUNNER, "is a name that Assay uses itself; choose another"));
        }
        return errors;
    }

    private static Optional<String> whatIsWrong(Path folder, String file) throws IOException {
        if (file.contains("/")) {
            return Optional.empty(); // the schema has reported it
        }
        var path = folder.resolve(FOLDER, file);
        var shown = FOLDER + "/" + Words.shown(file);
        if (!Files.isRegularFile(path)) {
            return Optional.of(shown + " is not in the pack; add the file or correct the name");
        }
        // Latin letters read the same in every encoding that Python takes; Python itself says what else is wrong.
        return FUNCTION.matcher(Files.readString(path, StandardCharsets.ISO_8859_1))
                        .find()
                ? Optional.empty()
                : Optional.of(shown + " defines no function score(solution, submission,"
                        + " row_id_column_name, ...); add it at the top level");
    }
}
