// What an alert says: the rule, its source, the figures, what is assumed, and for suspicion what would explain it innocently. It states what the law asks and what the file lacks, never guilt (G12).
import type { Facts, Indicator } from '../indicators/indicator.js';
import { ENOUGH } from '../indicators/indicator.js';
import type { Language } from '../language.js';
import { type Substance, substances } from '../substance.js';

export interface DutyRow {
  readonly kind: string;
  readonly rule: string;
  readonly said: string;
  readonly facts: Facts;
}

const nameOf = (sid: unknown, language: Language): string => substances[Number(sid)]?.[language] ?? '';
const where = (one: Substance | undefined): string => one?.listings.map((listing) => `${listing.where}${listing.item === null ? '' : `, ${listing.item}`}`).join('; ') ?? '';

export function dutyWords({ kind, rule, said, facts }: DutyRow, language: Language): string {
  const substance = substances[Number(facts['sid'])];
  const name = nameOf(facts['sid'], language);
  switch (kind) {
    case 'controlled_substance': return language === 'fr'
      ? `${name} est une substance contrôlée (${where(substance)}) et non un précurseur ; aucune déclaration d’utilisation finale ne la rend licite. Consultez le responsable des substances contrôlées.`
      : `${name} is a controlled substance (${where(substance)}), not a precursor; no end-use declaration makes it lawful. Ask whoever is in charge of controlled substances.`;
    case 'unknown_substance': return unknownWords(rule, said, facts['suggestion'], language);
    case 'permit_required': return permitWords(rule, name, language);
    default: return declarationWords(rule, facts, name, language);
  }
}

function unknownWords(rule: string, said: string, suggestion: unknown, language: Language): string {
  const shown = `“${said.slice(0, 80)}”`;
  const near = typeof suggestion === 'string' ? (language === 'fr' ? ` Vouliez-vous dire ${suggestion} ?` : ` Did you mean ${suggestion}?`) : '';
  if (language === 'fr') return `${rule === 'cas_digit' ? `le numéro CAS dans « ${said.slice(0, 80)} » a un mauvais chiffre de contrôle` : rule === 'contradiction' ? `le nom et le numéro CAS de « ${said.slice(0, 80)} » se contredisent` : `« ${said.slice(0, 80)} » n’est dans aucune liste connue d’ici, ni des précurseurs ni des produits courants`} ; rien n’en a été jugé.${near}`;
  return `${rule === 'cas_digit' ? `the CAS number in ${shown} has a wrong check digit` : rule === 'contradiction' ? `name and CAS number of ${shown} contradict each other` : `${shown} is on no list that is known here, neither of precursors nor of common chemicals`}; nothing was judged of it.${near}`;
}

function permitWords(rule: string, name: string, language: Language): string {
  const words: Readonly<Record<string, readonly [string, string]>> = {
    class_a_import: [`an import of ${name}, a class A precursor, needs a permit for each import (PCR s. 7(c)), and the row names none`, `une importation de ${name}, précurseur de catégorie A, exige un permis par importation (RP art. 7c)), et la ligne n’en nomme aucun`],
    class_a_export: [`an export of ${name}, a class A precursor, needs a permit for each export (PCR s. 7(d)), and the row names none`, `une exportation de ${name}, précurseur de catégorie A, exige un permis par exportation (RP art. 7d)), et la ligne n’en nomme aucun`],
    class_b_export: [`an export of ${name}, a class B precursor, needs a permit where the INCB lists the country of destination (PCR s. 57), and the row names none; the INCB’s list is not held here`, `une exportation de ${name}, précurseur de catégorie B, exige un permis si l’OICS inscrit le pays de destination (RP art. 57), et la ligne n’en nomme aucun ; la liste de l’OICS n’est pas tenue ici`],
    equipment_import: [`an import of ${name} (CDSA Schedule IX) must be registered first (s. 46.3), and the row names no registration`, `une importation de ${name} (LRCDAS, annexe IX) doit d’abord être enregistrée (art. 46.3), et la ligne n’en nomme aucune`],
  };
  return `${words[rule]?.[language === 'fr' ? 1 : 0] ?? rule}.`;
}

