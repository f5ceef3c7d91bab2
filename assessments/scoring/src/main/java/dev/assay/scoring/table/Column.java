package dev.assay.scoring.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.scoring.csv.CsvRecords;
import dev.assay.scoring.csv.DecimalNumber;
import dev.assay.scoring.csv.DistinctTexts;
import dev.assay.scoring.metric.Input.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One column of a file, filled cell by cell, then read in any order of its rows. */
sealed interface Column {
    /** Adds the cell of the next row; what is wrong with it, if anything is. */
    Optional<String> add(CsvRecords record, int field);

    /** The cells in an order of rows, as {@link dev.assay.scoring.metric.Inputs} takes them. */
    Object inOrder(int[] rows);

    /** A column for an input of this shape. */
    static Column of(Shape shape) {
        return switch (shape) {
            case NUMBER, NUMBERS, NUMBER_ROWS -> new Numbers();
            case LABELS -> new Labels();
            case TEXT, TEXTS, TEXT_LISTS -> new Texts();
            case FLAGS -> new Flags();
            case LISTS -> new Lists();
            case RECORDS -> throw new IllegalArgumentException("Records are no column.");
        };
    }

    /** Numbers; an empty cell is a missing one, NaN, which few metrics take. */
    final class Numbers implements Column {
        private double[] values = new double[1 << 8];
        private int size;

        @Override
        public Optional<String> add(CsvRecords record, int field) {
            int start = record.start(field);
            int end = record.end(field);
            double value = start == end ? Double.NaN : DecimalNumber.parse(record.text(), start, end);
            if (start != end && !Double.isFinite(value)) {
                return Optional.of("the value must be a finite number in plain decimal notation, such as -1.5");
            }
            if (size == values.length) {
                values = Arrays.copyOf(values, size + size / 2);
            }
            values[size++] = value;
            return Optional.empty();
        }

        @Override
        public double[] inOrder(int[] rows) {
            double[] ordered = new double[rows.length];
            for (int row = 0; row < ordered.length; row++) {
                ordered[row] = values[rows[row]];
            }
            return ordered;
        }
    }

    /** Classes and groups: what reads as a number is one, whatever its spelling, and anything else is text. */
    final class Labels implements Column {
        private static final Pattern NO_LABEL = Pattern.compile("(?i)[+-]?(nan|inf|infinity)");

        private final DistinctTexts distinct = new DistinctTexts();
        private final List<Object> meanings = new ArrayList<>();
        private int[] codes = new int[1 << 8];
        private int size;

        @Override
        public Optional<String> add(CsvRecords record, int field) {
            int start = record.start(field);
            int end = record.end(field);
            int code = distinct.add(record.text(), start, end);
            if (code == meanings.size()) {
                String text = distinct.text(code);
                if (text.isEmpty() || NO_LABEL.matcher(text).matches()) {
                    return Optional.of("the value must be the name of a class: text or a finite number");
                }
                meanings.add(meaning(text));
            }
            if (size == codes.length) {
                codes = Arrays.copyOf(codes, size + size / 2);
            }
            codes[size++] = code;
            return Optional.empty();
        }

        @Override
        public Object inOrder(int[] rows) {
            if (meanings.stream().allMatch(Double.class::isInstance)) {
                return Arrays.stream(rows)
                        .mapToDouble(row -> (Double) meanings.get(codes[row]))
                        .toArray();
            }
            return Arrays.stream(rows).mapToObj(row -> meanings.get(codes[row])).toList();
        }

        /** A number or a text. */
        static Object meaning(String text) {
            byte[] ascii = text.getBytes(UTF_8);
            double number = DecimalNumber.parse(ascii, 0, ascii.length);
            return Double.isFinite(number) ? (Object) number : text;
        }
    }

    /** Texts as they are; an empty one is a text too. */
    final class Texts implements Column {
        private final List<String> values = new ArrayList<>();

        @Override
        public Optional<String> add(CsvRecords record, int field) {
            values.add(record.string(field));
            return Optional.empty();
        }

        @Override
        public List<String> inOrder(int[] rows) {
            return Arrays.stream(rows).mapToObj(values::get).toList();
        }
    }

    /** True or false, as programs write them. */
    final class Flags implements Column {
        private final List<Boolean> values = new ArrayList<>();

        @Override
        public Optional<String> add(CsvRecords record, int field) {
            switch (record.string(field)) {
                case "true", "True", "TRUE", "1", "1.0" -> values.add(true);
                case "false", "False", "FALSE", "0", "0.0" -> values.add(false);
                default -> {
                    return Optional.of("the value must be true or false, or 1 or 0");
                }
            }
            return Optional.empty();
        }

        @Override
        public List<Boolean> inOrder(int[] rows) {
            return Arrays.stream(rows).mapToObj(values::get).toList();
        }
    }

    /** Labels with a space between them; an empty cell is an empty list. */
    final class Lists implements Column {
        private static final Pattern SPACES = Pattern.compile(" +");

        private final List<List<Object>> values = new ArrayList<>();

        @Override
        public Optional<String> add(CsvRecords record, int field) {
            values.add(SPACES.splitAsStream(record.string(field))
                    .filter(text -> !text.isEmpty())
                    .map(Labels::meaning)
                    .toList());
            return Optional.empty();
        }

        @Override
        public List<List<Object>> inOrder(int[] rows) {
            return Arrays.stream(rows).mapToObj(values::get).toList();
        }
    }
}
