// The language is the person's choice, kept in this browser; the server is told with every question.
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en, fr, type Language } from './catalogue.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

const place = 'custos.language';
const words = createInstance();

function preferred(): Language {
  const kept = localStorage.getItem(place);
  if (kept === 'en' || kept === 'fr') return kept;
  return navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

export function language(): Language {
  return words.language === 'fr' ? 'fr' : 'en';
}

/** Starts the catalogues; the words are bundled, so that this never waits for a network. */
export async function startWords(): Promise<void> {
  await words.use(initReactI18next).init({
    lng: preferred(),
    fallbackLng: false,
    resources: { en: { translation: en }, fr: { translation: fr } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language();
}

export async function chooseLanguage(chosen: Language): Promise<void> {
  localStorage.setItem(place, chosen);
  await words.changeLanguage(chosen);
  document.documentElement.lang = chosen;
}

/** Figures in the reader's way of writing them: 1,234.5 or 1 234,5. */
export function formatNumber(value: number | bigint): string {
  return new Intl.NumberFormat(language() === 'fr' ? 'fr-CA' : 'en-CA').format(value);
}

/** A decimal text with all its digits, in the reader's way of writing them. */
export function decimalText(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const grouped = formatNumber(BigInt(whole));
  return fraction === undefined ? (whole.startsWith('-0') ? `-${grouped}` : grouped) : `${whole.startsWith('-0') ? '-' : ''}${grouped}${language() === 'fr' ? ',' : '.'}${fraction}`;
}

/** A share between 0 and 1 as a whole percentage. */
export function formatShare(value: number): string {
  return new Intl.NumberFormat(language() === 'fr' ? 'fr-CA' : 'en-CA', { style: 'percent', maximumFractionDigits: 0 }).format(value);
}

/** The day of a stated date or moment, as `YYYY-MM-DD`, UTC. */
export function formatDay(date: string): string {
  return /^\d{4}-\d{2}-\d{2}T/u.test(date) ? date.slice(0, 10) : date;
}

/** A moment as `YYYY-MM-DD HH:MM:SS`, UTC: the same in both languages and in every time zone. */
export function formatMoment(rfc3339: string): string {
  const moment = new Date(rfc3339);
  return Number.isNaN(moment.getTime()) ? rfc3339 : moment.toISOString().slice(0, 19).replace('T', ' ');
}

/** The BCP 47 tag of a language code (`spa` becomes `es`), or undefined when the code is none. */
export function languageTag(code: string | null): string | undefined {
  try {
    return code === null ? undefined : Intl.getCanonicalLocales(code)[0];
  } catch {
    return undefined;
  }
}

/** A language's name in the reader's language; the code itself when nobody has named it. */
export function languageName(code: string): string {
  const tag = languageTag(code);
  return tag === undefined ? code : (new Intl.DisplayNames([language()], { type: 'language' }).of(tag) ?? code);
}
