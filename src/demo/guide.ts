// Where to begin: who to be, what to say that one is doing, what to search, and what is then to be seen. guide.test.ts holds it to the policies.
import { entityRef } from '../kernel/index.js';
import { evrard, plains, shoals, vale } from './story-cast.js';

/** Password of every demo member. */
export const demoPassword = 'demo';

/** One thing to try. `sees` and `doesNotSee`: entities, as `agency~id`, whose names the person is or is not shown. */
export interface DemoVisit {
  readonly user: string;
  readonly agencyId: string;
  readonly purpose: string;
  readonly caseRef: string;
  readonly searches: readonly string[];
  readonly sees: readonly string[];
  readonly doesNotSee: readonly string[];
  readonly en: string;
  readonly fr: string;
}

const { drayle, vostrand, koury, quell, renske, ashdown, ferreira, dunnock, tallow, corvane, load } = shoals;
const refs = (...keys: readonly { readonly agencyId: string; readonly entityId: string }[]) => keys.map(entityRef);

export const demoGuide: readonly DemoVisit[] = [
  {
    user: 'm.okonedo', agencyId: 'nsrp', purpose: 'intelligence_analysis', caseRef: 'nsrp~larkspur', searches: ['sinaloa', 'Drayle', 'Corvane', 'Tallow'],
    sees: refs(drayle, vostrand, koury, quell, renske, ferreira, dunnock, tallow, corvane, load, vale.draile, evrard.khoury), doesNotSee: refs(ashdown, vale.renske),
    en: 'The analyst of Operation Larkspur sees the feud, the cold store, the victim’s address and the third-party lead. Not the clerk: that is another file.',
    fr: 'L’analyste de l’opération Larkspur voit la rivalité, l’entrepôt frigorifique, l’adresse de la victime et la piste d’un tiers. Pas la préposée : c’est un autre dossier.',
  },
  {
    user: 'm.okonedo', agencyId: 'nsrp', purpose: 'intelligence_analysis', caseRef: 'nsrp~lanternroom', searches: ['Ashdown', 'Marchbank', 'Ferreira'],
    sees: refs(ashdown, drayle, vostrand, tallow), doesNotSee: refs(dunnock, koury),
    en: 'The same analyst under the file of the clerk: now the approach to her is there, and what belongs to Larkspur is not.',
    fr: 'La même analyste dans le dossier de la préposée : l’approche apparaît, et ce qui relève de Larkspur disparaît.',
  },
  {
    user: 'j.whitford', agencyId: 'hvps', purpose: 'officer_safety', caseRef: 'hvps~desk', searches: ['sinaloa', 'Drayle', 'Corvane', 'Ferreira', 'Renske'],
    sees: refs(drayle, quell, renske, tallow, vale.draile, vale.renske, corvane), doesNotSee: refs(koury, vostrand, ferreira, dunnock, ashdown, evrard.khoury),
    en: 'A desk officer in another province sees the feud, the fire and the safety warnings; the money, the victim and the clerk are not there, and nothing says so.',
    fr: 'Un agent de répartition d’une autre province voit la rivalité, l’incendie et les mises en garde; l’argent, la victime et la préposée n’y sont pas, et rien ne le laisse deviner.',
  },
  {
    user: 'v.karras', agencyId: 'hvps', purpose: 'criminal_investigation', caseRef: 'nsrp~larkspur', searches: ['Koury', 'Dunnock', 'Ferreira'],
    sees: refs(koury, dunnock, corvane, vale.draile, load), doesNotSee: refs(ferreira, ashdown, vale.renske),
    en: 'A partner on the joint operation sees the business and the foreman, but not the victim.',
    fr: 'Un partenaire de l’opération conjointe voit l’entreprise et le contremaître, mais pas la victime.',
  },
  {
    user: 'c.beaulac', agencyId: 'spse', purpose: 'criminal_investigation', caseRef: 'spse~lanterne', searches: ['Corvane', 'Khoury', 'Vostrand', 'sinaloa'],
    sees: refs(evrard.khoury, evrard.corvane, vostrand, corvane, tallow), doesNotSee: refs(koury, ferreira, dunnock, vale.renske),
    en: 'An investigator in Saint-Évrard finds the other half of the business, in French, and what Northern Shoals released to her agency.',
    fr: 'Une enquêtrice de Saint-Évrard trouve l’autre moitié de l’entreprise, en français, et ce que Northern Shoals a communiqué à son service.',
  },
  {
    user: 'd.mcquarrie', agencyId: 'ppib', purpose: 'threat_assessment', caseRef: 'ppib~windbreak', searches: ['Tallow', 'Corvane', 'fentanyl'],
    sees: refs(tallow, plains.tallow, plains.sallowby), doesNotSee: refs(load, koury, ferreira, vostrand),
    en: 'A seconded analyst with United States citizenship: whatever is for Canadian eyes only is absent.',
    fr: 'Un analyste détaché, citoyen des États-Unis : ce qui est réservé aux Canadiens est absent.',
  },
];
