// FollowTheMoney JSON goes in and comes out unchanged: id, schema, valid values in order, and every other top-level key as it was.
// Each line stands alone: a bad line, value or byte costs that line or value and nothing else.
import { isUtf8 } from 'node:buffer';
import type { Json } from '../kernel/index.js';
import { type Line, lines } from './import-bytes.js';
import { type ByteStream, type ImportEntity, type ImportItem, type ImportStream, itemsOf, quarantine, type ValueNote } from './import-item.js';
import { checkLanguage } from './validate-code.js';
import { checkDate } from './validate-date.js';
import { validateEntity } from './validate-entity.js';
import type { Checked } from './validate-text.js';

const maxLineBytes = 16 * 1_048_576;
/** Our one addition to the format: what is known about values (`ValueNote`), ignored by other readers. */
const notesKey = 'custosValues';

type JsonObject = { readonly [key: string]: Json | undefined };

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function lineProblem(line: Line): string | undefined {
  if (line.bytes === undefined) return `the line is longer than ${maxLineBytes / 1_048_576} MiB; split the entity`;
  return isUtf8(line.bytes) ? undefined : 'the line is not UTF-8; save the file again as UTF-8';
}

const noteChecks: readonly (readonly ['lang' | 'validFrom' | 'validTo', (text: string) => Checked])[] = [
  ['lang', checkLanguage], ['validFrom', checkDate], ['validTo', checkDate],
];

/** A note whose values the entity really has; undefined when any part of it is not sound. */
function noteFrom(raw: Json, properties: Readonly<Record<string, readonly string[]>>): ValueNote | undefined {
  if (!isObject(raw) || typeof raw['prop'] !== 'string' || !Array.isArray(raw['values'])) return undefined;
  const prop = raw['prop'];
  const held: readonly string[] = Object.hasOwn(properties, prop) ? (properties[prop] ?? []) : [];
  const values = raw['values'].filter((value: Json) => typeof value === 'string');
  if (values.length === 0 || !values.every((value) => held.includes(value))) return undefined;
  const known: { lang?: string; validFrom?: string; validTo?: string; label?: string } = {};
  for (const [key, check] of noteChecks) {
    const text = raw[key];
    if (text === undefined) continue;
    const checked = typeof text === 'string' ? check(text) : undefined;
    if (checked?.ok !== true) return undefined;
    known[key] = checked.value;
  }
  const label = raw['label'];
  return { prop, values, ...known, ...(typeof label === 'string' ? { label } : {}) };
}

function extraOf(raw: JsonObject): Record<string, Json> {
  const own = new Set(['id', 'schema', 'properties', notesKey]);
  const extra: [string, Json][] = [];
  for (const [key, value] of Object.entries(raw)) if (!own.has(key) && value !== undefined) extra.push([key, value]);
  return Object.fromEntries(extra);
}

function* readEntity(line: Line, raw: JsonObject): Generator<ImportItem, void, undefined> {
  const properties = raw['properties'] ?? {};
  if (!isObject(properties)) {
    yield quarantine(line, '`properties` must be an object of lists; correct it', 'properties');
    return;
  }
  const checked = validateEntity(raw['id'], raw['schema'], new Map(Object.entries(properties)));
  const notes: ValueNote[] = [];
  const rawNotes = raw[notesKey] ?? [];
  for (const each of Array.isArray(rawNotes) ? rawNotes : [rawNotes]) {
    const note = checked.ok ? noteFrom(each, checked.entity.properties) : undefined;
    if (note !== undefined) notes.push(note);
    else if (checked.ok) yield quarantine(line, 'a note must name a property, values that the entity has, real dates and a language code', notesKey);
  }
  const extra = extraOf(raw);
  yield* itemsOf(line, checked, { ...(notes.length > 0 ? { statements: notes } : {}), ...(Object.keys(extra).length > 0 ? { extra } : {}) });
}

/** Reads FollowTheMoney JSON lines. Lines of at most 16 MiB; an empty line is passed over. */
export async function* importFtm(input: ByteStream): ImportStream {
  for await (const line of lines(input, maxLineBytes)) {
    const problem = lineProblem(line);
    const text = problem === undefined ? (line.bytes ?? Buffer.alloc(0)).toString('utf8').trim() : '';
    if (problem !== undefined) yield quarantine(line, problem);
    else if (text !== '') {
      const raw = parsed(text);
      if (isObject(raw)) yield* readEntity(line, raw);
      else yield quarantine(line, 'the line is not a JSON object; write one entity on each line');
    }
  }
}

/** The FollowTheMoney JSON object of an imported entity. Notes on values stand under `custosValues`. */
export function toFtm(entity: ImportEntity): { readonly [key: string]: Json } {
  const notes = (entity.statements ?? []).map((note): Json => ({ ...note }));
  return { id: entity.id, ...entity.extra, schema: entity.schema, properties: { ...entity.properties }, ...(notes.length > 0 ? { [notesKey]: notes } : {}) };
}
