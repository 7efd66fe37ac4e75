// A monitor in front of logs that lie. Each story says what is shown, what is cried out, and what is kept.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { witnessSignerOf } from '../../src/ledger/format/cosignature.js';
import { parsePolicy } from '../../src/ledger/format/policy.js';
import type { MonitorAlarm } from '../../src/ledger/monitor/alarm.js';
import { Monitor, type MonitorOptions } from '../../src/ledger/monitor/monitor.js';
import { GrowingLog } from '../../src/ledger/witness/testing.js';
import { originHash } from '../../src/ledger/witness/witness-folder.js';

/** A web server that hands out whatever it is given, as any static file server would. */
class Shelf {
  readonly files = new Map<string, Uint8Array | string>();
  private readonly server: Server = createServer((request, response) => {
    const file = this.files.get((request.url ?? '').slice(1));
    response.statusCode = file === undefined ? 404 : 200;
    response.end(file);
  });
  url = '';

  async open(): Promise<this> {
    await new Promise<void>((resolve) => {
      this.server.listen(0, '127.0.0.1', resolve);
    });
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  publish(log: GrowingLog, size = log.size, cosigners = [one, two]): void {
    for (const [path, bytes] of log.tiles(size)) this.files.set(path, bytes);
    this.files.set('checkpoint', cosigned(log, size, cosigners));
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => {
      this.server.close(() => resolve());
    });
  }
}

const one = witnessSignerOf('witness.example/one', new Uint8Array(32).fill(21));
const two = witnessSignerOf('witness.example/two', new Uint8Array(32).fill(22));
const cosigned = (log: GrowingLog, size: number, cosigners = [one, two]): string => {
  const note = log.note(size);
  return note + cosigners.map((witness) => witness.cosign(note.slice(0, note.indexOf('\n\n') + 1), BigInt(Math.floor(nowMs / 1000)))).join('');
};

let nowMs: number;
let folder: string;
let shelf: Shelf;
let witnessShelf: Shelf;
let log: GrowingLog;
let alarms: MonitorAlarm[];
let monitor: Monitor;