function declarationWords(rule: string, facts: Facts, name: string, language: Language): string {
  const fr = language === 'fr';
  const owed = facts['max'] === 0
    ? (fr ? `pour ${name}, une déclaration d’utilisation finale est due quelle que soit la quantité (RP art. 8(1), annexe : 0)` : `for ${name} an end-use declaration is owed for any quantity (PCR s. 8(1), schedule: 0)`)
    : (fr ? `${weight(facts['grams'])} de ${name} dépassent le maximum de ${weight(facts['max'])}${facts['package'] === 1 ? ' par emballage' : ''} (RP art. 8(1), « supérieure »), et une déclaration d’utilisation finale est due` : `${weight(facts['grams'])} of ${name} is greater than the maximum of ${weight(facts['max'])}${facts['package'] === 1 ? ' per package' : ''} (PCR s. 8(1)), and an end-use declaration is owed`);
  const reasons: Readonly<Record<string, readonly [string, string]>> = {
    no_declaration: ['the row names none', 'la ligne n’en nomme aucune'],
    declaration_of_another_year: [`the one named is of ${String(facts['declared_year'])}; it covers its calendar year alone (s. 8(3))`, `celle qui est nommée est de ${String(facts['declared_year'])} ; elle ne vaut que pour son année civile (art. 8(3))`],
    declaration_of_another_substance: [`the one named was first used for ${nameOf(facts['declared_sid'], language)}; another precursor needs another declaration, unless that one names both (s. 8(4))`, `celle qui est nommée a d’abord servi pour ${nameOf(facts['declared_sid'], language)} ; un autre précurseur exige une autre déclaration, sauf si celle-là nomme les deux (art. 8(4))`],
    declaration_of_another_use: ['the one named was first used for another end use (s. 8(4))', 'celle qui est nommée a d’abord servi à une autre utilisation finale (art. 8(4))'],
    declaration_of_another_buyer: ['the one named was signed by another buyer (s. 8(3))', 'celle qui est nommée a été signée par un autre acheteur (art. 8(3))'],
  };
  const assumed = [
    ...(facts['volume'] === true && facts['max'] !== 0 ? [fr ? 'volume converti par la densité de la substance pure vers 20 °C' : 'a volume, taken at the density of the pure substance near 20 °C'] : []),
    ...(facts['package'] === 1 && facts['packs'] === 1 ? [fr ? 'la quantité de la ligne est tenue pour un seul emballage' : 'the quantity of the row is taken for one package'] : []),
  ];
  return `${owed}; ${reasons[rule]?.[fr ? 1 : 0] ?? rule}.${assumed.length === 0 ? '' : ` (${fr ? 'Hypothèse' : 'Assumed'}: ${assumed.join('; ')}.)`}`.replace(fr ? /; / : /$^/u, ' ; ');
}

function weight(grams: unknown): string {
  const value = Number(grams);
  return value >= 100 ? `${Number((value / 1000).toFixed(9))} kg` : `${Number(value.toFixed(9))} g`;
}

export interface SuspicionRow {
  readonly score: number;
  readonly signs: readonly { readonly indicator: Indicator; readonly facts: Facts }[];
  /** Somebody at the dealer's wrote that they suspect it. */
  readonly isSaid: boolean;
  /** The duty to report stood on the day of the transaction (15 June 2026, s. 86.1). */
  readonly isMandatory: boolean;
  readonly dueBy: string | null;
}

export function suspicionWords({ score, signs, isSaid, isMandatory, dueBy }: SuspicionRow, language: Language): string {
  const fr = language === 'fr';
  const found = signs.map(({ indicator, facts }) => `[${indicator.name}] ${indicator.say[language](facts)}`).join('; ');
  const innocent = [...new Set(signs.map(({ indicator }) => indicator.innocent[language]))].join('; ');
  const parts = [
    ...(isSaid ? [fr ? 'Quelqu’un l’a consignée comme suspecte.' : 'Somebody recorded it as suspected.'] : []),
    ...(signs.length === 0 ? [] : fr
      ? [`Indices dont aucun ne suffit seul (${score.toFixed(2)} ; ${ENOUGH} de deux familles sont lus) : ${found}.`, `Ce qui l’expliquerait innocemment : ${innocent}.`]
      : [`Signs of which none is enough alone (${score.toFixed(2)}; ${ENOUGH} from two families are read): ${found}.`, `What would explain it innocently: ${innocent}.`]),
    clockWords(isMandatory, isSaid, dueBy, fr),
  ];
  return parts.join(' ');
}

function clockWords(isMandatory: boolean, isSaid: boolean, dueBy: string | null, fr: boolean): string {
  if (!isMandatory) return fr ? 'Avant le 15 juin 2026 : à consigner seulement, rapport volontaire (art. 86).' : 'Before 15 June 2026: a record only, a report is voluntary (s. 86).';
  if (dueBy !== null) return fr ? `S’il y a des motifs raisonnables : rapport écrit au ministre au plus tard ${dueBy} (art. 86.1). N’en dites rien à l’acheteur.` : `With reasonable grounds: a written report to the Minister by ${dueBy} (s. 86.1). Say nothing of it to the buyer.`;
  if (isSaid) return fr ? 'Le moment du soupçon est illisible ; le délai de 72 heures en court (art. 86.1).' : 'The moment of suspicion cannot be read; 72 hours run from it (s. 86.1).';
  return fr ? 'Un indice n’est pas un soupçon : le délai de 72 heures court dès que quelqu’un en a des motifs raisonnables (art. 86.1) ; inscrivez ce moment dans `suspected_at`.' : 'A sign is no suspicion yet: 72 hours run from when somebody has reasonable grounds (s. 86.1); write that moment into `suspected_at`.';
}
