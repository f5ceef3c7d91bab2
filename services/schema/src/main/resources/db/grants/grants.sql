-- What each process may do. Run by a user who owns the database and may grant, after every migration:
-- by the platform's `migrate` command, or by hand on a server that you administer yourself. ${database}, ${platform} and
-- ${grader} stand for the database and the two users, which must exist.

GRANT SELECT, INSERT, UPDATE ON `${database}`.api_token TO ${platform};
GRANT SELECT, INSERT, UPDATE ON `${database}`.organisation TO ${platform};
GRANT SELECT, INSERT, UPDATE ON `${database}`.account TO ${platform};
GRANT SELECT, INSERT, UPDATE, DELETE ON `${database}`.recovery_code TO ${platform};
GRANT SELECT, INSERT, DELETE ON `${database}`.oidc_identity TO ${platform};
GRANT SELECT, INSERT, UPDATE ON `${database}`.access_link TO ${platform};
GRANT SELECT, INSERT, UPDATE, DELETE ON `${database}`.session TO ${platform};
GRANT SELECT, INSERT, UPDATE ON `${database}`.opening TO ${platform};
GRANT SELECT, INSERT, UPDATE ON `${database}`.candidate TO ${platform};
GRANT SELECT, INSERT, UPDATE ON `${database}`.shared_link TO ${platform};
GRANT SELECT, INSERT, UPDATE ON `${database}`.invitation TO ${platform};
GRANT SELECT, INSERT, UPDATE ON `${database}`.bulk_action TO ${platform};
GRANT SELECT, INSERT, DELETE ON `${database}`.bulk_action_item TO ${platform};
GRANT SELECT, INSERT ON `${database}`.consent TO ${platform};
GRANT SELECT, INSERT, UPDATE, DELETE ON `${database}`.upload TO ${platform};
GRANT SELECT, INSERT, UPDATE ON `${database}`.mail TO ${platform};
GRANT SELECT, INSERT, UPDATE, DELETE ON `${database}`.question TO ${platform};
GRANT SELECT, INSERT, UPDATE (feedback, reason, released_at) ON `${database}`.decision TO ${platform};
GRANT SELECT, INSERT, UPDATE ON `${database}`.rights_request TO ${platform};
GRANT SELECT, INSERT ON `${database}`.audit_entry TO ${platform};
GRANT SELECT, INSERT, UPDATE ON `${database}`.audit_head TO ${platform};
GRANT SELECT, INSERT, UPDATE, DELETE ON `${database}`.platform_tasks TO ${platform};
GRANT SELECT, INSERT ON `${database}`.idempotency_key TO ${platform};
GRANT SELECT, INSERT, UPDATE ON `${database}`.pack_version TO ${platform};
GRANT SELECT, INSERT, UPDATE ON `${database}`.attempt TO ${platform};
GRANT SELECT, INSERT, UPDATE (file_name) ON `${database}`.submission TO ${platform};
GRANT SELECT, INSERT, UPDATE ON `${database}`.grading TO ${platform};
GRANT SELECT ON `${database}`.run TO ${platform};
GRANT SELECT ON `${database}`.score TO ${platform};
GRANT SELECT ON `${database}`.effect TO ${platform};
GRANT SELECT (grading_id), DELETE ON `${database}`.late_report TO ${platform};
GRANT SELECT, INSERT, UPDATE (state, tries, failure, failure_owner, requested_at), DELETE ON `${database}`.comparison TO ${platform};
GRANT SELECT, INSERT (comparison_id, grading_id), DELETE ON `${database}`.comparison_entry TO ${platform};
GRANT SELECT, DELETE ON `${database}`.comparison_pair TO ${platform};
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
