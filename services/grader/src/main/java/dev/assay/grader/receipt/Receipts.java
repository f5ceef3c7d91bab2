package dev.assay.grader.receipt;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Signs receipts and says what is wrong with one. */
public final class Receipts {
    /** Value of the {@code format} field. */
    public static final String FORMAT = "assay-receipt/1";

    private static final String SIGNATURE = "signature";

    private Receipts() {}

    /** The body with a signature over its canonical form (RFC 8785) added. */
    public static ObjectNode sign(ObjectNode body, ReceiptKey key) {
        ObjectNode signed = body.deepCopy();
        signed.remove(SIGNATURE);
        byte[] value = key.sign(CanonicalJson.bytes(signed));
        signed.putObject(SIGNATURE)
                .put("algorithm", "Ed25519")
                .put("keyId", ReceiptKey.id(key.publicKey()))
                .put("value", Base64.getEncoder().encodeToString(value));
        return signed;
    }

    /**
     * Checks a bare receipt or a report that holds one.
     *
     * @param trusted the key that must have signed it
     * @return what is wrong, one sentence each; empty when nothing is
     */
    public static List<String> verify(JsonNode document, PublicKey trusted) {
        Optional<ObjectNode> found = receiptIn(document);
        if (found.isEmpty()) {
            return List.of(
                    "There is no receipt in it: neither the document nor its \"receipt\" field has \"format\": \""
                            + FORMAT + "\".");
        }
        ObjectNode receipt = found.get();
        List<String> problems = new ArrayList<>();
        signatureProblem(receipt, trusted).ifPresent(problems::add);
        problems.addAll(ReceiptConsistency.problems(receipt));
        if (document.has("receipt")) {
            problems.addAll(ReceiptConsistency.differences(document, receipt));
        }
        return problems;
    }

    /** The receipt that a document is or holds. */
    public static Optional<ObjectNode> receiptIn(JsonNode document) {
        JsonNode receipt = document.has("receipt") ? document.get("receipt") : document;
        return receipt instanceof ObjectNode object
                        && FORMAT.equals(receipt.path("format").asString(""))
                ? Optional.of(object)
                : Optional.empty();
    }

    private static Optional<String> signatureProblem(ObjectNode receipt, PublicKey trusted) {
        JsonNode signature = receipt.path(SIGNATURE);
        if (!signature.isObject()) {
            return Optional.of("It is not signed.");
        }
        String keyId = signature.path("keyId").asString("");
        if (!keyId.equals(ReceiptKey.id(trusted))) {
            return Optional.of("It names another signing key (" + keyId + ") than the one it is checked with ("
                    + ReceiptKey.id(trusted) + "). Give the key of the installation that graded it with --key.");
        }
        ObjectNode body = receipt.deepCopy();
        body.remove(SIGNATURE);
        try {
            byte[] value = Base64.getDecoder().decode(signature.path("value").asString(""));
            return ReceiptKey.verifies(trusted, CanonicalJson.bytes(body), value)
                    ? Optional.empty()
                    : Optional.of("The signature does not match: the receipt was changed after it was signed.");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.of("The signature cannot be read: it is damaged.");
        }
    }
}
