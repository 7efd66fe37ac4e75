// Every answer that showed another agency's material must have its receipt in that agency's log, and no more answers may have left
// than the record has entries (promises G1, G5, G11). Read from the record itself, whatever the node says of it.
import type { RegistryProblem } from './registry-problem.js';

/** What left the node, as it counted where answers leave: since which size of each log, and how many, by agency. */
export interface AnswerCount {
  readonly since: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, number>>;
}

/** What of a payload is looked at. */
export interface PassagePayload {
  readonly kind?: string;
  readonly id?: string;
  readonly actor?: { readonly agency?: string };
  readonly shown?: readonly { readonly agencyId?: string }[];
}

export interface PassagePlace {
  readonly agencyId: string;
  readonly index: bigint;
  readonly recordedAtMs: number;
}

/** A receipt is in the originator's log this soon (design, "One way through the house"). */
const RECEIPT_WITHIN_MS = 1_000;
/** Entries that stand for something that was sent to whoever asked. */
const kindsOfAnswers = new Set(['answer', 'outcome', 'note', 'refusal']);

export class PassageAudit {
  /** Receipts that answers call for, and receipts found, each by answer and originator; a pair takes both away. Memory: what is unpaired. */
  private readonly expected = new Map<string, PassagePlace>();
  private readonly received = new Map<string, number>();
  private readonly entries = new Map<string, number>();
  private readonly late: RegistryProblem[] = [];

  constructor(private readonly tally: AnswerCount | undefined) {}

  take(place: PassagePlace, payload: PassagePayload): void {
    const { kind = '', id = '', actor, shown = [] } = payload;
    if (kindsOfAnswers.has(kind) && actor?.agency === place.agencyId) this.count(place);
    if (kind === 'receipt') this.pair(`${id}~${place.agencyId}`, undefined, place.recordedAtMs);
    if (kind !== 'answer') return;
    for (const { agencyId = '' } of shown) if (agencyId !== place.agencyId) this.pair(`${id}~${agencyId}`, place, undefined);
  }

  /** An entry that cannot be read any more may have been an answer. */
  shredded(agencyId: string): void {
    this.entries.set(agencyId, (this.entries.get(agencyId) ?? 0) + 1);
  }

  problems(): RegistryProblem[] {
    const missing = [...this.expected].map(([name, { agencyId, index }]) => ({
      log: agencyId, index, code: 'receipt_missing', message: `the log of ${name.slice(name.indexOf('~') + 1)} has no receipt of this answer`,
    }));
    return [...missing, ...this.late, ...this.overcounted()];
  }

  private pair(name: string, answer: PassagePlace | undefined, receiptMs: number | undefined): void {
    const expected = answer ?? this.expected.get(name);
    const receivedMs = receiptMs ?? this.received.get(name);
    if (expected === undefined) this.received.set(name, receivedMs ?? 0);
    else if (receivedMs === undefined) this.expected.set(name, expected);
    else this.settle(name, expected, receivedMs);
  }

  private settle(name: string, { agencyId, index, recordedAtMs }: PassagePlace, receivedMs: number): void {
    this.expected.delete(name);
    this.received.delete(name);
    if (receivedMs - recordedAtMs <= RECEIPT_WITHIN_MS) return;
    this.late.push({ log: agencyId, index, code: 'receipt_late', message: `the receipt in the log of ${name.slice(name.indexOf('~') + 1)} came ${receivedMs - recordedAtMs} ms after this answer` });
  }

  private count({ agencyId, index }: PassagePlace): void {
    if (index < BigInt(this.tally?.since[agencyId] ?? 0)) return;
    this.entries.set(agencyId, (this.entries.get(agencyId) ?? 0) + 1);
  }

  private overcounted(): RegistryProblem[] {
    return Object.entries(this.tally?.answers ?? {}).flatMap(([agencyId, left]) => {
      const recorded = this.entries.get(agencyId) ?? 0;
      if (left <= recorded) return [];
      return [{ log: agencyId, index: undefined, code: 'answers_differ', message: `${left} answers left for this agency, and ${recorded} are on the record` }];
    });
  }
}
