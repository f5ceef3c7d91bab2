-- Up to when gradings are in the comparison that the opening shows.
ALTER TABLE opening ADD COLUMN compared_at DATETIME(6) AFTER comparison_id;

-- The mail that tells of a decision, which is not sent when the release is taken back.
ALTER TABLE decision ADD COLUMN mail_id CHAR(36) COLLATE utf8mb4_0900_bin AFTER released_at;
