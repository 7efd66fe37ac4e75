// The witnesses in the attacks on the ledger: real ones, each in a folder of its own, and the policies in which they stand.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveWitness } from '../../src/http/witness-server.js';
import { systemClock, systemRandom } from '../../src/kernel/index.js';
import { parseVerifier } from '../../src/ledger/format/key.js';
import { type Policy, parsePolicy } from '../../src/ledger/format/policy.js';
import { encodeAddCheckpoint } from '../../src/ledger/format/witness-request.js';
import { Witness, type WitnessAnswer, type WitnessOptions } from '../../src/ledger/witness/witness.js';
import { closers, freshPlace, type LedgerNode, written } from './ledger-node.js';

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
