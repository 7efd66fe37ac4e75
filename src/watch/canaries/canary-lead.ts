// What a met canary puts before the review desk: that somebody opened a record to which no work leads, and never which. Its keeper alone can name it (G12).
import { createHmac } from 'node:crypto';
import { canonicalJson } from '../../kernel/index.js';
import type { IncomingLead } from '../desk/index.js';
import { namesOf } from '../office/reader.js';
import type { AlertRecord } from '../output/alert-record.js';
import { isoWeek, weekOfMoment } from '../output/iso-week.js';
import type { Canary, Meeting } from './canary.js';
import type { Looker } from './canary-look.js';

const weight = 7;
const told = {
  en: {
    reasons: ['Opened a record to which no work at the agency leads.'],
    considered: ['Brought up by chance in a long list: no, it was opened, or stood nearly alone.', 'A misspelt or common name: no name of the registry comes near this one.', 'Sent there by somebody else: ask the person, and ask who asked them. The keeper of the canaries can name the entry.'],
  },
  fr: {
    reasons: ['A ouvert une fiche à laquelle aucun travail de l’organisme ne mène.'],
    considered: ['Sortie par hasard dans une longue liste : non, elle a été ouverte, ou y figurait presque seule.', 'Un nom mal écrit ou courant : aucun nom du fichier n’en approche.', 'Envoyée par quelqu’un d’autre : interrogez la personne, et demandez qui l’a sollicitée. Qui garde les canaris peut nommer l’inscription.'],
  },
} as const;

/** One for each person, canary and day. The moment is told to the day alone: a minute would lead to the entry, and the entry to the record. */
export function canaryLead(canary: Pick<Canary, 'agencyId' | 'canaryId'>, { atMs }: Pick<Meeting, 'atMs'>, member: Looker, key: Uint8Array): IncomingLead {
  const actor = `${member.agencyId}~${member.memberId}`;
  const day = `${new Date(atMs).toISOString().slice(0, 10)}T00:00:00.000Z`;
  const leadId = `canary-${createHmac('sha256', key).update(canonicalJson([canary.agencyId, canary.canaryId, actor, day])).digest('hex').slice(0, 16)}`;
  const record = (language: 'en' | 'fr'): AlertRecord => ({
    alert_id: leadId, kind: 'lead', rank: 1, score: weight, actor_id: actor, detectors: ['canary'], subject_type: null, subject_id: null, first_access_at: day, last_access_at: day, event_ids: [],
    week: isoWeek(weekOfMoment(atMs)), reasons: told[language].reasons, explanations_considered: told[language].considered, weights: { guarded: weight },
  });
  return { leadId, source: 'canary', foundAtMs: atMs, concern: { actors: [actor], persons: [] }, namesOf: { [actor]: namesOf(member) }, isSerious: true, told: { en: record('en'), fr: record('fr') } };
}
