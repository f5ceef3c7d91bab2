package dev.assay.platform.reference;

import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Problem;
import io.micronaut.http.HttpStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * The OpenAPI document that programs read: the one that the build generates from signatures and Javadoc, with what would have
 * to be repeated on every route. Errors follow from the shape of a route and from its terms, examples and the meaning of
 * common parameters from {@code api-words.yml}.
 */
final class CompleteDocument {

    /** Resource with the words and values that no signature holds. */
    static final String WORDS = "api-words.yml";

    private final Map<String, RouteTerms> terms;
    private final Node words;
    private final Examples examples;
    private final Map<String, Object> root;

    private CompleteDocument(Node generated, Node words, Map<String, RouteTerms> terms) {
        this.terms = terms;
        this.words = words;
        this.root = generated.mutable();
        SchemaRepairs.apply(root);
        this.examples = new Examples(generated.at("components").at("schemas"), words.at("examples"));
    }

    /** Completes a generated document. */
    static String of(String generated, String words, Map<String, RouteTerms> terms) {
        return new CompleteDocument(Node.read(generated), Node.read(words), terms).completed();
    }

    private String completed() {
        new Node(root)
                .at("paths")
                .fields()
                .forEach((path, methods) -> methods.fields()
                        .forEach((method, operation) -> complete(
                                path,
                                operation,
                                terms.getOrDefault(method.toLowerCase(Locale.ROOT) + " " + path, RouteTerms.NONE))));
        Map<String, Object> components = new Node(root).at("components").mutable();
        new Node(components).at("schemas").mutable().put("Problem", problemSchema());
        components.put("examples", problems());
        return new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .setWidth(120)
                        .build())
                .dumpToString(root);
    }

    private void complete(String path, Node operation, RouteTerms route) {
        Map<String, Object> fields = operation.mutable();
        summarise(fields, operation.at("description").text());
        fields.put(
                "operationId",
                operation.at("tags").items().getFirst().text() + "."
                        + operation.at("operationId").text().replaceAll("_\\d+$", ""));
        fields.put("security", security(route));
        addParameters(operation);
        operation.at("requestBody").at("content").fields().forEach(this::addExample);
        addResponses(path, operation, route);
    }

    /** The first sentence; the generator ends it at any full stop, as in {@code tar.gz}. */
    private static void summarise(Map<String, Object> fields, String text) {
        int end = text.indexOf(". ");
        fields.put("summary", end < 0 ? text : text.substring(0, end + 1));
        fields.remove("description");
        if (end >= 0) {
            fields.put("description", text.substring(end + 2));
        }
    }

    /** Whoever holds any one of the permissions: they are the scopes of a token. */
    private static List<Object> security(RouteTerms route) {
        return route.permissions().stream()
                .map(permission -> (Object) new TreeMap<>(Map.of("token", List.of(permission.name()))))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private void addParameters(Node operation) {
        List<Node> parameters = new ArrayList<>(operation.at("parameters").items());
        if (ShapeErrors.isUpload(operation.at("requestBody"))) {
            Map<String, Object> digest = new LinkedHashMap<>(Map.of("name", "Content-Digest", "in", "header"));
            digest.put("schema", new LinkedHashMap<>(Map.of("type", "string")));
            parameters.add(new Node(digest));
        }
        for (Node parameter : parameters) {
            Node meaning = words.at("parameters").at(parameter.at("name").text());
            parameter.mutable().remove("explode");
            if (!meaning.isEmpty() && parameter.at("description").isEmpty()) {
                parameter.mutable().put("description", meaning.at("description").text());
            }
            if (!meaning.at("example").isEmpty()) {
                parameter
                        .mutable()
                        .put(
                                "example",
                                Objects.requireNonNull(meaning.at("example").value()));
            }
            meaning.at("schema")
                    .fields()
                    .forEach((key, value) ->
                            parameter.at("schema").mutable().put(key, Objects.requireNonNull(value.value())));
        }
        if (!parameters.isEmpty()) {
            operation
                    .mutable()
                    .put("parameters", parameters.stream().map(Node::value).collect(Collectors.toList()));
        }
    }

    private void addExample(String type, Node media) {
        if (type.contains("json")) {
            media.mutable().put("example", examples.of(media.at("schema")));
        }
    }

    private void addResponses(String path, Node operation, RouteTerms route) {
        Map<String, Object> responses = operation.at("responses").mutable();
        operation.at("responses").fields().forEach((status, response) -> {
            response.mutable()
                    .put(
                            "description",
                            HttpStatus.valueOf(Integer.parseInt(status)).getReason());
            Node told = words.at("bodies").at(operation.at("operationId").text());
            response.at("content").fields().forEach((type, media) -> {
                if (!told.isEmpty()) {
                    media.mutable().put("schema", told.mutable());
                }
                addExample(type, media);
            });
        });
        Map<Integer, Set<ErrorCode>> byStatus = ShapeErrors.of(path, operation, route).stream()
                .collect(Collectors.groupingBy(
                        code -> code.status().getCode(),
                        TreeMap::new,
                        Collectors.toCollection(() -> EnumSet.noneOf(ErrorCode.class))));
        byStatus.forEach((status, codes) -> responses.put(Integer.toString(status), refusal(codes)));
    }

    private static Map<String, Object> refusal(Set<ErrorCode> codes) {
        Map<String, Object> media = new LinkedHashMap<>();
        media.put("schema", new TreeMap<>(Map.of("$ref", "#/components/schemas/Problem")));
        Map<String, Object> named = new LinkedHashMap<>();
        codes.forEach(code ->
                named.put(code.name(), new TreeMap<>(Map.of("$ref", "#/components/examples/" + code.name()))));
        media.put("examples", named);
        Map<String, Object> response = new LinkedHashMap<>();
        response.put(
                "description", codes.stream().map(ErrorCode::title).collect(Collectors.joining(", or: ", "", ".")));
        response.put("content", new LinkedHashMap<>(Map.of(Problem.MEDIA_TYPE, media)));
        return response;
    }

    private static Map<String, Object> problems() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (ErrorCode code : ErrorCode.values()) {
            Map<String, Object> problem = new LinkedHashMap<>();
            problem.put("type", "urn:assay:error:" + code.name());
            problem.put("title", code.title());
            problem.put("status", code.status().getCode());
            problem.put("code", code.name());
            problem.put("detail", code.title() + ".");
            problem.put("errors", new ArrayList<>());
            all.put(code.name(), new LinkedHashMap<>(Map.of("value", problem)));
        }
        return all;
    }

    private Map<String, Object> problemSchema() {
        Map<String, Object> schema = words.at("problem").mutable();
        List<String> codes =
                Arrays.stream(ErrorCode.values()).map(ErrorCode::name).collect(Collectors.toList());
        new Node(schema).at("properties").at("code").mutable().put("enum", codes);
        return schema;
    }
}
