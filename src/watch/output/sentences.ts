// The examiner's own sentences, in English and French: plain, without guilt, and always with what was looked for first.
import type { Language } from '../detector.js';

export type Words = Readonly<Record<Language, string>>;

/** E1 to E7 as people say them. */
export const TEMPLATES: Readonly<Record<string, Words>> = {
  E1: { en: 'case assignment', fr: 'affectation à un dossier' },
  E2: { en: 'dispatch or presence at the scene', fr: 'appel de service ou présence sur les lieux' },
  E3: { en: 'stop, arrest or custody', fr: 'interpellation, arrestation ou garde' },
  E4: { en: 'warrant, court or tasking', fr: 'mandat, tribunal ou mission' },
  E5: { en: 'work of a colleague of the same unit', fr: 'travail d’un collègue de la même unité' },
  E6: { en: 'desk request or authorised job', fr: 'demande au bureau ou tâche autorisée' },
  E7: { en: 'bulletin', fr: 'avis de recherche' },
};

/** Tables without which a template could not be looked for. */
export const TEMPLATE_TABLES: Readonly<Record<string, readonly string[]>> = {
  E1: ['case_members', 'case_subjects'], E2: ['dispatches'], E3: ['encounters'], E4: ['tasks'], E6: ['tasks'], E7: ['tasks'],
};

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);

export const sentences = {
  unexplained: (open: number, all: number): Words => ({
    en: `${open} of ${all} ${plural(all, 'look-up', 'look-ups')}: looked for a case, dispatch, scene, stop, warrant, court date, tasking, colleague’s work, desk request or bulletin, also through the address, vehicles, household and co-parties, and found none that was independent and known in time.`,
    fr: `${open} consultation${open > 1 ? 's' : ''} sur ${all} : aucun dossier, appel, lieu, interpellation, mandat, audience, mission, travail d’un collègue, demande ou avis indépendant et connu à temps n’a été trouvé, y compris par l’adresse, les véhicules, le ménage et les autres parties.`,
  }),
  selfMade: (count: number, template: Words, rows: string): Words => ({
    en: `${count} ${plural(count, 'look-up has', 'look-ups have')} a reason (${template.en}) that the same person wrote: it counts for a little, and clears nothing by itself.${rows}`,
    fr: `${count} consultation${count > 1 ? 's ont' : ' a'} un motif (${template.fr}) écrit par la même personne : il compte un peu, sans rien éclaircir à lui seul.${rows}`,
  }),
  afterTheFact: (count: number, template: Words, rows: string): Words => ({
    en: `${count} ${plural(count, 'look-up has', 'look-ups have')} a reason (${template.en}) that began only after the look-up.${rows}`,
    fr: `${count} consultation${count > 1 ? 's ont' : ' a'} un motif (${template.fr}) né seulement après la consultation.${rows}`,
  }),
  cleared: (count: number, template: Words, rows: string): Words => ({
    en: `${count} ${plural(count, 'look-up is', 'look-ups are')} explained independently (${template.en}).${rows}`,
    fr: `${count} consultation${count > 1 ? 's sont expliquées' : ' est expliquée'} de façon indépendante (${template.fr}).${rows}`,
  }),
  clearedLater: (count: number, template: Words, day: string, rows: string): Words => ({
    en: `${count} ${plural(count, 'look-up was', 'look-ups were')} explained independently (${template.en}), but only on ${day}, after this alert: look at this first.${rows}`,
    fr: `${count} consultation${count > 1 ? 's ont été expliquées' : ' a été expliquée'} de façon indépendante (${template.fr}), mais seulement le ${day}, après cette alerte : à regarder d’abord.${rows}`,
  }),
  contact: (cleared: number, all: number): Words => ({
    en: `All the person’s look-ups of the same subjects until that week: ${all}, of which ${cleared} independently explained.`,
    fr: `Toutes les consultations des mêmes sujets par cette personne jusqu’à cette semaine : ${all}, dont ${cleared} expliquée${cleared > 1 ? 's' : ''} de façon indépendante.`,
  }),
  notLookedFor: (template: Words, tables: readonly string[]): Words => ({
    en: `Not looked for: ${template.en}; the evidence has no ${tables.join(', ')}.`,
    fr: `Non cherché : ${template.fr} ; les données n’ont pas ${tables.join(', ')}.`,
  }),
  drawn: (open: number, probability: number): Words => ({
    en: `Drawn at random, not suspected: ${open} ${plural(open, 'look-up', 'look-ups')} of this week without an independent explanation; everybody with such look-ups had the same chance, ${percent(probability, 'en')}. Answering for honest work takes minutes, and shows what the detectors miss.`,
    fr: `Tirage au sort, sans soupçon : ${open} consultation${open > 1 ? 's' : ''} de cette semaine sans explication indépendante ; toute personne dans ce cas avait la même chance, ${percent(probability, 'fr')}. Répondre d’un travail honnête prend quelques minutes et montre ce que les détecteurs manquent.`,
  }),
  why: (day: string, time: string, subject: string): Words => ({
    en: `On ${day} at ${time} UTC you looked up ${subject}. What was it for?`,
    fr: `Le ${day} à ${time} UTC, vous avez consulté ${subject}. Dans quel but ?`,
  }),
};

/** `2.5 %` / `2,5 %`: one digit below ten, so that small chances are not rounded away. */
export function percent(share: number, language: Language): string {
  const text = (share * 100).toFixed(share < 0.1 ? 1 : 0);
  return language === 'fr' ? `${text.replace('.', ',')} %` : `${text} %`;
}
