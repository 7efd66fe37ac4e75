// Attackers: an examiner of another agency, who would learn that suspicions are being looked into; an administrator, who would warn the suspect; and the
// suspect, who is an examiner or a reviewer. Promises: G4, G11, G12. Routes: /api/watch/scans and all below it.
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EvidenceRow, evidenceSet } from '../../support/evidence-set.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';
import { kept } from '../../support/same.js';

const partnerOf = (who: string): string => `former partner of ${who}`;
const day = (nth: number, time: string): string => `${new Date(Date.UTC(2026, 0, 5) + nth * 86_400_000).toISOString().slice(0, 10)}T${time}Z`;

const suspects = ['ana', 'exa@alder'];

/** Twenty people at work, and two who are suspects. */
function evidenceOfAlder(): string {
  const others = Array.from({ length: 20 }, (_, at) => `officer${at}`);
  const work = others.flatMap((who, at) => Array.from({ length: 8 }, (_, nth): EvidenceRow => ({ event_id: `${who}-${nth}`, occurred_at: day(nth * 4 + at % 3, '10:00:00'), actor_id: who, subject_id: `P${at * 10 + nth}` })));
  const misuse = suspects.flatMap((who) => [3, 11, 18, 30].map((nth): EvidenceRow => ({ event_id: `${who}-m${nth}`, occurred_at: day(nth, '23:30:00'), actor_id: who, subject_id: partnerOf(who) })));
  return evidenceSet({
    accesses: [...work, ...misuse], actors: [...others, ...suspects].map((actor_id) => ({ actor_id, person_id: `person of ${actor_id}`, unit: 'north', role: 'response' })),
    persons: [...others, ...suspects].map((one) => ({ person_id: `person of ${one}`, surname: one, sex: 'f' })), ties: suspects.map((who) => ({ person_a: `person of ${who}`, person_b: partnerOf(who), kind: 'ex_spouse' })),
  });
}

let at: TestHouse;
let [exa, ira, eda, bex]: Seat[] = [];
const seats = (): [Seat, Seat, Seat, Seat] => { if (exa === undefined || ira === undefined || eda === undefined || bex === undefined) throw new Error('nobody is seated'); return [exa, ira, eda, bex]; };
const order = (evidence: string) => ({ evidence, perThousand: 100, memory: '500MB' });
/** Starts a scan and follows it to its end. */
async function scanned(who: Seat): Promise<string> {
  const started = await who.ask('POST', '/api/watch/scans', order('log of alder'));
  expect([started.statusCode, started.body]).toEqual([200, expect.stringContaining('scan-')]);
  const { id } = started.json<{ id: string }>();
  const followed = await who.get(`/api/watch/scans/${id}/progress`);
  expect(followed.body.trim().split('\n').at(-1)).toBe('{"ended":true}');
  return id;
}

let scanId = '';
beforeAll(async () => {
  at = await openHouse();
  const made = evidenceOfAlder();
  mkdirSync(join(at.folder, 'data', 'evidence', 'alder'), { recursive: true });
  cpSync(made, join(at.folder, 'data', 'evidence', 'alder', 'log of alder'), { recursive: true });
  rmSync(made, { recursive: true });
  [exa, ira, eda, bex] = [await at.seat('exa'), await at.seat('ira'), await at.seat('eda'), await at.seat('bex')];
  scanId = await scanned(exa);
  suspect();
}, 180_000);
afterAll(() => at.close());

/** A lead on each suspect stands in what the scan found, however leads are weighed in this release. */
function suspect(): void {
  const folder = join(at.folder, 'data', 'watch', 'alder', scanId);
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { readonly concerns: object; readonly alerts: readonly { readonly id: string }[]; readonly prompts: readonly string[] };
  const { told } = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')) as { readonly told: Readonly<Record<'en' | 'fr', object>> };
  expect(Object.keys(index.concerns).toSorted()).toEqual([...index.alerts.map((one) => one.id), ...index.prompts].toSorted());
  const leads = suspects.map((who, nth) => ({
    alert_id: `lead-${nth}`, kind: 'lead', rank: nth + 1, score: 9, actor_id: who, detectors: ['ex-partner'], subject_type: 'person', subject_id: partnerOf(who), first_access_at: day(3, '23:30:00'),
    last_access_at: day(30, '23:30:00'), event_ids: [`${who}-m3`], week: '2026-W06', reasons: [`Looked up ${partnerOf(who)}.`], explanations_considered: ['None was found.'], weights: { relation: 9 },
  }));
  writeFileSync(join(folder, 'result.json'), JSON.stringify({ told: { en: { ...told.en, alerts: leads }, fr: { ...told.fr, alerts: leads } }, pictures: {}, prompts: [], lookback: ['exa@alder', 'ana'].map((who, nth) => ({ incident_id: 'I1', rank: nth + 1, actor_id: who, score: 5 - nth, event_ids: [`${who}-m3`], concern: { actors: [who], persons: [partnerOf(who)] } })) }));
  writeFileSync(join(folder, 'index.json'), JSON.stringify({
    ...index, alerts: leads.map((one) => ({ id: one.alert_id, kind: 'lead' })), prompts: [], below: [], concerns: Object.fromEntries(leads.map((one) => [one.alert_id, { actors: [one.actor_id], persons: [one.subject_id] }])),
    people: suspects.map((actorId) => ({ actorId, unit: 'north', sex: 'f', personId: `person of ${actorId}` })), units: { north: 22 }, sexes: { f: 22 },
  }));
}

