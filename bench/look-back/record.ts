// The record that is looked back over: an entry of a real look-up as the pattern, with other people, things and cases in it; appended by the ledger's own batches.
import { isRefused, type Json } from '../../src/kernel/index.js';
import { operatorScan, readPayloads } from '../../src/access/replay/index.js';
import { buildServer, type House } from '../../src/http/index.js';

export const members = 5_000;
const units = 40;
const cases = 1_000;
const things = 3_000_000;
const hottest = 200;
/** Every so many things one stands in the registry, so that it can be asked about. */
const stride = 6_000;
const personsAReport = 10;
const batch = 1_000;
/** Entries that are written whole. */
const mostWhole = 2_000_000;
const inFlight = 4;

/** Numbers of the things that stand in the registry. */
export const registered = () => ({ hot: Array.from({ length: hottest }, (_, nth) => nth), drawn: Array.from({ length: things / stride - 1 }, (_, nth) => (nth + 1) * stride) });

export async function fillPeople(house: House): Promise<void> {
  const agencyId = 'alder';
  await house.people.addAgencies([{ agencyId, nameEn: 'Alder police', nameFr: 'Police d’Alder', province: 'BC', kind: 'police' }]);
  await house.units.add([{ agencyId, unitId: 'chief', parentUnitId: null, nameEn: 'Chief', nameFr: 'Chef' }, ...Array.from({ length: units + 1 }, (_, nth) => ({ agencyId, unitId: `unit-${nth}`, parentUnitId: 'chief', nameEn: `Unit ${nth}`, nameFr: `Unité ${nth}` }))]);
  const base = { agencyId, clearanceCode: 'SECRET', clearanceUntil: '9999-12-31', citizenships: ['CA'] };
  const worker = (nth: number) => ({ ...base, memberId: `w${nth}`, userName: `w${nth}`, displayName: `w${nth}`, role: nth % 3 === 0 ? 'investigator' : 'analyst', unit: `unit-${nth % units}`, purposes: ['intelligence_analysis'] });
  for (let from = 0; from < members; from += 500) await house.people.addMembers(Array.from({ length: 500 }, (_, nth) => worker(from + nth)));
  await house.people.addMembers([{ ...base, memberId: 'exa', userName: 'exa', displayName: 'exa', role: 'integrity_examiner', unit: `unit-${units}`, purposes: ['integrity_review'] }]);
  const onIt = (nth: number) => Array.from({ length: 10 }, (_, at) => ({ agencyId, memberId: `w${(nth * 5 + at) % members}`, fromOn: '2020-01-01' }));
  await house.people.addCases([
    { agencyId, caseId: 'oak', title: 'Oak', openedOn: '2020-01-01', members: ['w0', 'exa'].map((memberId) => ({ agencyId, memberId, fromOn: '2020-01-01' })) },
    ...Array.from({ length: cases }, (_, nth) => ({ agencyId, caseId: `c${nth}`, title: `Case ${nth}`, openedOn: '2020-01-01', members: onIt(nth) })),
  ]);
}

export async function fillRegistry(house: House): Promise<void> {
  const member = await house.people.memberById('alder', 'w0', house.door.today());
  if (member === undefined) throw new TypeError('nobody writes');
  const plan = await house.door.ask({ member, purpose: 'intelligence_analysis', caseRef: 'alder~oak' }, { action: 'createReport', asked: { bench: true }, agencyId: 'alder' });
  if (isRefused(plan)) throw new Error(plan.message);
  const { hot, drawn } = registered();
  const all = [...hot, ...drawn];
  for (let from = 0; from < all.length; from += personsAReport) {
    const ids = all.slice(from, from + personsAReport).map((nth) => `p${nth}`);
    await house.authoring.report(plan, {
      agencyId: 'alder', reportId: `r${from}`, title: 'Persons', reportedOn: '2026-01-10', sourceRef: 'r', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' },
      label: { level: 'PROTECTED_B' }, retentionBasis: 'bench', reviewDue: '2030-01-01', parts: ids.map((entityId) => ({ entityId, part: 'unstated' })),
    }, ids.map((entityId) => ({ entityId, schema: 'Person', prop: 'name', value: `Person Number ${entityId}` })));
  }
}

