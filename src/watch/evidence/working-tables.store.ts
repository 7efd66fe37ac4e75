// The working tables: an evidence set as the examiner asks it. Names of actors and subjects become small numbers once,
// times become UTC timestamps, and every row says when it was first known, so that week w can use only what week w knew.
//
// Conventions for every table below
// - `actor`, `author`, `supervisor`, `lead`, `requested_by`, `on_behalf_of` number rows of `actors`: everybody whom any table names as an actor has one.
// - `subject`, `person`, `address`, `vehicle`, `grp` number rows of `subjects`, one numbering for all types.
// - `known_at` is when the row came to be known (`created_at`, else the row's own time, else the beginning of time); never null. `author` is who made it, null when the evidence does not say.
// - All timestamps are TIMESTAMP in UTC, all dates DATE. `at` is a reserved word in DuckDB: write `a.at` or `"at"`. `week` is a count of ISO weeks: `WEEK_OF('at')` below.
// - A table that the evidence lacks is there and empty; `loaded` says which had rows.

const LINK = 'author INTEGER, known_at TIMESTAMP NOT NULL';

export const WORKING_TABLES: Readonly<Record<string, string>> = {
  loaded: 'table_name VARCHAR, rows BIGINT, quarantined BIGINT',
  subjects: 'subject INTEGER, subject_type VARCHAR, subject_id VARCHAR',
  actors: 'actor INTEGER, actor_id VARCHAR, named BOOLEAN, person INTEGER, agency VARCHAR, unit VARCHAR, role VARCHAR, beat VARCHAR, supervisor INTEGER, started_on DATE, service_account BOOLEAN',
  accesses: 'access BIGINT, event_id VARCHAR, "at" TIMESTAMP, week INTEGER, actor INTEGER, action VARCHAR, subject INTEGER, outcome VARCHAR, source_system VARCHAR, terminal_id VARCHAR, '
    + 'terminal_x_m DOUBLE, terminal_y_m DOUBLE, session_id VARCHAR, query_text VARCHAR, result_count BIGINT, records_opened BIGINT, purpose_code VARCHAR, purpose_text VARCHAR, '
    + 'case_ref VARCHAR, incident_ref VARCHAR, on_behalf_of INTEGER',
  persons: 'person INTEGER, surname VARCHAR, given_names VARCHAR, sex VARCHAR, born_on DATE, address INTEGER, household_id VARCHAR',
  addresses: 'address INTEGER, x_m DOUBLE, y_m DOUBLE, building_id VARCHAR',
  vehicles: 'vehicle INTEGER, plate VARCHAR, owner INTEGER, covert BOOLEAN',
  ties: `person_a INTEGER, person_b INTEGER, kind VARCHAR, declared BOOLEAN, from_on DATE, to_on DATE, ${LINK}`,
  groups: 'grp INTEGER, name VARCHAR, threat_level VARCHAR',
  group_members: `grp INTEGER, person INTEGER, from_on DATE, to_on DATE, confidence DOUBLE, ${LINK}`,
  group_feuds: 'group_a INTEGER, group_b INTEGER, from_on DATE, to_on DATE',
  roster: `actor INTEGER, starts_at TIMESTAMP, ends_at TIMESTAMP, kind VARCHAR, ${LINK}`,
  dispatches: `incident_id VARCHAR, actor INTEGER, starts_at TIMESTAMP, ends_at TIMESTAMP, ${LINK}`,
  incidents: `incident_id VARCHAR, kind VARCHAR, occurred_at TIMESTAMP, reported_at TIMESTAMP, publicised_at TIMESTAMP, address INTEGER, x_m DOUBLE, y_m DOUBLE, serious BOOLEAN, self_initiated_by INTEGER, ${LINK}`,
  incident_parties: `incident_id VARCHAR, subject INTEGER, part VARCHAR, ${LINK}`,
  cases: 'case_id VARCHAR, subject INTEGER, kind VARCHAR, opened_at TIMESTAMP, closed_at TIMESTAMP, lead INTEGER',
  case_members: `case_id VARCHAR, actor INTEGER, from_at TIMESTAMP, to_at TIMESTAMP, ${LINK}`,
  case_subjects: `case_id VARCHAR, subject INTEGER, ${LINK}`,
  tasks: `task_id VARCHAR, kind VARCHAR, actor INTEGER, unit VARCHAR, subject INTEGER, starts_at TIMESTAMP, ends_at TIMESTAMP, requested_by INTEGER, ${LINK}`,
  encounters: `encounter_id VARCHAR, kind VARCHAR, actor INTEGER, starts_at TIMESTAMP, ends_at TIMESTAMP, subject INTEGER, x_m DOUBLE, y_m DOUBLE, self_initiated BOOLEAN, ${LINK}`,
  sealed_subjects: 'subject INTEGER, kind VARCHAR',
  canaries: 'subject INTEGER',
};

