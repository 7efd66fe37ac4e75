// What a scan found, handed to the review desk: leads and random picks alike (G12).
import { type IncomingLead, isSerious } from '../desk/incoming.js';
import type { ScanIndex, ScanResult } from './scan-files.js';

/** Findings that name nobody are nobody's to review; a scan has none. */
export function leadsOf(index: ScanIndex, { told, pictures }: ScanResult, foundAtMs: number): IncomingLead[] {
  const french = new Map(told.fr.alerts.map((one) => [one.alert_id, one]));
  const personOf = new Map(index.people.map((one) => [one.actorId, one.personId]));
  const actorsOf = new Map<string, string[]>();
  for (const { actorId, personId } of index.people) if (personId !== undefined) actorsOf.set(personId, [...(actorsOf.get(personId) ?? []), actorId]);
  const groups = new Map(index.people.map((one) => [one.actorId, { unit: one.unit === '' ? null : one.unit, sex: one.sex === '' ? null : one.sex }]));
  const namesOf = (actorId: string): string[] => {
    const person = personOf.get(actorId);
    return person === undefined ? [] : [person, ...(actorsOf.get(person) ?? []).filter((one) => one !== actorId)];
  };
  return told.en.alerts.flatMap((one) => {
    const [concern, fr, picture] = [index.concerns[one.alert_id], french.get(one.alert_id), pictures[one.alert_id]];
    if (concern === undefined || fr === undefined) return [];
    const looked = concern.persons.flatMap((person) => actorsOf.get(person) ?? []);
    const subject = one.actor_id ?? one.actors?.[0];
    const group = subject === undefined ? undefined : groups.get(subject);
    return [{
      leadId: one.alert_id, source: 'scan' as const, foundAtMs, concern, namesOf: Object.fromEntries([...concern.actors, ...looked].map((actor) => [actor, namesOf(actor)])), isSerious: isSerious(one), told: { en: one, fr },
      ...(picture !== undefined && { picture }), ...(group !== undefined && { group }),
    }];
  });
}
