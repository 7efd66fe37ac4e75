// Attackers: a newspaper that wants a release before its hour; an officer of another agency, and one of the same who may not see the draft, who look for it in lists, by its name and in the log of corrections;
// an author who takes the hour away after two signed it; and somebody without an account who tries a node that shows nothing. Promises: G4, G7, G8. Routes: /api/notes, /api/public/releases.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { PublicReleaseAnswer, PublicReleases } from '../../../src/http/contract.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { kept } from '../../support/same.js';
import { type Person, personAt } from '../../support/two-people.js';

let at: TestHouse;
let [ana, ora, pia, bea]: Person[] = [];
beforeAll(async () => {
  at = await openHouse();
  await at.shut();
  writeFileSync(join(at.folder, 'data', 'news-releases.json'), '{"public": true}');
  await at.reopen();
  // Another chain of command than drugs.
  await at.database.db.updateTable('member').set({ unit: 'fraud' }).where('agency_id', '=', 'alder').where('member_id', '=', 'pia').execute();
  [ana, ora, pia, bea] = [await personAt(at, 'ana'), await personAt(at, 'ora'), await personAt(at, 'pia'), await personAt(at, 'bea')];
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => at.close());

const both = (en: string, fr: string) => ({ en, fr });
/** Short enough that no session ends. */
const hourMs = 600_000;
const inAnHour = (): string => new Date(Date.now() + hourMs).toISOString();
const later = () => {
  const now = Date.now.bind(Date);
  vi.spyOn(Date, 'now').mockImplementation(() => now() + hourMs + 1_000);
};
const body = (more: object = {}) => ({
  kind: 'release', title: both('Zyqomber: results', 'Zyqomber : résultats'), question: both('', ''), tasking: both('', ''), background: both('', ''),
  response: both('Seized, [[incomplete]]: [[sprint-fentanyl@1]] and [[sprint-opioid-pills@1]].', 'Saisi, [[incomplete]] : [[sprint-fentanyl@1]] et [[sprint-opioid-pills@1]].'),
  qa: [{ question: both('How many were arrested?', 'Combien d’arrestations ?'), answer: both('There were [[sprint-arrests@1]].', 'Il y a eu [[sprint-arrests@1]].') }], ...more,
});
const address = (id: string, more = '') => `/api/notes/${encodeURIComponent(id)}${more}`;
const open = (id: string) => at.app.inject({ url: `/api/public/releases/${encodeURIComponent(id)}` });
const listed = async () => (await at.app.inject({ url: '/api/public/releases' })).json<PublicReleases>().releases.map(({ id }) => id);
const nowhere = (id: string): string => id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));

async function signed(id: string): Promise<void> {
  for (const who of [ora, pia]) {
    const { revision, printedHash } = (await who?.get(address(id)))?.json<{ note: { revision: number; printedHash: string } }>().note ?? { revision: 0, printedHash: '' };
    expect((await who?.ask('POST', address(id, '/sign'), { revision, printedHash }))?.statusCode).toBe(200);
  }
}
const release = async (id: string, revision = 1) => ana?.ask('POST', address(id, '/release'), { revision, why: 'for everybody at its hour' });
async function released(more: object = {}): Promise<string> {
  const reply = await ana?.ask('POST', '/api/notes', body(more));
  expect([reply?.statusCode, reply?.body]).toEqual([200, expect.any(String)]);
  const { id } = reply?.json<{ id: string }>() ?? { id: '' };
  await signed(id);
  expect((await release(id))?.json()).toMatchObject({ state: 'released' });
  return id;
}

test('before its hour a release is absent for everybody outside: same bytes by its name, in no list and in no log', async () => {
  const id = await released({ embargoUntil: inAnHour() });
  const [there, absent] = [await open(id), await open(nowhere(id))];
  expect([there.statusCode, there.body, Object.keys(there.headers)]).toEqual([404, absent.body, Object.keys(absent.headers)]);
  expect(there.headers['cache-control']).toBe('no-store');
  expect(await listed()).not.toContain(id);
  expect(kept(await bea?.get(address(id)) as never)).toEqual(kept(await bea?.get(address(nowhere(id))) as never));
  expect(kept(await bea?.get(address(id, '?revision=1')) as never)).toEqual(kept(await bea?.get(address(nowhere(id), '?revision=1')) as never));
  for (const url of ['/api/notes', '/api/notes/corrections']) expect((await bea?.get(url))?.body).not.toMatch(/zyqomber/i);
  const act = { revision: 1, printedHash: '0'.repeat(64) };
  expect(kept(await bea?.ask('POST', address(id, '/sign'), act) as never)).toEqual(kept(await bea?.ask('POST', address(nowhere(id), '/sign'), act) as never));
  // Those who wrote and signed it have it, with its hour.
  expect((await ana?.get(address(id)))?.json()).toMatchObject({ note: { state: 'released', kind: 'release', embargoUntil: expect.any(String) as string } });
  later();
  const out = (await open(id)).json<PublicReleaseAnswer>();
  expect([out.title, out.body.map(({ text }) => text).join(''), out.listComplete, out.corrections]).toEqual(['Zyqomber: results', 'Seized, including but not limited to what is named here (the list is not complete): 46.17 kg and 15,765 pills.', false, []]);
  expect(out.qa.map(({ answer }) => answer.map(({ text }) => text).join(''))).toEqual(['There were 524 arrests.']);
  expect(await listed()).toContain(id);
  expect(JSON.stringify(out)).not.toMatch(/a\.ana|o\.ora|p\.pia|"(?:ana|ora|pia)"|for everybody at its hour/);
  expect((await bea?.get(address(id)))?.json()).toMatchObject({ note: { state: 'released', texts: null, author: null, signedBy: [] } });
});

