// Who asks: one analyst of each agency with a case of their own, as the database has them, for the door looks at them again before it answers.
import type { Caller } from '../../src/access/index.js';
import { dayOf, systemClock } from '../../src/kernel/index.js';
import type { House } from '../../src/http/house.js';
import { reader } from './world.js';

const memberId = 'm1';
const caseId = 'c1';
const purpose = 'intelligence_analysis';

export const memberDraft = (agencyId: string) => ({
  agencyId, memberId, userName: memberId, displayName: 'Member One', role: 'analyst', clearanceCode: 'SECRET', clearanceUntil: '2099-12-31', citizenships: ['CA'], purposes: [purpose],
});

export const theCase = (agencyId: string) => ({ agencyId, caseId, title: 'A case', openedOn: '2020-01-01', members: [{ agencyId, memberId, fromOn: '2020-01-01' }] });

export async function callerOf(house: House, agencyId: string): Promise<Caller> {
  const member = await house.people.memberById(agencyId, memberId, dayOf(systemClock()));
  if (member === undefined) throw new Error(`nobody of ${agencyId} is in the database`);
  return { purpose, caseRef: `${agencyId}~${caseId}`, member };
}

const readers = new WeakMap<House, Promise<Caller>>();

/** Read once a house: what it costs to know who asks is not what is measured. */
export function readerCaller(house: House): Promise<Caller> {
  const known = readers.get(house) ?? callerOf(house, reader);
  readers.set(house, known);
  return known;
}