/** Of canaries that the node told a scan of, in which system each is one (lower case): under the same name another system has somebody else. Else empty. */
export const TOLD_TABLES: Readonly<Record<string, string>> = { canary_systems: 'subject INTEGER, system VARCHAR' };

/** Words as numbers: a row an access, and texts take longest to write. They compare and print as texts. */
const STANDING = "ENUM('independent', 'self_made', 'after_the_fact', 'none')";

/** Where a reason may come from. */
const REASON_SOURCE = "ENUM('cases', 'case_members', 'case_subjects', 'dispatches', 'encounters', 'incidents', 'incident_parties', 'tasks')";

/** What `explain` adds, before any detector runs. */
export const EXPLAINED_TABLES: Readonly<Record<string, string>> = {
  // What stands near a subject, itself included (`how` = 'self', 'address', 'vehicle', 'household', 'co_party'); only near things that were known by `known_at`.
  reach: 'subject INTEGER, near INTEGER, how VARCHAR, known_at TIMESTAMP',
  // One row an access: the best explanation that the whole evidence gives. `standing` is 'independent', 'self_made', 'after_the_fact' or 'none'; `cleared_at` is when an independent one was first known (null: never).
  // The row that explains it is named in `reasons` under its `reason`, or here.
  explained: `access BIGINT, standing ${STANDING}, template ENUM('E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7'), cleared_at TIMESTAMP, first_access BOOLEAN, source_table VARCHAR, source_id VARCHAR, reason BIGINT`,
  // The row that a reason comes from.
  reasons: `reason BIGINT, source_table ${REASON_SOURCE}, source_id VARCHAR`,
  // Accesses that no independent explanation cleared by the end of their own week (and that ask about a subject or about nothing), with the standing of what else explains them. What most detectors read.
  open_accesses: 'access BIGINT, "at" TIMESTAMP, week INTEGER, actor INTEGER, action VARCHAR, subject INTEGER, outcome VARCHAR, source_system VARCHAR, session_id VARCHAR, purpose_code VARCHAR, '
    + 'case_ref VARCHAR, incident_ref VARCHAR, on_behalf_of INTEGER, standing VARCHAR, first_access BOOLEAN',
  // Looks that one person made (`hand`) because another asked (`asker`), by the log or by a desk request; `cleared_at` is when work that leads the asker there was first known (null: none shows). The hand may be explained and the asker not.
  requests: 'access BIGINT, "at" TIMESTAMP, week INTEGER, asker INTEGER, hand INTEGER, subject INTEGER, cleared_at TIMESTAMP',
  // How many things each took, day by day, where the look-ups of those days are not in `accesses`: in a prompt beat of the live examiner; else empty.
  earlier_days: 'actor INTEGER, on_day DATE, week INTEGER, things BIGINT',
};

/**
 * What detectors give, one row a finding:
 * `access` the access that shows it (null only where there is no single one), `episode` a key that joins findings of several actors into one group alert (null: one alert by actor and subject),
 * `known_at` the moment from which a reviewer could have seen it: the latest of the access and of every row used; `llr` the natural logarithm of how much likelier this is under misuse than under work;
 * `facts` what the sentence needs; `row_refs` the evidence rows behind it, as `table:identifier`.
 */
export const FINDING_COLUMNS = 'detector VARCHAR, actor INTEGER, access BIGINT, subject INTEGER, episode VARCHAR, "at" TIMESTAMP, known_at TIMESTAMP, llr DOUBLE, facts JSON, row_refs VARCHAR[]';

/** ISO weeks since Monday 29 December 1969, of a UTC timestamp. */
export const weekOf = (timestamp: string): string => `CAST(floor((epoch(${timestamp}) + 259200) / 604800) AS INTEGER)`;

/** The end of an ISO week by that number, Sunday 24:00 UTC: what is known then may be used for any access of that week. */
export const weekEnd = (week: string): string => `make_timestamp(CAST((${week}) + 1 AS BIGINT) * 604800000000 - 259200000000)`;

export const createTable = (name: string, columns: string): string => `CREATE TABLE ${name} (${columns})`;
