package dev.assay.grader.cli;

import dev.assay.scoring.metric.MetricDefinition;
import dev.assay.scoring.metric.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Parameters of a metric as a command line writes them: JSON where it is JSON, else text. */
final class ParameterText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ParameterText() {}

    /**
     * Reads {@code name=value} pairs. A list of classes may also be written with commas and without quotes.
     *
     * @throws CommandFailure when one is no pair or is there twice
     */
    static SequencedMap<String, @Nullable Object> read(MetricDefinition definition, List<String> pairs) {
        SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new CommandFailure(ExitCode.USAGE, "--param " + pair + " is not name=value");
            }
            String name = pair.substring(0, equals);
            if (values.containsKey(name)) {
                throw new CommandFailure(ExitCode.USAGE, "--param " + name + " is given twice");
            }
            values.put(name, value(definition, name, pair.substring(equals + 1)));
        }
        return values;
    }

    private static @Nullable Object value(MetricDefinition definition, String name, String text) {
        boolean list = definition.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals(name) && parameter instanceof Parameter.Classes);
        return list && !text.startsWith("[")
                ? Arrays.stream(text.split(",", -1)).map(ParameterText::value).toList()
                : value(text);
    }

    private static @Nullable Object value(String text) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JacksonException _) {
            return text;
        }
    }
}
