// Where it goes: to a home, to a storage unit, to a mailbox, or to somebody who only sends it on.
import { DOMAIN, type Indicator } from './indicator.js';

const common = { family: 'delivery', needs: [['delivery', 'buyer_address']], source: `${DOMAIN} (residential, storage-unit or freight-forwarder delivery)` } as const;
const matching = (pattern: string): string => `SELECT "row", '{}' AS facts FROM judged WHERE regexp_matches(concat_ws(' ', delivery, address_words), '${pattern}')`;

export const residential: Indicator = {
  ...common, name: 'residential_delivery', weight: 1,
  question: { en: 'Was it delivered to a home or a mailbox?', fr: 'A-t-elle été livrée à un domicile ou à une case postale ?' },
  innocent: { en: 'a firm run from home, or a caretaker who receives for one', fr: 'une entreprise à domicile, ou quelqu’un qui reçoit pour elle' },
  falseAlarms: 'Artisans and consultants who work from home.', sql: matching(String.raw`\bresiden(?:ce|tial|tiel|tielle)|\bhome\b|\bhouse\b|\bhomes?\b|\bapartment\b|\bappartement\b|\bapt\b|\bdomicile\b|\bmaison\b|\bp\.?o\.? ?box\b|\bcase postale\b|\bmailbox\b|\bparcel locker\b`),
  say: { en: () => 'it goes to a home or a mailbox', fr: () => 'elle va à un domicile ou à une case postale' },
};

export const storage: Indicator = {
  ...common, name: 'storage_delivery', weight: 1.5,
  question: { en: 'Was it delivered to a storage unit?', fr: 'A-t-elle été livrée à un local d’entreposage loué ?' },
  innocent: { en: 'a small firm that rents its store room', fr: 'une petite entreprise qui loue son dépôt' },
  falseAlarms: 'Trades that keep stock in rented units.', sql: matching(String.raw`\bself.?storage\b|\bstorage\b|\blocker unit\b|\bmini.?entrepot\b|\bentreposage\b|\bgarde.?meubles?\b|\bbox de stockage\b`),
  say: { en: () => 'it goes to a storage unit', fr: () => 'elle va à un local d’entreposage' },
};

export const forwarder: Indicator = {
  ...common, name: 'freight_forwarder', weight: 1.25,
  question: { en: 'Does somebody receive it who only sends it on?', fr: 'Est-elle reçue par quelqu’un qui ne fait que la réexpédier ?' },
  innocent: { en: 'ordinary export or remote customers served through a forwarder', fr: 'une exportation ordinaire ou des clients éloignés desservis par un transitaire' },
  falseAlarms: 'Northern and remote customers.', sql: matching(String.raw`\bforwarder\b|\bforwarding\b|\btransitaire\b|\breship|\bre-ship|\breexpedi|\bdrop.?ship`),
  say: { en: () => 'a freight forwarder receives it', fr: () => 'un transitaire la reçoit' },
};