interface Answer {
  readonly scan: { readonly state: string; readonly problem: string | null; readonly counts: Record<string, number> };
  readonly findings: { readonly alerts: { readonly actors: string[]; readonly kind: string; readonly rank: number }[]; readonly lookback: { readonly actor: string; readonly rank: number }[]; readonly units: { readonly name: string; readonly leads: number }[] };
  readonly ledger: { readonly index: string };
}
const read = async (who: Seat, id: string): Promise<Answer> => (await who.get(`/api/watch/scans/${id}`)).json<Answer>();
const leadsOn = ({ findings }: Answer, name: string): number => findings.alerts.filter((one) => one.kind === 'lead' && one.actors.includes(name)).length;

test('an examiner reads what a scan found, and the entry of it names the scan and each alert', async () => {
  const [examiner, reviewer] = seats();
  const answer = await read(examiner, scanId);
  expect([answer.scan.state, answer.scan.problem, leadsOn(answer, 'ana')]).toEqual(['done', null, 1]);
  expect(await payloadAt<Record<string, unknown>>(at.house, 'alder', BigInt(answer.ledger.index))).toMatchObject({ kind: 'answer', action: 'viewScans', asked: { scan: scanId }, shown: [{ agencyId: 'alder', ids: expect.arrayContaining([scanId, expect.stringMatching(/^lead-/)]) }] });
  expect(leadsOn(await read(reviewer, scanId), 'ana')).toBe(1);
});

describe('of another agency', () => {
  test('a scan that is not theirs is a scan that is not there, whatever is asked of it', async () => {
    const [, , , foreigner] = seats();
    const nobodys = `${scanId.slice(0, -1)}${scanId.endsWith('z') ? 'y' : 'z'}`;
    for (const [method, rest] of [['GET', ''], ['GET', '/progress'], ['POST', '/stop'], ['POST', '/resume']] as const) {
      const [theirs, absent] = [await foreigner.ask(method, `/api/watch/scans/${scanId}${rest}`), await foreigner.ask(method, `/api/watch/scans/${nobodys}${rest}`)];
      expect([rest, kept(theirs)]).toEqual([rest, kept(absent)]);
      expect([rest, theirs.statusCode]).toEqual([rest, 404]);
    }
  });
  test('a list is the same whether another agency has scans and evidence or not, and their evidence starts nothing', async () => {
    const [, , , foreigner] = seats();
    const list = (await foreigner.get('/api/watch/scans')).json();
    expect(list).toMatchObject({ scans: [], evidence: [], mayStart: true });
    const asks = await Promise.all(['log of alder', 'nothing of the kind', '../alder/log of alder', '..'].map((name) => foreigner.ask('POST', '/api/watch/scans', order(name))));
    expect(new Set(asks.map((one) => `${one.statusCode} ${one.body}`)).size).toBe(1);
    expect(asks[0]?.statusCode).toBe(400);
  });
});

test('administrators and those who look things up are refused before anything is read, and a reviewer starts nothing', async () => {
  const [, reviewer] = seats();
  for (const who of ['adam', 'ana', 'sol']) {
    const seat = await at.seat(who);
    const replies = [await seat.get('/api/watch/scans'), await seat.get(`/api/watch/scans/${scanId}`), await seat.ask('POST', '/api/watch/scans', order('log of alder')), await seat.ask('POST', `/api/watch/scans/${scanId}/stop`)];
    expect([who, ...replies.map((one) => one.statusCode)]).toEqual([who, 403, 403, 403, 403]);
  }
  expect((await reviewer.ask('POST', '/api/watch/scans', order('log of alder'))).statusCode).toBe(403);
  expect((await reviewer.get('/api/watch/scans')).json()).toMatchObject({ mayStart: false, evidence: [] });
});

