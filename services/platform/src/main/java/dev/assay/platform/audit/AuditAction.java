package dev.assay.platform.audit;

import java.util.Locale;

/** What is written down. Names are stable: {@code INVITATION_SENT} is stored as {@code invitation.sent}. */
public enum AuditAction {
    ORGANISATION_SET_UP("organisation"),
    ORGANISATION_CHANGED("organisation"),
    ORGANISATION_ADDED("organisation"),
    ACCOUNT_INVITED("access_link"),
    ACCOUNT_INVITATION_REVOKED("access_link"),
    ACCOUNT_JOINED("account"),
    ACCOUNT_CHANGED("account"),
    ACCOUNT_SUSPENDED("account"),
    ACCOUNT_RESTORED("account"),
    ACCOUNT_SIGNED_IN("account"),
    ACCOUNT_SIGNED_OUT("account"),
    ACCOUNT_SIGN_IN_REFUSED("account"),
    ACCOUNT_PASSWORD_CHANGED("account"),
    ACCOUNT_RECOVERY_ASKED("account"),
    ACCOUNT_SECOND_FACTOR_ON("account"),
    ACCOUNT_SECOND_FACTOR_OFF("account"),
    ACCOUNT_SECOND_FACTOR_SHOWN("account"),
    ACCOUNT_RECOVERY_CODE_USED("account"),
    ACCOUNT_RECOVERY_CODES_DRAWN("account"),
    ACCOUNT_IDENTITY_LINKED("account"),
    SESSION_REVOKED("session"),
    TOKEN_MADE("api_token"),
    TOKEN_REVOKED("api_token"),
    PACK_PUBLISHED("pack_version"),
    OPENING_MADE("opening"),
    OPENING_CHANGED("opening"),
    OPENING_CLOSED("opening"),
    OPENING_REOPENED("opening"),
    OPENING_ARCHIVED("opening"),
    SHARED_LINK_MADE("shared_link"),
    SHARED_LINK_REVOKED("shared_link"),
    INVITATION_SENT("invitation"),
    INVITATION_RESENT("invitation"),
    INVITATION_REMINDED("invitation"),
    INVITATION_REVOKED("invitation"),
    INVITATION_RESTORED("invitation"),
    INVITATION_WITHDRAWN("invitation"),
    INVITATION_OPENED("invitation"),
    INVITATION_EXTENDED("invitation"),
    INVITATION_EXTRA_TIME_SET("invitation"),
    INVITATION_VIEWED("invitation"),
    INVITATION_ANONYMISED("invitation"),
    INVITATION_LATENESS_TOLD("invitation"),
    INVITATION_EXPORTED("invitation"),
    BULK_ACTION_UNDONE("bulk_action"),
    CONSENT_GIVEN("invitation"),
    ATTEMPT_MADE("attempt"),
    ATTEMPT_STARTED("attempt"),
    ATTEMPT_HANDED_IN("attempt"),
    ATTEMPT_CLOSED("attempt"),
    ATTEMPT_REOPENED("attempt"),
    SUBMISSION_RECEIVED("submission"),
    SUBMISSION_CHOSEN("submission"),
    SUBMISSION_DOWNLOADED("submission"),
    SUBMISSION_REGRADED("submission"),
    GRADING_RETRIED("grading"),
    MAIL_VIEWED("mail"),
    MAIL_RETRIED("mail"),
    QUESTION_ASKED("question"),
    QUESTION_ANSWERED("question"),
    DECISION_RECORDED("decision"),
    DECISION_RELEASED("decision"),
    DECISION_UNDONE("decision"),
    RIGHTS_REQUEST_MADE("rights_request"),
    RIGHTS_REQUEST_ANSWERED("rights_request");

    private final String objectKind;

    AuditAction(String objectKind) {
        this.objectKind = objectKind;
    }

    /** As it is stored: the kind of the object, a dot, what was done to it. */
    public String code() {
        int kind = name().indexOf('_');
        return (name().substring(0, kind) + "." + name().substring(kind + 1)).toLowerCase(Locale.ROOT);
    }

    /** What the id of an entry names. */
    String objectKind() {
        return objectKind;
    }
}
