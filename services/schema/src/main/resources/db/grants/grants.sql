-- What each process may do. Run by a user who owns the database and may grant, after every migration:
-- by the platform's `migrate` command, or by hand on a server that you administer yourself. ${database}, ${platform} and
-- ${grader} stand for the database and the two users, which must exist.

GRANT SELECT, INSERT ON `${database}`.api_token TO ${platform};
GRANT SELECT, INSERT ON `${database}`.idempotency_key TO ${platform};
GRANT SELECT, INSERT, UPDATE ON `${database}`.pack_version TO ${platform};
GRANT SELECT, INSERT, UPDATE ON `${database}`.attempt TO ${platform};
GRANT SELECT, INSERT ON `${database}`.submission TO ${platform};
GRANT SELECT, INSERT, UPDATE ON `${database}`.grading TO ${platform};
GRANT SELECT ON `${database}`.run TO ${platform};
GRANT SELECT ON `${database}`.score TO ${platform};
GRANT SELECT ON `${database}`.effect TO ${platform};
GRANT SELECT, INSERT, UPDATE (state, tries, failure, failure_owner, requested_at) ON `${database}`.comparison TO ${platform};
GRANT SELECT, INSERT (comparison_id, grading_id) ON `${database}`.comparison_entry TO ${platform};
GRANT SELECT ON `${database}`.comparison_pair TO ${platform};
GRANT SELECT ON `${database}`.grading_step TO ${platform};
GRANT SELECT ON `${database}`.live_log TO ${platform};
GRANT SELECT, INSERT ON `${database}`.scheduled_tasks TO ${platform};

GRANT SELECT, UPDATE ON `${database}`.pack_version TO ${grader};
GRANT SELECT, UPDATE (counts) ON `${database}`.submission TO ${grader};
GRANT SELECT, UPDATE ON `${database}`.grading TO ${grader};
GRANT SELECT, INSERT ON `${database}`.run TO ${grader};
GRANT SELECT, INSERT ON `${database}`.score TO ${grader};
GRANT SELECT, INSERT ON `${database}`.effect TO ${grader};
GRANT INSERT ON `${database}`.late_report TO ${grader};
GRANT SELECT, UPDATE ON `${database}`.comparison TO ${grader};
GRANT SELECT, UPDATE ON `${database}`.comparison_entry TO ${grader};
GRANT SELECT, INSERT ON `${database}`.comparison_pair TO ${grader};
GRANT SELECT, INSERT ON `${database}`.grading_step TO ${grader};
GRANT SELECT, INSERT, DELETE ON `${database}`.live_log TO ${grader};
GRANT SELECT, INSERT, UPDATE, DELETE ON `${database}`.scheduled_tasks TO ${grader};
