package dev.assay.pack.hidden;

import dev.assay.pack.Manifest;
import dev.assay.pack.Table;
import dev.assay.pack.hidden.PrepareDefect.Invariant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Proves that every label is of the target's kind. */
final class LabelProof {

    private final Manifest.Target target;
    private final Set<String> classes;

    LabelProof(Manifest manifest, List<String> classes) {
        this.target = manifest.data().target();
        this.classes = new HashSet<>(classes);
    }

    List<PrepareDefect> defects(String file, Table labels) {
        var defects = new ArrayList<PrepareDefect>();
        check(defects, file, labels.column(target.column()), this::fits, expectation());
        target.scaleColumn()
                .filter(labels::has)
                .ifPresent(column -> check(
                        defects,
                        file,
                        labels.column(column),
                        value -> number(value) >= 0,
                        "the scale must be a finite number that is not negative"));
        return defects;
    }

    private static void check(
            List<PrepareDefect> defects, String file, List<String> values, Predicate<String> fits, String expectation) {
        for (int row = 0; row < values.size(); row++) {
            if (!fits.test(values.get(row))) {
                defects.add(new PrepareDefect(Invariant.LABELS, file + ": row " + (row + 1) + ": " + expectation));
                return;
            }
        }
    }

    private boolean fits(String label) {
        return switch (target.kind()) {
            case PROBABILITY -> number(label) == 0 || number(label) == 1;
            case CLASS -> classes.contains(label);
            case NUMBER -> Double.isFinite(number(label));
        };
    }

    private String expectation() {
        return switch (target.kind()) {
            case PROBABILITY -> "the label must be 0 or 1";
            case CLASS ->
                "the label must be one of the manifest's classes, or, where it names none, of the public rows";
            case NUMBER -> "the label must be a finite number";
        };
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
