// Attackers: an author who wants a note out alone, under a second account or with a colleague of their own desk; one who types a number, dressed up as something else; one who quotes
// what another agency holds or did not release; one who writes over what was released, in the app or in the tables; and readers of another agency who look for drafts and tables.
// Promises: G2, G4, G5, G7, G8. Routes: /api/notes, /api/commitments.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../src/db/index.js';
import { approve } from '../../support/canary-scene.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { kept } from '../../support/same.js';
import { type Person, personAt } from '../../support/two-people.js';
import { shownLabel } from '../../support/world.js';

interface Read {
  readonly note: {
    readonly revision: number; readonly printedHash: string; readonly state: string; readonly texts: object | null; readonly obstacles: readonly { readonly code: string; readonly about: string }[];
    readonly printed: { readonly en: { readonly response: readonly { readonly text: string; readonly ref: string | null }[] }; readonly fr: { readonly response: readonly { readonly text: string }[] } };
    readonly corrected: readonly object[]; readonly history: readonly { readonly revision: number; readonly releasedAt: string | null }[];
  };
}

let at: TestHouse;
let [ana, ora, sia, pia]: Person[] = [];
beforeAll(async () => {
  at = await openHouse();
  await groups('cyd', 'cedar', 100, 120);
  // A third chain of command in alder, beside drugs and standards.
  await at.database.db.updateTable('member').set({ unit: 'fraud' }).where('agency_id', '=', 'alder').where('member_id', '=', 'pia').execute();
  await at.database.db.updateTable('member').set({ unit: 'standards' }).where('agency_id', '=', 'alder').where('member_id', '=', 'sia').execute();
  [ana, ora, sia, pia] = [await personAt(at, 'ana'), await personAt(at, 'ora'), await personAt(at, 'sia/intelligence_analysis/alder~oak'), await personAt(at, 'pia')];
});
afterAll(() => at.close());

async function groups(by: string, agencyId: string, from: number, to: number): Promise<void> {
  const statements = Array.from({ length: to - from }, (_, i) => i + from).flatMap((nth) => {
    const say = (prop: string, value: string) => ({ entityId: `grp-${nth}`, schema: 'CriminalGroup', prop, value });
    return [say('name', `Group Number${nth}`), say('scope', 'national'), ...(nth % 2 === 0 ? [say('entrenched', nth % 4 === 0 ? 'yes' : 'no')] : [])];
  });
  await at.house.authoring.report(await at.plan(by, 'createReport'), {
    agencyId, title: 'Groups', reportedOn: '2026-02-01', label: { ...shownLabel, releasableTo: ['ALL'] }, retentionBasis: 'five years', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, parts: [],
  }, statements);
}

const both = (en: string, fr: string) => ({ en, fr });
const share = 'cisc-2022-influence-or-access';
const texts = (en: string, fr: string, more: object = {}) => ({ title: both('Groups and government', 'Groupes et gouvernement'), question: both('How many are trying?', 'Combien essaient ?'), tasking: both('', ''), response: both(en, fr), background: both('', ''), ...more });
const good = texts(`Of those assessed: [[${share}@1]].`, `Parmi ceux qui ont été évalués : [[${share}@1]].`);
const address = (id: string, more = '') => `/api/notes/${encodeURIComponent(id)}${more}`;
const why = { why: 'for the office of the minister' };

async function written(body: object = good, who = ana): Promise<string> {
  const reply = await who?.ask('POST', '/api/notes', body);
  expect([reply?.statusCode, reply?.body]).toEqual([200, expect.not.stringContaining('printed')]);
  return reply?.json<{ id: string }>().id ?? '';
}
const noteOf = async (id: string, who = ana) => (await who?.get(address(id)))?.json<Read>().note as Read['note'];
const sign = async (who: Person | undefined, id: string) => {
  const { revision, printedHash } = await noteOf(id, who);
  return who?.ask('POST', address(id, '/sign'), { revision, printedHash });
};
const release = async (id: string, who = ana) => who?.ask('POST', address(id, '/release'), { revision: (await noteOf(id)).revision, ...why });
async function released(body: object = good): Promise<string> {
  const id = await written(body);
  expect([(await sign(ora, id))?.statusCode, (await sign(pia, id))?.statusCode, (await release(id))?.statusCode]).toEqual([200, 200, 200]);
  return id;
}

