// People who misuse what they look up, planted beside the load, so that leads are raised while it runs: some open a record of this node that no work leads to, some one
// of another system whose log is fed beside it, and one takes whatever they can. Whom a lead names says whose look-up it was.
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefused } from '../../src/kernel/index.js';
import { buildServer, type House } from '../../src/http/index.js';
import type { BenchServer } from '../rig/database.js';
import type { Offence } from './client.js';
import { people, persons, seat } from './town.js';

/** Which members, by number: not those who take in bulk behind the load. */
const [firstHere, firstThere, taker] = [100, 200, 300];
const here = 20;
const there = 5;
const takenByOne = 400;
export const takerName = `alder~w${taker}`;
const system = 'Records';

export interface Planted {
  /** Canaries of this node, and of the other system, as addresses. */
  readonly here: readonly string[];
  readonly there: readonly string[];
  /** Of the program that sends the other system's log. */
  readonly key: string;
}

interface Asking {
  readonly who: string;
  (method: 'GET' | 'POST', url: string, body?: object): Promise<unknown>;
}

/** Before the node is opened for the run. */
export async function plantOffenders(house: House, server: Pick<BenchServer, 'asKeeper'>, dataFolder: string): Promise<Planted> {
  await addUnits(house);
  await someForLeadsOnly(house);
  await house.services.make('alder', 'intake', ['import'], 'exa', Date.now() + 30 * 86_400_000);
  const app = await buildServer(house, { isOnSocket: () => false, requestsPerMinute: Number.MAX_SAFE_INTEGER });
  const asking = async (who: string): Promise<Asking> => {
    const token = await seat(house, who, 'integrity_review');
    const session = await house.sessions.find(token);
    await server.asKeeper([`update session set stepped_up_at = now() where session_id = '${session?.sessionId ?? ''}'`]);
    const headers = { cookie: `custos_session=${encodeURIComponent(token)}`, 'x-custos-csrf': session?.csrf ?? '' };
    return Object.assign(async (method: 'GET' | 'POST', url: string, body?: object): Promise<unknown> => {
      const reply = await app.inject({ method, url, headers, ...(body !== undefined && { payload: body }) });
      if (reply.statusCode !== 200) throw new Error(`${who} ${url}: ${reply.body}`);
      return reply.json();
    }, { who });
  };
  const [keeper, second] = [await asking('exa'), await asking('exb')];
  for (const [count, where] of [[here, 'custos'], [there, system]] as const) await byTwo(keeper, second, '/api/watch/canaries', { count, system: where, rotateDays: 60, until: `${new Date().getUTCFullYear() + 1}-06-30`, why: 'to hear of look-ups that nothing explains' });
  await byTwo(keeper, second, '/api/watch/canaries/export', { system, form: 'csv', words: 'a sentence of the bench alone', why: 'to carry them to the records system' });
  await house.canaries.sweep(Date.now() + 25 * 3_600_000);
  const { canaries } = await keeper('GET', '/api/watch/canaries') as { readonly canaries: readonly { readonly system: string; readonly state: string; readonly entity: string }[] };
  const placed = (where: string): string[] => canaries.filter((one) => one.system === where && one.state === 'planted').map((one) => one.entity);
  await keeper('POST', '/api/watch/sources', { name: system.toLowerCase(), kind: 'http', preset: 'ocsf' });
  const { key } = await house.services.make('alder', 'records log', ['feed'], 'exa', Date.now() + 30 * 86_400_000);
  await app.close();
  writeContext(join(dataFolder, 'feeds', 'alder', 'context'));
  return { here: placed('custos'), there: placed(system), key };
}

/** Spread over the middle of the run; each by somebody of their own. */
export function offencesHere({ here: entities }: Planted, tokens: readonly string[], forMs: number): Offence[] {
  const met = entities.map((entity, nth): Offence => ({ actor: `alder~w${firstHere + nth}`, token: tokens[firstHere + nth] ?? '', path: `/api/entities/${encodeURIComponent(entity.includes('~') ? entity : `alder~${entity}`)}`, atMs: forMs * (0.1 + (0.7 * nth) / entities.length) }));
  const taken = Array.from({ length: takenByOne }, (_, nth): Offence => ({ actor: takerName, token: tokens[taker] ?? '', path: `/api/entities/alder~p${(nth * 11) % persons}`, atMs: forMs * (0.1 + (0.3 * nth) / takenByOne) }));
  return [...met, ...taken];
}