beforeEach(async () => {
  nowMs = 1_800_000_000_000;
  folder = mkdtempSync(join(tmpdir(), 'custos-monitor-'));
  shelf = await new Shelf().open();
  witnessShelf = await new Shelf().open();
  log = new GrowingLog().grow(300);
  alarms = [];
  shelf.publish(log);
  monitor = await open();
});
afterEach(async () => {
  monitor.close();
  await shelf.close();
  await witnessShelf.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(options: Partial<MonitorOptions> = {}): Promise<Monitor> {
  const other = new GrowingLog('rcmp', 2);
  const policy = parsePolicy(`log ${log.signer.verifier.vkey}\nlog ${other.signer.verifier.vkey}\nwitness one ${one.verifier.vkey} ${witnessShelf.url}\nwitness two ${two.verifier.vkey}\ngroup both all one two\nquorum both\n`);
  return Monitor.open({ folder, policy, urls: [shelf.url], clock: () => nowMs, onAlarm: (alarm) => alarms.push(alarm), timeoutMs: 2000, ...options });
}

async function look(afterMs = 500): Promise<MonitorAlarm[]> {
  nowMs += afterMs;
  const before = alarms.length;
  await monitor.look();
  return alarms.slice(before);
}
const show = (note: string): void => void witnessShelf.files.set(`checkpoint/${originHash(log.origin)}`, note);
const keptIn = (alarm: MonitorAlarm | undefined): string[] => readdirSync(alarm?.evidence ?? expect.unreachable()).toSorted();
const bothSides = ['alarm.json', 'before.checkpoint', 'before.from', 'seen.checkpoint', 'seen.from'];

describe('a log that only grows', () => {
  test('raises nothing, and every checkpoint is kept', async () => {
    for (const growth of [0, 1, 255, 600, 0]) {
      log.grow(growth);
      shelf.publish(log);
      expect(await look()).toEqual([]);
    }
    expect(monitor.states[0]).toMatchObject({ origin: log.origin, size: 1156n, quorumTimeMs: expect.any(Number) });
    const seen = readFileSync(`${folder}/seen/${originHash(log.origin)}/2027-01-15.jsonl`, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as { note: string });
    expect(seen.map(({ note }) => note.split('\n')[1])).toEqual(['300', '301', '556', '1156', '1156']);
  });

  test('may be a moment behind its witnesses', async () => {
    await look();
    log.grow(5);
    show(cosigned(log, 305));
    expect(await look()).toEqual([]);
    expect(monitor.isWaiting).toBe(true);
    shelf.publish(log);
    expect(await look()).toEqual([]);
    expect(monitor.isWaiting).toBe(false);
    expect(await look(20_000)).toEqual([]);
  });

  test('may have replaced a partial tile by the full one', async () => {
    log.grow(212 + 10);
    for (const [path, bytes] of log.tiles()) shelf.files.set(path, bytes);
    shelf.files.set('checkpoint', cosigned(log, 300));
    for (const path of shelf.files.keys()) if (path.startsWith('tile/0/001.p/')) shelf.files.delete(path);
    expect(await look()).toEqual([]);
  });
});

describe('a log that lies', () => {
  test('one size, two roots: forked, once, with both sides kept', async () => {
    await look();
    shelf.publish(new GrowingLog('opp', 1, 250).grow(300));
    const [alarm, ...more] = await look();
    expect(more).toEqual([]);
    expect(alarm).toMatchObject({ code: 'forked', origin: log.origin, url: shelf.url });
    expect(keptIn(alarm)).toEqual(bothSides);
    expect(readFileSync(`${alarm?.evidence}/before.checkpoint`, 'utf8')).toContain(log.note());
    expect(await look()).toEqual([]);
  });

  test.each([[250, 301], [0, 700], [299, 513]])('rewritten from entry %i, longer, tiles recomputed and signed anew: inconsistent', async (from, size) => {
    await look();
    const rewritten = new GrowingLog('opp', 1, from).grow(size);
    shelf.publish(rewritten);
    const found = await look();
    expect(found).toEqual([expect.objectContaining({ code: 'inconsistent' })]);
    expect(keptIn(found[0])).toEqual(bothSides);
    rewritten.grow();
    shelf.publish(rewritten);
    expect(await look()).toEqual([]);
    expect(monitor.states[0]?.size).toBe(300n);
  });

  test('shorter than before, even with its own old checkpoint: rolled back', async () => {
    shelf.publish(log, 200);
    await look();
    shelf.publish(log);
    await look();
    for (const path of shelf.files.keys()) shelf.files.delete(path);
    shelf.publish(log, 200);
    expect(await look()).toEqual([expect.objectContaining({ code: 'rolled_back', message: expect.stringContaining('`200`') })]);
  });

  test('shorter after the monitor was restarted: the monitor remembers', async () => {
    await look();
    monitor.close();
    monitor = await open();
    shelf.publish(log, 200);
    expect(await look()).toEqual([expect.objectContaining({ code: 'rolled_back' })]);
  });

  test('shows us less than a witness cosigned: rolled back, when it has had its time', async () => {
    await look();
    log.grow(5);
    show(cosigned(log, 305));
    expect(await look()).toEqual([]);
    const [alarm] = await look(10_001);
    expect(alarm).toMatchObject({ code: 'rolled_back', message: expect.stringContaining('a witness cosigned `305`') });
    expect(readFileSync(`${alarm?.evidence}/seen.checkpoint`, 'utf8')).toContain(log.note());
  });

  test('shows a witness another history: forked or inconsistent, whatever the sizes', async () => {
    await look();
    const other = new GrowingLog('opp', 1, 100);
    show(cosigned(other.grow(300), 300));
    expect(await look()).toEqual([expect.objectContaining({ code: 'forked', url: witnessShelf.url })]);
    show(cosigned(other, 250));
    expect((await look()).map(({ code }) => code)).toEqual(['inconsistent']);
    monitor.close();
    rmSync(folder, { recursive: true });
    monitor = await open();
    expect((await look()).map(({ code }) => code)).toEqual(['inconsistent']);
    log.grow(20);
    show(cosigned(other.grow(10), 310));
    await look();
    shelf.publish(log);
    expect((await look()).map(({ code }) => code)).toContain('inconsistent');
  });

  test('tiles that are not those of the checkpoint: inconsistent', async () => {
    shelf.files.set('tile/0/000', Buffer.alloc(8192));
    expect((await look()).map(({ code }) => code)).toEqual([]);
    log.grow(1);
    shelf.publish(log);
    shelf.files.set('tile/0/001.p/45', Buffer.alloc(45 * 32));
    expect((await look()).map(({ code }) => code)).toEqual(['inconsistent']);
  });

  test('signed by another key, unsigned, or no checkpoint at all: bad signature, once until it is well', async () => {
    await look();
    for (const lie of [new GrowingLog('opp', 9).grow(300).note(), log.note().replace('\n300\n', '\n301\n'), '<html>', '']) {
      shelf.files.set('checkpoint', lie);
      expect((await look()).map(({ code }) => code)).toEqual(['bad_signature']);
      expect(await look()).toEqual([]);
      shelf.publish(log.grow());
      expect(await look()).toEqual([]);
    }
  });

  test('another log of the policy at its address: another log', async () => {
    await look();
    shelf.publish(new GrowingLog('rcmp', 2).grow(300));
    const found = await look();
    expect(found).toEqual([expect.objectContaining({ code: 'another_log', origin: log.origin })]);
    expect(keptIn(found[0])).toEqual(['alarm.json', 'seen.checkpoint']);
  });
});

describe('a log that is silent', () => {
  test('frozen: stale when its cosignatures are too old, and well again with new ones', async () => {
    await look();
    expect(await look(899_000)).toEqual([]);
    expect(await look(2000)).toEqual([expect.objectContaining({ code: 'stale' })]);
    expect(await look()).toEqual([]);
    shelf.publish(log);
    expect(await look()).toEqual([]);
    expect(await look(901_000)).toEqual([expect.objectContaining({ code: 'stale' })]);
  });

  test('growing without a quorum: stale too', async () => {
    await look();
    for (let n = 0; n < 3; n += 1) {
      shelf.publish(log.grow(), log.size, [one]);
      await look(400_000);
    }
    expect(alarms.map(({ code }) => code)).toEqual(['stale']);
  });

  test('unreachable after a while, and well again', async () => {
    await look();
    const { files } = shelf;
    const shown = new Map(files);
    files.clear();
    expect(await look()).toEqual([]);
    expect(await look(30_000)).toEqual([expect.objectContaining({ code: 'unreachable', evidence: undefined })]);
    for (const [path, bytes] of shown) files.set(path, bytes);
    expect(await look()).toEqual([]);
  });

  test('a checkpoint without its tiles is not believed', async () => {
    await look();
    log.grow(300);
    shelf.files.set('checkpoint', cosigned(log, 600));
    expect(await look()).toEqual([]);
    expect(await look(30_000)).toEqual([expect.objectContaining({ code: 'unreachable', message: expect.stringContaining('does not serve tile') })]);
    expect(monitor.states[0]?.size).toBe(300n);
  });

  test('endless answers are cut off', async () => {
    shelf.files.set('checkpoint', 'x'.repeat(2_000_000));
    expect(await look()).toEqual([]);
    expect(await look(30_000)).toEqual([expect.objectContaining({ code: 'unreachable', message: expect.stringContaining('more than') })]);
  });
});

describe('its folder', () => {
  test('belongs to one process, and what was edited in it is not believed', async () => {
    await expect(open()).rejects.toMatchObject({ code: 'locked' });
    await look();
    monitor.close();
    writeFileSync(`${folder}/logs/${originHash(log.origin)}`, new GrowingLog('opp', 9).grow(3).note());
    await expect(open()).rejects.toMatchObject({ code: 'bad_note' });
    rmSync(`${folder}/logs`, { recursive: true });
    monitor = await open();
  });

  test('nothing to watch is an error', async () => {
    expect(existsSync(folder)).toBe(true);
    monitor.close();
    await expect(open({ urls: ['ftp://custos.example'] })).rejects.toMatchObject({ code: 'bad_policy' });
    await expect(open({ urls: [] })).rejects.toMatchObject({ code: 'bad_policy' });
    monitor = await open();
  });
});
