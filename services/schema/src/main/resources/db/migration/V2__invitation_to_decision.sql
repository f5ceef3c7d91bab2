-- Companies, their people, and everything between an invitation and a decision. Secrets are stored as hashes, those that
-- must be read again encrypted; links of mails are derived from the installation's key and stored nowhere.

CREATE TABLE organisation (
    id              CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    name            VARCHAR(200) NOT NULL,
    host            BOOLEAN      NOT NULL DEFAULT FALSE,
    time_zone       VARCHAR(64)  NOT NULL DEFAULT 'UTC',
    contact         VARCHAR(320),
    turnaround_days INT          NOT NULL DEFAULT 7,
    retention_days  INT          NOT NULL DEFAULT 180,
    created_at      DATETIME(6)  NOT NULL,
    set_up_at       DATETIME(6),
    revision        BIGINT       NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT organisation_turnaround CHECK (turnaround_days BETWEEN 1 AND 90),
    CONSTRAINT organisation_retention CHECK (retention_days BETWEEN 1 AND 3650)
) DEFAULT CHARSET = utf8mb4;

-- The company that runs the installation. Its first owner names it when setting it up.
INSERT INTO organisation (id, name, host, created_at)
VALUES ('00000000-0000-7000-8000-000000000001', 'Your company', TRUE, UTC_TIMESTAMP(6));