export interface Fed {
  /** When the answer came that says that it is kept. */
  readonly looks: ReadonlyMap<string, number>;
  stop(): void;
}

/** The other system's log: two ordinary look-ups a second, and now and then one that nothing explains. */
export function feedRecords(port: number, { there: entities, key }: Planted, forMs: number): Fed {
  const looks = new Map<string, number>();
  let nth = 0;
  const send = async (who: string, subject: string): Promise<void> => {
    nth += 1;
    const entry = { class_uid: 6005, activity_id: 1, time: Date.now(), metadata: { uid: `r${nth}` }, actor: { user: { uid: who } }, unmapped: { subject_type: 'person', subject_id: subject } };
    const reply = await fetch(`http://127.0.0.1:${port}/api/watch/feed/${system.toLowerCase()}`, { method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, body: JSON.stringify([entry]) });
    if (reply.status !== 200) throw new Error(`the feed was not taken: ${await reply.text()}`);
  };
  const failed = (fault: unknown): void => console.log(String(fault));
  const ordinary = setInterval(() => void send(`w${nth % 90}`, `R${nth % 700}`).catch(failed), 500);
  const timers = entities.map((entity, at) => setTimeout(() => {
    const who = `w${firstThere + at}`;
    void send(who, entity.replace(/^alder~/u, '')).then(() => looks.set(who, Date.now()), failed);
  }, forMs * (0.15 + (0.6 * at) / entities.length)));
  return { looks, stop: () => { clearInterval(ordinary); for (const one of timers) clearTimeout(one); } };
}

/** The second examiner (town.ts) answers to another superior. */
async function addUnits(house: House): Promise<void> {
  const unit = (unitId: string, parentUnitId: string | null) => ({ agencyId: 'alder', unitId, parentUnitId, nameEn: unitId, nameFr: unitId });
  await house.units.add([unit('chief', null), unit('standards', 'chief'), unit('crime', 'chief'), unit('audit', 'crime')]);
}

/** What a canary is marked as: one of many. */
async function someForLeadsOnly(house: House): Promise<void> {
  const member = await house.people.memberById('alder', 'w0', house.door.today());
  if (member === undefined) throw new TypeError('nobody writes');
  const plan = await house.door.ask({ member, purpose: 'intelligence_analysis', caseRef: 'alder~oak' }, { action: 'createReport', asked: { bench: true }, agencyId: 'alder' });
  if (isRefused(plan)) throw new Error(plan.message);
  const some = Array.from({ length: 20 }, (_, nth) => ({ entityId: `lead-${4000 + nth * 37}`, schema: 'Person', prop: 'name', value: `Quist${nth} Brandel${nth}` }));
  await house.authoring.report(plan, {
    agencyId: 'alder', title: 'Persons of interest', reportedOn: '2026-02-01', label: { level: 'PROTECTED_A', permittedUses: ['LEAD_ONLY'] }, retentionBasis: 'bench', reviewDue: '2030-01-01', sourceGrade: { scale: 'ADMIRALTY', code: 'F' },
    informationGrade: { scale: 'ADMIRALTY', code: '6' }, parts: some.map(({ entityId }) => ({ entityId, part: 'unstated' })),
  }, some);
}

/** Asked, approved by the other, and done. */
async function byTwo(keeper: Asking, second: Asking, url: string, body: object): Promise<void> {
  const { approval } = await keeper('POST', url, body) as { readonly approval: string };
  const { waiting } = await second('GET', '/api/approvals') as { readonly waiting: readonly { readonly id: string; readonly kind: string; readonly subjectHash: string }[] };
  const one = waiting.find(({ id }) => id === approval);
  if (one === undefined) throw new Error(`${second.who} cannot approve ${approval}`);
  await second('POST', `/api/approvals/${encodeURIComponent(approval)}/approve`, { kind: one.kind, subjectHash: one.subjectHash, why: 'seen, and needed here' });
  await keeper('POST', url, body);
}

/** Who works there: without it nobody's peers are known. */
function writeContext(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'actors.jsonl');
  writeFileSync(path, Array.from({ length: people }, (_, nth) => `${JSON.stringify({ actor_id: `w${nth}`, unit: `unit ${nth % 20}`, role: 'intelligence' })}\n`).join(''));
  utimesSync(path, Date.now() / 1000 - 60, Date.now() / 1000 - 60);
}
