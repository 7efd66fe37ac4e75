// The state of the ledger in figures that say nothing of content. What this node does not know is null, never a good-looking zero.
import { join } from 'node:path';
import type { LedgerStateAnswer, WitnessView } from './contract.js';
import type { House, WitnessReport } from './house.js';
import { readPublished } from './published-file.js';
import type { Verifications } from './verifications.js';

/** A witness that has not cosigned the present size within this time is behind: cosigning takes a second. */
const behindAfterMs = 10_000;

type LogState = LedgerStateAnswer['logs'][number];

export async function ledgerStateOf(house: House, verifications: Verifications): Promise<LedgerStateAnswer> {
  const nowMs = house.clock();
  const [logs, past, shredded] = await Promise.all([logsOf(house), verifications.past(1), shreddedMonths(house)]);
  const running = house.ledger.state();
  const processes = house.processes?.();
  return {
    at: new Date(nowMs).toISOString(),
    writer: { running: running.running, noSpace: running.running ? (running.noSpace ?? false) : null, reason: running.running ? null : reasonCode(running.reason) },
    logs,
    witnesses: presentWitnesses(house.cosigners?.states() ?? [], logs, nowMs),
    policy: house.cosigners?.policyText ?? null,
    signer: processes?.signer ?? null, keys: processes?.keys ?? null,
    shredded,
    verification: past.verifications[0] ?? null, verifying: verifications.progress ?? null,
  };
}

/** Null when the key process does not answer: then nobody here knows. */
async function shreddedMonths(house: House): Promise<LedgerStateAnswer['shredded']> {
  try {
    return (await house.shredded?.())?.map(({ agencyId, month }) => ({ agency: agencyId, month })) ?? null;
  } catch {
    return null;
  }
}

async function logsOf(house: House): Promise<LogState[]> {
  const [heads, keys] = await Promise.all([house.ledger.heads(), house.ledger.publicKeys()]).catch(() => {
    // A ledger whose thread has ended knows no heads; the files of the last checkpoint can still be fetched.
    return [[], {}] as [Awaited<ReturnType<House['ledger']['heads']>>, Record<string, string>];
  });
  return Promise.all(heads.map(async ({ agencyId, origin, size }) => ({
    agency: agencyId, origin, key: keys[agencyId] ?? '', size: size.toString(), published: await publishedSize(house.ledgerFolder, agencyId),
  })));
}

/** The size in the checkpoint that is served; null when there is none. Its signature is for the reader to check. */
async function publishedSize(ledgerFolder: string, agencyId: string): Promise<string | null> {
  const note = (await readPublished(join(ledgerFolder, 'public'), `${agencyId}/checkpoint`))?.toString('utf8') ?? '';
  return /^[^\n]+\n(0|[1-9][0-9]{0,19})\n/.exec(note)?.[1] ?? null;
}

/** The reason without its words: they may name folders, and this is public. */
function reasonCode(reason: string): string {
  return /\bE[A-Z]{2,14}\b/.exec(reason)?.[0] ?? (reason.includes('closed') ? 'closed' : 'fault');
}

function presentWitnesses(reports: readonly WitnessReport[], logs: readonly LogState[], nowMs: number): WitnessView[] {
  const views = new Map<string, WitnessView>();
  for (const report of reports) {
    const { agencyId: agency, witness: name, vkey: key, size, timeMs } = report;
    const view = views.get(key) ?? { name, key, logs: [] };
    const state = witnessState(report, BigInt(logs.find((log) => log.agency === agency)?.size ?? 0), nowMs);
    const at = timeMs === undefined ? null : new Date(timeMs).toISOString();
    views.set(key, { ...view, logs: [...view.logs, { agency, size: size?.toString() ?? null, at, state }] });
  }
  return [...views.values()];
}

function witnessState({ size, timeMs, error, alarm }: WitnessReport, logSize: bigint, nowMs: number): WitnessView['logs'][number]['state'] {
  if (alarm !== undefined) return 'disagrees';
  if (error !== undefined) return 'unreachable';
  return size === undefined || timeMs === undefined || (size < logSize && nowMs - timeMs > behindAfterMs) ? 'behind' : 'ok';
}
