// How it was paid: in cash, in what leaves no bank's record, or by somebody else.
import { DOMAIN, type Indicator } from './indicator.js';

const common = { family: 'payment', source: `${DOMAIN} (payment method; cash, crypto or third-party payer)` } as const;
const matching = (pattern: string): string => `SELECT "row", '{}' AS facts FROM judged WHERE regexp_matches(payment, '${pattern}')`;

export const cash: Indicator = {
  ...common, name: 'cash', weight: 1, needs: [['payment']],
  question: { en: 'Was it paid in cash or by money order?', fr: 'A-t-elle été payée en espèces ou par mandat ?' },
  innocent: { en: 'a counter sale, or a small firm without an account', fr: 'une vente au comptoir, ou une petite entreprise sans compte' },
  falseAlarms: 'Counter sales of small quantities.', sql: matching(String.raw`\bcash\b|\bcomptant\b|\bespeces\b|\bmoney order|\bmandat\b|\bbanknotes?\b|\bbillets?\b`),
  say: { en: () => 'it was paid in cash or by money order', fr: () => 'elle a été payée en espèces ou par mandat' },
};

export const crypto: Indicator = {
  ...common, name: 'crypto', weight: 1.5, needs: [['payment']],
  question: { en: 'Was it paid in a cryptocurrency or by a prepaid card?', fr: 'A-t-elle été payée en cryptomonnaie ou par carte prépayée ?' },
  innocent: { en: 'a buyer abroad without a bank that the dealer accepts, or habit', fr: 'un acheteur étranger sans banque acceptée, ou l’habitude' },
  falseAlarms: 'Rare: chemical trade is paid by account.', sql: matching(String.raw`crypto|\bbitcoin|\bbtc\b|\busdt\b|\btether\b|\bether(?:eum)?\b|\bmonero\b|\bxmr\b|\bprepaid|\bprepayee?\b|\bgift card|carte.cadeau`),
  say: { en: () => 'it was paid in a cryptocurrency or by a prepaid card', fr: () => 'elle a été payée en cryptomonnaie ou par carte prépayée' },
};

export const thirdParty: Indicator = {
  ...common, name: 'third_party_payer', weight: 1.25, needs: [['payer', 'payment']],
  question: { en: 'Did somebody else pay?', fr: 'Quelqu’un d’autre a-t-il payé ?' },
  innocent: { en: 'a parent company, a purchasing agent, or a bookkeeper’s card', fr: 'une société mère, un acheteur mandaté, ou la carte d’un comptable' },
  falseAlarms: 'Central purchasing; who pays for several buyers is counted as a network instead.',
  // One fact must not count in two families: who pays for several buyers is their network.
  sql: `SELECT j."row", '{}' AS facts FROM judged j LEFT JOIN links l ON l.link = 'payer' AND l.of = j.payer
    WHERE l.of IS NULL AND ((j.payer IS NOT NULL AND NOT contains(j.payer, j.buyer) AND NOT contains(j.buyer, j.payer) AND j.payer NOT IN ('same', 'self', 'buyer', 'acheteur', 'lememe', 'meme')) OR regexp_matches(j.payment, 'third.?party|\\btiers\\b'))`,
  say: { en: () => 'somebody other than the buyer paid', fr: () => 'quelqu’un d’autre que l’acheteur a payé' },
};
