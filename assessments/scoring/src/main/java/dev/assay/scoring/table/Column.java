package dev.assay.scoring.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.scoring.csv.CsvRecords;
import dev.assay.scoring.csv.DecimalNumber;
import dev.assay.scoring.csv.DistinctTexts;
import dev.assay.scoring.metric.Input.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** One column of a file, filled cell by cell, then read in any order of its rows. */
sealed interface Column {
    /** Adds the cell of the next row; what is wrong with it, if anything is. */
    Optional<String> add(CsvRecords record, int field);

    /** The cells in an order of rows, as {@link dev.assay.scoring.metric.Inputs} takes them. */
    Object inOrder(RowOrder order);

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
        private static final int BLOCK = 1 << 10;

        /** Grown by blocks: nothing is copied, and the memory is that of the values. */
        private final List<double[]> blocks = new ArrayList<>();

        private int free;

        @Override
        public Optional<String> add(CsvRecords record, int field) {
            int start = record.start(field);
            int end = record.end(field);
            double value = start == end ? Double.NaN : DecimalNumber.parse(record.text(), start, end);
            if (start != end && !Double.isFinite(value)) {
                return Optional.of("the value must be a finite number in plain decimal notation, such as -1.5");
            }
            if (free == 0) {
                blocks.add(new double[BLOCK]);
                free = BLOCK;
            }
            blocks.getLast()[BLOCK - free--] = value;
            return Optional.empty();
        }

        @Override
        public double[] inOrder(RowOrder order) {
            double[] ordered = new double[order.size()];
            for (int position = 0; position < ordered.length; position++) {
                int row = order.row(position);
                ordered[position] = blocks.get(row / BLOCK)[row % BLOCK];
            }
            return ordered;
        }
    }

    /** Classes and groups: what reads as a number is one, whatever its spelling, and anything else is text. */
    final class Labels implements Column {
        private static final Pattern NO_LABEL = Pattern.compile("(?i)[+-]?(nan|inf|infinity)");

        private final DistinctTexts distinct = new DistinctTexts();
        private final List<Object> meanings = new ArrayList<>();
        private static final int BLOCK = 1 << 10;

        private final List<int[]> codes = new ArrayList<>();
        private int free;

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
            if (free == 0) {
                codes.add(new int[BLOCK]);
                free = BLOCK;
            }
            codes.getLast()[BLOCK - free--] = code;
            return Optional.empty();
        }

        @Override
        public Object inOrder(RowOrder order) {
            if (meanings.stream().allMatch(Double.class::isInstance)) {
                double[] numbers = new double[order.size()];
                Arrays.setAll(numbers, position -> (Double) meaning(order.row(position)));
                return numbers;
            }
            Object[] labels = new Object[order.size()];
            Arrays.setAll(labels, position -> meaning(order.row(position)));
            return Collections.unmodifiableList(Arrays.asList(labels));
        }

        private Object meaning(int row) {
            return meanings.get(codes.get(row / BLOCK)[row % BLOCK]);
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
        public List<String> inOrder(RowOrder order) {
            return IntStream.range(0, order.size())
                    .map(order::row)
                    .mapToObj(values::get)
                    .toList();
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
        public List<Boolean> inOrder(RowOrder order) {
            return IntStream.range(0, order.size())
                    .map(order::row)
                    .mapToObj(values::get)
                    .toList();
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
        public List<List<Object>> inOrder(RowOrder order) {
            return IntStream.range(0, order.size())
                    .map(order::row)
                    .mapToObj(values::get)
                    .toList();
        }
    }
}
