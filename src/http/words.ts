// Names of agencies and labels for whoever writes an answer.
import type { House } from './house.js';
import type { Language } from './language.js';
import type { Words } from './present.js';

export async function agencyNames(house: House, language: Language): Promise<Map<string, string>> {
  const agencies = await house.people.agencies();
  return new Map(agencies.map((agency) => [agency.agencyId, language === 'fr' ? agency.nameFr : agency.nameEn]));
}

export async function wordsFor(house: House, language: Language): Promise<Words> {
  return { language, labels: house.labels, agencies: await agencyNames(house, language) };
}
