package dev.assay.scoring.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.assay.scoring.PredictionFormat;
import dev.assay.scoring.Truth;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files read the plain way, with FastCSV and all in memory: slow, unbounded and easy to believe. */
final class PlainReading {
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private PlainReading() {}

    /** The fields of each record that is no empty line, unless the file is no CSV at all. */
    static Optional<List<List<String>>> records(byte[] file) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return Optional.of(CsvReader.builder()
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(withoutMark)
                    .stream()
                    .map(CsvRecord::getFields)
                    .toList());
        } catch (CharacterCodingException | CsvParseException broken) {
            return Optional.empty();
        }
    }

    /** The values in the order of the truth, when there is one for each row and nothing else. */
    static Optional<double[]> predictions(byte[] file, PredictionFormat format, Truth truth) {
        return records(file).filter(rows -> !rows.isEmpty()).flatMap(rows -> predictions(rows, format, truth));
    }

    private static Optional<double[]> predictions(List<List<String>> rows, PredictionFormat format, Truth truth) {
        List<String> header = rows.getFirst();
        int id = only(header, format.idColumn());
        int value = only(header, format.valueColumn());
        double[] values = new double[truth.size()];
        Arrays.fill(values, Double.NaN);
        if (id < 0 || value < 0 || rows.size() != values.length + 1) {
            return Optional.empty();
        }
        for (List<String> row : rows.subList(1, rows.size())) {
            int target = row.size() == header.size() ? truth.ids().indexOf(row.get(id)) : -1;
            if (target < 0 || !Double.isNaN(values[target])) {
                return Optional.empty();
            }
            values[target] = value(row.get(value), format);
            if (!Double.isFinite(values[target])) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    private static double value(String text, PredictionFormat format) {
        return switch (format.kind()) {
            case CLASS -> {
                int index = format.classes().indexOf(text);
                yield index < 0 ? Double.NaN : index;
            }
            case NUMBER -> number(text);
            case PROBABILITY -> number(text) >= 0 && number(text) <= 1 ? number(text) : Double.NaN;
        };
    }

    private static double number(String text) {
        return text.length() <= 400 && NUMBER.matcher(text).matches() ? Double.parseDouble(text) + 0.0 : Double.NaN;
    }

    private static int only(List<String> header, String column) {
        int first = header.indexOf(column);
        return first == header.lastIndexOf(column) ? first : -1;
    }
}
