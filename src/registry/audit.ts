// Compares the registry's rows with the writes that were announced on the record: edited, added or vanished rows are found (G2).
import { createHash, type Hash } from 'node:crypto';
import { type LogRange, operatorScan, type PolicyArchive, PolicyRecordAudit, readPayloads, wholeRecord } from '../access/replay/index.js';
import { KeptRecord } from '../access/kept/index.js';
import type { Ledger } from '../ledger/index.js';
import type { PayloadReader } from '../ledger/payload/index.js';
import type { AuditedRow, AuditStore } from './audit.store.js';
import { auditKept } from './audit-kept.js';
import { type AnswerCount, PassageAudit, type PassagePayload } from './audit-passages.js';
import { ReleaseAudit, type ReleaseRows } from './derived/release-audit.store.js';
import type { RegistryProblem } from './registry-problem.js';

export interface RegistryReport {
  /** Announced writes of statements. */
  readonly intents: number;
  readonly rows: number;
  readonly differences: number;
  /** Announced writes of any kind without an outcome: the node was stopped between the two. */
  readonly dangling: number;
  /** Entries whose payload key was destroyed: what they announced cannot be compared any more. */
  readonly shredded: number;
  readonly problems: readonly RegistryProblem[];
}

export interface AuditOptions {
  /** What left the node, to be compared with what was recorded. */
  readonly tally?: AnswerCount | undefined;
  /** The policy sets that are kept, to be compared with those that decided. */
  readonly archive?: PolicyArchive;
  readonly abort?: AbortSignal | undefined;
}

interface Watchers {
  readonly kept: KeptRecord;
  readonly passages: PassageAudit;
  readonly policies: PolicyRecordAudit | undefined;
  readonly releases: ReleaseAudit;
}

interface Announced {
  readonly log: string;
  readonly index: bigint;
  readonly key: string;
  readonly statements: number;
  readonly hash: string;
}

interface AnnouncedRestriction {
  readonly id: string;
  readonly entity: string;
  readonly hash: string;
}

/** The rows that stand under one announcement. */
interface RowGroup {
  readonly hash: Hash;
  rows: number;
}

const problemsShown = 1_000;
const keyOf = (agencyId: string, reportId: string, intent: bigint): string => `${agencyId}~${reportId}~${intent}`;

/** Reads every log and every statement once. Memory: one hash for each announced write. Rejects when the reading cannot be recorded. */
export async function auditRegistry(ledger: Ledger, store: AuditStore, payloads: PayloadReader, { tally, archive, abort }: AuditOptions = {}): Promise<RegistryReport> {
  const passages = new PassageAudit(tally);
  const policies = archive && new PolicyRecordAudit(archive);
  const kept = new KeptRecord();
  const releases = new ReleaseAudit();
  const ranges = await wholeRecord(ledger);
  const { announced, restrictions, dangling, failed, shredded } = await readIntents(ledger, payloads, ranges, { passages, policies, kept, releases }, abort);
  const problems: RegistryProblem[] = [
    ...passages.problems(), ...(policies?.problems() ?? []), ...(await auditRestrictions(restrictions, { failed, shredded }, store)),
    ...(await auditKept(kept, store.kept, readerOn(ledger, payloads, ranges, kept))), ...(await store.releaseProblems(releases, { failed, shredded })),
  ];
  const found = new Map<string, RowGroup>();
  let rows = 0;
  for await (const row of store.rows()) {
    abort?.throwIfAborted();
    rows += 1;
    // Where nothing says any more what was announced, the row's own hash and its label are all that is left to compare.
    if (!shredded.has(`${row.agencyId}~${row.intentIndex}`)) addTo(found, row);
    const place = { log: row.agencyId, index: row.intentIndex };
    if (!row.isFaithful) problems.push({ ...place, code: 'row_differs', message: `statement ${row.statementId} says something else than when it was written` });
    if (row.isRelabelled) problems.push({ ...place, code: 'row_relabelled', message: `statement ${row.statementId} has another label than it entered with, and nothing explains it` });
  }
  for (const one of announced) {
    const group = found.get(one.key);
    found.delete(one.key);
    if (group?.hash.digest('hex') === one.hash) continue;
    if (group === undefined && (failed.has(`${one.log}~${one.index}`))) continue;
    problems.push({ log: one.log, index: one.index, code: 'rows_differ', message: `${group?.rows ?? 0} of ${one.statements} announced statements are as they were written` });
  }
  for (const [key, group] of found) problems.push({ log: key.slice(0, key.indexOf('~')), index: undefined, code: 'rows_unannounced', message: `${group.rows} statements stand in the registry that nobody announced` });
  return { intents: announced.length, rows, differences: problems.length, dangling, shredded: shredded.size, problems: problems.slice(0, problemsShown) };
}