type Fields = Readonly<Record<string, Json>>;

/** What the record says of one look-up over the real route, with one person's name to be replaced. */
async function pattern(house: House): Promise<Fields> {
  const app = await buildServer(house, { isOnSocket: () => false, requestsPerMinute: Number.MAX_SAFE_INTEGER });
  const { token } = await house.sessions.open('alder', 'w0');
  await house.sessions.setContext(token, 'intelligence_analysis', 'alder~oak');
  const reply = await app.inject({ method: 'GET', url: '/api/entities/alder~p0', headers: { cookie: `custos_session=${encodeURIComponent(token)}` } });
  const index = BigInt(reply.json<{ ledger: { index: string } }>().ledger.index);
  await app.close();
  for await (const { payload } of readPayloads(house.ledger, house.payloads, [{ agencyId: 'alder', from: index, to: index + 1n }], operatorScan('bench'))) {
    if (payload !== undefined) return JSON.parse(Buffer.from(payload).toString('utf8')) as Fields;
  }
  throw new Error('the pattern does not open');
}

/** Ten million whole ones take 30 GB of disk; what is left out here, why it was allowed, no look-back reads. */
function slim({ kind, id = '', actor = null, action = '', purpose = '', case: caseRef = '', asked = null, shown = [], count = 0, labels = '' }: Fields): Fields {
  return { kind: kind ?? 'answer', id, actor, action, purpose, case: caseRef, asked, shown, count, labels };
}

/** One in fifty a sign-in, one in forty work on a report, one in ten a search that showed several; the rest are views. The thing of a look is the cube of an even draw: one in a thousand has a tenth of the looks. */
export async function writeRecord(house: House, looks: number): Promise<void> {
  const whole = await pattern(house);
  const view = looks > mostWhole ? slim(whole) : whole;
  console.log(`one entry of a look-up says ${JSON.stringify(whole).length} bytes, here ${JSON.stringify(view).length}`);
  const draw = dice(20_260_401);
  const member = () => { const nth = Math.floor(draw() * members); return { id: `w${nth}`, caseRef: `alder~c${Math.floor(nth / 5) % cases}` }; };
  const thing = (): string => `p${Math.floor(things * draw() ** 3)}`;
  const entryOf = (nth: number): Fields => {
    const { id, caseRef } = member();
    const actor = { agency: 'alder', member: id, user: id, role: 'analyst' };
    if (nth % 50 === 0) return { kind: 'note', action: 'signIn', actor };
    const look = { ...view, id: `q-${nth.toString(36).padStart(16, '0')}`, actor, case: caseRef };
    if (nth % 40 === 0) return { ...look, kind: 'intent', action: 'createReport', asked: { entity: `alder~${thing()}` } };
    if (nth % 10 === 0) return { ...look, action: 'search', asked: { query: 'somebody' }, shown: [{ agencyId: 'alder', ids: [thing(), thing(), thing()] }], count: 3 };
    return { ...look, asked: { entity: `alder~${thing()}` } };
  };
  const sending = new Set<Promise<unknown>>();
  for (let from = 0; from < looks; from += batch) {
    const inputs = Array.from({ length: Math.min(batch, looks - from) }, (_, nth) => ({ agencyId: 'alder', payload: entryOf(from + nth) }));
    const sent = house.ledger.appendAll(inputs).finally(() => sending.delete(sent));
    sending.add(sent);
    if (sending.size >= inFlight) await Promise.race(sending);
    if (from % 500_000 === 0) console.log(`${new Date().toISOString()} ${from.toLocaleString('en')} written`);
  }
  await Promise.all(sending);
}

/** The same numbers on every machine (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6D2B79F5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