test('a number prints from its figure in both languages, and a bare one is refused with its place', async () => {
  const { printed } = await noteOf(await written());
  expect(printed.en.response.map(({ text }) => text).join('')).toBe('Of those assessed: 4.5% confirmed; up to 61.5%; unknown 57.0%.');
  expect(printed.fr.response.map(({ text }) => text).join('')).toContain('inconnu 57,0\u00A0%');
  for (const [bare, place] of [['369 groups are trying.', '1:1'], ['On its own line:\nsome 1,682 firms.', '2:6'], ['If four hundred groups tried.', '1:4'], ['Nearly ٣٦٩ groups.', '1:8'], ['It doubled.', '1:4'], ['half of them', '1:1'], ['CAD813954 seized', '1:4'], ['¾ of it', '1:1'], ['hundreds of groups', '1:1'], ['[[nothing', '1:1']] as const) {
    const reply = await ana?.ask('POST', '/api/notes', texts(bare, 'Rien.'));
    expect([bare, reply?.statusCode, reply?.json<{ message: string }>().message]).toEqual([bare, 400, expect.stringContaining(`\`response.en\` ${place} “`) as string]);
  }
  expect((await ana?.ask('POST', '/api/notes', texts('Nothing.', '369 groupes, soit 1 234,5 %.')))?.json<{ message: string }>().message).toContain('`response.fr` 1:1 “369”; `response.fr` 1:19');
  // Days, years, sections of a law and names with a number in them count nothing.
  await written(texts('On 12 December 2023, under section 83.01, note PS-2023-QP-1 said so of MS-13.', 'Le 12 décembre 2023, selon l’article 83.01, la note PS-2023-QP-1 l’a dit de MS-13.'));
});

test('a figure that its author may not read, a revision that is none, and two languages that quote apart are refused, and no id comes back', async () => {
  const bea = await personAt(at, 'bea');
  const theirs = (await bea.ask('POST', '/api/figures', { query: 'group-entrenched' })).json<{ id: string }>().id;
  for (const ref of [theirs, 'birch~fig-0000000000000000', 'no-such-figure']) {
    const reply = await ana?.ask('POST', '/api/notes', texts(`[[${ref}@1]].`, `[[${ref}@1]].`));
    expect([reply?.statusCode, reply?.json<{ message: string }>().message]).toEqual([400, 'what is quoted at `response.en` 1:1, `response.fr` 1:1 is no figure that you may read, in that revision; check its id']);
  }
  expect((await ana?.ask('POST', '/api/notes', texts(`[[${share}@2]].`, `[[${share}@2]].`)))?.statusCode).toBe(400);
  expect((await ana?.ask('POST', '/api/notes', texts(`[[${share}@1]].`, 'Rien.')))?.json<{ message: string }>().message).toMatch(/other figures in English than in French/);
  expect((await ana?.ask('POST', '/api/notes', texts('Words.', '')))?.json<{ message: string }>().message).toMatch(/missing in French/);
});

test('no author signs, under whatever account, nor one person twice, nor two of one chain; and nothing is released before two did', async () => {
  const id = await written();
  expect((await sign(ana, id))?.json<{ message: string }>().message).toMatch(/wrote any of it does not sign/);
  expect((await release(id))?.json<{ message: string }>().message).toMatch(/two people who wrote none of it sign it first/);
  // A second account of the author.
  await at.database.db.updateTable('member').set({ person_ref: 'hr-77' }).where('agency_id', '=', 'alder').where('member_id', 'in', ['ana', 'pia']).execute();
  expect((await sign(await personAt(at, 'pia'), id))?.statusCode).toBe(403);
  await at.database.db.updateTable('member').set({ person_ref: null }).where('agency_id', '=', 'alder').where('member_id', 'in', ['ana', 'pia']).execute();
  expect((await sign(ora, id))?.json()).toMatchObject({ state: 'signed' });
  expect((await sign(ora, id))?.json<{ message: string }>().message).toMatch(/a second person signs next/);
  // Ora and sia answer to one superior.
  expect((await sign(sia, id))?.json<{ message: string }>().message).toMatch(/another chain of command/);
  expect((await release(id))?.statusCode).toBe(403);
  expect((await sign(pia, id))?.json()).toMatchObject({ state: 'signed' });
  expect((await release(id))?.json()).toMatchObject({ state: 'released' });
  expect((await release(id))?.statusCode).toBe(404);
  // Whoever only rewrites it is its author too, and signatures are of the words that were read.
  const next = await written();
  expect((await ora?.ask('POST', '/api/notes', { ...texts('Anew.', 'De nouveau.'), revises: next, from: 1, why: 'words were unclear to readers' }))?.statusCode).toBe(200);
  expect((await sign(ana, next))?.statusCode).toBe(403);
  expect((await sign(ora, next))?.statusCode).toBe(403);
  expect((await pia?.ask('POST', address(next, '/sign'), { revision: 2, printedHash: '0'.repeat(64) }))?.json<{ message: string }>().message).toMatch(/prints something else/);
  expect((await pia?.ask('POST', address(next, '/sign'), { revision: 1, printedHash: '0'.repeat(64) }))?.statusCode).toBe(404);
});

