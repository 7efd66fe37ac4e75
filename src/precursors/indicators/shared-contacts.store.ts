// Buyers of different names who share an address, a telephone or somebody who pays for them.
import { DOMAIN, type Indicator } from './indicator.js';

const common = { family: 'network', source: `${DOMAIN} (network of shared addresses, phones and payers)` } as const;

const of = (link: 'address' | 'phone' | 'payer', more = 'true'): string => `SELECT j."row", json_object('buyers', l.buyers) AS facts FROM judged j JOIN links l ON l.link = '${link}' AND l.of = j.${link} WHERE j.kind <> 'class_b' AND ${more}`;

export const sharedAddress: Indicator = {
  ...common, name: 'shared_address', weight: 1.5, needs: [['buyer_address']],
  question: { en: 'Do buyers of different names give one address?', fr: 'Des acheteurs de noms différents donnent-ils une même adresse ?' },
  innocent: { en: 'firms in one building, a firm that changed its name, or one name spelt in two ways', fr: 'des entreprises d’un même immeuble, une entreprise qui a changé de nom, ou un nom écrit de deux façons' },
  falseAlarms: 'Shared buildings, incubators and spelling; addresses of more than six buyers are left out.', sql: of('address'),
  say: { en: ({ buyers }) => `${String(buyers)} buyers of different names give this address`, fr: ({ buyers }) => `${String(buyers)} acheteurs de noms différents donnent cette adresse` },
};

export const sharedPhone: Indicator = {
  ...common, name: 'shared_phone', weight: 2, needs: [['buyer_phone']],
  question: { en: 'Do buyers of different names give one telephone number?', fr: 'Des acheteurs de noms différents donnent-ils un même numéro de téléphone ?' },
  innocent: { en: 'subsidiaries behind one switchboard, or a purchasing office', fr: 'des filiales derrière un même standard, ou un service des achats' },
  falseAlarms: 'Groups of companies and purchasing offices.', sql: of('phone'),
  say: { en: ({ buyers }) => `${String(buyers)} buyers of different names give this telephone number`, fr: ({ buyers }) => `${String(buyers)} acheteurs de noms différents donnent ce numéro` },
};

export const sharedPayer: Indicator = {
  ...common, name: 'shared_payer', weight: 2, needs: [['payer']],
  question: { en: 'Does one payer, who is none of them, pay for several buyers?', fr: 'Un même payeur, qui n’est aucun d’eux, paie-t-il pour plusieurs acheteurs ?' },
  innocent: { en: 'a parent company, a purchasing agent or a university that pays for its departments', fr: 'une société mère, un acheteur mandaté ou une université qui paie pour ses services' },
  falseAlarms: 'Central purchasing.', sql: of('payer', 'j.payer <> j.buyer'),
  say: { en: ({ buyers }) => `whoever pays for this pays for ${String(buyers)} buyers`, fr: ({ buyers }) => `qui paie ceci paie pour ${String(buyers)} acheteurs` },
};
