// A node and its witnesses: what is gathered, what is kept, and what is noticed when a witness holds what the disk does not.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serveWitness, type ServedWitness } from '../../src/http/witness-server.js';
import { systemClock, systemRandom } from '../../src/kernel/index.js';
import { openCosigned, parseWitness } from '../../src/ledger/format/cosignature.js';
import { parsePolicy } from '../../src/ledger/format/policy.js';
import { encodeAddCheckpoint } from '../../src/ledger/format/witness-request.js';
import { type CosignerAlarm, type CosignerOptions, Cosigners } from '../../src/ledger/witness/cosigners.js';
import { GrowingLog } from '../../src/ledger/witness/testing.js';
import { Witness } from '../../src/ledger/witness/witness.js';

class Institution {
  private witness: Witness | undefined;
  private served: ServedWitness | undefined;
  private port = 0;
  url = '';

  constructor(
    readonly name: string,
    readonly folder: string,
    private readonly log: GrowingLog,
  ) {}

  get vkey(): string {
    return this.witness?.verifiers[0]?.vkey ?? '';
  }

  get size(): bigint | undefined {
    return this.witness?.watched[0]?.size;
  }

  async open(): Promise<void> {
    this.witness = await Witness.open({ folder: this.folder, name: `witness.example/${this.name}`, logs: [this.log.signer.verifier], clock: systemClock, random: systemRandom });
    this.served = await serveWitness(this.witness, { host: '127.0.0.1', port: this.port });
    this.url = this.served.url;
    this.port = Number(new URL(this.url).port);
  }

  async close(): Promise<void> {
    await this.served?.close();
    this.witness?.close();
  }
}

