-- When a candidate was told that the promised answer is late, which is told once.
ALTER TABLE invitation ADD COLUMN late_told_at DATETIME(6);

-- A link that stops working takes back the mail that still waits to bring it.
ALTER TABLE mail ADD KEY mail_of_link (link_id);
