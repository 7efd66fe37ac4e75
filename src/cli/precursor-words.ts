// What `custos precursors` says, in both languages.
import type { CheckOutcome, isInForce, Substance } from '../precursors/index.js';
import type { TerminalLanguage } from './language.js';

interface Words {
  readonly steps: Readonly<Record<string, string>>;
  readonly stopped: string;
  readonly innocent: string;
  readonly falseAlarms: string;
  readonly summary: (outcome: CheckOutcome, out: string) => string;
  readonly unknown: (text: string, suggestion: string | undefined) => string;
  readonly substance: (substance: Substance, day: string, inForce: typeof isInForce) => readonly string[];
}

const days = ({ from, to }: { readonly from: string | null; readonly to: string | null }, [since, until]: readonly [string, string]): string => `${from === null ? '' : ` ${since} ${from}`}${to === null ? '' : ` ${until} ${to}`}`;

const KINDS = {
  en: { class_a: 'class A precursor', class_b: 'class B precursor', controlled: 'controlled substance, not a precursor', equipment: 'equipment of Schedule IX', not_listed: 'on none of the lists held here' },
  fr: { class_a: 'précurseur de catégorie A', class_b: 'précurseur de catégorie B', controlled: 'substance contrôlée, non un précurseur', equipment: 'équipement de l’annexe IX', not_listed: 'dans aucune des listes tenues ici' },
} as const;

export const precursorWords: Readonly<Record<TerminalLanguage, Words>> = {
  en: {
    steps: { read: 'reading', words: 'reading words', type: 'typing', duties: 'what is owed', write: 'writing' }, stopped: 'stopped; nothing was written', innocent: 'innocent', falseAlarms: 'false alarms',
    summary: ({ transactions, quarantined, quarantine, alerts, notAsked }, out) => [
      `${transactions} transactions checked, ${quarantined} set aside (\`${quarantine}\`)`,
      `declarations required: ${alerts['declaration_required']} · permits required: ${alerts['permit_required']} · suspicious: ${alerts['suspicious']} · controlled substances: ${alerts['controlled_substance']} · unknown substances: ${alerts['unknown_substance']}`,
      ...(notAsked.length === 0 ? [] : [`not asked, for want of columns: ${notAsked.join(', ')}`]), `alerts are in \`${out}\`; a sign is a reason to ask, not a finding`,
    ].join('\n'),
    unknown: (text, suggestion) => `\`${text.slice(0, 80)}\` is no substance that is known here${suggestion === undefined ? '; try its CAS number' : `; did you mean \`${suggestion}\`?`}`,
    substance: (one, day, inForce) => [
      `${one.en}: ${KINDS.en[one.kind]}${one.listings.length > 0 && !one.listings.some((listing) => inForce(listing, day)) ? `, not in force on ${day}` : ''}`,
      ...one.listings.map((listing) => `  ${listing.where}${listing.item === null ? '' : `, ${listing.item}`}${days(listing, ['from', 'to'])} (${listing.source})`),
      ...(one.threshold === null || !inForce(one.threshold, day) ? [] : [one.threshold.max === '0' ? '  an end-use declaration is owed for any quantity' : `  an end-use declaration is owed for more than ${one.threshold.max} ${one.threshold.unit}${one.threshold.per === 'package' ? ' per package' : ' in one transaction'}`]),
      ...(one.kind === 'class_a' ? ['  a licence to sell, a permit for each import or export'] : []), ...(one.salts && one.kind !== 'not_listed' ? ['  its salts count too'] : []), ...(one.cas.length === 0 ? [] : [`  CAS ${one.cas.join(', ')}`]), ...(one.note === null ? [] : [`  ${one.note}`]),
    ],
  },
  fr: {
    steps: { read: 'lecture', words: 'lecture des mots', type: 'typage', duties: 'ce qui est dû', write: 'écriture' }, stopped: 'arrêté ; rien n’a été écrit', innocent: 'innocent', falseAlarms: 'fausses alertes',
    summary: ({ transactions, quarantined, quarantine, alerts, notAsked }, out) => [
      `${transactions} transactions vérifiées, ${quarantined} mises de côté (\`${quarantine}\`)`,
      `déclarations requises : ${alerts['declaration_required']} · permis requis : ${alerts['permit_required']} · suspectes : ${alerts['suspicious']} · substances contrôlées : ${alerts['controlled_substance']} · substances inconnues : ${alerts['unknown_substance']}`,
      ...(notAsked.length === 0 ? [] : [`non demandés, faute de colonnes : ${notAsked.join(', ')}`]), `les alertes sont dans \`${out}\` ; un indice est une raison de demander, non un constat`,
    ].join('\n'),
    unknown: (text, suggestion) => `\`${text.slice(0, 80)}\` n’est pas une substance connue ici${suggestion === undefined ? ' ; essayez son numéro CAS' : ` ; vouliez-vous dire \`${suggestion}\` ?`}`,
    substance: (one, day, inForce) => [
      `${one.fr} : ${KINDS.fr[one.kind]}${one.listings.length > 0 && !one.listings.some((listing) => inForce(listing, day)) ? `, pas en vigueur le ${day}` : ''}`,
      ...one.listings.map((listing) => `  ${listing.where}${listing.item === null ? '' : `, ${listing.item}`}${days(listing, ['du', 'au'])} (${listing.source})`),
      ...(one.threshold === null || !inForce(one.threshold, day) ? [] : [one.threshold.max === '0' ? '  une déclaration d’utilisation finale est due quelle que soit la quantité' : `  une déclaration d’utilisation finale est due pour plus de ${one.threshold.max.replace('.', ',')} ${one.threshold.unit}${one.threshold.per === 'package' ? ' par emballage' : ' par transaction'}`]),
      ...(one.kind === 'class_a' ? ['  une licence pour vendre, un permis par importation ou exportation'] : []), ...(one.salts && one.kind !== 'not_listed' ? ['  ses sels comptent aussi'] : []), ...(one.cas.length === 0 ? [] : [`  CAS ${one.cas.join(', ')}`]), ...(one.note === null ? [] : [`  ${one.note}`]),
    ],
  },
};
