// Every figure that decides what explains an access, with its reason in the work. None was fitted to any set of evidence.
// Texts are DuckDB intervals: they go into SQL as they stand.

/** E2: officers ask on the way, at the scene, and until they have written up (the issue's −30 minutes to +4 hours). */
export const ON_THE_WAY = 'INTERVAL 30 MINUTE';
export const AT_THE_SCENE = 'INTERVAL 4 HOUR';
export const SCENE_METRES = 500;
/** A dispatch that nobody closed ends with a long shift. */
export const LONGEST_DISPATCH = 'INTERVAL 12 HOUR';

/** Clocks of two systems differ; what begins less than this after an access counts as begun. */
export const CLOCKS_DIFFER = 'INTERVAL 5 MINUTE';

/** Paperwork by others comes late: a rota with its rest days and a week's leave. A link to a case has no time of its own but that of its writing: one week, a file's review. */
export const LATE_DAYS = 14;
export const LATE_CASE_DAYS = 7;
/** What an actor writes of their own doing is written before the shift ends, or it was written afterwards. */
export const SAME_SHIFT = 'INTERVAL 12 HOUR';
/** How long before a thing began an access may lie and still be told as "after the fact": the same as late paperwork. */
export const AFTER_THE_FACT_DAYS = 14;

/** A call and what is written with it: parties named within the hour belong to the call. */
export const WITH_THE_CALL = 'INTERVAL 1 HOUR';
/** Another person's row about the same subject within a shift stands beside an own stop. */
export const TRACE_BESIDE = 'INTERVAL 12 HOUR';

/** E3: charging, bail and the first hearing follow an arrest within a week; a custody lasts as long as it says. A stop is like a scene. */
export const AFTER_ARREST = 'INTERVAL 7 DAY';
export const LONGEST_CUSTODY = 'INTERVAL 366 DAY';

/** E1: returning exhibits and telling victims after a case closed. */
export const CASE_GRACE = 'INTERVAL 14 DAY';
/** Following up on an incident of one's own under its number: the report is due. */
export const FOLLOW_UP = 'INTERVAL 3 DAY';

/** E4, E6, E7: preparing for a hearing begins when it is known, but not before this; a task without an end lasts this long. */
export const PREPARATION = 'INTERVAL 30 DAY';
export const TASK_LASTS: Readonly<Record<string, string>> = {
  warrant: 'INTERVAL 30 DAY', court: 'INTERVAL 7 DAY', bulletin: 'INTERVAL 30 DAY', desk_request: 'INTERVAL 7 DAY',
  vetting: 'INTERVAL 30 DAY', audit: 'INTERVAL 7 DAY', training: 'INTERVAL 1 DAY', bulk_job: 'INTERVAL 1 DAY',
};
/** A job or training that names no subject opens every subject: a week at the most. */
export const LONGEST_BLANKET = 'INTERVAL 7 DAY';

/** E5: a team-mate's reason within 7 days, where the team is small enough to talk to each other (a platoon); in a bigger unit only within the shift. */
export const TEAM_DAYS = 'INTERVAL 7 DAY';
export const TEAM_SHIFT = 'INTERVAL 12 HOUR';
export const LARGEST_TEAM = 30;

/** Roles of the format that work for others and are never sent to a scene. */
export const DESKS = "'call_taker', 'records', 'registry'";

/** The same for what explains a look and for what is held against it: nine people under one roof are nearly always a building without flat numbers, a home or a shelter, and nobody there is near anybody by that alone. */
export const LARGEST_HOUSEHOLD = 8;
/** Beyond these an owner is a fleet, an incident a brawl in a stadium, a group a movement: nobody there is near anybody. */
export const LARGEST_FLEET = 12;
export const MOST_PARTIES = 20;
export const MOST_CO_PARTIES = 60;
export const MOST_MEMBERS = 100;

/** A name is typed wrongly, then rightly: a search that found nothing belongs to what the same person asked within these seconds before or after. */
export const TYPED_AGAIN_SECONDS = 120;
