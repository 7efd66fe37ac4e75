// Words that say little about who is meant (company forms, articles, titles) weigh little, so that two firms are not alike for being firms.

const companyForms = [
  'ab', 'ag', 'as', 'bv', 'co', 'company', 'corp', 'corporation', 'cv', 'eireli', 'eurl', 'fze', 'fzc', 'fzco', 'gmbh', 'inc', 'incorporated',
  'jsc', 'kg', 'lda', 'limitada', 'limited', 'llc', 'llp', 'lp', 'ltd', 'ltda', 'ltee', 'nv', 'oao', 'ojsc', 'ooo', 'oy', 'pao', 'pjsc', 'plc',
  'psc', 'pte', 'pty', 'pvt', 'sa', 'sarl', 'sas', 'sdn', 'bhd', 'senc', 'spa', 'srl', 'tbk', 'ulc', 'zao',
];
const smallWords = [
  'al', 'an', 'and', 'au', 'aux', 'd', 'da', 'das', 'de', 'del', 'della', 'den', 'der', 'des', 'di', 'do', 'dos', 'du', 'e', 'el', 'et', 'fi',
  'for', 'in', 'l', 'la', 'las', 'le', 'les', 'lo', 'los', 'of', 'the', 'to', 'u', 'ul', 'und', 'van', 'von', 'wa', 'wal', 'y',
];
const titles = ['dr', 'dra', 'hajji', 'haji', 'hon', 'jr', 'lic', 'mme', 'mr', 'mrs', 'ms', 'mullah', 'mlle', 'prof', 'shaykh', 'sheikh', 'sir', 'sr'];

const weak = new Map<string, number>();
for (const word of companyForms) weak.set(word, 0.25);
for (const word of smallWords) weak.set(word, 0.15);
for (const word of titles) weak.set(word, 0.25);

/** How much one normalised word says, from 0.15 (an article) to 1. */
export function weightOf(word: string): number {
  return weak.get(word) ?? (word.length === 1 ? 0.5 : 1);
}
