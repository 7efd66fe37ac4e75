// Where the attacks on the ledger are played: a node's folder with its real writer, signer and keys, real witnesses of which two
// of three must agree, a static server for what is public, and an outsider who runs tools/verify.mjs in a process of their own.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect } from 'vitest';
import { serveWitness } from '../../src/http/witness-server.js';
import { systemClock, systemRandom } from '../../src/kernel/index.js';
import { checkProofs } from '../../src/ledger/check-proofs.js';
import { parseVerifier } from '../../src/ledger/format/key.js';
import { type Policy, parsePolicy } from '../../src/ledger/format/policy.js';
import type { ProofCheck } from '../../src/ledger/format/proof.js';
import { encodeAddCheckpoint } from '../../src/ledger/format/witness-request.js';
import { Monitor, type MonitorAlarm, type MonitorOptions } from '../../src/ledger/monitor/index.js';
import type { ProblemCode } from '../../src/ledger/log-audit.js';
import type { Receipt } from '../../src/ledger/receipt.js';
import { TestWriter } from '../../src/ledger/testing.js';
import { verifyLedger, type VerifyOptions } from '../../src/ledger/verify.js';
import type { TiledTree } from '../../src/ledger/tiled-tree.js';
import { Cosigners } from '../../src/ledger/witness/cosigners.js';
import type { CosignerAlarm, HeadSource, SignedLog } from '../../src/ledger/witness/head-source.js';
import { Witness, type WitnessAnswer, type WitnessOptions } from '../../src/ledger/witness/witness.js';

const closers: (() => Promise<unknown> | void)[] = [];
afterAll(async () => {
  for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close();
});

/** Gone when the file's tests have run. */
export function freshPlace(): string {
  const place = mkdtempSync(join(tmpdir(), 'custos-attack-'));
  closers.push(() => rmSync(place, { recursive: true, force: true }));
  return place;
}

/** A node's ledger folder and, while it runs, its writer. Logs begin with their first entry. */
export class LedgerNode implements HeadSource {
  private running: TestWriter | undefined;

  constructor(readonly folder = join(freshPlace(), 'node')) {
    closers.push(() => this.rest());
  }

  /** Rejects as `custos start` does. */
  async start(): Promise<this> {
    mkdirSync(this.folder, { recursive: true });
    this.running ??= await TestWriter.open(this.folder);
    return this;
  }

  /** One batch of `count` entries whose payloads are `<text> 0`, `<text> 1` …. */
  async record(count: number, agencyId = 'opp', text = 'search'): Promise<Receipt[]> {
    await this.start();
    return this.writer.append(Array.from({ length: count }, (_, n) => ({ agencyId, payload: { text: `${text} ${n}` } })));
  }

  /** Closes the writer: all is packed and published, and the folder is the attacker's. */
  async rest(): Promise<this> {
    const { running } = this;
    this.running = undefined;
    await running?.close();
    return this;
  }

  /** A second node with the same files, keys and signer's memory: what a snapshot of the machine gives. */
  copy(): LedgerNode {
    const twin = new LedgerNode();
    cpSync(this.folder, twin.folder, { recursive: true });
    return twin;
  }

  get writer(): TestWriter {
    if (this.running === undefined) throw new Error('the node is at rest');
    return this.running;
  }

  async signedLogs(): Promise<readonly SignedLog[]> {
    return [...this.writer.writer.logs.values()].map(({ agencyId, origin, verifier, signed }) => ({ agencyId, origin, vkey: verifier.vkey, ...signed, size: BigInt(signed.size) }));
  }

  async head(agencyId = 'opp'): Promise<SignedLog> {
    const head = (await this.signedLogs()).find((one) => one.agencyId === agencyId);
    if (head === undefined) throw new Error(`there is no log of ${agencyId}`);
    return head;
  }

  /** The log's own tree: proofs as the node would hand them out. */
  tree(agencyId = 'opp'): TiledTree {
    const log = this.writer.writer.logs.get(agencyId);
    if (log === undefined) throw new Error(`there is no log of ${agencyId}`);
    return log.tree;
  }

  async consistency(agencyId: string, oldSize: bigint, newSize: bigint): Promise<Uint8Array[]> {
    return this.tree(agencyId).consistency(Number(oldSize), Number(newSize));
  }

  /** The folder that is shown to the world. */
  shown(agencyId = 'opp'): string {
    return `${this.folder}/public/${agencyId}`;
  }

  /** Puts a cosigned checkpoint where cosigners put it, and packs: from then on the world is shown it. */
  async show(note: string, agencyId = 'opp'): Promise<void> {
    writeFileSync(`${this.folder}/cosigned/${agencyId}`, note);
    await this.writer.writer.pack();
  }

