// Where the attacks on the ledger are played: a node, three witnesses of which two must agree, a static server for what is
// public, and those who look: an outsider who runs tools/verify.mjs in a process of their own, a monitor, the node's cosigners.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect } from 'vitest';
import { systemClock } from '../../src/kernel/index.js';
import { checkProofs } from '../../src/ledger/check-proofs.js';
import type { Policy } from '../../src/ledger/format/policy.js';
import type { ProofCheck } from '../../src/ledger/format/proof.js';
import { Monitor, type MonitorAlarm, type MonitorOptions } from '../../src/ledger/monitor/index.js';
import { Cosigners } from '../../src/ledger/witness/cosigners.js';
import type { CosignerAlarm } from '../../src/ledger/witness/head-source.js';
import type { WitnessOptions } from '../../src/ledger/witness/witness.js';
import { closers, freshPlace, LedgerNode } from './ledger-node.js';
import { cosignaturesOf, Institution, policyFile } from './ledger-panel.js';

export { freshPlace, LedgerNode, written } from './ledger-node.js';
export { cosignaturesOf, Institution, policyFile, policyIn, policyText } from './ledger-panel.js';

export interface Scene {
  readonly node: LedgerNode;
  readonly panel: readonly [Institution, Institution, Institution];
  /** The outsider's file: the logs, the witnesses, two of three. */
  readonly policy: string;
}

/** A node with `entries` entries in the log of each agency, cosigned by all three witnesses and shown; the node still runs. */
export async function openScene(entries = 5, agencies: readonly string[] = ['opp'], options: Partial<WitnessOptions> = {}): Promise<Scene> {
  const node = new LedgerNode();
  for (const agencyId of agencies) await node.record(entries, agencyId);
  const logs = (await node.signedLogs()).map(({ vkey }) => vkey);
  const [first, second, third] = ['w1', 'w2', 'w3'].map((name) => new Institution(name, logs, options));
  if (first === undefined || second === undefined || third === undefined) throw new Error('three names make three witnesses');
  const panel = [first, second, third] as const;
  for (const one of panel) await one.start();
  await cosign({ node, panel }, ...agencies);
  return { node, panel, policy: policyFile(logs, panel) };
}

/** Brings the newest checkpoint of each log to all witnesses and shows it with what they answered. Returns the first note. */
export async function cosign({ node, panel }: Pick<Scene, 'node' | 'panel'>, ...agencies: readonly string[]): Promise<string> {
  const notes: string[] = [];
  for (const agencyId of agencies.length > 0 ? agencies : ['opp']) {
    const lines = await cosignaturesOf(node, panel, agencyId);
    notes.push((await node.head(agencyId)).note + lines);
    node.keep(notes.at(-1) ?? '', agencyId);
  }
  await node.writer.writer.pack();
  return notes[0] ?? '';
}

export interface Outcome {
  readonly exit: number;
  readonly error?: string;
  readonly origin?: string;
  readonly size?: number;
}

/** What tools/verify.mjs says of each source; of the whole call when it cannot begin. */
export function outsider(policy: string, ...args: string[]): Promise<Outcome[]> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['tools/verify.mjs', '--policy', policy, '--json', ...args], (_, stdout, stderr) => {
      resolve(stdout === '' ? [{ exit: child.exitCode ?? -1, error: stderr.trim() }] : (JSON.parse(stdout) as { outcomes: Outcome[] }).outcomes);
    });
  });
}

/** An outsider's outcome that says in these words what does not verify. */
export const wrong = (words: RegExp) => ({ exit: 1, error: expect.stringMatching(words) as string });

/** The answers of `custos ledger check-proofs` to these lines, in their order. */
export async function checkedLines(...lines: readonly object[]): Promise<ProofCheck[]> {
  const answers: string[] = [];
  for await (const some of checkProofs(Readable.from([Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))]))) answers.push(...some.trimEnd().split('\n'));
  return answers.map((answer) => JSON.parse(answer) as ProofCheck);
}

/** A static file server over a folder, and what a monitor sees there. */
export async function serveFolder(folder: () => string): Promise<string> {
  const server = createServer((request, response) => {
    const path = join(folder(), request.url ?? '');
    response.writeHead(existsSync(path) ? 200 : 404).end(existsSync(path) ? readFileSync(path) : undefined);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closers.push(() => server.close() && server.closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The node's own cosigners, which bring its checkpoints to the witnesses of the policy; `alarms` fills as they work. */
export async function openCosigners(node: LedgerNode, policy: Policy): Promise<{ readonly cosigners: Cosigners; readonly alarms: CosignerAlarm[] }> {
  const alarms: CosignerAlarm[] = [];
  const cosigners = await Cosigners.start({ folder: node.folder, source: node, policy, clock: systemClock, everyMs: 20, onAlarm: (alarm) => alarms.push(alarm) });
  closers.push(() => cosigners.close());
  return { cosigners, alarms };
}

/** A monitor at another institution; `alarms` fills as it looks. */
export async function openMonitor(policy: Policy, urls: readonly string[], options: Partial<MonitorOptions> = {}): Promise<{ readonly monitor: Monitor; readonly alarms: MonitorAlarm[] }> {
  const alarms: MonitorAlarm[] = [];
  const monitor = await Monitor.open({ folder: join(freshPlace(), 'monitor'), policy, urls, clock: systemClock, onAlarm: (alarm) => alarms.push(alarm), ...options });
  closers.push(() => monitor.close());
  return { monitor, alarms };
}
