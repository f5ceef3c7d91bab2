-- Points with their uncertainty, candidates beside each other, and gradings to look on at.

ALTER TABLE grading
    ADD COLUMN points_lower DOUBLE AFTER points,
    ADD COLUMN points_upper DOUBLE AFTER points_lower,
    ADD COLUMN public_points_lower DOUBLE AFTER public_points,
    ADD COLUMN public_points_upper DOUBLE AFTER public_points_lower,
    ADD CONSTRAINT grading_points_interval
        CHECK ((points_lower IS NULL) = (points_upper IS NULL) AND (points_lower IS NULL OR points IS NOT NULL)),
    ADD CONSTRAINT grading_public_points_interval
        CHECK ((public_points_lower IS NULL) = (public_points_upper IS NULL)
            AND (public_points_lower IS NULL OR public_points IS NOT NULL));

-- Why a value has no interval, in words. Scores from before this column have neither.
ALTER TABLE score
    ADD COLUMN interval_missing VARCHAR(500) AFTER interval_method,
    ADD CONSTRAINT score_interval_missing
        CHECK (interval_missing IS NULL OR (metric_value IS NOT NULL AND interval_lower IS NULL));

-- Gradings of one pack version compared on the same private rows. The same gradings are compared once.
CREATE TABLE comparison (
    id              CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    pack_version_id CHAR(36)     COLLATE utf8mb4_0900_bin NOT NULL,
    cohort_sha256   CHAR(64)     COLLATE utf8mb4_0900_bin NOT NULL,
    state           VARCHAR(20)  NOT NULL,
    attempt_token   BIGINT       NOT NULL DEFAULT 0,
    tries           INT          NOT NULL DEFAULT 0,
    failure         TEXT,
    failure_owner   VARCHAR(20),
    not_comparable  VARCHAR(500),
    metric_id       VARCHAR(100),
    direction       VARCHAR(10),
    row_count       INT,
    seed            BIGINT,
    resamples       INT,
    level           DOUBLE,
    adjustment      VARCHAR(50),
    scorer_version  VARCHAR(50),
    requested_at    DATETIME(6)  NOT NULL,
    finished_at     DATETIME(6),
    PRIMARY KEY (id),
    UNIQUE KEY comparison_once (pack_version_id, cohort_sha256),
    CONSTRAINT comparison_of_pack_version FOREIGN KEY (pack_version_id) REFERENCES pack_version (id),
    CONSTRAINT comparison_state CHECK (state IN ('QUEUED', 'DONE', 'FAILED')),
    CONSTRAINT comparison_direction CHECK (direction IN ('HIGHER', 'LOWER')),
    CONSTRAINT comparison_failure_owner CHECK (failure_owner IN ('ASSESSMENT', 'PLATFORM')),
    CONSTRAINT comparison_done CHECK (state <> 'DONE'
        OR (metric_id IS NOT NULL AND direction IS NOT NULL AND scorer_version IS NOT NULL AND finished_at IS NOT NULL)),
    CONSTRAINT comparison_failed CHECK (state <> 'FAILED' OR (failure IS NOT NULL AND failure_owner IS NOT NULL))
) DEFAULT CHARSET = utf8mb4;

-- A rank has its range, and a grading without one has the reason.
CREATE TABLE comparison_entry (
    comparison_id       CHAR(36)      COLLATE utf8mb4_0900_bin NOT NULL,
    grading_id          CHAR(36)      COLLATE utf8mb4_0900_bin NOT NULL,
    ordinal             INT,
    metric_value        DOUBLE,
    interval_lower      DOUBLE,
    interval_upper      DOUBLE,
    rank_low            INT,
    rank_high           INT,
    letters             TEXT,
    probability_first   DOUBLE,
    expected_rank       DOUBLE,
    not_ranked          VARCHAR(500),
    baseline_difference DOUBLE,
    baseline_lower      DOUBLE,
    baseline_upper      DOUBLE,
    PRIMARY KEY (comparison_id, grading_id),
    CONSTRAINT comparison_entry_of_comparison FOREIGN KEY (comparison_id) REFERENCES comparison (id),
    CONSTRAINT comparison_entry_of_grading FOREIGN KEY (grading_id) REFERENCES grading (id),
    CONSTRAINT comparison_entry_rank CHECK
        ((rank_low IS NULL) = (rank_high IS NULL) AND (rank_low IS NULL OR not_ranked IS NULL))
) DEFAULT CHARSET = utf8mb4;

-- Differences are the first's value less the second's.
CREATE TABLE comparison_pair (
    comparison_id     CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    first_grading_id  CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    second_grading_id CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    difference        DOUBLE,
    difference_lower  DOUBLE,
    difference_upper  DOUBLE,
    p_value           DOUBLE,
    adjusted_p_value  DOUBLE      NOT NULL,
    outcome           VARCHAR(20) NOT NULL,
    PRIMARY KEY (comparison_id, first_grading_id, second_grading_id),
    CONSTRAINT comparison_pair_of_comparison FOREIGN KEY (comparison_id) REFERENCES comparison (id),
    CONSTRAINT comparison_pair_outcome CHECK (outcome IN ('FIRST_BETTER', 'SECOND_BETTER', 'NOT_TOLD_APART'))
) DEFAULT CHARSET = utf8mb4;

-- When each step of each try of a grading began.
CREATE TABLE grading_step (
    grading_id    CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    attempt_token BIGINT      NOT NULL,
    step          VARCHAR(20) NOT NULL,
    at            DATETIME(6) NOT NULL,
    PRIMARY KEY (grading_id, attempt_token, step),
    CONSTRAINT grading_step_of_grading FOREIGN KEY (grading_id) REFERENCES grading (id),
    CONSTRAINT grading_step_name CHECK
        (step IN ('QUEUED', 'PREPARING', 'SMOKE_RUN', 'HIDDEN_RUN', 'SCORING', 'STORING', 'DONE'))
) DEFAULT CHARSET = utf8mb4;

-- What a smoke run has written so far, on public data. Gone when the grading is: then its log is an artefact.
CREATE TABLE live_log (
    grading_id    CHAR(36)    COLLATE utf8mb4_0900_bin NOT NULL,
    sequence      INT         NOT NULL,
    attempt_token BIGINT      NOT NULL,
    at            DATETIME(6) NOT NULL,
    stream        VARCHAR(10) NOT NULL,
    text          MEDIUMTEXT  NOT NULL,
    PRIMARY KEY (grading_id, sequence),
    CONSTRAINT live_log_of_grading FOREIGN KEY (grading_id) REFERENCES grading (id),
    CONSTRAINT live_log_stream CHECK (stream IN ('OUTPUT', 'ERROR', 'CUT'))
) DEFAULT CHARSET = utf8mb4;
