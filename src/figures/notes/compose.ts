// A news release with its questions and answers, drafted from figures in both languages: each number a quotation, each figure with what it does not say, and the list marked as incomplete unless somebody says that it is whole (domain.md section 5).
import { BadInput } from '../../kernel/index.js';
import type { Figure } from '../figure.js';
import { type Period, periodWords } from '../period.js';
import type { Language, Words } from '../wording.js';
import { incompleteMark } from './citations.js';
import type { Answered, NoteTexts } from './note.js';

export interface ReleaseAbout {
  /** What it is called: “a national sprint against fentanyl”. */
  readonly name: Words;
  readonly figures: readonly Figure[];
  /** Somebody counted everything. */
  readonly isListWhole: boolean;
}

/** A draft for `notes write`. Throws `BadInput` without figures, or where their periods differ: one release is of one period. */
export function composeRelease({ name, figures, isListWhole }: ReleaseAbout): NoteTexts & { readonly qa: readonly Answered<Words>[] } {
  const [first] = figures;
  if (first === undefined) throw new BadInput('a release is composed from figures; name one', { fr: 'un communiqué se compose de chiffres ; nommez-en un' });
  const other = figures.find(({ period }) => periodWords(period, 'en') !== periodWords(first.period, 'en'));
  if (other !== undefined) throw new BadInput(`\`${first.id}\` and \`${other.id}\` are of two periods; a release is of one`, { fr: `\`${first.id}\` et \`${other.id}\` sont de deux périodes ; un communiqué est d’une seule` });
  return { title: { en: `Results of ${name.en}`, fr: `Résultats : ${name.fr}` }, question: empty, tasking: empty, response: both((language) => body(name, first.period, figures, isListWhole, language)), background: both((language) => limits(figures, language)), qa: questions(figures, isListWhole) };
}

const empty: Words = { en: '', fr: '' };
const quote = ({ id, revision }: Figure): string => `[[${id}@${revision}]]`;
const both = (say: (language: Language) => string): Words => ({ en: say('en'), fr: say('fr') });

function body(name: Words, period: Period, figures: readonly Figure[], isListWhole: boolean, language: Language): string {
  const mark = isListWhole ? '' : `, ${incompleteMark}`;
  const lead = language === 'fr' ? `${name.fr}, ${periodWords(period, 'fr')} : les résultats${mark} :` : `${name.en}, ${periodWords(period, 'en')}: the results${mark}:`;
  return [lead, ...figures.map((one) => `– ${one.label[language]}${language === 'fr' ? ' : ' : ': '}${quote(one)}`)].join('\n');
}

/** What readers will read into the numbers, said beside them. */
function limits(figures: readonly Figure[], language: Language): string {
  const head = language === 'fr' ? 'Ce que ces chiffres ne disent pas :' : 'What these figures do not say:';
  return [head, ...figures.flatMap((one) => (one.doesNotSay.length === 0 ? [] : [`– ${one.label[language]}${language === 'fr' ? ' : ' : ': '}${one.doesNotSay.map((words) => words[language]).join(language === 'fr' ? ' ; ' : '; ')}`]))].join('\n');
}

function questions(figures: readonly Figure[], isListWhole: boolean): readonly Answered<Words>[] {
  const arrests = figures.find(({ unit }) => unit === 'arrest');
  const drug = figures.find(({ unit, of }) => unit === 'kg' && of.commodity !== undefined);
  return [
    ...(isListWhole ? [] : [{ question: { en: 'Is that everything?', fr: 'Est-ce tout ?' }, answer: { en: 'No. The list is not complete: it names what was counted when this was released.', fr: 'Non. La liste n’est pas complète : elle nomme ce qui était compté au moment de la diffusion.' } }]),
    ...(arrests === undefined ? [] : [{ question: { en: 'How many persons were arrested?', fr: 'Combien de personnes ont été arrêtées ?' }, answer: { en: `There were ${quote(arrests)}. The same person may be arrested again, and an arrest is neither a charge nor a conviction.`, fr: `Il y a eu ${quote(arrests)}. La même personne peut être arrêtée de nouveau, et une arrestation n’est ni une accusation ni une condamnation.` } }]),
    ...(drug === undefined ? [] : [{ question: { en: 'How many doses is that?', fr: 'Combien de doses cela fait-il ?' }, answer: { en: `${quote(drug)} is what was weighed. How much drug it held depends on its purity; without a laboratory’s result no doses are counted.`, fr: `${quote(drug)} : c’est ce qui a été pesé. La quantité de drogue dépend de la pureté ; sans résultat de laboratoire, aucune dose n’est comptée.` } }]),
  ];
}
