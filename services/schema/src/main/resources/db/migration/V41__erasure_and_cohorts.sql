-- Whose work holds a file is asked by its hash, for each file of a candidate who is erased.
ALTER TABLE submission ADD KEY submission_of_archive (archive_sha256);
ALTER TABLE grading ADD KEY grading_of_predictions (predictions_sha256);
ALTER TABLE run ADD KEY run_of_log (log_sha256);

-- What an opening's comparison was made of, instead of when: what was committed while it was made is noticed after it.
ALTER TABLE opening DROP COLUMN compared_at;
-- One comparison of an opening is made at a time, and shown when it is there whatever has happened since.
ALTER TABLE opening
    ADD COLUMN compared_cohort BIGINT AFTER comparison_id,
    ADD COLUMN asked_comparison_id CHAR(36) COLLATE utf8mb4_0900_bin AFTER compared_cohort,
    ADD COLUMN asked_cohort BIGINT AFTER asked_comparison_id;
