// Names of agencies and labels for whoever writes an answer.
import type { House } from './house.js';
import type { Language } from './language.js';
import type { Words } from './present.js';

/** Names change once in years, and every answer writes some: read once a second. One who is new meanwhile stands there by their id. */
const readEveryMs = 1_000;
const read = new WeakMap<House, { readonly atMs: number; readonly agencies: ReturnType<House['people']['agencies']> }>();

async function agenciesOf(house: House): ReturnType<House['people']['agencies']> {
  const [known, now] = [read.get(house), performance.now()];
  if (known !== undefined && now - known.atMs < readEveryMs) return known.agencies;
  const agencies = house.people.agencies();
  read.set(house, { atMs: now, agencies });
  agencies.catch(() => read.delete(house));
  return agencies;
}

export async function agencyNames(house: House, language: Language): Promise<Map<string, string>> {
  const agencies = await agenciesOf(house);
  return new Map(agencies.map((agency) => [agency.agencyId, language === 'fr' ? agency.nameFr : agency.nameEn]));
}

export async function wordsFor(house: House, language: Language): Promise<Words> {
  return { language, labels: house.labels, agencies: await agencyNames(house, language) };
}
