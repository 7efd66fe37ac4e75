// One value of a file as the examiner knows it, or nothing: each expression gives NULL for what it cannot read, and never stops a scan.
import type { Kind } from './format.js';
import { literal } from './sql-text.js';

export interface Given {
  /** SQL that gives the value as the file has it. */
  readonly sql: string;
  /** DuckDB's name of its type. */
  readonly type: string;
}

const isText = (type: string): boolean => type === 'VARCHAR' || type === 'JSON' || type.startsWith('ENUM');

/** Without blanks around it, and NULL when nothing is left. Most values have none: `trim` costs twenty times what these comparisons cost. */
const trimmed = (x: string): string => `CASE WHEN ${x} < '!' OR suffix(${x}, ' ') OR suffix(${x}, '\t') OR suffix(${x}, '\r') OR prefix(${x}, '\u00a0') OR suffix(${x}, '\u00a0') THEN nullif(trim(${x}, ' \t\r\n\u00a0'), '') ELSE ${x} END`;

/** SQL of the value as plain text; NULL where there is none. Whole numbers stay whole: spreadsheets and data frames write identifiers as `123.0`. */
export function asText({ sql, type }: Given): string {
  if (type === 'VARCHAR') return trimmed(sql);
  if (type === 'BLOB') return trimmed(`TRY(decode(${sql}))`);
  if (/^(DOUBLE|FLOAT)/u.test(type)) return `CASE WHEN ${sql} = floor(${sql}) AND abs(${sql}) < 1e18 THEN CAST(CAST(${sql} AS BIGINT) AS VARCHAR) ELSE CAST(${sql} AS VARCHAR) END`;
  if (type.startsWith('DECIMAL')) return `regexp_replace(CAST(${sql} AS VARCHAR), '\\.0+$', '')`;
  return trimmed(`CAST(${sql} AS VARCHAR)`);
}

/** Where `x` says which offset its clock had: `Z`, `+01:00`, `+0100`, `+01` or ` UTC` after a time of day. */
export const hasOffset = (x: string): string => `(suffix(${x}, 'Z') OR (length(${x}) > 13 AND (suffix(${x}, 'z') OR substr(${x}, -6, 1) IN ('+', '-') OR substr(${x}, -5, 1) IN ('+', '-') OR substr(${x}, -3, 1) IN ('+', '-') OR suffix(${x}, ' UTC'))))`;

const startsWithDigit = (x: string): string => `${x} >= '0' AND ${x} < ':'`;

/** Of a TIMESTAMPTZ; a cast would ask the time zones. */
const inUtc = (x: string): string => `make_timestamp(epoch_us(${x}))`;

/** SQL of a text as TIMESTAMP in UTC. `timezone`: of times that name no offset; undefined: those are not read. */
function timeOfText(x: string, timezone: string | undefined): string {
  const withOffset = `coalesce(TRY_CAST(${x} AS TIMESTAMPTZ), TRY_CAST(upper(${x}) AS TIMESTAMPTZ))`;
  const local = timezone === undefined ? '' : ` WHEN ${startsWithDigit(x)} AND length(${x}) > 10 THEN ${inUtc(`timezone(${literal(timezone)}, TRY_CAST(${x} AS TIMESTAMP))`)}`;
  return `CASE WHEN ${startsWithDigit(x)} AND ${hasOffset(x)} THEN ${inUtc(withOffset)}${local} END`;
}

function time(x: string, type: string, timezone: string | undefined): string {
  if (type === 'TIMESTAMP WITH TIME ZONE') return `CASE WHEN isfinite(${x}) THEN ${inUtc(x)} END`;
  if (type.startsWith('TIMESTAMP')) return timezone === undefined ? 'CAST(NULL AS TIMESTAMP)' : `CASE WHEN isfinite(${x}) THEN ${inUtc(`timezone(${literal(timezone)}, CAST(${x} AS TIMESTAMP))`)} END`;
  return isText(type) || type === 'BLOB' ? timeOfText(x, timezone) : 'CAST(NULL AS TIMESTAMP)';
}

