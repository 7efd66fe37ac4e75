// What people write as their purpose: a few exact words, and often a word that fits everything.
import type { Dice } from '../dice.js';
import type { Errand, Purpose } from './errand.js';

/** Code lists differ from agency to agency, as they do. */
const codeLists: readonly Readonly<Record<Purpose, string>>[] = [
  {
    call: 'CFS', stop: 'TRAFFIC', patrol: 'PATROL', case: 'INV', project: 'INTEL', warrant: 'WARRANT', bulletin: 'PATROL', court: 'COURT', request: 'REQUEST', vetting: 'VET', custody: 'CUST', client: 'ADMIN',
    crossing: 'PORT', training: 'TRG', job: 'BATCH',
  },
  {
    call: '1', stop: '2', patrol: '2', case: '3', project: '4', warrant: '5', bulletin: '2', court: '6', request: '7', vetting: '8', custody: '9', client: '10', crossing: '11', training: '12', job: '99',
  },
  {
    call: 'intervention', stop: 'circulation', patrol: 'patrouille', case: 'enquete', project: 'renseignement', warrant: 'mandat', bulletin: 'patrouille', court: 'tribunal', request: 'demande', vetting: 'habilitation',
    custody: 'garde', client: 'guichet', crossing: 'frontiere', training: 'formation', job: 'lot',
  },
];

export function codeOf(purpose: Purpose, agency: number): string {
  return codeLists[agency % codeLists.length]?.[purpose] ?? '';
}

const exact: Readonly<Record<Purpose, readonly [string, string]>> = {
  call: ['call for service', 'appel de service'], stop: ['vehicle stop', 'interception'], patrol: ['patrol check', 'vérification en patrouille'], case: ['file follow-up', 'suivi de dossier'],
  project: ['project work', 'travail de projet'], warrant: ['warrant check', 'vérification de mandat'], bulletin: ['bulletin', 'bulletin'], court: ['court brief', 'dossier de cour'],
  request: ['request from member', 'demande d’un membre'], vetting: ['security screening', 'filtrage de sécurité'], custody: ['custody', 'détention'], client: ['client at counter', 'client au comptoir'],
  crossing: ['primary inspection', 'inspection primaire'], training: ['training', 'formation'], job: ['scheduled job', 'tâche planifiée'],
};
const generic: readonly [readonly string[], readonly string[]] = [
  ['investigation', 'inv', 'police work', 'check', 'Investigation', 'enquiry', 'query', 'duty', '.', 'official'],
  ['enquête', 'vérif', 'travail policier', 'enq.', 'vérification', 'service', '-', 'officiel'],
];

/** What stands as purpose beside a look-up; undefined where nothing was written. */
export function sayPurpose({ actor: { agency }, purpose, says }: Errand, dice: Dice): string | undefined {
  const drawn = dice.next();
  if (says !== undefined) return says === '' ? undefined : says;
  const language = agency.region.inFrench ? 1 : 0;
  if (drawn < 0.08) return undefined;
  return dice.chance(agency.habits.generic) ? dice.pick(generic[language]) : exact[purpose][language];
}
