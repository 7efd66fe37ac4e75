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

/** SQL of the value as plain text without blanks around it; NULL where there is none. Whole numbers stay whole: spreadsheets and data frames write identifiers as `123.0`. */
export function asText({ sql, type }: Given): string {
  if (isText(type)) return `nullif(trim(CAST(${sql} AS VARCHAR)), '')`;
  if (type === 'BLOB') return `nullif(trim(TRY(decode(${sql}))), '')`;
  if (/^(DOUBLE|FLOAT)/u.test(type)) return `CASE WHEN ${sql} = floor(${sql}) AND abs(${sql}) < 1e18 THEN CAST(CAST(${sql} AS BIGINT) AS VARCHAR) ELSE CAST(${sql} AS VARCHAR) END`;
  if (type.startsWith('DECIMAL')) return `regexp_replace(CAST(${sql} AS VARCHAR), '\\.0+$', '')`;
  return `nullif(trim(CAST(${sql} AS VARCHAR)), '')`;
}

/** Where `x` says which offset its clock had: `Z`, `+01:00`, `+0100`, `+01` or ` UTC` after a time of day. */
export const hasOffset = (x: string): string => `(length(${x}) > 13 AND (right(${x}, 1) IN ('Z', 'z') OR substr(${x}, -6, 1) IN ('+', '-') OR substr(${x}, -5, 1) IN ('+', '-') OR substr(${x}, -3, 1) IN ('+', '-') OR right(${x}, 4) = ' UTC'))`;

const startsWithDigit = (x: string): string => `left(${x}, 1) BETWEEN '0' AND '9'`;

/** SQL of a text as TIMESTAMP in UTC. `timezone`: of times that name no offset; undefined: those are not read. */
function timeOfText(x: string, timezone: string | undefined): string {
  const withOffset = `coalesce(TRY_CAST(${x} AS TIMESTAMPTZ), TRY_CAST(upper(${x}) AS TIMESTAMPTZ))`;
  const local = timezone === undefined ? '' : ` WHEN length(${x}) > 10 THEN CAST(timezone(${literal(timezone)}, TRY_CAST(${x} AS TIMESTAMP)) AS TIMESTAMP)`;
  return `CASE WHEN NOT ${startsWithDigit(x)} THEN NULL WHEN ${hasOffset(x)} THEN CAST(${withOffset} AS TIMESTAMP)${local} END`;
}

function time(x: string, type: string, timezone: string | undefined): string {
  if (type === 'TIMESTAMP WITH TIME ZONE') return `CASE WHEN isfinite(${x}) THEN CAST(${x} AS TIMESTAMP) END`;
  if (type.startsWith('TIMESTAMP')) return timezone === undefined ? 'CAST(NULL AS TIMESTAMP)' : `CASE WHEN isfinite(${x}) THEN CAST(timezone(${literal(timezone)}, CAST(${x} AS TIMESTAMP)) AS TIMESTAMP) END`;
  return isText(type) || type === 'BLOB' ? timeOfText(x, timezone) : 'CAST(NULL AS TIMESTAMP)';
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
const listOf = (words: readonly string[]): string => words.map(literal).join(', ');

function flag(x: string, type: string): string {
  if (type === 'BOOLEAN') return x;
  return `CASE WHEN lower(${x}) IN (${listOf(yes)}) THEN true WHEN lower(${x}) IN (${listOf(no)}) THEN false END`;
}

/** `Ex-Spouse`, `no hit` and `HIT` are the format's `ex_spouse`, `no_hit` and `hit`. */
const word = (x: string): string => `replace(replace(lower(${x}), ' ', '_'), '-', '_')`;

/** Kinds that may fail to be read where something stands. */
export const canFail = (kind: Kind): boolean => kind === 'time' || kind === 'date' || kind === 'number' || kind === 'count' || kind === 'flag';

/** What `read` is to take: times and numbers that are such already, and text of all else. */
export function given(kind: Kind, value: Given): string {
  const keeps = (kind === 'time' && value.type.startsWith('TIMESTAMP')) || (kind === 'date' && (value.type === 'DATE' || value.type.startsWith('TIMESTAMP')))
    || (kind === 'flag' && value.type === 'BOOLEAN') || ((kind === 'number' || kind === 'count') && !isText(value.type) && value.type !== 'BLOB');
  return keeps ? value.sql : asText(value);
}

/** SQL of the value of `x` (from `given`), by its kind. */
export function read(kind: Kind, x: string, type: string, timezone: string | undefined): string {
  if (kind === 'time') return time(x, type, timezone);
  if (kind === 'date') return date(x, type);
  if (kind === 'number') return number(x, type);
  if (kind === 'count') return `TRY_CAST(${x} AS BIGINT)`;
  if (kind === 'flag') return flag(x, type);
  return kind === 'word' ? word(x) : x;
}
