package dev.assay.platform.reference;

import java.util.List;

/**
 * The API in the order in which people read it.
 *
 * @param title of the document
 * @param sections operations by their tag
 * @param objects the records that requests and responses hold, by name
 */
public record ApiReference(String title, List<Section> sections, List<ApiObject> objects) {

    /** What belongs together. */
    public record Section(String tag, List<Operation> operations) {}

    /**
     * A method on a path.
     *
     * @param id for links to it
     * @param summary one sentence
     * @param more what the summary leaves out; empty when it says all
     * @param open whether it needs no token
     * @param requests what may be sent
     * @param responses what may come back
     * @param refusals what may come back instead
     */
    public record Operation(
            String id,
            String method,
            String path,
            String summary,
            String more,
            boolean open,
            List<Parameter> parameters,
            List<Body> requests,
            List<Body> responses,
            List<Refusal> refusals) {

        /** A command that calls it. */
        public String curl() {
            StringBuilder command = new StringBuilder("curl -sS");
            if (!method.equals("GET")) {
                command.append(" -X ").append(method);
            }
            if (!open) {
                command.append(" -H \"Authorization: Bearer $ASSAY_TOKEN\"");
            }
            requests.stream().findFirst().ifPresent(body -> {
                command.append(" -H 'Content-Type: ").append(body.mediaType()).append('\'');
                command.append(body.example().isEmpty() ? " --data-binary @FILE" : " -d @request.json");
            });
            return command.append(" \"$ASSAY_URL").append(path).append('"').toString();
        }
    }

    /** A part of the path, a query parameter or a header. */
    public record Parameter(String name, String place, String type, boolean required, String description) {}

    /**
     * A body.
     *
     * @param status of a response; empty for a request
     * @param type names an object, or says what it is
     * @param example JSON; empty when it is not JSON
     */
    public record Body(String status, String description, String mediaType, String type, String example) {}

    /**
     * A problem.
     *
     * @param codes one of these names it
     */
    public record Refusal(String status, List<String> codes, String description) {}

    /** A record with its fields. */
    public record ApiObject(String name, String description, List<Field> fields) {}

    /** A field of a record. */
    public record Field(String name, String type, boolean required, String description) {}
}