CREATE TABLE account (
    id                  CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    organisation_id     CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    email               VARCHAR(320) COLLATE utf8mb4_0900_bin NOT NULL,
    name                VARCHAR(200) NOT NULL,
    role                VARCHAR(20)  NOT NULL,
    password_hash       VARCHAR(300) COLLATE utf8mb4_0900_bin,
    time_zone           VARCHAR(64)  NOT NULL,
    totp_secret         VARBINARY(200),
    totp_confirmed_at   DATETIME(6),
    totp_last_step      BIGINT,
    digest              BOOLEAN      NOT NULL DEFAULT TRUE,
    digest_sent_at      DATETIME(6),
    created_at          DATETIME(6)  NOT NULL,
    signed_in_at        DATETIME(6),
    suspended_at        DATETIME(6),
    PRIMARY KEY (id),
    UNIQUE KEY account_email (email),
    KEY account_list (organisation_id, id),
    CONSTRAINT account_of_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT account_role CHECK (role IN ('OWNER', 'MANAGER', 'REVIEWER', 'AUTHOR', 'VIEWER'))
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE recovery_code (
    account_id  CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    code_sha256 CHAR(64)    COLLATE utf8mb4_0900_bin NOT NULL,
    used_at     DATETIME(6),
    PRIMARY KEY (account_id, code_sha256),
    CONSTRAINT recovery_code_of_account FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE oidc_identity (
    issuer     VARCHAR(300) COLLATE utf8mb4_0900_bin NOT NULL,
    subject    VARCHAR(300) COLLATE utf8mb4_0900_bin NOT NULL,
    account_id CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    linked_at  DATETIME(6)  NOT NULL,
    PRIMARY KEY (issuer, subject),
    KEY oidc_identity_account (account_id),
    CONSTRAINT oidc_identity_of_account FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4;

-- A link that works once: to set the installation up, to join a company, to choose a new password.
CREATE TABLE access_link (
    id              CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    kind            VARCHAR(20)  NOT NULL,
    organisation_id CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    account_id      CHAR(36)     COLLATE utf8mb4_0900_bin,
    email           VARCHAR(320) COLLATE utf8mb4_0900_bin,
    role            VARCHAR(20),
    created_by      CHAR(36)     COLLATE utf8mb4_0900_bin,
    created_at      DATETIME(6)  NOT NULL,
    expires_at      DATETIME(6)  NOT NULL,
    used_at         DATETIME(6),
    revoked_at      DATETIME(6),
    PRIMARY KEY (id),
    KEY access_link_list (organisation_id, kind, id),
    CONSTRAINT access_link_of_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT access_link_of_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT access_link_kind CHECK (kind IN ('SET_UP', 'JOIN', 'RECOVERY'))
) DEFAULT CHARSET = utf8mb4;

-- Packs belong to the company that published them; those of the catalogue are shared with every company.
ALTER TABLE pack_version
    ADD COLUMN organisation_id CHAR(36) COLLATE utf8mb4_0900_bin NOT NULL
        DEFAULT '00000000-0000-7000-8000-000000000001',
    ADD COLUMN shared BOOLEAN NOT NULL DEFAULT FALSE,
    DROP KEY pack_version_once,
    ADD UNIQUE KEY pack_version_once (organisation_id, pack_id, version),
    ADD CONSTRAINT pack_version_of_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id);
ALTER TABLE pack_version ALTER COLUMN organisation_id DROP DEFAULT;

CREATE TABLE opening (
    id              CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    organisation_id CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    pack_version_id CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    title           VARCHAR(200) NOT NULL,
    opens_at        DATETIME(6)  NOT NULL,
    closes_at       DATETIME(6)  NOT NULL,
    time_limit_minutes INT       NOT NULL,
    final_rule      VARCHAR(20)  NOT NULL,
    feedback_policy VARCHAR(20)  NOT NULL,
    link_days       INT          NOT NULL,
    turnaround_days INT          NOT NULL,
    retention_days  INT          NOT NULL,
    message         TEXT,
    created_by      CHAR(36)     COLLATE utf8mb4_0900_bin,
    created_at      DATETIME(6)  NOT NULL,
    closed_at       DATETIME(6),
    archived_at     DATETIME(6),
    comparison_id   CHAR(36)     COLLATE utf8mb4_0900_bin,
    revision        BIGINT       NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    KEY opening_list (organisation_id, id),
    CONSTRAINT opening_of_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT opening_of_pack_version FOREIGN KEY (pack_version_id) REFERENCES pack_version (id),
    CONSTRAINT opening_window CHECK (opens_at < closes_at),
    CONSTRAINT opening_time_limit CHECK (time_limit_minutes > 0),
    CONSTRAINT opening_final_rule CHECK (final_rule IN ('BEST', 'LAST')),
    CONSTRAINT opening_feedback_policy CHECK (feedback_policy IN ('LADDER', 'ROUNDED', 'NONE'))
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE candidate (
    id              CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    organisation_id CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    email           VARCHAR(320) COLLATE utf8mb4_0900_bin,
    name            VARCHAR(200) NOT NULL,
    time_zone       VARCHAR(64),
    created_at      DATETIME(6)  NOT NULL,
    anonymised_at   DATETIME(6),
    PRIMARY KEY (id),
    UNIQUE KEY candidate_email (organisation_id, email),
    CONSTRAINT candidate_of_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE shared_link (
    id              CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    opening_id      CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    cap             INT          NOT NULL,
    domains         TEXT,
    created_by      CHAR(36)     COLLATE utf8mb4_0900_bin,
    created_at      DATETIME(6)  NOT NULL,
    expires_at      DATETIME(6)  NOT NULL,
    revoked_at      DATETIME(6),
    PRIMARY KEY (id),
    KEY shared_link_list (opening_id, id),
    CONSTRAINT shared_link_of_opening FOREIGN KEY (opening_id) REFERENCES opening (id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE invitation (
    id                 CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    organisation_id    CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    opening_id         CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    candidate_id       CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    shared_link_id     CHAR(36)     COLLATE utf8mb4_0900_bin,
    code_name          VARCHAR(60)  NOT NULL,
    link_version       INT          NOT NULL DEFAULT 1,
    message            TEXT,
    invited_by         CHAR(36)     COLLATE utf8mb4_0900_bin,
    invited_at         DATETIME(6)  NOT NULL,
    expires_at         DATETIME(6)  NOT NULL,
    opened_at          DATETIME(6),
    revoked_at         DATETIME(6),
    withdrawn_at       DATETIME(6),
    reminded_at        DATETIME(6),
    reminders          INT          NOT NULL DEFAULT 0,
    extra_time_percent INT          NOT NULL DEFAULT 0,
    extended_to        DATETIME(6),
    revision           BIGINT       NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    UNIQUE KEY invitation_once (opening_id, candidate_id),
    UNIQUE KEY invitation_code_name (opening_id, code_name),
    KEY invitation_list (opening_id, id),
    CONSTRAINT invitation_of_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT invitation_of_opening FOREIGN KEY (opening_id) REFERENCES opening (id),
    CONSTRAINT invitation_of_candidate FOREIGN KEY (candidate_id) REFERENCES candidate (id),
    CONSTRAINT invitation_of_shared_link FOREIGN KEY (shared_link_id) REFERENCES shared_link (id),
    CONSTRAINT invitation_extra_time CHECK (extra_time_percent BETWEEN 0 AND 300)
) DEFAULT CHARSET = utf8mb4;

-- A step of a manager that can be taken back for a while, and what stood before it.
CREATE TABLE bulk_action (
    id              CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    organisation_id CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    opening_id      CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    account_id      CHAR(36)    COLLATE utf8mb4_0900_bin,
    kind            VARCHAR(20) NOT NULL,
    done_at         DATETIME(6) NOT NULL,
    undo_until      DATETIME(6) NOT NULL,
    undone_at       DATETIME(6),
    PRIMARY KEY (id),
    CONSTRAINT bulk_action_of_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT bulk_action_of_opening FOREIGN KEY (opening_id) REFERENCES opening (id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE bulk_action_item (
    action_id       CHAR(36) COLLATE utf8mb4_0900_bin NOT NULL,
    invitation_id   CHAR(36) COLLATE utf8mb4_0900_bin NOT NULL,
    state_before    TEXT     NOT NULL,
    PRIMARY KEY (action_id, invitation_id),
    CONSTRAINT bulk_action_item_of_action FOREIGN KEY (action_id) REFERENCES bulk_action (id),
    CONSTRAINT bulk_action_item_of_invitation FOREIGN KEY (invitation_id) REFERENCES invitation (id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE consent (
    invitation_id CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    text_version  VARCHAR(20)  NOT NULL,
    text_sha256   CHAR(64)     COLLATE utf8mb4_0900_bin NOT NULL,
    agreed_at     DATETIME(6)  NOT NULL,
    PRIMARY KEY (invitation_id, text_version, text_sha256),
    CONSTRAINT consent_of_invitation FOREIGN KEY (invitation_id) REFERENCES invitation (id)
) DEFAULT CHARSET = utf8mb4;

-- TIMED: the one that counts. PRACTICE: on a toy, without a clock. TRIAL: of the company's own people.
ALTER TABLE attempt
    ADD COLUMN organisation_id CHAR(36) COLLATE utf8mb4_0900_bin NOT NULL
        DEFAULT '00000000-0000-7000-8000-000000000001',
    ADD COLUMN kind VARCHAR(20) NOT NULL DEFAULT 'TRIAL',
    ADD COLUMN invitation_id CHAR(36) COLLATE utf8mb4_0900_bin,
    ADD COLUMN ends_at DATETIME(6),
    ADD COLUMN closed_at DATETIME(6),
    ADD COLUMN close_reason VARCHAR(20),
    ADD COLUMN chosen_submission_id CHAR(36) COLLATE utf8mb4_0900_bin,
    ADD KEY attempt_list (organisation_id, id),
    ADD UNIQUE KEY attempt_once (invitation_id, kind),
    ADD CONSTRAINT attempt_of_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    ADD CONSTRAINT attempt_of_invitation FOREIGN KEY (invitation_id) REFERENCES invitation (id),
    ADD CONSTRAINT attempt_kind CHECK (kind IN ('TIMED', 'PRACTICE', 'TRIAL')),
    ADD CONSTRAINT attempt_invited CHECK ((kind = 'TRIAL') = (invitation_id IS NULL)),
    ADD CONSTRAINT attempt_timed CHECK (kind <> 'TIMED' OR ends_at IS NOT NULL),
    ADD CONSTRAINT attempt_close_reason CHECK (close_reason IN ('HANDED_IN', 'TIME', 'WITHDRAWN', 'REVOKED')),
    ADD CONSTRAINT attempt_closed CHECK ((closed_at IS NULL) = (close_reason IS NULL));
ALTER TABLE attempt ALTER COLUMN organisation_id DROP DEFAULT, ALTER COLUMN kind DROP DEFAULT;

-- When the first byte came: what began in time is in time.
ALTER TABLE submission ADD COLUMN began_at DATETIME(6) NOT NULL DEFAULT '1970-01-01 00:00:00';
UPDATE submission SET began_at = received_at;
ALTER TABLE submission ALTER COLUMN began_at DROP DEFAULT;

-- An upload that is still coming in keeps its attempt from being settled without it.
CREATE TABLE upload (
    id         CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    attempt_id CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    began_at   DATETIME(6) NOT NULL,
    seen_at    DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY upload_of_attempt_open (attempt_id, seen_at),
    CONSTRAINT upload_of_attempt FOREIGN KEY (attempt_id) REFERENCES attempt (id)
) DEFAULT CHARSET = utf8mb4;

-- A token of a program. That of an account follows the account's role, cut to its scopes; one without belongs to the
-- installation or to an attempt.
ALTER TABLE api_token
    DROP CONSTRAINT api_token_role,
    DROP CONSTRAINT api_token_scope,
    MODIFY COLUMN role VARCHAR(20),
    ADD COLUMN organisation_id CHAR(36) COLLATE utf8mb4_0900_bin NOT NULL
        DEFAULT '00000000-0000-7000-8000-000000000001',
    ADD COLUMN account_id CHAR(36) COLLATE utf8mb4_0900_bin,
    ADD COLUMN name VARCHAR(100),
    ADD COLUMN scopes VARCHAR(1000),
    ADD COLUMN expires_at DATETIME(6),
    ADD COLUMN used_at DATETIME(6),
    ADD COLUMN revoked_at DATETIME(6);
UPDATE api_token SET role = 'OWNER' WHERE role = 'MANAGER';
UPDATE api_token SET role = NULL WHERE role = 'CANDIDATE';
ALTER TABLE api_token
    ALTER COLUMN organisation_id DROP DEFAULT,
    ADD KEY api_token_of_account_newest (account_id, id),
    ADD CONSTRAINT api_token_of_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    ADD CONSTRAINT api_token_of_account FOREIGN KEY (account_id) REFERENCES account (id),
    ADD CONSTRAINT api_token_role CHECK (role IN ('OWNER')),
    ADD CONSTRAINT api_token_holder CHECK
        ((role IS NOT NULL) + (account_id IS NOT NULL) + (attempt_id IS NOT NULL) = 1);

CREATE TABLE session (
    id              CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    secret_sha256   CHAR(64)     COLLATE utf8mb4_0900_bin NOT NULL,
    organisation_id CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    account_id      CHAR(36)     COLLATE utf8mb4_0900_bin,
    invitation_id   CHAR(36)     COLLATE utf8mb4_0900_bin,
    second_factor   BOOLEAN      NOT NULL,
    agent           VARCHAR(200) NOT NULL,
    created_at      DATETIME(6)  NOT NULL,
    seen_at         DATETIME(6)  NOT NULL,
    expires_at      DATETIME(6)  NOT NULL,
    revoked_at      DATETIME(6),
    PRIMARY KEY (id),
    UNIQUE KEY session_secret (secret_sha256),
    KEY session_of_account_newest (account_id, id),
    CONSTRAINT session_of_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT session_of_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT session_of_invitation FOREIGN KEY (invitation_id) REFERENCES invitation (id),
    CONSTRAINT session_holder CHECK ((account_id IS NOT NULL) + (invitation_id IS NOT NULL) = 1)
) DEFAULT CHARSET = utf8mb4;

-- Requests of sessions are remembered like those of tokens.
ALTER TABLE idempotency_key
    DROP FOREIGN KEY idempotency_key_of_token,
    RENAME COLUMN token_id TO caller_id;

-- Bodies hold a place for the link, never the link.
CREATE TABLE mail (
    id              CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    organisation_id CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    kind            VARCHAR(40)  NOT NULL,
    recipient       VARCHAR(320) NOT NULL,
    recipient_name  VARCHAR(200) NOT NULL,
    subject         VARCHAR(300) NOT NULL,
    body            TEXT         NOT NULL,
    link_kind       VARCHAR(20),
    link_id         CHAR(36)     COLLATE utf8mb4_0900_bin,
    link_version    INT,
    invitation_id   CHAR(36)     COLLATE utf8mb4_0900_bin,
    bulk_action_id  CHAR(36)     COLLATE utf8mb4_0900_bin,
    state           VARCHAR(20)  NOT NULL,
    failure         VARCHAR(1000),
    tries           INT          NOT NULL DEFAULT 0,
    created_at      DATETIME(6)  NOT NULL,
    send_at         DATETIME(6)  NOT NULL,
    sent_at         DATETIME(6),
    PRIMARY KEY (id),
    KEY mail_list (organisation_id, id),
    KEY mail_of_invitation_newest (invitation_id, id),
    KEY mail_of_action (bulk_action_id),
    CONSTRAINT mail_of_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT mail_of_invitation FOREIGN KEY (invitation_id) REFERENCES invitation (id),
    CONSTRAINT mail_of_bulk_action FOREIGN KEY (bulk_action_id) REFERENCES bulk_action (id),
    CONSTRAINT mail_state CHECK (state IN ('WAITING', 'SENT', 'KEPT', 'BOUNCED', 'FAILED', 'CANCELLED')),
    CONSTRAINT mail_link CHECK ((link_kind IS NULL) = (link_id IS NULL))
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE question (
    id             CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    opening_id     CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    invitation_id  CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    text           TEXT        NOT NULL,
    asked_at       DATETIME(6) NOT NULL,
    shown_question TEXT,
    answer         TEXT,
    answered_by    CHAR(36)    COLLATE utf8mb4_0900_bin,
    answered_at    DATETIME(6),
    PRIMARY KEY (id),
    KEY question_list (opening_id, id),
    CONSTRAINT question_of_opening FOREIGN KEY (opening_id) REFERENCES opening (id),
    CONSTRAINT question_of_invitation FOREIGN KEY (invitation_id) REFERENCES invitation (id)
) DEFAULT CHARSET = utf8mb4;

-- The newest stands; the others stay.
CREATE TABLE decision (
    id            CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    invitation_id CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    outcome       VARCHAR(20) NOT NULL,
    reason        TEXT        NOT NULL,
    feedback      TEXT,
    share_score   BOOLEAN     NOT NULL,
    decided_by    CHAR(36)    COLLATE utf8mb4_0900_bin,
    decided_at    DATETIME(6) NOT NULL,
    released_at   DATETIME(6),
    PRIMARY KEY (id),
    KEY decision_newest (invitation_id, id),
    CONSTRAINT decision_of_invitation FOREIGN KEY (invitation_id) REFERENCES invitation (id),
    CONSTRAINT decision_outcome CHECK (outcome IN ('ADVANCE', 'DECLINE', 'HOLD'))
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE rights_request (
    id              CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    organisation_id CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    invitation_id   CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    kind            VARCHAR(20) NOT NULL,
    text            TEXT        NOT NULL,
    made_at         DATETIME(6) NOT NULL,
    answer          TEXT,
    granted         BOOLEAN,
    answered_by     CHAR(36)    COLLATE utf8mb4_0900_bin,
    answered_at     DATETIME(6),
    PRIMARY KEY (id),
    KEY rights_request_list (organisation_id, id),
    KEY rights_request_of_invitation_newest (invitation_id, id),
    CONSTRAINT rights_request_of_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT rights_request_of_invitation FOREIGN KEY (invitation_id) REFERENCES invitation (id),
    CONSTRAINT rights_request_kind CHECK (kind IN ('ERASURE', 'APPEAL'))
) DEFAULT CHARSET = utf8mb4;

-- Nothing is ever changed or deleted here: the platform's user may not. Each hash covers the entry before.
CREATE TABLE audit_entry (
    organisation_id CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    sequence        BIGINT       NOT NULL,
    at              DATETIME(6)  NOT NULL,
    actor_kind      VARCHAR(20)  NOT NULL,
    actor_id        VARCHAR(36)  COLLATE utf8mb4_0900_bin NOT NULL,
    action          VARCHAR(60)  NOT NULL,
    object_kind     VARCHAR(30)  NOT NULL,
    object_id       VARCHAR(36)  COLLATE utf8mb4_0900_bin NOT NULL,
    detail          TEXT         NOT NULL,
    previous_sha256 CHAR(64)     COLLATE utf8mb4_0900_bin NOT NULL,
    sha256          CHAR(64)     COLLATE utf8mb4_0900_bin NOT NULL,
    PRIMARY KEY (organisation_id, sequence),
    KEY audit_entry_object (organisation_id, object_id, sequence),
    KEY audit_entry_actor (organisation_id, actor_id, sequence),
    KEY audit_entry_action (organisation_id, action, sequence),
    CONSTRAINT audit_entry_of_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT audit_entry_actor_kind CHECK (actor_kind IN ('ACCOUNT', 'TOKEN', 'CANDIDATE', 'SYSTEM', 'ANYBODY'))
) DEFAULT CHARSET = utf8mb4;

-- The end of each chain: whoever appends takes its row first, so that two never follow the same entry.
CREATE TABLE audit_head (
    organisation_id CHAR(36) COLLATE utf8mb4_0900_bin NOT NULL,
    sequence        BIGINT   NOT NULL,
    sha256          CHAR(64) COLLATE utf8mb4_0900_bin NOT NULL,
    PRIMARY KEY (organisation_id),
    CONSTRAINT audit_head_of_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id)
) DEFAULT CHARSET = utf8mb4;

-- The platform's own jobs, in the form of db-scheduler; the grader's stay in scheduled_tasks.
CREATE TABLE platform_tasks (
    task_name            VARCHAR(100) NOT NULL,
    task_instance        VARCHAR(100) NOT NULL,
    task_data            BLOB,
    execution_time       TIMESTAMP(6) NOT NULL,
    picked               BOOLEAN      NOT NULL,
    picked_by            VARCHAR(50),
    last_success         TIMESTAMP(6) NULL,
    last_failure         TIMESTAMP(6) NULL,
    consecutive_failures INT,
    last_heartbeat       TIMESTAMP(6) NULL,
    version              BIGINT       NOT NULL,
    priority             SMALLINT,
    PRIMARY KEY (task_name, task_instance),
    INDEX execution_time_idx (execution_time),
    INDEX last_heartbeat_idx (last_heartbeat),
    INDEX priority_execution_time_idx (priority DESC, execution_time ASC)
) DEFAULT CHARSET = utf8mb4;
