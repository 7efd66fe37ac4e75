// A lead as the examiner hands it over.
import type { IncomingLead } from '../../src/watch/desk/index.js';

interface More {
  readonly subject?: string;
  readonly isSerious?: boolean;
  readonly kind?: 'lead' | 'audit';
  readonly detectors?: readonly string[];
  readonly names?: readonly string[];
  readonly ties?: readonly string[];
  readonly group?: IncomingLead['group'];
}

/** About one actor; reasons and explanations in both languages. */
export function aLead(leadId: string, actor: string, { subject = 'P-1', isSerious = false, kind = 'lead', detectors = ['ex-partner'], names = [], ties, group }: More = {}): IncomingLead {
  const record = {
    alert_id: leadId, kind, rank: 1, score: 9, actor_id: actor, detectors, subject_type: 'person', subject_id: subject, first_access_at: '2026-01-05T23:30:00Z', last_access_at: '2026-02-02T23:30:00Z',
    event_ids: ['e-1', 'e-2'], week: '2026-W06', weights: { relation: 9 },
  };
  return {
    leadId, source: 'scan', foundAtMs: Date.UTC(2026, 1, 3), concern: { actors: [actor], persons: [subject] }, namesOf: { [actor]: names }, isSerious,
    told: {
      en: { ...record, reasons: [`Looked up ${subject} at night.`], explanations_considered: ['No dispatch to that address was found.'] },
      fr: { ...record, reasons: [`A consulté ${subject} la nuit.`], explanations_considered: ['Aucun envoi à cette adresse n’a été trouvé.'] },
    },
    picture: { momentsMs: [Date.UTC(2026, 0, 5, 23, 30), Date.UTC(2026, 1, 2, 23, 30)], things: [{ label: `person ${subject}`, looks: 2 }] }, ...(ties && { ties }), ...(group && { group }),
  };
}
