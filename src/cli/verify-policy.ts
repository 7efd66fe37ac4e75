// `custos ledger verify --policy FILE`: the operator's own eyes on the folder, believing the file and nothing that the node says. The
// file names the keys and the witnesses; the checkpoints seen before are kept beside it, where the node's administrator need not reach.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { dataFolderPath } from '../db/index.js';
import { systemClock } from '../kernel/index.js';
import { LedgerError, type LedgerReport, parsePolicy, verifyLedger } from '../ledger/index.js';
import { Exit } from './exit.js';

export interface PolicyOptions {
  readonly policy: string;
  /** Folder of the checkpoints seen before. Default: the policy's path with `.seen`. */
  readonly seen?: string;
  /** Seconds. */
  readonly maxAge?: string;
}

/** Reads the ledger of the data folder. On success the checkpoints that it found are those seen before, next time. */
export async function verifyByPolicy({ policy: path, seen = `${path}.seen`, maxAge }: PolicyOptions): Promise<LedgerReport> {
  const folder = join(dataFolderPath(), 'ledger');
  if (!existsSync(join(folder, 'segments'))) throw new Exit(2, `there is no ledger in \`${folder}\`; name the data folder in \`CUSTOS_DATA\`, or use tools/verify.mjs on what is published`);
  const bar = new SingleBar({ stream: process.stderr, format: '  recomputing {bar} {percentage}%', clearOnComplete: true, noTTYOutput: false });
  if (process.stderr.isTTY) bar.start(1, 0);
  try {
    const report = await verifyLedger({
      folder, policy: readPolicy(path), seen: readSeen(seen), nowMs: systemClock(), ...(maxAge !== undefined && { maxAgeMs: secondsOf(maxAge) * 1000 }),
      onProgress: (done, total) => {
        bar.setTotal(total);
        bar.update(done);
      },
    });
    if (report.ok) keepSeen(seen, folder, report);
    return report;
  } finally {
    bar.stop();
  }
}

/** The files of the data folder's ledger alone; undefined when there are none. */
export async function verifyFiles(): Promise<LedgerReport | undefined> {
  const folder = join(dataFolderPath(), 'ledger');
  return existsSync(join(folder, 'segments')) ? verifyLedger({ folder }) : undefined;
}

function readPolicy(path: string) {
  try {
    return parsePolicy(readFileSync(path));
  } catch (fault) {
    throw new Exit(2, fault instanceof LedgerError ? `\`${path}\`: ${fault.message}` : `\`${path}\` cannot be read; name a file in the form of c2sp.org/tlog-policy`);
  }
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (!/^[0-9]{1,9}$/.test(text) || seconds === 0) throw new Exit(2, '`--max-age` is a number of seconds, at least 1');
  return seconds;
}

function readSeen(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const agencies = readdirSync(folder).filter((name) => !name.endsWith('.new'));
  return Object.fromEntries(agencies.map((agencyId) => [agencyId, readFileSync(join(folder, agencyId), 'utf8')]));
}

/** The cosigned checkpoint where there is one: it says most. */
function keepSeen(seen: string, ledger: string, { logs }: LedgerReport): void {
  mkdirSync(seen, { recursive: true, mode: 0o700 });
  for (const { agencyId } of logs) {
    const found = [join(ledger, 'cosigned', agencyId), join(ledger, 'public', agencyId, 'checkpoint')].find((path) => existsSync(path));
    if (found === undefined) continue;
    writeFileSync(join(seen, `${agencyId}.new`), readFileSync(found), { mode: 0o600 });
    renameSync(join(seen, `${agencyId}.new`), join(seen, agencyId));
  }
}
