// What a page is made from: the alerts in both languages, and whom each concerns, so that nobody is shown what is about themself (G4, G12).
import type { Language } from '../detector.js';
import { textIn } from '../evidence/cells.js';
import type { Material, Peer } from '../rank/finding.js';
import type { Workspace } from '../workspace.store.js';
import type { AlertRecord } from './alert-record.js';
import type { Coverage } from './coverage.js';
import type { PromptRecord } from './prompt-record.js';
import type { Picture } from './report-alert.js';
import { loadLookbackPersons, type LookbackRecord } from './tables.store.js';
import type { Concern } from './concern.js';
import { withTies } from './ties.store.js';

export interface PageRecords {
  readonly told: Readonly<Record<Language, { readonly coverage: Coverage; readonly alerts: readonly AlertRecord[] }>>;
  /** By alert. */
  readonly pictures: Readonly<Record<string, Picture>>;
  readonly prompts: readonly PromptRecord[];
  /** The best of each incident. */
  readonly lookback: readonly LookbackLine[];
  /** By alert and by prompt. */
  readonly concerns: Readonly<Record<string, Concern>>;
  readonly below: readonly Concern[];
  /** Of everybody who is concerned. */
  readonly people: readonly ConcernedPerson[];
  /** How many people the evidence names, by unit and by sex. */
  readonly units: Readonly<Record<string, number>>;
  readonly sexes: Readonly<Record<string, number>>;
}

/** Somebody who looked before an incident, and whom that concerns. */
export interface LookbackLine extends LookbackRecord {
  readonly concern: Concern;
}

/** More of one incident nobody reads; the file of the scan has fifty. */
const MOST_A_LOOKBACK = 10;

export interface ConcernedPerson {
  readonly actorId: string;
  readonly unit: string;
  readonly sex: string;
  readonly personId?: string;
}

interface Parts extends Pick<PageRecords, 'told' | 'prompts'> {
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly rest: readonly AlertRecord[];
  readonly lookback: readonly LookbackRecord[];
  readonly material: Material;
}

export async function pageRecords(workspace: Workspace, { told, pictures, prompts, rest, lookback, material }: Parts): Promise<PageRecords> {
  const peers = [...material.peers.values()];
  const persons = await personsOf(workspace);
  const known = new Set(peers.map((one) => one.actorId));
  const concerns = await withTies(workspace, Object.fromEntries([
    ...told.en.alerts.map((one) => [one.alert_id, concernOf(one, known, pictures.get(one.alert_id))] as const),
    ...prompts.map((one) => [one.prompt_id, concernOf({ ...one, reasons: [], explanations_considered: [] }, known)] as const),
  ]));
  const below = rest.map((one) => concernOf(one, known));
  const lines = await lookbackLines(workspace, lookback);
  const all = [...Object.values(concerns), ...below, ...lines.map((one) => one.concern)];
  const [actors, people] = [new Set(all.flatMap((one) => one.actors)), new Set(all.flatMap((one) => one.persons))];
  return {
    told, pictures: Object.fromEntries(pictures), prompts, lookback: lines, concerns, below,
    people: peers.filter((one) => actors.has(one.actorId) || people.has(persons.get(one.actorId) ?? '')).map((one) => {
      const personId = persons.get(one.actorId);
      return { actorId: one.actorId, unit: one.unit, sex: one.sex, ...(personId !== undefined && { personId }) };
    }),
    units: countBy(peers, (one) => one.unit), sexes: countBy(peers, (one) => one.sex),
  };
}

async function lookbackLines(workspace: Workspace, lookback: readonly LookbackRecord[]): Promise<LookbackLine[]> {
  if (lookback.length === 0) return [];
  const persons = await loadLookbackPersons(workspace);
  return lookback.filter((one) => one.rank <= MOST_A_LOOKBACK).map((one) => ({ ...one, concern: { actors: [one.actor_id], persons: persons.get(`${one.incident_id}|${one.actor_id}`) ?? [] } }));
}

type Naming = Pick<AlertRecord, 'actor_id' | 'actors' | 'subject_type' | 'subject_id' | 'reasons' | 'explanations_considered'>;

function concernOf(record: Naming, known: ReadonlySet<string>, picture?: Picture): Concern {
  const named = [...(record.actors ?? []), ...(record.actor_id === undefined ? [] : [record.actor_id])];
  const words = [...record.reasons, ...record.explanations_considered].flatMap((text) => text.split(/[^\p{L}\p{N}~@._-]+/u)).map((word) => word.replace(/[._-]+$/u, ''));
  // A bare number in a sentence is a number; an id that reads as a word is somebody.
  const mentioned = words.filter((word) => /\p{L}/u.test(word) && word.length > 2 && known.has(word));
  const looked = (picture?.things ?? []).filter((one) => one.label.startsWith('person ')).map((one) => one.label.slice('person '.length));
  const subject = record.subject_type === 'person' && record.subject_id !== null ? [record.subject_id] : [];
  return { actors: [...new Set([...named, ...mentioned])], persons: [...new Set([...subject, ...looked])] };
}

async function personsOf(workspace: Workspace): Promise<ReadonlyMap<string, string>> {
  const rows = await workspace.rows('SELECT a.actor_id, s.subject_id FROM actors a JOIN subjects s ON s.subject = a.person');
  return new Map(rows.map((row) => [textIn(row, 'actor_id'), textIn(row, 'subject_id')]));
}

function countBy(peers: readonly Peer[], keyOf: (peer: Peer) => string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const peer of peers) counts.set(keyOf(peer), (counts.get(keyOf(peer)) ?? 0) + 1);
  return Object.fromEntries(counts);
}
