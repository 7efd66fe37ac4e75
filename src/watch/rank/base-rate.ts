// How many misuse, before anything is known of anybody.

/** Eight offenders among a thousand actors: the middle of what audits of police look-ups confirm (0.3 to 3 %, issue of the examiner; domain.md section 4). */
export const BASE_RATE = 0.008;
