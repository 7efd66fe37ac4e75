// What a match of a reason with an access is worth, as SQL: independent, self-made or after the fact, and the one number by which the best of many is chosen.
import { SAME_SHIFT } from './limits.js';

// The number holds standing (0 independent, 1 self-made, 2 after the fact), then the second in which it became known, then a tie-break of the reason's content. The least is the best.
export const STANDING_STEP = '2305843009213693952'; // 2^61
const TIES = '536870912'; // 2^29: three bits for the template, the rest a hash of the source
const TEMPLATES = '67108864'; // 2^26
const SECONDS_AT_MOST = 4294967295; // 2^32 - 1

export const packed = (standing: string, knownAt: string, tie: string): string =>
  `(${standing})::BIGINT * ${STANDING_STEP} + greatest(0, least(${SECONDS_AT_MOST}, ceil(epoch(${knownAt}))::BIGINT)) * ${TIES} + ${tie}`;
export const rankOf = (best: string): string => `(${best} // ${STANDING_STEP})::TINYINT`;
export const knownOf = (best: string): string => `make_timestamp((${best} % ${STANDING_STEP}) // ${TIES} * 1000000)`;
export const templateOf = (best: string): string => `((${best} % ${TIES}) // ${TEMPLATES})::TINYINT`;
/** By content, so that the order of rows in the evidence, and which of two threads was first, decide nothing. */
export const tieOf = (template: string, ...content: readonly string[]): string => `(${template})::BIGINT * ${TEMPLATES} + (hash(${content.join(', ')}) % ${TEMPLATES})::BIGINT`;

/** 0 independent, 1 self-made, 2 after the fact: `r` is the reason, `own` whether the actor wrote part of it. */
export const rank = (at: string, own: string): string =>
  `CASE WHEN ${at} < r.good_from OR r.known_at > ${at} + to_days(r.late_days::INTEGER) OR ((${own}) AND r.known_at > ${at} + ${SAME_SHIFT}) THEN 2 WHEN ${own} THEN 1 ELSE 0 END`;