/** True where the local time that stands there does not exist in its zone: clocks were put forward over it. `utc`: what it was read as. */
export function leftOut(x: string, type: string, utc: string, timezone: string): string {
  const isLocal = isText(type) ? `NOT ${hasOffset(x)}` : String(type.startsWith('TIMESTAMP') && type !== 'TIMESTAMP WITH TIME ZONE');
  return `CASE WHEN ${isLocal} AND ${utc} IS NOT NULL AND timezone(${literal(timezone)}, CAST(${utc} AS TIMESTAMPTZ)) <> TRY_CAST(${x} AS TIMESTAMP) THEN true END`;
}

function date(x: string, type: string): string {
  if (type === 'DATE' || type.startsWith('TIMESTAMP')) return `CASE WHEN isfinite(${x}) THEN CAST(${x} AS DATE) END`;
  return `CASE WHEN ${startsWithDigit(x)} THEN TRY_CAST(left(${x}, 10) AS DATE) END`;
}

/** A decimal comma is read where it can be nothing else. */
function number(x: string, type: string): string {
  const figure = isText(type) ? `coalesce(TRY_CAST(${x} AS DOUBLE), CASE WHEN regexp_full_match(${x}, '-?[0-9]+,[0-9]+') THEN TRY_CAST(replace(${x}, ',', '.') AS DOUBLE) END)` : `TRY_CAST(${x} AS DOUBLE)`;
  return `CASE WHEN isfinite(${figure}) THEN ${figure} END`;
}

const yes = ['true', 't', 'yes', 'y', '1', 'on', 'oui', 'o', 'vrai', 'v'];
const no = ['false', 'f', 'no', 'n', '0', 'off', 'non', 'faux'];

function flag(x: string, type: string): string {
  if (type === 'BOOLEAN') return x;
  return `CASE lower(${x}) ${yes.map((word) => `WHEN ${literal(word)} THEN true`).join(' ')} ${no.map((word) => `WHEN ${literal(word)} THEN false`).join(' ')} END`;
}

/** As comparisons, never as an IN: DuckDB makes a join of a long one, and rows lose the order of their file. INVARIANT: bad-input.test.ts, "a row is found by its number". */
export const isOneOf = (x: string, words: readonly string[]): string => `(${words.map((word) => `${x} = ${literal(word)}`).join(' OR ')})`;

/** `Ex-Spouse`, `no hit` and `HIT` are the format's `ex_spouse`, `no_hit` and `hit`. */
const word = (x: string, known: readonly string[]): string => `CASE WHEN ${isOneOf(x, ['', ...known])} THEN ${x} ELSE replace(replace(lower(${x}), ' ', '_'), '-', '_') END`;

/** Kinds that may fail to be read where something stands. */
export const canFail = (kind: Kind): boolean => kind === 'time' || kind === 'date' || kind === 'number' || kind === 'count' || kind === 'flag';

/** What `read` is to take: times and numbers that are such already, and text of all else. */
export function given(kind: Kind, value: Given): string {
  const keeps = (kind === 'time' && value.type.startsWith('TIMESTAMP')) || (kind === 'date' && (value.type === 'DATE' || value.type.startsWith('TIMESTAMP')))
    || (kind === 'flag' && value.type === 'BOOLEAN') || ((kind === 'number' || kind === 'count') && !isText(value.type) && value.type !== 'BLOB');
  return keeps ? value.sql : asText(value);
}

/** SQL of the value of `x` (from `given`), by its kind. `known`: words that the format knows. */
export function read(kind: Kind, x: string, type: string, timezone: string | undefined, known: readonly string[]): string {
  if (kind === 'time') return time(x, type, timezone);
  if (kind === 'date') return date(x, type);
  if (kind === 'number') return number(x, type);
  if (kind === 'count') return `TRY_CAST(${x} AS BIGINT)`;
  if (kind === 'flag') return flag(x, type);
  return kind === 'word' ? word(x, known) : x;
}
