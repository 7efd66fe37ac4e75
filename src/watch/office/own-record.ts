// The node's own record as an evidence set, for the examiner of one agency: who of it looked at what, when, why, and who was on which case. Each stretch of
// the log that is read is named by an entry before it opens (G1, G11), and subjects are blinded: a scan needs to know that they are the same, not who they are.
import { createHmac } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import type { Plan, PeopleStore } from '../../access/index.js';
import { type LogRange, readPayloads, type Replays, watcherScan } from '../../access/replay/index.js';
import type { ShiftStore } from '../../access/friction/index.js';
import type { CaseStore } from '../../access/sign-on/index.js';
import { BadInput, type Json, type Random } from '../../kernel/index.js';
import type { Ledger } from '../../ledger/index.js';
import type { PayloadReader } from '../../ledger/payload/index.js';
import { accessOf, type Blind } from './record-access.js';
import { WatchError } from '../errors.js';

export interface OwnRecordParts {
  readonly ledger: Ledger;
  readonly payloads: PayloadReader;
  readonly replays: Pick<Replays, 'firstSince'>;
  readonly people: Pick<PeopleStore, 'rosterOf'>;
  readonly cases: Pick<CaseStore, 'of' | 'assignmentsOf'>;
  readonly shifts: Pick<ShiftStore, 'of'>;
  /** File of the key that blinds. */
  readonly keyFile: string;
  readonly random: Random;
  /** Today, `YYYY-MM-DD`. */
  readonly today: () => string;
}

/** `YYYY-MM-DD`, UTC, both included. */
export interface RecordDays {
  readonly fromDay: string | null;
  readonly toDay: string | null;
}

type Line = Readonly<Record<string, Json>>;

const dayMs = 86_400_000;
/** What our roles do, in the words of the format. */
const roleWords: Readonly<Record<string, string>> = { investigator: 'detective', analyst: 'intelligence', publisher: 'intelligence', source_handler: 'intelligence', desk_officer: 'call_taker' };

export class OwnRecord {
  readonly #parts: OwnRecordParts;

  constructor(parts: OwnRecordParts) {
    this.#parts = parts;
  }

  /** Writes the set into `folder`, new and whole, or not at all. The plan's action is `viewLedger`: it says whose log, and who reads. */
  async write(plan: Plan, days: RecordDays, folder: string, signal: AbortSignal): Promise<void> {
    if (existsSync(folder)) return;
    const draft = `${folder}.new`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true, mode: 0o700 });
    const { agencyId } = plan.caller.member;
    await this.#writeAccesses(plan, await this.#range(agencyId, days), join(draft, 'accesses.jsonl'), signal);
    await this.writeContext(agencyId, draft);
    renameSync(draft, folder);
  }

  /** Number of entries in the agency's log. */
  async size(agencyId: string): Promise<bigint> {
    return (await this.#parts.ledger.heads()).find((one) => one.agencyId === agencyId)?.size ?? 0n;
  }

  /** The first entry of a day or after it. */
  async firstOf(agencyId: string, day: string): Promise<bigint> {
    return this.#parts.replays.firstSince(agencyId, Date.parse(day));
  }

  async #range(agencyId: string, { fromDay, toDay }: RecordDays): Promise<LogRange> {
    const { replays } = this.#parts;
    const size = await this.size(agencyId);
    return {
      agencyId, from: fromDay === null ? 0n : await replays.firstSince(agencyId, Date.parse(fromDay)), to: toDay === null ? size : await replays.firstSince(agencyId, Date.parse(toDay) + dayMs),
    };
  }

  async #writeAccesses(plan: Plan, range: LogRange, path: string, signal: AbortSignal): Promise<void> {
    const file = createWriteStream(path, { mode: 0o600 });
    let count = 0;
    for await (const access of this.accesses(plan, range, new Map())) {
      if (signal.aborted) break;
      count += 1;
      if (!file.write(`${JSON.stringify(access)}\n`)) await once(file, 'drain');
    }
    await new Promise((resolve) => { file.end(resolve); });
    if (signal.aborted) throw new WatchError('stopped', 'the reading of the record was stopped');
    if (count === 0) throw new BadInput('nobody of your agency looked anything up here in these days', { fr: 'personne de votre service n’a rien consulté ici durant ces jours' });
  }

  /** Look-ups of the range, which an entry names before it opens. `sessions`: as the entries before it left them; carried on. */
  async* accesses(plan: Plan, range: LogRange, sessions: Map<string, string>): AsyncGenerator<Line> {
    const { ledger, payloads } = this.#parts;
    const blind = this.#blindFor(range.agencyId);
    for await (const read of range.from < range.to ? readPayloads(ledger, payloads, [range], watcherScan(plan, 'runScan')) : []) {
      const access = accessOf(read, sessions, blind);
      if (access !== undefined) yield access;
    }
  }

  /** Members and cases as they stand now, into `folder`. */
  async writeContext(agencyId: string, folder: string): Promise<void> {
    const { people, cases, today } = this.#parts;
    await this.#writeRoster(agencyId, folder);
    const roster = await people.rosterOf(agencyId);
    const personOf = (one: (typeof roster)[number]): string => one.personRef ?? `${one.agencyId}~${one.memberId}`;
    writeLines(join(folder, 'actors.jsonl'), roster.map((one) => ({
      actor_id: `${one.agencyId}~${one.memberId}`, person_id: personOf(one), agency: one.agencyId, unit: one.unit, role: roleWords[one.role] ?? 'records', service_account: one.role === 'service',
    })));
    writeLines(join(folder, 'persons.jsonl'), [...new Set(roster.map(personOf))].map((person_id) => ({ person_id })));
    writeLines(join(folder, 'cases.jsonl'), (await cases.of(agencyId, today())).map((one) => ({ case_id: one.ref, opened_at: startOf(one.openedOn), closed_at: one.closedOn === null ? null : endOf(one.closedOn) })));
    writeLines(join(folder, 'case_members.jsonl'), (await cases.assignmentsOf(agencyId)).map((one) => ({
      case_id: one.caseRef, actor_id: `${one.agencyId}~${one.memberId}`, from_at: startOf(one.fromOn), to_at: one.toOn === null ? null : endOf(one.toOn),
    })));
  }

  /** Where there is no roster, no table: an empty one would say that nobody was on duty. */
  async #writeRoster(agencyId: string, folder: string): Promise<void> {
    const shifts = await this.#parts.shifts.of(agencyId);
    if (shifts.length === 0) return;
    const moment = (ms: number): string => new Date(ms).toISOString();
    writeLines(join(folder, 'roster.jsonl'), shifts.map((one) => ({
      actor_id: `${agencyId}~${one.memberId}`, starts_at: moment(one.startsAtMs), ends_at: moment(one.endsAtMs), kind: 'shift', created_by: `${agencyId}~${one.importedBy}`, created_at: moment(one.importedAtMs),
    })));
  }

  /** The same subject is the same from scan to scan of an agency, and another for every other agency. */
  #blindFor(agencyId: string): Blind {
    const { keyFile, random } = this.#parts;
    if (!existsSync(keyFile)) writeFileSync(keyFile, random(32), { mode: 0o600, flag: 'wx' });
    const key = readFileSync(keyFile);
    return (ref) => `b-${createHmac('sha256', key).update(JSON.stringify([agencyId, ref])).digest('hex').slice(0, 20)}`;
  }
}

const startOf = (day: string): string => `${day}T00:00:00Z`;
const endOf = (day: string): string => `${day}T23:59:59Z`;

function writeLines(path: string, lines: readonly Line[]): void {
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600 });
}
