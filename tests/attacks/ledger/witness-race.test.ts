// Attacker: the log's operator with two histories after one cosigned checkpoint sends both to the witness in the same moment,
// hoping that both are compared with the old size before either is held; or sends a shorter one late, to roll the witness back.
// Found by the witness, at once: requests of one log are taken in turn, each compared with what was held and made durable last.
// One is cosigned, every other is refused (`conflict`, or `malformed` when it comes with the size it had been told), and a second
// root of one size is kept with the first as evidence.
import { expect, test } from 'vitest';
import { encodeAddCheckpoint } from '../../../src/ledger/format/witness-request.js';
import { writeDurably } from '../../../src/ledger/witness/durable-file.js';
import { originHash } from '../../../src/ledger/witness/witness-folder.js';
import { Institution, LedgerNode } from '../../support/ledger-scene.js';

/** A log of five entries, and two histories of eight. */
async function split() {
  const node = new LedgerNode();
  await node.record(5);
  const witness = await (await new Institution('w', [(await node.head()).vkey]).start()).serve();
  await witness.ask(node);
  const twin = (await node.rest()).copy();
  await node.record(3, 'opp', 'one history');
  await twin.record(3, 'opp', 'another');
  return { witness, sides: [node, twin] as const };
}

async function requestOf(node: LedgerNode, size = 8): Promise<string> {
  const { note } = await node.head();
  return encodeAddCheckpoint({ oldSize: 5n, proof: await node.consistency('opp', 5n, BigInt(size)), note });
}

const post = async (url: string, body: string): Promise<{ status: number; text: string }> => {
  const response = await fetch(`${url}add-checkpoint`, { method: 'POST', body });
  return { status: response.status, text: await response.text() };
};

test('two histories in one moment: one is cosigned, and both are kept', async () => {
  const { witness, sides } = await split();
  const bodies = await Promise.all(sides.map((side) => requestOf(side)));
  const answers = await Promise.all(bodies.flatMap((body) => [post(witness.url, body), post(witness.url, body)]));
  const cosigned = answers.filter(({ status }) => status === 200);
  expect([cosigned.length, answers.filter(({ status, text }) => status === 409 && text === '8\n').length]).toEqual([1, 3]);
  expect(witness.forks).toContain('custos.example/opp');
  expect(witness.evidence()).toHaveLength(2);
  const notes = await Promise.all(sides.map(async (side) => (await side.head()).note));
  for (const note of notes) expect(witness.evidence().some((one) => one.startsWith(note))).toBe(true);
  // What was cosigned is what it holds, also after it was started again.
  const held = witness.witness.heldNote(originHash('custos.example/opp'));
  expect(held).toContain(cosigned[0]?.text);
  await witness.rest();
  await witness.start();
  expect(witness.size).toBe(8n);
});

test('control: one history twice in one moment forks nothing', async () => {
  const { witness, sides: [node] } = await split();
  const body = await requestOf(node);
  const answers = await Promise.all([post(witness.url, body), post(witness.url, body)]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect([witness.forks, witness.evidence()]).toEqual([[], []]);
});

test('a shorter checkpoint that comes late does not roll it back', async () => {
  const { witness, sides: [node] } = await split();
  const late = await requestOf(node);
  await node.record(4);
  expect(await witness.ask(node)).toMatchObject({ kind: 'cosigned' });
  expect(await post(witness.url, late)).toEqual({ status: 409, text: '12\n' });
  expect(await post(witness.url, late.replace('old 5\n', 'old 12\n'))).toMatchObject({ status: 400 });
  expect(witness.size).toBe(12n);
});

test('a witness that dies between the disk and the answer holds what it may have cosigned', async () => {
  const { witness, sides } = await split();
  await witness.rest();
  let dies = true;
  const dying = await new Institution('w', witness.logs, { write: async (folder, name, text) => {
    await writeDurably(folder, name, text);
    if (dies && text.includes('\n8\n')) throw new Error('killed');
  } }, witness.folder).start();
  const [first, second] = await Promise.all(sides.map((side) => requestOf(side)));
  await expect(dying.witness.addCheckpoint(Buffer.from(first ?? ''))).rejects.toThrow('killed');
  dies = false;
  await dying.rest();
  await witness.start();
  expect(await witness.witness.addCheckpoint(Buffer.from(second ?? ''))).toEqual({ kind: 'conflict', size: 8n });
  expect(witness.evidence()).toHaveLength(2);
});
