// An agency of a thousand people on one case, with persons on file to look up: what the bench of the live examiner looks things up in.
import { isRefused } from '../../src/kernel/index.js';
import type { House } from '../../src/http/index.js';

export const people = 1_000;
export const persons = 5_000;
/** As work writes them: an entity stands in a report or two, not in one of thousands. */
const personsAReport = 10;
const caseRef = 'alder~oak';

export async function fillTown(house: House): Promise<void> {
  await house.people.addAgencies([{ agencyId: 'alder', nameEn: 'Alder police', nameFr: 'Police d’Alder', province: 'BC', kind: 'police' }]);
  const base = { agencyId: 'alder', clearanceCode: 'SECRET', clearanceUntil: '9999-12-31', citizenships: ['CA'] };
  const worker = (nth: number) => ({ ...base, memberId: `w${nth}`, userName: `w${nth}`, displayName: `w${nth}`, role: 'analyst', unit: `unit ${nth % 20}`, purposes: ['intelligence_analysis'] });
  const examiner = (name: string, unit: string) => ({ ...base, memberId: name, userName: name, displayName: name, role: 'integrity_examiner', unit, purposes: ['integrity_review'] });
  await house.people.addMembers([...Array.from({ length: people }, (_, nth) => worker(nth)), examiner('exa', 'standards'), examiner('exb', 'audit')]);
  const onIt = [...Array.from({ length: people }, (_, nth) => `w${nth}`), 'exa', 'exb'].map((memberId) => ({ agencyId: 'alder', memberId, fromOn: '2020-01-01' }));
  await house.people.addCases([{ agencyId: 'alder', caseId: 'oak', title: 'Oak', openedOn: '2020-01-01', members: onIt }]);
  await writeReports(house);
}

async function writeReports(house: House): Promise<void> {
  const member = await house.people.memberById('alder', 'w0', house.door.today());
  if (member === undefined) throw new TypeError('nobody writes');
  const plan = await house.door.ask({ member, purpose: 'intelligence_analysis', caseRef }, { action: 'createReport', asked: { bench: true }, agencyId: 'alder' });
  if (isRefused(plan)) throw new Error(plan.message);
  for (let from = 0; from < persons; from += personsAReport) {
    const ids = Array.from({ length: personsAReport }, (_, nth) => `p${from + nth}`);
    await house.authoring.report(plan, {
      agencyId: 'alder', reportId: `r${from}`, title: 'Persons', reportedOn: '2026-01-10', sourceRef: 'r', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' },
      label: { level: 'PROTECTED_B' }, retentionBasis: 'bench', reviewDue: '2030-01-01', parts: ids.map((entityId) => ({ entityId, part: 'unstated' })),
    }, ids.map((entityId) => ({ entityId, schema: 'Person', prop: 'name', value: `Person Number ${entityId}` })));
  }
}

/** A session at work. */
export async function seat(house: House, memberId: string, purpose: string): Promise<string> {
  const { token } = await house.sessions.open('alder', memberId);
  await house.sessions.setContext(token, purpose, caseRef);
  return token;
}
