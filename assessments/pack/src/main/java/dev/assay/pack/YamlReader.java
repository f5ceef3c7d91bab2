package dev.assay.pack;

import dev.assay.pack.PositionedDocument.Position;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads one YAML document of bounded size and depth, without anchors, aliases or tags. */
final class YamlReader {

    static final int MAX_BYTES = 256 * 1024;
    static final int MAX_DEPTH = 16;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new JsonSchema())
            .setCodePointLimit(MAX_BYTES)
            .setUseMarks(true)
            .build();

    private final Iterator<Event> events;
    private final Map<String, Position> values = new HashMap<>();
    private final Map<String, Position> keys = new HashMap<>();
    private final List<ManifestError> errors = new ArrayList<>();

    private YamlReader(String text) {
        this.events = new Parse(SETTINGS).parseString(text).iterator();
    }

    /** The document, which may carry errors; its root is missing when nothing could be read. */
    static PositionedDocument read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return unreadable(Position.START.error(
                    "the file has " + bytes.length + " bytes; keep it under " + MAX_BYTES + " bytes"));
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return unreadable(Position.START.error("the file is not UTF-8; save it as UTF-8"));
        }
        try {
            return new YamlReader(text.startsWith("\uFEFF") ? text.substring(1) : text).document();
        } catch (Unreadable e) {
            return unreadable(e.error);
        } catch (MarkedYamlEngineException e) {
            var problem = Optional.ofNullable(e.getProblem()).orElse("no YAML");
            return unreadable(position(e.getProblemMark()).error("not valid YAML: " + problem));
        } catch (YamlEngineException e) {
            return unreadable(Position.START.error("not valid YAML: " + firstLine(e)));
        }
    }

    private static PositionedDocument unreadable(ManifestError error) {
        return new PositionedDocument(JSON.missingNode(), Map.of(), Map.of(), List.of(error));
    }

    private static String firstLine(YamlEngineException exception) {
        return Optional.ofNullable(exception.getMessage())
                .orElse("unreadable")
                .lines()
                .findFirst()
                .orElse("unreadable");
    }

    private PositionedDocument document() {
        events.next();
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            throw new Unreadable(Position.START.error("the file is empty; start with: manifest: 1"));
        }
        var root = node(events.next(), "", 0);
        events.next();
        var after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw new Unreadable(
                    position(after.getStartMark()).error("a second document; keep one document in the file"));
        }
        return new PositionedDocument(root, values, keys, errors);
    }

    private JsonNode node(Event event, String pointer, int depth) {
        var position = position(event.getStartMark());
        values.put(pointer, position);
        if (depth > MAX_DEPTH) {
            throw new Unreadable(position.error("nested deeper than " + MAX_DEPTH + " levels; flatten it"));
        }
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            throw new Unreadable(position.error("anchors (&) and aliases (*) are not allowed; write the value out"));
        }
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar, position);
            case SequenceStartEvent start -> {
                refuseTag(start.getTag(), position);
                yield sequence(pointer, depth);
            }
            case MappingStartEvent start -> {
                refuseTag(start.getTag(), position);
                yield mapping(pointer, depth);
            }
            default -> throw new IllegalStateException("no node starts with " + event.getEventId());
        };
    }

    private JsonNode sequence(String pointer, int depth) {
        var array = JSON.arrayNode();
        for (var event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            array.add(node(event, pointer + "/" + array.size(), depth + 1));
        }
        return array;
    }

    private JsonNode mapping(String pointer, int depth) {
        var object = JSON.objectNode();
        for (var event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            var position = position(event.getStartMark());
            if (!(event instanceof ScalarEvent key)) {
                throw new Unreadable(position.error("a key must be a plain word"));
            }
            var child = PositionedDocument.pointer(pointer, key.getValue());
            var first = keys.putIfAbsent(child, position);
            if (first != null) {
                errors.add(position.error("'" + Words.shown(key.getValue()) + "' was already given on line "
                        + first.line() + "; keep one of them"));
            }
            object.set(key.getValue(), node(events.next(), child, depth + 1));
        }
        return object;
    }

    private JsonNode scalar(ScalarEvent scalar, Position position) {
        refuseTag(scalar.getTag(), position);
        var value = scalar.getValue();
        var tag = SETTINGS.getSchema()
                .getScalarResolver()
                .resolve(value, scalar.getImplicit().canOmitTagInPlainScalar());
        if (tag.equals(Tag.INT)) {
            return JSON.numberNode(new BigInteger(value));
        }
        if (tag.equals(Tag.FLOAT)) {
            return number(value, position);
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(value));
        }
        return tag.equals(Tag.NULL) ? JSON.nullNode() : JSON.stringNode(value);
    }

    private JsonNode number(String value, Position position) {
        // BigDecimal would take 1e999999999 and choke whoever turns it into an integer.
        if (!Double.isFinite(parsed(value))) {
            errors.add(position.error(Words.shown(value) + " is no finite number; write one"));
            return JSON.numberNode(0);
        }
        return JSON.numberNode(BigDecimal.valueOf(parsed(value)));
    }

    private static double parsed(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static void refuseTag(Optional<String> tag, Position position) {
        tag.ifPresent(name -> {
            throw new Unreadable(position.error("tags (" + Words.shown(name) + ") are not allowed; remove it"));
        });
    }

    private static Position position(Optional<Mark> mark) {
        return mark.map(at -> new Position(at.getLine() + 1, at.getColumn() + 1))
                .orElse(Position.START);
    }

    /** Ends the reading of a document; never leaves this class. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ManifestError error;

        Unreadable(ManifestError error) {
            super(error.message(), null, false, false);
            this.error = error;
        }
    }
}