let folder: string;
let log: GrowingLog;
let institutions: Institution[];
let alarms: CosignerAlarm[];
let cosigners: Cosigners | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'custos-cosigners-'));
  log = new GrowingLog().grow(5);
  alarms = [];
  institutions = ['a', 'b', 'c'].map((name) => new Institution(name, join(folder, name), log));
  for (const one of institutions) await one.open();
});
afterEach(async () => {
  await cosigners?.close();
  await Promise.all(institutions.map((one) => one.close()));
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: Partial<CosignerOptions> = {}): Promise<Cosigners> {
  const lines = institutions.map(({ name, vkey, url }) => `witness ${name} ${vkey} ${url}\n`).join('');
  const policy = parsePolicy(`${lines}group all-of-us 2 a b c\nquorum all-of-us\n`);
  mkdirSync(`${folder}/ledger`, { recursive: true });
  cosigners = await Cosigners.start({ folder: `${folder}/ledger`, source: log, policy, clock: systemClock, onAlarm: (alarm) => alarms.push(alarm), timeoutMs: 1000, everyMs: 50, ...options });
  return cosigners;
}

const savedPath = (): string => `${folder}/ledger/cosigned/opp`;
const savedNote = (): string => (existsSync(savedPath()) ? readFileSync(savedPath(), 'utf8') : '');
const namesIn = (note: string): string[] => institutions.map(({ vkey }) => vkey.split('+')[0] ?? '').filter((name) => note.includes(`— ${name} `));
async function until(holds: () => boolean): Promise<void> {
  for (let n = 0; n < 200 && !holds(); n += 1) await pause(20);
  expect(holds()).toBe(true);
}
const first = (): Institution => institutions[0] ?? expect.unreachable();

describe('all is well', () => {
  test('each growth is cosigned by all, waited for, and kept', async () => {
    const node = await start();
    for (const growth of [0, 1, 300]) {
      log.grow(growth);
      const { note, size } = await node.waitFor('opp', BigInt(log.size), 3);
      expect(size).toBe(BigInt(log.size));
      const opened = openCosigned(note, log.signer.verifier, institutions.map(({ vkey }) => parseWitness(vkey)), Date.now());
      expect(opened).toMatchObject({ checkpoint: { size }, cosignatures: [{}, {}, {}] });
      await until(() => savedNote() === node.cosigned('opp')?.note && node.cosigned('opp')?.size === size);
    }
    await until(() => namesIn(savedNote()).length === 3);
    expect(alarms).toEqual([]);
    expect(node.states().map(({ witness, size, error }) => [witness, size, error])).toEqual(['a', 'b', 'c'].map((name) => [name, 306n, undefined]));
  });

  test('a quiet log is cosigned anew', async () => {
    const node = await start({ refreshMs: 100 });
    const { note } = await node.waitFor('opp', 5n, 3);
    await pause(1100);
    await until(() => savedNote() !== note && namesIn(savedNote()).length === 3);
    expect(alarms).toEqual([]);
  });

  test('after a restart it goes on from what it kept, and shows no less than before', async () => {
    await (await start()).waitFor('opp', 5n, 3);
    await until(() => namesIn(savedNote()).length === 3);
    await cosigners?.close();
    await Promise.all(institutions.map((one) => one.close()));
    const node = await start();
    expect(node.cosigned('opp')?.size).toBe(5n);
    expect((await node.waitFor('opp', 5n, 3)).size).toBe(5n);
    await pause(200);
    expect(namesIn(savedNote())).toHaveLength(3);
    for (const one of institutions) await one.open();
    log.grow();
    await node.waitFor('opp', 6n, 3);
    expect(alarms).toEqual([]);
  });
});

describe('a witness that fails', () => {
  test('is not waited for by those who need only the others, and catches up', async () => {
    await first().close();
    const node = await start();
    log.grow();
    await node.waitFor('opp', 6n, 2);
    await expect(node.waitFor('opp', 6n, 3, 300)).rejects.toMatchObject({ code: 'unavailable' });
    expect(node.states()[0]).toMatchObject({ witness: 'a', size: undefined, error: expect.stringContaining('does not answer') });
    await first().open();
    await node.waitFor('opp', 6n, 3, 10_000);
    await until(() => node.states()[0]?.error === undefined);
  });

  test('holds a size of ours that another brought it: no alarm', async () => {
    log.grow(10);
    const early = encodeAddCheckpoint({ oldSize: 0n, proof: [], note: log.note(12) });
    expect((await fetch(`${first().url}add-checkpoint`, { method: 'POST', body: early })).status).toBe(200);
    const node = await start();
    await node.waitFor('opp', 15n, 3);
    expect(alarms).toEqual([]);
  });

  test('restored from a backup is noticed, and brought forward again', async () => {
    const node = await start();
    await node.waitFor('opp', 5n, 3);
    await first().close();
    await cp(first().folder, `${folder}/backup`, { recursive: true });
    await first().open();
    log.grow(5);
    await node.waitFor('opp', 10n, 3, 10_000);
    await first().close();
    rmSync(first().folder, { recursive: true });
    await cp(`${folder}/backup`, first().folder, { recursive: true });
    await first().open();
    log.grow(5);
    await node.waitFor('opp', 15n, 3, 10_000);
    expect(alarms).toEqual([expect.objectContaining({ code: 'witness_rolled_back', witness: 'a', ours: 15n, theirs: 5n })]);
  });
});

describe('a disk that holds less or other than was cosigned', () => {
  test('truncated: proven by the checkpoint that the witness shows', async () => {
    const node = await start();
    await node.waitFor('opp', 5n, 3);
    const before = log.note();
    log.truncate(3);
    log.grow();
    await until(() => alarms.length >= 3);
    expect(alarms[0]).toMatchObject({ code: 'cosigned_elsewhere', agencyId: 'opp', ours: 4n, theirs: 5n, proven: true });
    expect(alarms[0]?.note).toContain(before);
    expect(new Set(alarms.map(({ witness }) => witness)).size).toBe(3);
    await pause(600);
    expect(alarms).toHaveLength(3);
  });

  test('truncated while it was off: known from the kept note alone, when no witness answers', async () => {
    await (await start()).waitFor('opp', 5n, 3);
    await cosigners?.close();
    await Promise.all(institutions.map((one) => one.close()));
    log.truncate(3);
    await start();
    await until(() => alarms.length === 1);
    expect(alarms[0]).toMatchObject({ code: 'cosigned_elsewhere', ours: 3n, theirs: 5n, proven: true });
  });

  test('rewritten and as long, or longer: proven', async () => {
    await (await start()).waitFor('opp', 5n, 3);
    await cosigners?.close();
    for (const size of [5, 9]) {
      alarms.length = 0;
      rmSync(`${folder}/ledger`, { recursive: true });
      const rewritten = new GrowingLog('opp', 1, 2).grow(size);
      await start({ source: rewritten });
      await until(() => alarms.length === 3);
      for (const alarm of alarms) expect(alarm).toMatchObject({ code: 'cosigned_elsewhere', ours: BigInt(size), theirs: 5n, proven: true });
      await cosigners?.close();
    }
    expect(institutions.map(({ size }) => size)).toEqual([5n, 5n, 5n]);
  });
});