test('a draft is its agency’s alone: absent, foreign and hidden are the same bytes; what was released everybody reads, without its making', async () => {
  const id = await written();
  const bea = await personAt(at, 'bea');
  const nowhere = id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  expect(kept(await bea.get(address(id)))).toEqual(kept(await bea.get(address(nowhere))));
  expect((await bea.get(address(id))).statusCode).toBe(404);
  expect((await bea.get('/api/notes')).body).not.toContain(id);
  const body = { revision: 1, printedHash: '0'.repeat(64) };
  expect(kept(await bea.ask('POST', address(id, '/sign'), body))).toEqual(kept(await bea.ask('POST', address(nowhere, '/sign'), body)));
  expect(kept(await bea.ask('POST', address(id, '/release'), { revision: 1, ...why }))).toEqual(kept(await bea.ask('POST', address(nowhere, '/release'), { revision: 1, ...why })));
  expect(kept(await bea.ask('POST', '/api/notes', { ...good, revises: id, from: 1, ...why }))).toEqual(kept(await bea.ask('POST', '/api/notes', { ...good, revises: nowhere, from: 1, ...why })));
  // Written under a level that a colleague does not have.
  const secret = await written({ ...good, level: 'SECRET' });
  expect((await (await at.seat('ivo')).get(address(secret))).statusCode).toBe(404);
  expect((await ana?.ask('POST', '/api/notes', { ...good, level: 'TOP_SECRET' }))?.statusCode).toBe(400);
  const out = await released();
  expect((await bea.get(address(out))).json<Read>().note).toMatchObject({ state: 'released', texts: null, author: null, signedBy: [], obstacles: [] });
  expect((await (await at.seat('eli')).get('/api/notes')).statusCode).toBe(403);
});

test('what another agency originated leaves by no note before it released its part and two published the figure', async () => {
  const figure = (await ana?.ask('POST', '/api/figures', { query: 'group-entrenched' }))?.json<{ id: string }>().id ?? '';
  const id = await written(texts(`[[${figure}@1]].`, `[[${figure}@1]].`));
  expect([(await sign(ora, id))?.statusCode, (await sign(pia, id))?.statusCode]).toEqual([200, 200]);
  expect((await release(id))?.json<{ message: string }>().message).toContain(`originated and did not release (${figure} ← cedar)`);
  const asked = await ana?.ask('POST', `/api/figures/${encodeURIComponent(figure)}/release`, { agency: 'cedar', ...why });
  await approve(await personAt(at, 'cor'), asked?.json<{ approval: string }>().approval ?? '');
  await ana?.ask('POST', `/api/figures/${encodeURIComponent(figure)}/release`, { agency: 'cedar', ...why });
  expect((await release(id))?.json<{ message: string }>().message).toContain('is not public');
  const publish = () => ana?.ask('POST', `/api/figures/${encodeURIComponent(figure)}/publish`, why);
  await approve(ora as Person, (await publish())?.json<{ approval: string }>().approval ?? '');
  expect((await publish())?.json()).toMatchObject({ state: 'done' });
  // It printed all along what is public now: the signatures stand.
  expect((await release(id))?.json()).toMatchObject({ state: 'released' });
  const bea = await personAt(at, 'bea');
  expect((await bea.get(address(id))).json<Read>().note.corrected).toEqual([]);
  // The figure is corrected: the note stays as it was, and is marked for those who may know.
  await ana?.ask('POST', '/api/figures', { query: 'group-entrenched', revises: figure, why: 'two records were one group' });
  expect((await noteOf(id)).corrected).toEqual([{ ref: figure, revision: 1, now: 2, asOf: expect.any(String) as string, why: 'two records were one group' }]);
  expect((await bea.get(address(id))).json<Read>().note.corrected).toEqual([]);
  expect((await ana?.get('/api/notes/corrections'))?.json<{ corrections: object[] }>().corrections).toContainEqual(expect.objectContaining({ kind: 'figure', note: id, figure, from: 1, to: 2 }));
  expect((await bea.get('/api/notes/corrections')).body).not.toContain('two records were one group');
});