function addTo(found: Map<string, RowGroup>, row: AuditedRow): void {
  const key = keyOf(row.agencyId, row.reportId, row.intentIndex);
  const group = found.get(key) ?? { hash: createHash('sha256'), rows: 0 };
  group.hash.update(row.contentHash);
  group.rows += 1;
  found.set(key, group);
}

interface Payload {
  readonly kind?: string;
  readonly intent?: string;
  readonly outcome?: string;
  readonly rows?: ReleaseRows & { readonly statements?: number; readonly restriction?: string; readonly entity?: string };
}

/** A restriction that nobody announced would explain a label that nobody decided; one that vanished would lift what was decided. */
async function auditRestrictions(
  announced: ReadonlyMap<string, AnnouncedRestriction>, { failed, shredded }: { readonly failed: ReadonlySet<string>; readonly shredded: ReadonlySet<string> }, store: AuditStore,
): Promise<RegistryProblem[]> {
  const problems: RegistryProblem[] = [];
  const kept = new Set<string>();
  for (const row of await store.restrictions()) {
    const place = `${row.agencyId}~${row.intentIndex}`;
    const known = announced.get(place);
    kept.add(place);
    if (shredded.has(place) || (known?.id === row.restrictionId && known.hash === row.hash)) continue;
    problems.push({ log: row.agencyId, index: row.intentIndex, code: 'restriction_unannounced', message: `restriction ${row.restrictionId} is not as it was announced` });
  }
  for (const [place, { id, entity }] of announced) {
    const [log = '', index = '0'] = place.split('~');
    if (kept.has(place) || failed.has(place) || !(await store.wasHeld(log, entity, BigInt(index)))) continue;
    problems.push({ log, index: BigInt(index), code: 'restriction_vanished', message: `restriction ${id} was decided and is not kept` });
  }
  return problems;
}

type ReadEntry = Payload & PassagePayload & Parameters<KeptRecord['take']>[1];

/** Reads what the log of rows has had since it was last read. */
function readerOn(ledger: Ledger, payloads: PayloadReader, ranges: readonly LogRange[], kept: KeptRecord): () => Promise<void> {
  let from = ranges.find(({ agencyId }) => agencyId === 'node')?.to ?? 0n;
  return async () => {
    const since = (await wholeRecord(ledger)).filter(({ agencyId }) => agencyId === 'node').map((range) => ({ ...range, from }));
    for await (const { agencyId, index, payload } of readPayloads(ledger, payloads, since, operatorScan('verify'))) {
      from = index + 1n;
      if (payload !== undefined) kept.take({ agencyId, index }, JSON.parse(Buffer.from(payload).toString('utf8')) as ReadEntry);
    }
  };
}

/** A write whose outcome is missing or failed may have no rows: its transaction did not commit. */
async function readIntents(ledger: Ledger, payloads: PayloadReader, ranges: readonly LogRange[], { passages, policies, kept, releases }: Watchers, abort: AbortSignal | undefined) {
  const announced: Announced[] = [];
  const restrictions = new Map<string, AnnouncedRestriction>();
  const open = new Set<string>();
  const failed = new Set<string>();
  const shredded = new Set<string>();
  for await (const { agencyId, index, recordedAtMs, payload: opened, isUnreadable } of readPayloads(ledger, payloads, ranges, operatorScan('verify'))) {
    abort?.throwIfAborted();
    if (opened === undefined) {
      shredded.add(`${agencyId}~${index}`);
      passages.unread({ agencyId, index, recordedAtMs }, isUnreadable);
      kept.unread({ agencyId, index });
      continue;
    }
    const payload = JSON.parse(Buffer.from(opened).toString('utf8')) as ReadEntry;
    passages.take({ agencyId, index, recordedAtMs }, payload);
    policies?.take({ agencyId, index }, payload);
    kept.take({ agencyId, index }, payload);
    const place = `${agencyId}~${payload.kind === 'outcome' ? payload.intent : index}`;
    if (payload.kind === 'outcome') {
      open.delete(place);
      if (payload.outcome === 'done') failed.delete(place);
    }
    if (payload.kind !== 'intent') continue;
    open.add(place);
    failed.add(place);
    releases.take({ agencyId, index }, payload.rows ?? {});
    const { agency, report, statements, hash, restriction, entity } = payload.rows ?? {};
    if (restriction !== undefined && entity !== undefined && hash !== undefined) restrictions.set(place, { id: restriction, entity, hash });
    if (agency === undefined || report === undefined || hash === undefined) continue;
    announced.push({ log: agencyId, index, key: keyOf(agency, report, index), statements: statements ?? 0, hash });
  }
  return { announced, restrictions, dangling: open.size, failed, shredded };
}
