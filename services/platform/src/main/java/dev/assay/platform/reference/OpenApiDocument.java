package dev.assay.platform.reference;

import dev.assay.platform.reference.ApiReference.ApiObject;
import dev.assay.platform.reference.ApiReference.Body;
import dev.assay.platform.reference.ApiReference.Field;
import dev.assay.platform.reference.ApiReference.Operation;
import dev.assay.platform.reference.ApiReference.Parameter;
import dev.assay.platform.reference.ApiReference.Refusal;
import dev.assay.platform.reference.ApiReference.Section;
import dev.assay.platform.web.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads what a reader wants to know out of an OpenAPI document of our own build. */
final class OpenApiDocument {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final Node root;

    private OpenApiDocument(Node root) {
        this.root = root;
    }

    /** The reference that a document in YAML describes. */
    static ApiReference read(String yaml) {
        return new OpenApiDocument(Node.read(yaml)).reference();
    }

    private ApiReference reference() {
        Map<String, List<Operation>> byTag = new TreeMap<>();
        root.at("paths")
                .fields()
                .forEach((path, methods) -> METHODS.stream()
                        .filter(methods::has)
                        .forEach(method -> {
                            Node operation = methods.at(method);
                            String tag = operation.at("tags").items().stream()
                                    .map(Node::text)
                                    .findFirst()
                                    .orElse("other");
                            byTag.computeIfAbsent(tag, absent -> new ArrayList<>())
                                    .add(operation(path, method, operation));
                        }));
        List<Section> sections = byTag.entrySet().stream()
                .map(entry -> new Section(entry.getKey(), sorted(entry.getValue())))
                .toList();
        return new ApiReference(root.at("info").at("title").text(), sections, objects());
    }

    private static List<Operation> sorted(List<Operation> operations) {
        return operations.stream()
                .sorted(Comparator.comparing(Operation::path)
                        .thenComparingInt(one -> METHODS.indexOf(lower(one.method()))))
                .toList();
    }

    private static Operation operation(String path, String method, Node operation) {
        boolean open =
                operation.has("security") && operation.at("security").items().isEmpty();
        return new Operation(
                method + path.replaceAll("[^A-Za-z0-9]+", "-"),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.at("summary").text(),
                operation.at("description").text(),
                open,
                operation.at("parameters").items().stream()
                        .map(OpenApiDocument::parameter)
                        .toList(),
                bodies("", operation.at("requestBody")),
                operation.at("responses").fields().entrySet().stream()
                        .filter(response -> !isRefusal(response.getValue()))
                        .flatMap(response -> bodies(response.getKey(), response.getValue()).stream())
                        .toList(),
                operation.at("responses").fields().entrySet().stream()
                        .filter(response -> isRefusal(response.getValue()))
                        .map(response -> refusal(response.getKey(), response.getValue()))
                        .toList());
    }

    private static boolean isRefusal(Node response) {
        return response.at("content").has(Problem.MEDIA_TYPE);
    }

    private static Refusal refusal(String status, Node response) {
        List<String> codes = List.copyOf(response.at("content")
                .at(Problem.MEDIA_TYPE)
                .at("examples")
                .fields()
                .keySet());
        return new Refusal(status, codes, response.at("description").text());
    }

    private static Parameter parameter(Node parameter) {
        return new Parameter(
                parameter.at("name").text(),
                parameter.at("in").text(),
                SchemaWords.type(parameter.at("schema")),
                parameter.at("required").text().equals("true"),
                parameter.at("description").text());
    }

    private static List<Body> bodies(String status, Node holder) {
        String description = holder.at("description").text();
        Map<String, Node> content = holder.at("content").fields();
        if (content.isEmpty()) {
            return status.isEmpty() ? List.of() : List.of(new Body(status, description, "", "nothing", ""));
        }
        return content.entrySet().stream()
                .map(media -> {
                    Node example = media.getValue().at("example");
                    return new Body(
                            status,
                            description,
                            media.getKey(),
                            SchemaWords.type(media.getValue().at("schema")),
                            example.isEmpty() ? "" : JsonText.of(example));
                })
                .toList();
    }

    private List<ApiObject> objects() {
        return new TreeMap<>(root.at("components").at("schemas").fields())
                .entrySet().stream()
                        .map(entry -> new ApiObject(
                                entry.getKey(),
                                entry.getValue().at("description").text(),
                                fields(entry.getValue())))
                        .toList();
    }

    private static List<Field> fields(Node schema) {
        List<String> required =
                schema.at("required").items().stream().map(Node::text).toList();
        return schema.at("properties").fields().entrySet().stream()
                .map(property -> new Field(
                        property.getKey(),
                        SchemaWords.type(property.getValue()),
                        required.contains(property.getKey()),
                        property.getValue().at("description").text()))
                .toList();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
