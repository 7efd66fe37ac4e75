// Every answer that showed another agency's material must have its receipt in that agency's log, saying the same, and no more answers
// may have left than the record has entries (promises G1, G5, G11). Read from the record itself, whatever the node says of it.
import { hashOf } from '../kernel/index.js';
import type { RegistryProblem } from './registry-problem.js';

/** What left the node, as it counted where answers leave: since which size of each log, and how many, by agency (`''`: nobody had signed in). */
export interface AnswerCount {
  readonly since: Readonly<Record<string, string>>;
  /** Answers to questions, and to requests that change something. */
  readonly reads: Readonly<Record<string, number>>;
  readonly writes: Readonly<Record<string, number>>;
}

/** What of a payload is looked at. */
export interface PassagePayload {
  readonly kind?: string;
  readonly id?: string;
  readonly actor?: { readonly agency?: string };
  readonly shown?: readonly { readonly agencyId?: string; readonly ids?: readonly string[] }[];
}

export interface PassagePlace {
  readonly agencyId: string;
  readonly index: bigint;
  readonly recordedAtMs: number;
}

interface Expected extends PassagePlace {
  readonly originator: string;
}

/** A receipt is in the originator's log this soon (design, "One way through the house"). */
const RECEIPT_WITHIN_MS = 1_000;

export class PassageAudit {
  /** Receipts that answers call for, and receipts found, by what both must say; a pair takes both away. Memory: what is unpaired. */
  private readonly expected = new Map<string, Expected[]>();
  private readonly received = new Map<string, number[]>();
  private readonly answers = new Map<string, number>();
  private readonly changes = new Map<string, number>();
  /** Agency and month whose entries cannot be read any more. */
  private readonly unreadable = new Set<string>();
  private readonly found: RegistryProblem[] = [];

  constructor(private readonly tally: AnswerCount | undefined) {}

  take(place: PassagePlace, payload: PassagePayload): void {
    const { kind = '', actor, shown = [] } = payload;
    if (actor?.agency === place.agencyId) this.count(place, kind);
    if (kind === 'receipt') for (const one of shown) this.pair(termsOf(payload, place.agencyId, one), undefined, place.recordedAtMs);
    if (kind !== 'answer') return;
    for (const one of shown) {
      const { agencyId: originator = '' } = one;
      if (originator !== place.agencyId) this.pair(termsOf(payload, originator, one), { ...place, originator }, undefined);
    }
  }

  /** An entry that cannot be read may have been anything. */
  unread(place: PassagePlace, isUnreadable: boolean): void {
    if (isUnreadable) this.found.push({ log: place.agencyId, index: place.index, code: 'payload_unreadable', message: 'the payload does not open with the key of its month; is it the right folder of payload keys?' });
    this.unreadable.add(monthIn(place.agencyId, place.recordedAtMs));
    this.count(place, 'answer');
  }

  problems(): RegistryProblem[] {
    const missing = [...this.expected.values()].flat().filter(({ originator, recordedAtMs }) => !this.unreadable.has(monthIn(originator, recordedAtMs)));
    return [
      ...missing.map(({ agencyId, index, originator }) => ({ log: agencyId, index, code: 'receipt_missing', message: `the log of ${originator} has no receipt that says what this answer showed` })),
      ...this.found, ...this.overcounted(),
    ];
  }

  private pair(terms: string, answer: Expected | undefined, receivedMs: number | undefined): void {
    if (answer !== undefined) {
      const waiting = this.received.get(terms)?.shift();
      if (waiting === undefined) this.expected.set(terms, [...(this.expected.get(terms) ?? []), answer]);
      else this.settle(answer, waiting);
    } else if (receivedMs !== undefined) {
      const waiting = this.expected.get(terms)?.shift();
      if (waiting === undefined) this.received.set(terms, [...(this.received.get(terms) ?? []), receivedMs]);
      else this.settle(waiting, receivedMs);
    }
    if (this.expected.get(terms)?.length === 0) this.expected.delete(terms);
    if (this.received.get(terms)?.length === 0) this.received.delete(terms);
  }

  private settle({ agencyId, index, originator, recordedAtMs }: Expected, receivedMs: number): void {
    if (receivedMs - recordedAtMs <= RECEIPT_WITHIN_MS) return;
    this.found.push({ log: agencyId, index, code: 'receipt_late', message: `the receipt in the log of ${originator} came ${receivedMs - recordedAtMs} ms after this answer` });
  }

  private count({ agencyId, index }: PassagePlace, kind: string): void {
    if (index < BigInt(this.tally?.since[agencyId] ?? 0)) return;
    if (kind === 'answer') this.answers.set(agencyId, (this.answers.get(agencyId) ?? 0) + 1);
    if (kind === 'outcome' || kind === 'note') this.changes.set(agencyId, (this.changes.get(agencyId) ?? 0) + 1);
  }

  /** A read leaves an `answer`; a change leaves an outcome or a note, or is answered like a read. */
  private overcounted(): RegistryProblem[] {
    const { reads = {}, writes = {} } = this.tally ?? {};
    return [...new Set([...Object.keys(reads), ...Object.keys(writes)])].flatMap((agencyId) => {
      const [left, changed] = [reads[agencyId] ?? 0, writes[agencyId] ?? 0];
      const [answers, changes] = [this.answers.get(agencyId) ?? 0, this.changes.get(agencyId) ?? 0];
      if (left <= answers && left + changed <= answers + changes) return [];
      const whom = agencyId === '' ? 'somebody who had not signed in' : `this agency, and ${answers} are on the record`;
      return [{ log: agencyId, index: undefined, code: 'answers_differ', message: `${left} answers and ${changed} outcomes left for ${whom}` }];
    });
  }
}

/** What answer and receipt must both say: which passage, whose, and what was shown of the originator's. */
function termsOf({ id = '', actor }: PassagePayload, originator: string, shown: { readonly ids?: readonly string[] }): string {
  return hashOf([id, actor ?? null, originator, [...(shown.ids ?? [])]]);
}

function monthIn(agencyId: string, ms: number): string {
  return `${agencyId} ${new Date(ms).toISOString().slice(0, 7)}`;
}
