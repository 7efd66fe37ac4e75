// Values behave exactly as Cedar's do: sets without order, 64-bit integers that overflow into an error, entities equal by type and id.
// Held against the wasm engine by policy-closure.test.ts.
import type { EntityUid, EntityValue, PolicyRequest } from './policy-request.js';

/** The value of an expression that Cedar cannot evaluate. A symbol, not an exception: deciding must not be slowed by a hostile request. */
export const failed = Symbol('failed');

/** An entity named in a policy text. */
export class Reference implements EntityUid {
  constructor(
    readonly type: string,
    readonly id: string,
    readonly parents: readonly EntityUid[] = [],
  ) {}
}

export interface RecordVal {
  readonly [name: string]: Val;
}
/** What an expression may evaluate to. A whole number beyond ±2^53 is a bigint, any other a number: never both. */
export type Val = string | number | bigint | boolean | readonly Val[] | RecordVal | Reference | EntityValue;
export type Result = Val | typeof failed;

export function isSet(value: Result): value is readonly Val[] {
  return Array.isArray(value);
}

/** The principal and the resource arrive as plain objects: identity tells them from records. */
export function isEntity(value: Result, request: PolicyRequest): value is EntityValue | Reference {
  return value === request.principal || value === request.resource || value instanceof Reference;
}

/** NaN would make every comparison false, and a forbid that compares would be silent: it is no whole number, hence an error. */
export function isLong(value: Result): value is number | bigint {
  return typeof value === 'number' ? Number.isSafeInteger(value) : typeof value === 'bigint';
}

export function isRecord(value: Result, request: PolicyRequest): value is RecordVal {
  return typeof value === 'object' && !isSet(value) && !isEntity(value, request);
}

export function sameUid(a: EntityUid, b: EntityUid): boolean {
  return a.type === b.type && a.id === b.id;
}

/** Cedar `==`: values of different types are different, never an error. */
export function isEqual(a: Val, b: Val, request: PolicyRequest): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  if (isSet(a)) return isSet(b) && containsAll(a, b, request) && containsAll(b, a, request);
  if (isSet(b)) return false;
  if (isEntity(a, request)) return isEntity(b, request) && sameUid(a, b);
  return !isEntity(b, request) && isSameRecord(a, b, request);
}

function isSameRecord(a: RecordVal, b: RecordVal, request: PolicyRequest): boolean {
  const names = namesOf(a);
  if (names.length !== namesOf(b).length) return false;
  return names.every((name) => {
    const [x, y] = [a[name], b[name]];
    return x !== undefined && y !== undefined && isEqual(x, y, request);
  });
}

/** What is undefined is absent. */
const namesOf = (record: RecordVal): readonly string[] => Object.keys(record).filter((name) => record[name] !== undefined);

export function contains(set: readonly Val[], item: Val, request: PolicyRequest): boolean {
  if (set.includes(item)) return true;
  return typeof item === 'object' && set.some((other) => isEqual(other, item, request));
}

export function containsAll(set: readonly Val[], items: readonly Val[], request: PolicyRequest): boolean {
  for (const item of items) if (!contains(set, item, request)) return false;
  return true;
}

export function containsAny(set: readonly Val[], items: readonly Val[], request: PolicyRequest): boolean {
  for (const item of items) if (contains(set, item, request)) return true;
  return false;
}

const minLong = -(2n ** 63n);
const maxLong = 2n ** 63n - 1n;

function longOf(exact: bigint): Result {
  if (exact < minLong || exact > maxLong) return failed;
  const near = Number(exact);
  return Number.isSafeInteger(near) ? near : exact;
}

export type Arithmetic = '+' | '-' | '*';

/** 64-bit arithmetic; an overflow is an error (Cedar, operators on long). A double is exact while its result is a safe integer. */
export function compute(op: Arithmetic, a: number | bigint, b: number | bigint): Result {
  if (typeof a === 'number' && typeof b === 'number') {
    const quick = op === '+' ? a + b : op === '-' ? a - b : a * b;
    if (Number.isSafeInteger(quick)) return quick;
  }
  const [x, y] = [BigInt(a), BigInt(b)];
  return longOf(op === '+' ? x + y : op === '-' ? x - y : x * y);
}

/** Cedar `like`: `segments` are the literal stretches between wildcards, so one segment means no wildcard. Linear in the text. */
export function isLike(text: string, segments: readonly string[]): boolean {
  const first = segments[0] ?? '';
  if (segments.length <= 1) return text === first;
  const last = segments[segments.length - 1] ?? '';
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let at = first.length;
  for (let i = 1; i < segments.length - 1; i++) {
    const segment = segments[i] ?? '';
    const found = text.indexOf(segment, at);
    if (found < 0 || found + segment.length > end) return false;
    at = found + segment.length;
  }
  return true;
}
