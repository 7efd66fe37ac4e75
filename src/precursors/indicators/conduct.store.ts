// What the buyer asked or refused: another label, no visit, no paper.
import { DOMAIN, type Indicator } from './indicator.js';

const common = { family: 'conduct', needs: [['note', 'stated_use', 'delivery']] } as const;
const matching = (pattern: string): string => `SELECT "row", '{}' AS facts FROM judged WHERE regexp_matches(said, '${pattern}')`;

export const relabelling: Indicator = {
  ...common, name: 'relabelling', weight: 2.5, source: `${DOMAIN} (asks for relabelling)`,
  question: { en: 'Was another label, or none, asked for?', fr: 'A-t-on demandé une autre étiquette, ou aucune ?' },
  innocent: { en: 'a house label, or a language that the law asks for', fr: 'une marque maison, ou une langue exigée par la loi' },
  falseAlarms: 'Resellers with their own brand.', sql: matching(String.raw`re.?label|\breetiquet|\bno labels?\b|\bunlabel|\bwithout labels?\b|\bsans etiquette|\bremove (?:the )?labels?|\bplain packag|\bemballage neutre|\bchange (?:the )?label`),
  say: { en: () => 'another label, or none, was asked for', fr: () => 'on a demandé une autre étiquette, ou aucune' },
};

export const refusal: Indicator = {
  ...common, name: 'refuses_visit', weight: 2.5, source: `${DOMAIN} (refuses visit or end-use paper)`,
  question: { en: 'Was a visit or the paper about the end use refused?', fr: 'La visite ou la déclaration d’utilisation finale a-t-elle été refusée ?' },
  innocent: { en: 'trade secrets, or a visit at a bad time', fr: 'des secrets industriels, ou une visite au mauvais moment' },
  falseAlarms: 'Firms that guard a process; a second try settles most.', sql: matching(String.raw`\brefus|\bdeclin(?:ed|es) (?:a |the |site |to )|\bwould not (?:sign|allow|show)|\bno site visit|\bpas de visite`),
  say: { en: () => 'a visit or the paper about the end use was refused', fr: () => 'la visite ou le document sur l’utilisation finale a été refusé' },
};
