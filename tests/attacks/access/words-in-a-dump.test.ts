// An administrator of the database, or whoever found a backup of it, reads every row of every table with everything that a superuser may. What
// people typed to each other, as reasons, questions, answers and opinions, stands in none of them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../src/db/index.js';
import { WordsAtRest } from '../../../src/access/words/index.js';
import { systemRandom } from '../../../src/kernel/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Person, personAt } from '../../support/two-people.js';

let at: TestHouse;
let ana: Person;
let bea: Person;
let sol: Person;
let sam: Person;
const word = 'Zyqomber';
const said = (what: string) => `${word} is why, as ${what} says`;

beforeAll(async () => {
  at = await openHouse();
  [ana, bea, sol, sam] = [await personAt(at, 'ana'), await personAt(at, 'bea'), await personAt(at, 'sol'), await personAt(at, 'sam')];
});
afterAll(async () => at.close());

/** Everything that lies in the database, but for the registry's own tables (docs/threats.md says what of those). */
async function dump(): Promise<string> {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(at.database.db);
  const texts = await Promise.all(rows.map(async ({ name }) => (await sql<{ text: string }>`select coalesce(string_agg(t::text, ' '), '') as text from ${sql.table(name)} t`.execute(at.database.db)).rows[0]?.text ?? ''));
  return texts.join(' ');
}

async function done(by: Person, method: 'POST', url: string, body: object) {
  const reply = await by.ask(method, url, body);
  if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.body}`);
  return reply.json();
}

test('reasons, questions, answers and opinions are in no row, and are read by those whom they are for', async () => {
  await done(bea, 'POST', '/api/requests', { to: 'alder', words: said('the question') });
  const asked = (await ana.get('/api/requests/received')).json().requests as { id: string; words: string }[];
  expect(asked.map((one) => one.words)).toEqual([said('the question')]);
  await done(ana, 'POST', `/api/requests/received/${asked[0]?.id ?? ''}`, { kind: 'words', words: said('the answer'), reports: [] });
  expect((await bea.get('/api/requests')).json().requests[0]).toMatchObject({ words: said('the question'), answers: [{ words: said('the answer') }] });

  await done(ana, 'POST', '/api/delegations', { kind: 'case', grantee: 'pia@alder', until: new Date(Date.now() + 86_400_000).toISOString(), why: said('the delegation') });
  expect((await ana.get('/api/delegations')).json().delegations[0].why).toBe(said('the delegation'));
  const { id } = await done(ana, 'POST', '/api/break-glass', { reason: said('the emergency') });
  for (const who of ['exa', 'ira']) await done(await personAt(at, who), 'POST', `/api/break-glass/reviews/${id}`, { outcome: 'justified', why: said(who) });

  await at.house.approvals.request(await sol.plan('requestApproval'), { kind: 'unseal_source', subject: { source: word }, why: said('the request') });
  const [waiting] = (await sam.get('/api/approvals')).json().waiting as { id: string; kind: string; subjectHash: string; subject: string; why: string }[];
  expect([waiting?.subject, waiting?.why]).toEqual([JSON.stringify({ source: word }), said('the request')]);
  await done(sam, 'POST', `/api/approvals/${encodeURIComponent(waiting?.id ?? '')}/refuse`, { kind: waiting?.kind, subjectHash: waiting?.subjectHash, why: said('the refusal') });
  expect((await sol.get('/api/approvals')).json().mine[0]).toMatchObject({ why: said('the request'), decidedWhy: said('the refusal') });

  const everything = await dump();
  expect(everything).toContain('Edda Quorvane');
  for (const form of [word, word.toLowerCase(), Buffer.from(word).toString('base64').slice(0, 8), Buffer.from(word).toString('hex')]) expect([form, everything.includes(form)]).toEqual([form, false]);
});

test('sealed words open in their own place and under their own key alone', () => {
  const [one, other] = [new WordsAtRest(systemRandom(32), systemRandom), new WordsAtRest(systemRandom(32), systemRandom)];
  const sealed = one.seal(word, ['approval', 'why', 'alder', 'a']);
  expect([one.open(sealed, ['approval', 'why', 'alder', 'a']), one.seal(word, ['approval', 'why', 'alder', 'a']) === sealed]).toEqual([word, false]);
  for (const moved of [() => one.open(sealed, ['approval', 'why', 'alder', 'b']), () => other.open(sealed, ['approval', 'why', 'alder', 'a']), () => one.open(`${sealed.slice(0, -6)}AAAA==`, ['approval', 'why', 'alder', 'a'])]) expect(moved).toThrow('do not open');
});
