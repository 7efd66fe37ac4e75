// The review desk with 10,000 open leads and a roster of 2,000: the list, a page far down, a filter, one lead, and the figures, as a reviewer asks for them
// over the routes, each with its entry in the ledger. `npm run bench reviews -- --leads 2000 --times 20` is shorter.
import { join } from 'node:path';
import { heldPurposes, memberRoles } from '../src/access/sign-on/index.js';
import { buildServer, type House } from '../src/http/index.js';
import { openNode } from '../src/wiring.js';
import type { IncomingLead } from '../src/watch/desk/index.js';
import { startBenchServer } from './rig/database.js';
import { printMachine, printTarget } from './rig/machine.js';

const targetMs = 300;

function sizeOf(name: string, usual: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
}

export async function main(): Promise<void> {
  printMachine('reviews');
  const server = await startBenchServer();
  if (server === undefined) return;
  const node = await openNode({ dataFolder: join(server.folder, 'data'), databaseUrl: server.connectionString, databaseAppUrl: server.appUrl, demo: false, keepers: 'inside' });
  try {
    await fill(node.house, sizeOf('leads', 10_000));
    await measure(node.house, sizeOf('times', 100));
  } finally {
    await node.close();
    await server.close();
  }
}

async function fill(house: House, leads: number): Promise<void> {
  const agencyId = 'alder';
  await house.people.addAgencies([{ agencyId, nameEn: 'Alder police', nameFr: 'Police d’Alder', province: 'BC', kind: 'police' }]);
  await house.roster.setRights(agencyId, { roles: memberRoles, purposes: heldPurposes, clearanceCode: 'SECRET', releasabilities: [] });
  await house.units.add([{ agencyId, unitId: 'chief', parentUnitId: null, nameEn: 'Chief', nameFr: 'Chef' }, ...Array.from({ length: 40 }, (_, nth) => ({ agencyId, unitId: `unit-${nth}`, parentUnitId: 'chief', nameEn: `Unit ${nth}`, nameFr: `Unité ${nth}` }))]);
  const member = (memberId: string, role: string, unit: string) => ({ agencyId, memberId, userName: memberId, displayName: memberId, role, unit, clearanceCode: 'SECRET', clearanceUntil: '9999-12-31', citizenships: ['CA'], purposes: ['integrity_review'] });
  await house.people.addMembers([member('exa', 'integrity_examiner', 'unit-0'), member('ira', 'independent_reviewer', 'unit-1'), ...Array.from({ length: 2_000 }, (_, nth) => member(`officer-${nth}`, 'analyst', `unit-${nth % 40}`))]);
  await house.people.addCases([{ agencyId, caseId: 'review', title: 'Review', openedOn: '2020-01-01', members: ['exa', 'ira'].map((memberId) => ({ agencyId, memberId, fromOn: '2020-01-01' })) }]);
  const start = Date.now();
  await house.intake.take(agencyId, Array.from({ length: leads }, (_, nth) => leadOf(nth)));
  process.stdout.write(`${leads} leads taken in: ${((Date.now() - start) / 1000).toFixed(1)} s\n`);
}

function leadOf(nth: number): IncomingLead {
  const actor = `officer-${nth % 2_000}`;
  const record = {
    alert_id: `lead-${nth}`, kind: nth % 7 === 0 ? 'audit' as const : 'lead' as const, rank: nth, score: 5, actor_id: actor, detectors: nth % 7 === 0 ? [] : [['self', 'ex-partner', 'persistent', 'purpose'][nth % 4] ?? 'self'], subject_type: 'person', subject_id: `P-${nth}`,
    first_access_at: '2026-01-05T23:30:00Z', last_access_at: '2026-02-02T23:30:00Z', event_ids: Array.from({ length: 12 }, (_, at) => `e-${nth}-${at}`), week: '2026-W06', weights: { relation: 5 },
    reasons: ['Looked up P at night, four times in a month, without a dispatch or a case.'], explanations_considered: ['No dispatch to that address.', 'No case of theirs names the person.', 'No request by a colleague.'],
  };
  return {
    leadId: record.alert_id, source: 'scan', foundAtMs: Date.UTC(2026, 1, 3), concern: { actors: [actor], persons: [`P-${nth}`] }, namesOf: { [actor]: [`person of ${actor}`] }, isSerious: nth % 20 === 1, told: { en: record, fr: record },
    group: { unit: `unit-${nth % 40}`, sex: nth % 3 === 0 ? 'f' : 'm' },
  };
}

async function measure(house: House, times: number): Promise<void> {
  const app = await buildServer(house, { isOnSocket: () => false, requestsPerMinute: 1_000_000 });
  const { token } = await house.sessions.open('alder', 'exa');
  const session = await house.sessions.find(token);
  const headers = { cookie: `custos_session=${encodeURIComponent(token)}`, 'x-custos-csrf': session?.csrf ?? '' };
  const ask = async (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => {
    const reply = await app.inject({ method, url, headers, ...(payload && { payload }) });
    if (reply.statusCode !== 200) throw new Error(`${url} answered ${reply.statusCode}: ${reply.body}`);
  };
  await ask('PUT', '/api/session/context', { purpose: 'integrity_review', caseRef: 'alder~review' });
  await ask('POST', '/api/reviews/leads/lead-5/acts', { act: 'open', why: 'measuring how long it takes' });
  const ways = [['list', '/api/reviews/leads'], ['list, page 150', '/api/reviews/leads?page=150'], ['list, one detector', '/api/reviews/leads?detector=self&state=new'], ['one lead', '/api/reviews/leads/lead-5'], ['people looked up', '/api/reviews/exposed'], ['figures', '/api/reviews/statistics']] as const;
  for (const [name, url] of ways) {
    const took: number[] = [];
    for (let nth = 0; nth < times + 5; nth += 1) {
      const start = performance.now();
      await ask('GET', url);
      if (nth >= 5) took.push(performance.now() - start);
    }
    const ordered = took.toSorted((a, b) => a - b);
    const at = (share: number): number => ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? 0;
    process.stdout.write(`${name}: p50 ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms (${times} times)\n`);
    if (name === 'list' || name === 'one lead') printTarget(`${name}, p50 ms`, at(0.5), 'at most', targetMs, 1);
  }
  await app.close();
}
