// A code is one that FollowTheMoney knows, historic states included; full English names are accepted for countries and become codes.
import { codesOf } from './schema-model.js';
import { bad, type Checked, good } from './validate-text.js';

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
const countryCodes = codesOf('country');
const countryNames = new Map([...countryCodes].map(([code, name]) => [fold(name), code]));
// Common spellings that differ from FollowTheMoney's labels.
const otherNames = new Map([
  ['uk', 'gb'], ['great britain', 'gb'], ['usa', 'us'], ['united states of america', 'us'], ['etats-unis', 'us'], ['royaume-uni', 'gb'],
  ['turkey', 'tr'], ['burma', 'mm'], ['ivory coast', 'ci'], ['cote d ivoire', 'ci'], ['czech republic', 'cz'], ['korea, north', 'kp'], ['korea, south', 'kr'],
  ['congo, democratic republic of the', 'cd'], ['congo, republic of the', 'cg'], ['the gambia', 'gm'], ['gambia, the', 'gm'], ['bahamas, the', 'bs'],
  ['hong kong', 'hk'], ['macau', 'mo'], ['palestinian', 'ps'], ['west bank', 'ps'], ['region: gaza', 'ps'], ['region: crimea', 'ua-cri'], ['virgin islands, british', 'vg'],
  ['holy see', 'va'], ['vatican city', 'va'], ['swaziland', 'sz'], ['macedonia', 'mk'], ['cape verde', 'cv'], ['micronesia, federated states of', 'fm'],
  ['mexique', 'mx'], ['colombie', 'co'], ['chine', 'cn'], ['inde', 'in'], ['haiti', 'ht'], ['bosnia-herzegovina', 'ba'],
]);

/** The FollowTheMoney code for a code or an English name (or a usual French one), or undefined. */
export function countryCode(text: string): string | undefined {
  const lower = fold(text);
  return countryCodes.has(lower) ? lower : (otherNames.get(lower) ?? countryNames.get(lower));
}

export function checkCountry(text: string): Checked {
  const code = countryCode(text);
  return code === undefined ? bad('is not a country that is known; write its two-letter ISO 3166 code, such as `ca`', 'n’est pas un pays connu ; écrivez son code ISO 3166 de deux lettres, comme `ca`') : good(code);
}

const shortLanguages = new Map([
  ['ar', 'ara'], ['de', 'deu'], ['en', 'eng'], ['es', 'spa'], ['fa', 'fas'], ['fr', 'fra'], ['hi', 'hin'], ['it', 'ita'], ['ja', 'jpn'], ['ko', 'kor'],
  ['nl', 'nld'], ['pa', 'pan'], ['pl', 'pol'], ['pt', 'por'], ['ru', 'rus'], ['so', 'som'], ['ta', 'tam'], ['tr', 'tur'], ['uk', 'ukr'], ['ur', 'urd'], ['vi', 'vie'], ['zh', 'zho'],
]);
const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** ISO 639-3 code; the commonest two-letter codes are accepted and become three letters. */
export function checkLanguage(text: string): Checked {
  const lower = text.trim().toLowerCase();
  const code = shortLanguages.get(lower) ?? lower;
  const known = codesOf('language').has(code) || (/^[a-z]{3}$/.test(code) && languageNames.of(code) !== undefined);
  return known ? good(code) : bad('is not a language code; write three letters of ISO 639-3, such as `eng` or `fra`', 'n’est pas un code de langue ; écrivez trois lettres ISO 639-3, comme `eng` ou `fra`');
}

export function checkTopic(text: string): Checked {
  const code = text.trim();
  return codesOf('topic').has(code) ? good(code) : bad('is not a topic of FollowTheMoney; write one such as `crime.boss` or `sanction`', 'n’est pas un thème de FollowTheMoney ; écrivez-en un, comme `crime.boss` ou `sanction`');
}

const genders = new Map([['male', 'male'], ['m', 'male'], ['homme', 'male'], ['female', 'female'], ['f', 'female'], ['femme', 'female'], ['other', 'other'], ['x', 'other'], ['autre', 'other']]);

export function checkGender(text: string): Checked {
  const code = genders.get(text.trim().toLowerCase());
  return code === undefined ? bad('is not a gender that is known; write male, female or other', 'n’est pas un genre connu ; écrivez male, female ou other') : good(code);
}

export function checkMimetype(text: string): Checked {
  const type = (text.split(';')[0] ?? '').trim().toLowerCase();
  return /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/.test(type) ? good(type) : bad('is not a media type; write one such as `application/pdf`', 'n’est pas un type de média ; écrivez-en un comme `application/pdf`');
}
