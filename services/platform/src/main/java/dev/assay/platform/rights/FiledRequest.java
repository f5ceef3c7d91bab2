package dev.assay.platform.rights;

/** A request as the company's people see it: beside what was asked, where it belongs. */
public record FiledRequest(
        String id, String invitationId, String openingId, String openingTitle, RightsRequest request) {

    /** Its page. */
    public String path() {
        return "/rights/" + id;
    }
}
