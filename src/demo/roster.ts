// The 108 members of ten agencies in every role that the policies know; what each holds follows from role and unit, never from a person's word.
import type { MemberDraft, Unit } from '../access/index.js';
import { rosterLines } from './roster-lines.js';

const byRole: Readonly<Record<string, readonly string[]>> = {
  analyst: ['intelligence_analysis', 'criminal_investigation'],
  investigator: ['criminal_investigation', 'officer_safety'],
  desk_officer: ['officer_safety', 'criminal_investigation', 'screening'],
  integrity_examiner: ['integrity_review', 'audit'],
  independent_reviewer: ['audit', 'integrity_review', 'records_review'],
  agency_administrator: ['audit'],
  publisher: ['intelligence_analysis'],
  tools_auditor: ['audit'],
  source_handler: ['source_handling'],
};
/** Clearances of the demo people outlast the demo, save the ones whose lapse is meant to be seen. */
const clearanceUntil = '2031-12-31';

function memberOf(agencyId: string, line: string): MemberDraft {
  const [userName = '', displayName = '', role = '', unit = '', clearanceCode = '', citizens = '', extra = ''] = line.split('|').map((part) => part.trim());
  const citizenships = citizens.split(',');
  const lapse = extra.startsWith('until ') ? extra.slice(6) : clearanceUntil;
  const more = extra === '' || extra.startsWith('until ') ? [] : [extra];
  return {
    agencyId, memberId: userName, userName, displayName, unit, role, clearanceCode, clearanceUntil: lapse, citizenships,
    releasabilities: citizenships.includes('CA') ? ['CEO'] : [], purposes: [...new Set([...(byRole[role] ?? []), ...more])],
  };
}

/** Every member, without a password. User names are unique across agencies. */
export const roster: readonly MemberDraft[] = Object.entries(rosterLines).flatMap(([agencyId, lines]) =>
  lines.trim().split('\n').map((line) => memberOf(agencyId, line)));

/** The members with the password that all demo people share. */
export function membersWith(passwordHash: string): MemberDraft[] {
  return roster.map((member) => ({ ...member, passwordHash }));
}

const topUnit = 'command';

/** The units of each agency, all under its command: who is of two units answers to two superiors. */
export const demoUnits: readonly Unit[] = Object.keys(rosterLines).flatMap((agencyId) => [
  { agencyId, unitId: topUnit, parentUnitId: null, nameEn: 'Command', nameFr: 'Direction' },
  ...[...new Set(roster.filter((one) => one.agencyId === agencyId).map((one) => one.unit ?? ''))].map((unit) => ({ agencyId, unitId: unit, parentUnitId: topUnit, nameEn: unit, nameFr: unit })),
]);
