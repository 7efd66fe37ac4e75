// Acquittals, suspended records and youth matters: what must not be read as suspicion any more, and what follows from it.
import { daysAfter } from './calendar.js';
import { codeOf } from './dice.js';
import type { DemoPerson } from './people.js';
import type { ReportScript } from './report-script.js';
import { roster } from './roster.js';
import type { Scene } from './scene.js';
import type { DemoRestriction } from './world-draft.js';

export const outcomeKinds = ['acquittal', 'record_suspension', 'youth', 'acquittal'] as const;
type OutcomeKind = (typeof outcomeKinds)[number];

const bases: Readonly<Record<OutcomeKind, readonly [string, string]>> = {
  acquittal: ['Acquitted on all counts; appeal period over.', 'Acquittement sur tous les chefs; délai d’appel expiré.'],
  record_suspension: ['Record suspension ordered; the record is kept apart (Criminal Records Act).', 'Suspension du casier ordonnée; dossier classé à part (Loi sur le casier judiciaire).'],
  youth: ['Youth sentence; access period ends on the day named (Youth Criminal Justice Act, s. 119).', 'Peine spécifique; la période d’accès prend fin au jour indiqué (LSJPA, art. 119).'],
};

/** The report of the outcome itself. Its label is restricted from the start. */
export function outcome(scene: Scene, script: ReportScript, person: DemoPerson, kind: OutcomeKind): void {
  script.person(person, 'associate', undefined, [{ prop: 'birthDate', value: person.born }]);
  script.tell(person, [{ prop: 'notes', value: scene.say(...bases[kind]), lang: scene.agency.language, validFrom: script.head.reportedOn }]);
}

/** What the agency's records reviewer then applies to everything it has said of the person. Youth periods end on `effectiveOn`; some lie ahead. */
export function restrictionAfter(scene: Scene, person: DemoPerson, kind: OutcomeKind, day: string): DemoRestriction {
  const { agencyId } = scene.agency;
  const reviewer = roster.find((member) => member.agencyId === agencyId && member.purposes.includes('records_review'));
  return {
    agencyId, restrictionId: `restriction-${codeOf(scene.seed, `${agencyId}/${person.entityId}`)}`, entity: `${agencyId}~${person.entityId}`, kind,
    effectiveOn: kind === 'youth' ? daysAfter(day, scene.dice.between(30, 900)) : day, basis: scene.say(...bases[kind]),
    decidedBy: reviewer?.memberId ?? '', decidedAt: `${daysAfter(day, 2)}T15:00:00Z`,
  };
}
