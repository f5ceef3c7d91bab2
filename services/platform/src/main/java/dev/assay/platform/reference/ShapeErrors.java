package dev.assay.platform.reference;

import dev.assay.platform.web.ErrorCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The problems that follow from the shape of an operation: who may call it, what it takes, and how it may be sent. */
final class ShapeErrors {

    private ShapeErrors() {}

    /** The codes of an operation, in the order of {@link ErrorCode}. */
    static Set<ErrorCode> of(String path, Node operation, RouteTerms terms) {
        Set<ErrorCode> codes = EnumSet.noneOf(ErrorCode.class);
        codes.addAll(terms.refuses());
        if (!terms.permissions().isEmpty()) {
            codes.add(ErrorCode.UNAUTHENTICATED);
            codes.add(ErrorCode.FORBIDDEN);
        }
        if (path.contains("{")) {
            codes.add(ErrorCode.NOT_FOUND);
            // An address may hold what is no text, such as half of a character.
            codes.add(ErrorCode.MALFORMED_REQUEST);
        }
        operation.at("parameters").items().forEach(parameter -> codes.addAll(ofParameter(parameter)));
        codes.addAll(ofBody(operation.at("requestBody")));
        return codes;
    }

    private static Set<ErrorCode> ofParameter(Node parameter) {
        return switch (parameter.at("name").text()) {
            case "cursor" -> EnumSet.of(ErrorCode.INVALID_FIELDS);
            case "limit" -> EnumSet.of(ErrorCode.MALFORMED_REQUEST, ErrorCode.INVALID_FIELDS);
            case "Idempotency-Key" -> EnumSet.of(ErrorCode.INVALID_FIELDS, ErrorCode.IDEMPOTENCY_KEY_REUSED);
            case "If-Match" -> EnumSet.of(ErrorCode.CHANGED_MEANWHILE);
            default ->
                isPlainText(parameter.at("schema"))
                        ? EnumSet.noneOf(ErrorCode.class)
                        : EnumSet.of(ErrorCode.MALFORMED_REQUEST);
        };
    }

    private static boolean isPlainText(Node schema) {
        return schema.at("type").text().equals("string") && schema.at("format").isEmpty();
    }

    private static Set<ErrorCode> ofBody(Node body) {
        if (body.isEmpty()) {
            return EnumSet.noneOf(ErrorCode.class);
        }
        Set<ErrorCode> codes = EnumSet.of(ErrorCode.UPLOAD_TOO_LARGE, ErrorCode.UNSUPPORTED_MEDIA_TYPE);
        codes.addAll(
                isUpload(body)
                        ? List.of(ErrorCode.MALFORMED_REQUEST, ErrorCode.UPLOAD_INCOMPLETE, ErrorCode.DIGEST_MISMATCH)
                        : List.of(ErrorCode.MALFORMED_REQUEST, ErrorCode.INVALID_FIELDS));
        return codes;
    }

    /** Whether a body is a file rather than JSON. */
    static boolean isUpload(Node body) {
        return body.at("content").has("application/octet-stream");
    }
}