test('what was released is never overwritten: a correction stands beside it, and the tables refuse every other way, to their owner too', async () => {
  const id = await released();
  const before = await noteOf(id);
  expect((await ana?.ask('POST', '/api/notes', { ...good, revises: id, from: 1 }))?.statusCode).toBe(400);
  expect((await ana?.ask('POST', '/api/notes', { ...texts('Corrected words.', 'Mots corrigés.'), revises: id, from: 1, why: 'the share was read as a count' }))?.statusCode).toBe(200);
  expect((await ana?.ask('POST', '/api/notes', { ...good, revises: id, from: 1, ...why }))?.json<{ message: string }>().message).toMatch(/written anew since/);
  const bea = await personAt(at, 'bea');
  expect((await bea.get(address(id))).json<Read>().note).toMatchObject({ revision: 1, printedHash: before.printedHash, history: [{ revision: 1 }] });
  expect((await bea.get('/api/notes/corrections')).body).not.toContain('read as a count');
  expect([(await sign(ora, id))?.statusCode, (await sign(pia, id))?.statusCode, (await release(id))?.statusCode]).toEqual([200, 200, 200]);
  expect((await bea.get(address(id))).json<Read>().note.history.map(({ revision }) => revision)).toEqual([1, 2]);
  expect((await bea.get(address(id, '?revision=1'))).json<Read>().note.printedHash).toBe(before.printedHash);
  expect((await bea.get('/api/notes/corrections')).json()).toMatchObject({ corrections: [{ kind: 'note', note: id, from: 1, to: 2, why: 'the share was read as a count', releasedAt: expect.any(String) as string }] });
  for (const table of ['note_revision', 'note_act', 'dated_row']) {
    const app = at.node.database.db;
    await expect(sql.raw(`update ${table} set sealed = 'x'`).execute(app)).rejects.toThrow(/permission denied/);
    await expect(sql.raw(`delete from ${table}`).execute(app)).rejects.toThrow(/permission denied/);
    await expect(sql.raw(`truncate ${table}`).execute(at.database.db)).rejects.toThrow(/never changed/);
  }
  await expect(sql.raw(`update note_act set sealed = 'x'`).execute(at.database.db)).rejects.toThrow(/never changed/);
  await expect(sql.raw('delete from note_revision').execute(at.database.db)).rejects.toThrow(/never changed/);
});

