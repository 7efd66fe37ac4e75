// What the writer itself packs, an outsider verifies: the same files that a static server would hand out.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { witnessSignerOf } from '../../src/ledger/format/cosignature.js';
import { parseVerifier } from '../../src/ledger/format/key.js';
import { formatTlogProof } from '../../src/ledger/format/tlog-proof.js';
import { provePublished } from '../../src/ledger/published-proof.js';
import { openTestLedger, type TestLedger } from '../../src/ledger/testing.js';
import { run } from './outsider.js';
import { freshFolder, removeFolders } from './public-folder.js';

const witness = witnessSignerOf('witness.example', new Uint8Array(32).fill(7));
const folder = freshFolder();
const shown = join(folder, 'ledger', 'public', 'opp');
const policy = join(folder, 'policy');
const seen = join(folder, 'seen');
let open: TestLedger;

beforeAll(async () => {
  open = await openTestLedger(folder);
});
afterAll(async () => {
  await open.close();
  removeFolders();
});

async function grow(entries: number): Promise<void> {
  await open.ledger.appendAll(Array.from({ length: entries }, (_, at) => ({ agencyId: 'opp', payload: { action: 'search', at } })));
  await open.ledger.pack();
}

async function log(): Promise<{ vkey: string; note: string; text: string }> {
  const vkey = (await open.ledger.publicKeys())['opp'] ?? '';
  const key = (await open.ledger.signedLogs()).find(({ agencyId }) => agencyId === 'opp');
  const note = key?.note ?? '';
  return { vkey, note, text: note.slice(0, note.lastIndexOf('\n\n') + 1) };
}

/** What the node does when a witness has answered: the note that the folder shows from then on, also at a size that it showed before. */
async function cosign(): Promise<void> {
  const { note, text } = await log();
  const cosigned = note + witness.cosign(text, BigInt(Math.floor(Date.now() / 1000)));
  mkdirSync(join(folder, 'ledger', 'cosigned'), { recursive: true });
  writeFileSync(join(folder, 'ledger', 'cosigned', 'opp'), cosigned);
  await open.ledger.pack();
}

test('the public folder verifies at every size it passes through, and is remembered', async () => {
  await grow(1);
  writeFileSync(policy, `log ${(await log()).vkey}\nquorum none\n`);
  for (const more of [0, 254, 1, 1, 300, 700]) {
    if (more > 0) await grow(more);
    const { code, stdout } = await run('--policy', policy, '--seen', seen, shown);
    expect(stdout).toMatch(/VERIFIES/);
    expect(code).toBe(0);
  }
  expect(readFileSync(seen, 'utf8')).toContain('\\n1257\\n');
});

test('a quorum is asked for and found, and the checkpoint is fresh', async () => {
  writeFileSync(policy, `log ${(await log()).vkey}\nwitness w ${witness.verifier.vkey}\nquorum w\n`);
  expect((await run('--policy', policy, shown)).stdout).toMatch(/no quorum/);
  await cosign();
  expect((await run('--policy', policy, '--max-age', '60', '--seen', seen, shown)).stdout).toMatch(/cosigned by {2}w at [^]*VERIFIES/);
});

test('a proof of an entry out of the public folder is enough for a stranger', async () => {
  const { entry } = await open.ledger.read('opp', 300n);
  const read = async (path: string): Promise<Uint8Array | undefined> => (existsSync(join(shown, path)) ? readFileSync(join(shown, path)) : undefined);
  const proven = await provePublished(entry, 300n, parseVerifier((await log()).vkey), read);
  const file = join(folder, 'entry.tlog-proof');
  writeFileSync(file, proven === undefined ? '' : formatTlogProof(proven));
  const { code, stdout } = await run('--policy', policy, '--json', '--proof', file);
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, outcomes: [{ index: 300, size: 1257 }] });
  expect(code).toBe(0);
});

test('one entry changed on the disk is found', async () => {
  writeFileSync(policy, `log ${(await log()).vkey}\nquorum none\n`);
  const bundle = join(shown, 'tile', 'entries', '000');
  expect(existsSync(bundle)).toBe(true);
  const bytes = readFileSync(bundle);
  const at = bytes.indexOf('"commitment":"') + 20;
  bytes[at] = bytes[at] === 0x41 ? 0x42 : 0x41;
  writeFileSync(bundle, bytes);
  expect((await run('--policy', policy, shown)).stdout).toMatch(/DOES NOT VERIFY: tile\/0\/000 is not what the entries hash to/);
});