describe('about oneself', () => {
  test('an examiner finds no alert about themself, in no list and no count; a reviewer outside their chain does', async () => {
    const [examiner, , other] = seats();
    const [own, theirs] = [await read(examiner, scanId), await read(other, scanId)];
    // eda answers to another superior than exa; ira answers to the same one, and is kept from it as well.
    expect([leadsOn(own, 'exa@alder'), leadsOn(theirs, 'exa@alder')]).toEqual([0, 1]);
    expect(JSON.stringify(own)).not.toContain(partnerOf('exa@alder'));
    expect(JSON.stringify(own)).toContain(partnerOf('ana'));
    expect(JSON.stringify(own.findings.alerts)).not.toContain('exa@alder');
    expect([own.scan.counts['leads'], theirs.scan.counts['leads']]).toEqual([1, 1]);
    expect(own.scan.counts['leads']).toBe(own.findings.alerts.filter((one) => one.kind === 'lead').length);
    expect(own.findings.alerts.map((one) => one.rank)).toEqual(own.findings.alerts.map((_, nth) => nth + 1));
    expect([own.findings.lookback, theirs.findings.lookback].map((lines) => lines.map((one) => [one.actor, one.rank]))).toEqual([[['ana', 1]], [['exa@alder', 1]]]);
    expect(own.findings.units.reduce((sum, one) => sum + one.leads, 0)).toBe(own.scan.counts['leads']);
  });
  test('nor does anybody of their chain of command', async () => {
    const [, reviewer, other] = seats();
    expect(leadsOn(await read(reviewer, scanId), 'exa@alder')).toBe(0);
    expect(leadsOn(await read(other, scanId), 'ana')).toBe(0);
  });
});

test('what a scan leaves is for the node’s own user alone, and holds no copy of the evidence any more', () => {
  const folder = join(at.folder, 'data', 'watch', 'alder', scanId);
  expect(statSync(join(at.folder, 'data', 'watch')).mode & 0o077).toBe(0);
  for (const name of ['index.json', 'result.json', 'run/alerts.jsonl']) expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0]);
  expect(statSync(join(folder, 'run', '.custos-scan'), { throwIfNoEntry: false })).toBeUndefined();
});

test('a scan that the node’s end cut off says so, and is carried on by whoever may', async () => {
  await at.database.db.updateTable('watch_scan').set({ state: 'running', ended_at: null }).where('scan_id', '=', scanId).execute();
  const [examiner] = seats();
  expect((await read(examiner, scanId)).scan.state).toBe('interrupted');
  rmSync(join(at.folder, 'data', 'watch', 'alder', scanId, 'run'), { recursive: true });
  expect((await examiner.ask('POST', `/api/watch/scans/${scanId}/resume`)).statusCode).toBe(200);
  await examiner.get(`/api/watch/scans/${scanId}/progress`);
  expect((await read(examiner, scanId)).scan.state).toBe('done');
});

describe('over the record of the node', () => {
  test('what the people of one’s agency looked up is examined; subjects are blinded, words left out, and each reading of the log is an entry', async () => {
    const [examiner] = seats();
    const ana = await at.seat('ana');
    for (const url of ['/api/entities/alder~p-shown', '/api/entities/alder~p-shown', '/api/search?q=draile']) await ana.get(url);
    await (await at.seat('bea')).get('/api/entities/alder~p-shown');
    const { id } = (await examiner.ask('POST', '/api/watch/scans', { perThousand: 100, memory: '500MB' })).json<{ id: string }>();
    await examiner.get(`/api/watch/scans/${id}/progress`);
    const answer = await read(examiner, id);
    // The attacks above asked more than ana did; nobody of birch is among them.
    expect([answer.scan.state, answer.scan.problem, (answer.scan.counts['lookUps'] ?? 0) >= 3]).toEqual(['done', null, true]);
    expect(JSON.stringify(answer)).not.toMatch(/p-shown|draile|birch~/);
    expect(statSync(join(at.folder, 'data', 'watch', 'alder', id, 'evidence'), { throwIfNoEntry: false })).toBeUndefined();
    const head = (await at.house.ledger.heads()).find((one) => one.agencyId === 'alder')?.size ?? 0n;
    const entries = await Promise.all(Array.from({ length: 12 }, (_, back) => payloadAt<Record<string, unknown>>(at.house, 'alder', head - 1n - BigInt(back))));
    expect(entries).toContainEqual(expect.objectContaining({ kind: 'scan', action: 'runScan', actor: expect.objectContaining({ user: 'exa' }), logs: [expect.objectContaining({ agency: 'alder', from: '0' })] }));
  });
});