test('tables that an agency brought in are its own; bad rows are quarantined, a change is a revision, and a series beside them shows nobody else’s', async () => {
  const head = 'id,label_en,label_fr,measure,population,unit,period,value,region,source_en,source_fr,as_of,does_not_say_en,does_not_say_fr';
  const row = (id: string, year: number, value: string, region = '') => `${id},Shootings,Fusillades,violent-incidents,canada,incident,${year},${value},${region},Alder,Alder,2026-01-31,who fired,qui a tiré`;
  const send = async (csv: string, kind = 'figures') => ana?.ask('POST', '/api/commitments', { kind, csv });
  expect((await send([head, row('shots-2024', 2024, '41'), row('shots-2025', 2025, '57'), row('shots-on', 2025, '9', 'ON'), row('shots-on-2', 2025, '8', 'ON'), row('bad', 2025, '1 234,5')].join('\n')))?.json()).toMatchObject({ taken: 3, unchanged: 0, quarantined: [{ line: 5 }, { line: 6 }] });
  expect((await send([head, row('shots-2024', 2024, '43'), row('shots-2025', 2025, '57')].join('\n')))?.json()).toMatchObject({ taken: 1, unchanged: 1 });
  const trend = await ana?.get('/api/figures/alder~shots-2024/trend');
  expect(trend?.json()).toMatchObject({ points: [{ id: 'alder~shots-2024', revision: 2, value: '43 incidents' }, { id: 'alder~shots-2025' }], joins: [{ joined: true }] });
  const bea = await personAt(at, 'bea');
  for (const more of ['', '/trend', '/provinces']) expect(kept(await bea.get(`/api/figures/alder~shots-2024${more}`))).toEqual(kept(await bea.get(`/api/figures/alder~shots-2023${more}`)));
  expect((await bea.get('/api/figures')).body).not.toContain('shots-2024');
  expect((await ana?.ask('POST', '/api/notes', texts('[[alder~shots-2024@2]].', '[[alder~shots-2024@2]].')))?.statusCode).toBe(200);
  expect((await bea.ask('POST', '/api/notes', texts('[[alder~shots-2024@2]].', '[[alder~shots-2024@2]].'))).statusCode).toBe(400);
  const commitment = 'id,label_en,label_fr,by_en,by_fr,unit,promised,promised_on,funded,funded_on,delivered,delivered_on,source_en,source_fr,as_of,does_not_say_en,does_not_say_fr\nalder-cameras,Cameras,Caméras,Alder,Alder,incident,12,2026-01-01,withheld,2026-01-02,,,Alder,Alder,2026-01-31,where,où';
  expect((await send(commitment, 'commitments'))?.json()).toMatchObject({ taken: 1 });
  const mine = (await ana?.get('/api/commitments'))?.json<{ commitments: readonly { id: string; own: boolean }[] }>().commitments ?? [];
  expect(mine.find(({ id }) => id === 'alder-cameras')).toMatchObject({ own: true, promised: { state: 'number' }, funded: { state: 'withheld' }, delivered: { state: 'unknown', words: 'unknown' } });
  expect((await bea.get('/api/commitments')).body).not.toContain('alder-cameras');
  expect((await (await at.seat('ivo')).ask('POST', '/api/commitments', { kind: 'commitments', csv: commitment })).statusCode).toBe(403);
});

test('what an agency brought in leaves in a note once two people recorded that its source released it, that revision and no other', async () => {
  const head = 'id,label_en,label_fr,measure,population,unit,period,value,source_en,source_fr,as_of,does_not_say_en,does_not_say_fr';
  const bring = (value: string) => ana?.ask('POST', '/api/commitments', { kind: 'figures', csv: `${head}\nfires-2025,Fires,Incendies,violent-incidents,canada,incident,2025,${value},Fire marshal,Commissaire aux incendies,2026-01-31,who lit them,qui les a allumés` });
  expect((await bring('61'))?.json()).toMatchObject({ taken: 1 });
  const cited = (revision: number) => texts(`[[alder~fires-2025@${revision}]].`, `[[alder~fires-2025@${revision}]].`);
  const id = await written(cited(1));
  expect([(await sign(ora, id))?.statusCode, (await sign(pia, id))?.statusCode]).toEqual([200, 200]);
  expect((await release(id))?.json<{ message: string }>().message).toContain('is not public');
  const record = (who = ana) => who?.ask('POST', '/api/figures/alder~fires-2025/publish', { why: 'released by the fire marshal on 1 February 2026' });
  const bea = await personAt(at, 'bea');
  expect(kept((await record(bea)) as NonNullable<Awaited<ReturnType<typeof record>>>)).toEqual(kept(await bea.ask('POST', '/api/figures/alder~no-such/publish', { why: 'released by the fire marshal on 1 February 2026' })));
  const asked = await record();
  expect((await release(id))?.statusCode).toBe(403);
  await approve(ora as Person, asked?.json<{ approval: string }>().approval ?? '');
  expect((await record())?.json()).toMatchObject({ state: 'done' });
  expect((await record())?.statusCode).toBe(404);
  // It printed all along what is released now.
  expect((await release(id))?.json()).toMatchObject({ state: 'released' });
  expect((await bea.get(address(id))).json<Read>().note.printed.en.response.map(({ text }) => text).join('')).toBe('61 incidents.');
  expect((await bea.get('/api/figures/alder~fires-2025')).statusCode).toBe(404);
  // Another value is another revision, which nobody released.
  expect((await bring('62'))?.json()).toMatchObject({ taken: 1 });
  const next = await written(cited(2));
  expect([(await sign(ora, next))?.statusCode, (await sign(pia, next))?.statusCode, (await release(next))?.statusCode]).toEqual([200, 200, 403]);
});
