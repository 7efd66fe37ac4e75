// The witness and the monitor as other institutions run them: processes with a folder, killed without warning.
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseWitness, verifyCosignatures } from '../../src/ledger/format/cosignature.js';
import { encodeAddCheckpoint } from '../../src/ledger/format/witness-request.js';
import { GrowingLog } from '../../src/ledger/witness/testing.js';
import { ended, linesUntil, startCustos } from './process.js';

let folder: string;
let log: GrowingLog;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'custos-witness-'));
  log = new GrowingLog().grow(3);
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
    await ended(child);
  }
  rmSync(folder, { recursive: true, force: true });
});

function start(...args: string[]): ChildProcess {
  const child = startCustos(...args);
  children.push(child);
  return child;
}

async function startWitness(...args: string[]): Promise<{ child: ChildProcess; url: string; vkeys: string[] }> {
  const child = start('witness', '--data', `${folder}/w`, '--name', 'witness.example/one', '--log', log.signer.verifier.vkey, '--port', '0', ...args);
  const lines = await linesUntil(child, /^The witness is at /);
  return { child, url: /http:\S+/.exec(lines.at(-1) ?? '')?.[0] ?? '', vkeys: lines.slice(0, -1) };
}

async function grow(url: string, from: number, to: number): Promise<{ status: number; body: string }> {
  const reply = await fetch(`${url}add-checkpoint`, { method: 'POST', body: encodeAddCheckpoint({ oldSize: BigInt(from), proof: log.proof(from, to), note: log.note(to) }) });
  return { status: reply.status, body: await reply.text() };
}

test('prints its keys, cosigns with both, ends in order on SIGTERM', async () => {
  const { child, url, vkeys } = await startWitness('--ml-dsa');
  const { status, body } = await grow(url, 0, 3);
  expect(status).toBe(200);
  expect(verifyCosignatures(log.note() + body, vkeys.map(parseWitness), Date.now())).toHaveLength(2);
  child.kill('SIGTERM');
  expect(await ended(child)).toBe(0);
});

test('kill -9 in the middle of requests: what it cosigned it still holds', async () => {
  log.grow(500);
  let acked = 0;
  for (let cycle = 0; cycle < 2; cycle += 1) {
    const { child, url } = await startWitness();
    const atStart = await grow(url, 0, 1);
    const held = Number(atStart.body);
    // A write that was under way may have survived its killer; nothing that was cosigned may be missing.
    if (cycle > 0) expect(held).toBeGreaterThanOrEqual(acked);
    acked = cycle === 0 ? 1 : held;
    const last = acked + 20;
    try {
      for (;;) {
        const asked = grow(url, acked, acked + 1);
        if (acked === last) child.kill('SIGKILL');
        expect((await asked).status).toBe(200);
        acked += 1;
      }
    } catch (fault) {
      expect(fault).toBeInstanceOf(TypeError);
    }
    await ended(child);
  }
  expect(acked).toBeGreaterThan(40);
});

test.each([
  [['--data', 'x'], 2, 'no log is given'],
  [['--log', 'no key'], 2, '`--data` is missing'],
  [['--data', 'x', '--unknown'], 2, '--unknown'],
])('a wrong command line says what is wrong: %j', async (args, code, words) => {
  const child = start('witness', ...args);
  const said = child.stderr === null ? '' : await text(child.stderr);
  expect(said).toContain(words);
  expect(await ended(child)).toBe(code);
});

test('the monitor looks once: 0 when all is well, 1 with an alarm, which is said, kept and handed on', async () => {
  const { url, vkeys } = await startWitness();
  const policy = `${folder}/p`;
  // The witness's address serves no log: a log that cannot be reached is an alarm.
  writeFileSync(policy, `log ${log.signer.verifier.vkey}\nwitness w ${vkeys[0]} ${url}\nquorum w\n`);
  const child = start('ledger', 'watch', '--policy', policy, '--data', `${folder}/m`, '--once', '--json', '--exec', `printf %s "$CUSTOS_ALARM" > ${folder}/handed-on`, `${url}nothing`);
  const [said, warned] = await Promise.all([child.stdout === null ? '' : text(child.stdout), child.stderr === null ? '' : text(child.stderr)]);
  expect(await ended(child)).toBe(1);
  expect(warned).toContain('ALARM unreachable');
  const alarm: unknown = JSON.parse(said);
  expect(alarm).toMatchObject({ code: 'unreachable', url: `${url}nothing` });
  expect(JSON.parse(readFileSync(`${folder}/handed-on`, 'utf8'))).toEqual(alarm);
});
