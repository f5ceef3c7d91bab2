-- Identifiers are UUIDs of version 7: their order is the order of creation. Times are UTC.

CREATE TABLE pack_version (
    id              CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    pack_id         VARCHAR(100) NOT NULL,
    version         VARCHAR(50)  NOT NULL,
    title           VARCHAR(300) NOT NULL,
    manifest        MEDIUMTEXT   NOT NULL,
    content_sha256  CHAR(64)     COLLATE utf8mb4_0900_bin NOT NULL,
    archive_sha256  CHAR(64)     COLLATE utf8mb4_0900_bin NOT NULL,
    archive_bytes   BIGINT       NOT NULL,
    state           VARCHAR(20)  NOT NULL,
    failure         TEXT,
    failure_owner   VARCHAR(20),
    attempt_token   BIGINT       NOT NULL DEFAULT 0,
    tries           INT          NOT NULL DEFAULT 0,
    public_sha256   CHAR(64)     COLLATE utf8mb4_0900_bin,
    digests         TEXT,
    published_at    DATETIME(6)  NOT NULL,
    prepared_at     DATETIME(6),
    PRIMARY KEY (id),
    UNIQUE KEY pack_version_once (pack_id, version),
    CONSTRAINT pack_version_state CHECK (state IN ('PUBLISHED', 'READY', 'FAILED')),
    CONSTRAINT pack_version_failure_owner CHECK (failure_owner IN ('ASSESSMENT', 'PLATFORM')),
    CONSTRAINT pack_version_ready CHECK (state <> 'READY' OR public_sha256 IS NOT NULL),
    CONSTRAINT pack_version_failed CHECK (state <> 'FAILED' OR (failure IS NOT NULL AND failure_owner IS NOT NULL))
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE attempt (
    id              CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    pack_version_id CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    label           VARCHAR(200) NOT NULL,
    created_at      DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT attempt_of_pack_version FOREIGN KEY (pack_version_id) REFERENCES pack_version (id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE api_token (
    id              CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    token_sha256    CHAR(64)     COLLATE utf8mb4_0900_bin NOT NULL,
    role            VARCHAR(20)  NOT NULL,
    attempt_id      CHAR(36)     COLLATE utf8mb4_0900_bin,
    created_at      DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY api_token_secret (token_sha256),
    CONSTRAINT api_token_of_attempt FOREIGN KEY (attempt_id) REFERENCES attempt (id),
    CONSTRAINT api_token_role CHECK (role IN ('MANAGER', 'CANDIDATE')),
    CONSTRAINT api_token_scope CHECK ((role = 'CANDIDATE') = (attempt_id IS NOT NULL))
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE submission (
    id              CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    attempt_id      CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    archive_sha256  CHAR(64)     COLLATE utf8mb4_0900_bin NOT NULL,
    archive_bytes   BIGINT       NOT NULL,
    file_name       VARCHAR(200) NOT NULL,
    received_at     DATETIME(6)  NOT NULL,
    counts          BOOLEAN      NOT NULL DEFAULT TRUE,
    PRIMARY KEY (id),
    KEY submission_quota (attempt_id, counts, received_at),
    CONSTRAINT submission_of_attempt FOREIGN KEY (attempt_id) REFERENCES attempt (id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE grading (
    id                 CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    submission_id      CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    pack_version_id    CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    kind               VARCHAR(20) NOT NULL,
    state              VARCHAR(20) NOT NULL,
    step               VARCHAR(20) NOT NULL,
    attempt_token      BIGINT      NOT NULL DEFAULT 0,
    tries              INT         NOT NULL DEFAULT 0,
    worker             VARCHAR(100),
    verdict            VARCHAR(30),
    message            TEXT,
    flags              VARCHAR(200),
    points             DOUBLE,
    public_points      DOUBLE,
    scorer_version     VARCHAR(50),
    predictions_sha256 CHAR(64)    COLLATE utf8mb4_0900_bin,
    receipt            MEDIUMTEXT,
    fault              TEXT,
    queued_at          DATETIME(6) NOT NULL,
    started_at         DATETIME(6),
    retry_at           DATETIME(6),
    finished_at        DATETIME(6),
    PRIMARY KEY (id),
    KEY grading_of_submission_newest (submission_id, id),
    CONSTRAINT grading_of_submission FOREIGN KEY (submission_id) REFERENCES submission (id),
    CONSTRAINT grading_of_pack_version FOREIGN KEY (pack_version_id) REFERENCES pack_version (id),
    CONSTRAINT grading_kind CHECK (kind IN ('RUN', 'RESCORE')),
    CONSTRAINT grading_state CHECK (state IN ('QUEUED', 'RUNNING', 'RETRYING', 'DONE', 'PLATFORM_ERROR')),
    CONSTRAINT grading_step CHECK
        (step IN ('QUEUED', 'PREPARING', 'SMOKE_RUN', 'HIDDEN_RUN', 'SCORING', 'STORING', 'DONE')),
    CONSTRAINT grading_done CHECK (state <> 'DONE' OR (verdict IS NOT NULL AND finished_at IS NOT NULL))
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE run (
    grading_id        CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    ordinal           INT         NOT NULL,
    step              VARCHAR(20) NOT NULL,
    outcome           VARCHAR(50) NOT NULL,
    exit_code         INT,
    cpu_seconds       DOUBLE      NOT NULL,
    wall_seconds      DOUBLE      NOT NULL,
    peak_memory_bytes BIGINT      NOT NULL,
    flags             VARCHAR(200) NOT NULL,
    log_sha256        CHAR(64)    COLLATE utf8mb4_0900_bin,
    candidate_visible BOOLEAN     NOT NULL,
    PRIMARY KEY (grading_id, ordinal),
    CONSTRAINT run_of_grading FOREIGN KEY (grading_id) REFERENCES grading (id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE score (
    grading_id       CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    split            VARCHAR(20)  NOT NULL,
    ordinal          INT          NOT NULL,
    metric_id        VARCHAR(100) NOT NULL,
    metric_version   VARCHAR(20)  NOT NULL,
    direction        VARCHAR(10)  NOT NULL,
    is_primary       BOOLEAN      NOT NULL,
    metric_value     DOUBLE,
    undefined_reason VARCHAR(500),
    interval_lower   DOUBLE,
    interval_upper   DOUBLE,
    interval_level   DOUBLE,
    interval_method  VARCHAR(200),
    gate_passed      BOOLEAN,
    PRIMARY KEY (grading_id, split, ordinal),
    CONSTRAINT score_of_grading FOREIGN KEY (grading_id) REFERENCES grading (id),
    CONSTRAINT score_split CHECK (split IN ('PUBLIC', 'PRIVATE')),
    CONSTRAINT score_direction CHECK (direction IN ('HIGHER', 'LOWER')),
    CONSTRAINT score_defined CHECK ((metric_value IS NULL) = (undefined_reason IS NOT NULL))
) DEFAULT CHARSET = utf8mb4;

-- One row is the one effect that grading a submission has: whoever comes second finds it taken.
CREATE TABLE effect (
    submission_id   CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    pack_version_id CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    scorer_version  VARCHAR(50) NOT NULL,
    grading_id      CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    stored_at       DATETIME(6) NOT NULL,
    PRIMARY KEY (submission_id, pack_version_id, scorer_version),
    UNIQUE KEY effect_grading (grading_id),
    CONSTRAINT effect_of_grading FOREIGN KEY (grading_id) REFERENCES grading (id)
) DEFAULT CHARSET = utf8mb4;

-- What a worker reported after its lease was gone. Kept to look at; nothing reads it.
CREATE TABLE late_report (
    id            CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    grading_id    CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    attempt_token BIGINT      NOT NULL,
    verdict       VARCHAR(30) NOT NULL,
    points        DOUBLE,
    receipt       MEDIUMTEXT  NOT NULL,
    received_at   DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT late_report_of_grading FOREIGN KEY (grading_id) REFERENCES grading (id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE idempotency_key (
    token_id        CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    idempotency_key VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
    request_sha256  CHAR(64)     COLLATE utf8mb4_0900_bin NOT NULL,
    resource_id     CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    created_at      DATETIME(6)  NOT NULL,
    PRIMARY KEY (token_id, idempotency_key),
    CONSTRAINT idempotency_key_of_token FOREIGN KEY (token_id) REFERENCES api_token (id)
) DEFAULT CHARSET = utf8mb4;

-- The table of db-scheduler, as its documentation gives it.
CREATE TABLE scheduled_tasks (
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