test('a colleague who may not see the draft is outside too', async () => {
  const id = await released({ embargoUntil: inAnHour(), level: 'SECRET' });
  const ivo = await at.seat('ivo');
  expect(kept(await ivo.get(address(id)))).toEqual(kept(await ivo.get(address(nowhere(id)))));
  expect((await ivo.get(address(id))).statusCode).toBe(404);
});

test('the hour is signed with the words: another hour is another revision, and the one that is out stays until then', async () => {
  const id = await released();
  expect((await open(id)).json<PublicReleaseAnswer>().revision).toBe(1);
  const revise = { ...body({ title: both('Zyqomber: corrected', 'Zyqomber : corrigé'), embargoUntil: inAnHour() }), revises: id, from: 1, why: 'a seizure was counted twice' };
  expect((await ana?.ask('POST', '/api/notes', revise))?.statusCode).toBe(200);
  expect((await release(id, 2))?.statusCode).toBe(403);
  await signed(id);
  expect((await release(id, 2))?.json()).toMatchObject({ state: 'released' });
  expect((await open(id)).json()).toMatchObject({ revision: 1, title: 'Zyqomber: results', corrections: [] });
  expect((await bea?.get(address(id)))?.json()).toMatchObject({ note: { revision: 1, history: [{ revision: 1 }] } });
  for (const url of ['/api/notes/corrections', address(id, '?revision=2')]) expect((await bea?.get(url))?.body).not.toMatch(/counted twice|Zyqomber: corrected/);
  later();
  expect((await open(id)).json()).toMatchObject({ revision: 2, title: 'Zyqomber: corrected', corrections: [{ revision: 2, why: 'a seizure was counted twice' }] });
  expect((await bea?.get('/api/notes/corrections'))?.body).toContain('a seizure was counted twice');
});

test('what is no release is never public, nor what two did not sign, and no note takes an hour or becomes a release', async () => {
  const { id: draft } = (await ana?.ask('POST', '/api/notes', body()))?.json<{ id: string }>() ?? { id: '' };
  expect([(await open(draft)).statusCode, (await release(draft))?.statusCode]).toEqual([404, 403]);
  const note = { ...body({ kind: 'note', qa: undefined }), response: both('[[sprint-arrests@1]].', '[[sprint-arrests@1]].'), question: both('How many?', 'Combien ?') };
  const { id } = (await ana?.ask('POST', '/api/notes', note))?.json<{ id: string }>() ?? { id: '' };
  await signed(id);
  expect((await release(id))?.statusCode).toBe(200);
  expect([(await open(id)).statusCode, await listed()]).toEqual([404, expect.not.arrayContaining([id, draft])]);
  const says = async (more: object) => (await ana?.ask('POST', '/api/notes', more))?.json<{ message: string }>().message;
  expect(await says({ ...note, embargoUntil: inAnHour() })).toMatch(/a note has no embargo/);
  expect(await says({ ...body(), revises: id, from: 1, why: 'now for everybody' })).toMatch(/does not become a release/);
  expect(await says(body({ embargoUntil: '2026-03-01T10:00:00' }))).toMatch(/with its zone/);
  expect(await says(body({ response: both('524 arrests.', '524 arrestations.') }))).toMatch(/without its figure: `response\.en` 1:1/);
  expect(await says(body({ tasking: both('For the office.', 'Pour le cabinet.') }))).toMatch(/no tasking/);
});

test('a node that shows no releases answers as if there were no such address', async () => {
  const id = await released();
  expect((await open(id)).statusCode).toBe(200);
  await at.shut();
  writeFileSync(join(at.folder, 'data', 'news-releases.json'), '{"public": false}');
  await at.reopen();
  const none = await at.app.inject({ url: '/api/public/nothing' });
  for (const reply of [await open(id), await at.app.inject({ url: '/api/public/releases' })]) expect([reply.statusCode, reply.body]).toEqual([404, none.body]);
});
