// What goes along with a look-back and is read before it: under which markings what it names lies, which bind its receiver too (G5), and what its lines do not say (G12).
import { labelRow, markingOf } from '../../access/index.js';
import type { Json } from '../../kernel/index.js';
import { examinersMarking } from '../office/marking.js';

export interface PackageCaveats {
  /** Of the package itself, then of what it names, as its maker sees it; each as it is printed. */
  readonly markings: readonly string[];
  readonly en: readonly string[];
  readonly fr: readonly string[];
}

/** `markings`: of what it names. `isCut`: there are older lines than those in it. */
export function caveatsOf(agencyId: string, markings: readonly string[], isCut: boolean): PackageCaveats {
  return { markings: [markingOf(labelRow(agencyId, examinersMarking)), ...[...new Set(markings)].toSorted()], en: [...said.en, ...(isCut ? [cut.en] : [])], fr: [...said.fr, ...(isCut ? [cut.fr] : [])] };
}

/** Of a package that was opened; one that was made before they went along has none. */
export function caveatsIn(content: Json): PackageCaveats {
  const found = isFields(content) ? content['caveats'] : undefined;
  const list = (name: string): string[] => { const value = isFields(found) ? found[name] : undefined; return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []; };
  return { markings: list('markings'), en: list('en'), fr: list('fr') };
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const said = {
  en: [
    'It is for the reader named in it, and for the matter that it was asked for. Passing it on, or any of it, takes the agency that made it, and the originator of each marking.',
    'A look-up that nothing here explains is a lead and no finding: the work behind it may stand in no system.',
    'The lines are the agency’s word for what its entries say. The log proves that these entries stand there, and that the agency vouched for this text; not what each entry says.',
    'It shows what its maker may see: nobody of their own chain of command is in it, and nothing that is kept from them.',
    'Answers that people were compelled to give are not in it. Whoever investigates asks afresh.',
    'What would be expected, and the chance beside it, is an order for reading; work comes in bursts. It is not evidence.',
  ],
  fr: [
    'Il est destiné au lecteur qui y est nommé, et à l’affaire pour laquelle il fut demandé. Le transmettre, en tout ou en partie, suppose l’accord du service qui l’a établi et du service d’origine de chaque cote.',
    'Une consultation que rien ici n’explique est une piste, non une conclusion : le travail qui l’a motivée peut ne figurer dans aucun système.',
    'Les lignes sont la parole du service sur ce que disent ses inscriptions. Le registre prouve que ces inscriptions y figurent, et que le service a répondu de ce texte ; non ce que dit chacune.',
    'Il montre ce que peut voir qui l’a établi : personne de sa voie hiérarchique n’y figure, ni rien de ce qui lui est tenu secret.',
    'Les réponses données sous contrainte n’y sont pas. Qui enquête interroge à neuf.',
    'Ce qui serait attendu, et la probabilité à côté, est un ordre de lecture ; le travail vient par vagues. Ce n’est pas une preuve.',
  ],
} as const;
const cut = { en: 'It is cut: there are older look-ups than those in it.', fr: 'Il est tronqué : il existe des consultations plus anciennes que celles qu’il contient.' };