  /** What the node's own verification finds, each code once, in order. */
  async problems(options: Omit<VerifyOptions, 'folder'> = {}): Promise<ProblemCode[]> {
    const { problems, ok } = await verifyLedger({ folder: this.folder, ...options });
    if (ok !== (problems.length === 0)) throw new Error('`ok` and the problems tell two stories');
    return [...new Set(problems.map(({ code }) => code))];
  }
}

/** One institution's witness, in a folder of its own. */
export class Institution {
  private open: Witness | undefined;
  private stop: (() => Promise<void>) | undefined;
  private port = 0;
  url = '';
  readonly forks: string[] = [];

  constructor(
    readonly name: string,
    readonly logs: readonly string[],
    private readonly options: Partial<WitnessOptions> = {},
    readonly folder = join(freshPlace(), name),
  ) {
    closers.push(() => this.rest());
  }

  async start(): Promise<this> {
    const { name, folder, options } = this;
    this.open = await Witness.open({
      folder, name: `${name}.example/witness`, logs: this.logs.map(parseVerifier), clock: systemClock, random: systemRandom, onFork: (origin) => this.forks.push(origin), ...options,
    });
    return this;
  }

  /** At a port that it keeps. */
  async serve(): Promise<this> {
    const served = await serveWitness(this.witness, { host: '127.0.0.1', port: this.port });
    [this.url, this.stop] = [served.url, () => served.close()];
    this.port = Number(new URL(this.url).port);
    return this;
  }

  async rest(): Promise<void> {
    const { open, stop } = this;
    this.open = this.stop = undefined;
    await stop?.();
    open?.close();
  }

  get witness(): Witness {
    if (this.open === undefined) throw new Error('the witness is at rest');
    return this.open;
  }

  get vkey(): string {
    return this.witness.verifiers[0]?.vkey ?? '';
  }

  /** The size it holds of a log. */
  sizeOf(agencyId: string): bigint {
    return this.witness.watched.find(({ origin }) => origin === `custos.example/${agencyId}`)?.size ?? 0n;
  }

  get size(): bigint {
    return this.sizeOf('opp');
  }

  /** Brings it a node's newest checkpoint, with the proof from what it holds. */
  async ask(node: LedgerNode, agencyId = 'opp', oldSize = this.sizeOf(agencyId)): Promise<WitnessAnswer> {
    const { note, size } = await node.head(agencyId);
    const proof = oldSize === 0n || oldSize >= size ? [] : await node.consistency(agencyId, oldSize, size);
    return this.tell({ oldSize, proof, note });
  }

  tell(request: Parameters<typeof encodeAddCheckpoint>[0]): Promise<WitnessAnswer> {
    return this.witness.addCheckpoint(Buffer.from(encodeAddCheckpoint(request)));
  }

  /** The signed checkpoints that it kept because they contradict each other. */
  evidence(): string[] {
    const places = readdirSync(`${this.folder}/evidence`).map((log) => `${this.folder}/evidence/${log}`);
    return places.flatMap((place) => readdirSync(place).map((name) => readFileSync(`${place}/${name}`, 'utf8')));
  }
}

/** The signature lines of those who cosigned; none of those who refused. */
export async function cosignaturesOf(node: LedgerNode, panel: readonly Institution[], agencyId = 'opp'): Promise<string> {
  const answers = await Promise.all(panel.map((one) => one.ask(node, agencyId)));
  return answers.map((answer) => (answer.kind === 'cosigned' ? answer.lines : '')).join('');
}

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
  for (const agencyId of agencies) await cosign({ node, panel }, agencyId);
  return { node, panel, policy: policyFile(logs, panel) };
}

/** Brings the newest checkpoint to all witnesses and shows it with what they answered. Returns the note. */
export async function cosign({ node, panel }: Pick<Scene, 'node' | 'panel'>, agencyId = 'opp'): Promise<string> {
  const lines = await cosignaturesOf(node, panel, agencyId);
  const note = (await node.head(agencyId)).note + lines;
  if (lines !== '') await node.show(note, agencyId);
  return note;
}

/** A policy in which `quorum` of the witnesses must agree. */
export function policyText(logs: readonly string[], panel: readonly Institution[], quorum = 2): string {
  const names = panel.map(({ name }) => name).join(' ');
  return `${logs.map((vkey) => `log ${vkey}\n`).join('')}${panel.map(({ name, vkey, url }) => `witness ${name} ${vkey} ${url}\n`).join('')}group them ${quorum} ${names}\nquorum them\n`;
}

export function policyFile(logs: readonly string[], panel: readonly Institution[], quorum = 2): string {
  return written('policy', policyText(logs, panel, quorum));
}

export function policyIn(path: string): Policy {
  return parsePolicy(readFileSync(path));
}

/** A file of the outsider's. */
export function written(name: string, text: string): string {
  const path = join(freshPlace(), name);
  writeFileSync(path, text);
  return path;
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
