package dev.assay.pack.hidden;

import dev.assay.pack.Manifest;
import dev.assay.pack.Table;
import dev.assay.pack.hidden.PrepareDefect.Invariant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Proves how the rows are split: sizes, groups, time. */
final class SplitProof {

    private static final int LEAST_ROWS = 50;
    private static final double SHARE_TOLERANCE = 0.1;
    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}.*", Pattern.DOTALL);

    private final Manifest.DataSpec data;
    private final List<PrepareDefect> defects = new ArrayList<>();

    SplitProof(Manifest.DataSpec data) {
        this.data = data;
    }

    List<PrepareDefect> defects(Table labels, Table train) {
        proveParts(labels);
        data.groupColumn().ifPresent(column -> proveGroups(labels, train, column));
        data.timeColumn().ifPresent(column -> proveTime(labels.column(column), train.column(column)));
        return defects;
    }

    private void report(Invariant invariant, String message) {
        defects.add(new PrepareDefect(invariant, message));
    }

    private static int[] rows(Table labels, Split split) {
        var parts = labels.column(PreparedPack.SPLIT);
        return IntStream.range(0, parts.size())
                .filter(row -> parts.get(row).equals(split.word()))
                .toArray();
    }

    private void proveParts(Table labels) {
        int seen = rows(labels, Split.PUBLIC).length;
        int unseen = rows(labels, Split.PRIVATE).length;
        if (seen + unseen != labels.rows()) {
            report(Invariant.SPLIT, "labels.csv: the column 'split' must say public or private in every row");
            return;
        }
        provePart(labels, Split.PRIVATE);
        if (data.publicShare() > 0) {
            provePart(labels, Split.PUBLIC);
        }
        double share = (double) seen / labels.rows();
        boolean off = data.publicShare() == 0 ? seen > 0 : Math.abs(share - data.publicShare()) > SHARE_TOLERANCE;
        if (off) {
            report(
                    Invariant.SPLIT,
                    String.format(
                            Locale.ROOT,
                            "labels.csv: %.0f%% of the rows are public, data.publicShare says %.0f%%",
                            100 * share,
                            100 * data.publicShare()));
        }
    }

    private void provePart(Table labels, Split split) {
        var rows = rows(labels, split);
        if (rows.length < LEAST_ROWS) {
            report(
                    Invariant.SPLIT,
                    "labels.csv: only " + rows.length + " rows are " + split.word() + "; at least " + LEAST_ROWS
                            + " are needed for a score that means something");
            return;
        }
        var values = labels.column(data.target().column());
        if (IntStream.of(rows).mapToObj(values::get).distinct().limit(2).count() < 2) {
            report(Invariant.SPLIT, "labels.csv: all " + split.word() + " rows have one and the same label");
        }
    }

    private void proveGroups(Table labels, Table train, String column) {
        var groups = labels.column(column);
        Set<String> known = new HashSet<>(train.column(column));
        if (groups.stream().anyMatch(known::contains)) {
            report(
                    Invariant.GROUPS_DISJOINT,
                    "a value of '" + column + "' is in labels.csv and in train_labels.csv; keep a group on one side");
        }
        var seen = new HashSet<String>();
        IntStream.of(rows(labels, Split.PUBLIC)).mapToObj(groups::get).forEach(seen::add);
        if (IntStream.of(rows(labels, Split.PRIVATE)).mapToObj(groups::get).anyMatch(seen::contains)) {
            report(
                    Invariant.GROUPS_DISJOINT,
                    "labels.csv: a value of '" + column
                            + "' is in public and in private rows; keep a group in one part");
        }
    }

    private void proveTime(List<String> hidden, List<String> train) {
        var order = order(hidden, train);
        if (order.isEmpty()) {
            report(
                    Invariant.TIME_ORDERED,
                    "the times are neither all numbers nor all ISO 8601 text (2013-07-01T05:00), so their order is not known");
            return;
        }
        var earliest = hidden.stream().min(order.get()).orElseThrow();
        var latest = train.stream().max(order.get()).orElseThrow();
        if (order.get().compare(earliest, latest) <= 0) {
            report(
                    Invariant.TIME_ORDERED,
                    "a row of labels.csv is not later than every row of train_labels.csv; split by time");
        }
    }

    private static Optional<Comparator<String>> order(List<String> hidden, List<String> train) {
        if (Stream.concat(hidden.stream(), train.stream()).allMatch(ISO_DATE.asMatchPredicate())) {
            return Optional.of(Comparator.naturalOrder());
        }
        try {
            Stream.concat(hidden.stream(), train.stream()).forEach(Double::parseDouble);
            return Optional.of(Comparator.comparingDouble(Double::parseDouble));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
