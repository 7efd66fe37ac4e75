// Dated statements as marks on one axis. A date is only as precise as it was stated: a year is drawn as a year, never as its first day.
import type { StatementView } from '../../../src/http/contract.js';
import { valueWords } from './statement-words.js';

export interface TimeMark {
  readonly id: string;
  readonly lane: string;
  readonly words: string;
  /** As stated. */
  readonly from: string | null;
  readonly to: string | null;
  readonly startMs: number;
  readonly endMs: number;
  /** `day`: one known day. `part`: a month or a year whose day is unknown. `span`: from one date to another. */
  readonly kind: 'day' | 'part' | 'span';
  readonly isOpenStart: boolean;
  readonly isOpenEnd: boolean;
}

/** First moment and first moment after a stated `YYYY`, `YYYY-MM` or `YYYY-MM-DD…`, in UTC milliseconds. */
export function periodOf(date: string): { startMs: number; endMs: number; isDay: boolean } | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/u.exec(date);
  if (match?.[1] === undefined) return undefined;
  const [year, month, day] = [Number(match[1]), match[2] === undefined ? undefined : Number(match[2]), match[3] === undefined ? undefined : Number(match[3])];
  const startMs = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const endMs = month === undefined ? Date.UTC(year + 1, 0, 1) : day === undefined ? Date.UTC(year, month, 1) : startMs + 86_400_000;
  return Number.isNaN(startMs) ? undefined : { startMs, endMs, isDay: day !== undefined };
}

/** Marks of the statements that carry a date, earliest first. `nowMs` ends what has no stated end. */
export function timeMarks(statements: readonly StatementView[], nowMs: number): readonly TimeMark[] {
  return statements.flatMap((statement) => markOf(statement, nowMs) ?? []).toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
}

function markOf(statement: StatementView, nowMs: number): TimeMark | undefined {
  const isDate = statement.type === 'date';
  const [from, to] = isDate ? [statement.value, statement.value] : [statement.validFrom, statement.validTo];
  const [start, end] = [from === null ? undefined : periodOf(from), to === null ? undefined : periodOf(to)];
  if (start === undefined && end === undefined) return undefined;
  const isOne = from === to;
  const startMs = start?.startMs ?? end?.startMs ?? nowMs;
  const endMs = end?.endMs ?? Math.max(nowMs, start?.endMs ?? nowMs);
  return {
    id: statement.id, lane: statement.propLabel, words: isDate ? statement.propLabel : valueWords(statement), from, to, startMs, endMs: Math.max(startMs, endMs),
    kind: isOne ? (start?.isDay === true ? 'day' : 'part') : 'span', isOpenStart: start === undefined, isOpenEnd: end === undefined,
  };
}

export interface Axis {
  readonly startMs: number;
  readonly endMs: number;
  readonly ticks: readonly { readonly atMs: number; readonly words: string }[];
}

const steps = [1, 2, 5, 10, 20, 50, 100];

/** An axis of whole years around the marks with at most `room` ticks. */
export function axisOf(marks: readonly TimeMark[], room: number): Axis {
  const first = new Date(Math.min(...marks.map((mark) => mark.startMs))).getUTCFullYear();
  const last = new Date(Math.max(...marks.map((mark) => mark.endMs))).getUTCFullYear() + 1;
  const step = steps.find((one) => (last - first) / one <= room) ?? 200;
  const from = Math.floor(first / step) * step;
  const to = Math.max(Math.ceil(last / step) * step, from + step);
  const ticks = Array.from({ length: (to - from) / step + 1 }, (_, at) => ({ atMs: Date.UTC(from + at * step, 0, 1), words: String(from + at * step) }));
  return { startMs: Date.UTC(from, 0, 1), endMs: Date.UTC(to, 0, 1), ticks };
}
