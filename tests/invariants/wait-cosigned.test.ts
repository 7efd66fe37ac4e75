// A sensitive answer waits until k witnesses have vouched for its entry: then even whoever owns this disk and this log's key cannot
// make it unsaid (G1, G2). A policy asks for it with `@obligation("wait-cosigned-K")`.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, createPolicyEngine, Door, readPolicies, seal, VisibleLabels, keptObligations } from '../../src/access/index.js';
import { isRefused, systemClock, systemRandom } from '../../src/kernel/index.js';
import { Cosigners, parsePolicy } from '../../src/ledger/index.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { Institution } from '../support/ledger-panel.js';

let at: TestHouse;
let witness: Institution;
let cosigners: Cosigners;
let ana: Caller;
/** The cosigned checkpoint that the last answer waited for. */
let vouched = '';
beforeAll(async () => {
  at = await openHouse();
  const member = await at.house.people.memberById('alder', 'ana', at.house.door.today());
  if (member === undefined) throw new Error('ana is gone');
  ana = { member, purpose: 'intelligence_analysis', caseRef: 'alder~oak' };
  witness = await (await new Institution('court', Object.values(await at.house.ledger.publicKeys())).start()).serve();
  const policy = parsePolicy(`witness court ${witness.vkey} ${witness.url}\nquorum court\n`);
  cosigners = await Cosigners.start({ folder: at.house.ledgerFolder, source: at.house.ledger, policy, clock: systemClock, onAlarm: () => undefined });
});
afterAll(async () => {
  await cosigners.close();
  await at.close();
});

/** The house's door under one policy more: reading waits for so many witnesses. `known`: how many the node has. */
function doorWaitingFor(count: number, known: number, timeoutMs = 5_000): Door {
  const policies = readPolicies('policies');
  const text = `@id("reading-waits") @obligation("wait-cosigned-${count}") permit(principal, action == Action::"search", resource is Room);`;
  const engine = createPolicyEngine({ ...policies, texts: [...policies.texts, { name: 'waits.cedar', text }], obligations: keptObligations(known) });
  return new Door({
    engine, visible: new VisibleLabels(engine, at.house.labels), ledger: at.house.ledger, clock: systemClock, random: systemRandom,
    cosigned: async (agencyId, size, wanted) => {
      vouched = (await cosigners.waitFor(agencyId, size, wanted, timeoutMs)).note;
    },
  });
}

async function answerThrough(door: Door) {
  const plan = await door.ask(ana, { action: 'search', asked: { q: 'quorvane' } });
  if (isRefused(plan)) return plan;
  const sealed = seal(plan, new Map(), 'the answer');
  const grant = await door.release(sealed);
  return { value: sealed.open(grant), receipt: grant.receipt };
}

const alderSize = async () => (await at.house.ledger.checkpoint('alder'))?.size ?? 0n;

test('it opens once the witness has cosigned a checkpoint that covers its entry', async () => {
  const answer = await answerThrough(doorWaitingFor(1, 1));
  if (isRefused(answer)) throw new Error(answer.message);
  expect(answer.value).toBe('the answer');
  const [origin, size = '0'] = vouched.split('\n');
  expect([origin, BigInt(size) >= answer.receipt.size]).toEqual([answer.receipt.origin, true]);
  expect(vouched).toContain('court.example/witness');
});

test('it stays sealed while the witness is away; its entry stands, and says what it waited for', async () => {
  await witness.rest();
  const before = await alderSize();
  await expect(answerThrough(doorWaitingFor(1, 1, 600))).rejects.toMatchObject({ code: 'cosigned_unavailable' });
  expect(await alderSize()).toBe(before + 1n);
});

test('a node with fewer witnesses than the policy asks for says no', async () => {
  const answer = await answerThrough(doorWaitingFor(2, 1));
  expect(isRefused(answer)).toBe(true);
});
