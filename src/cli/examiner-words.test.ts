import { expect, test } from 'vitest';
import { askRules } from './examiner-map-command.js';
import { examinerWords } from './examiner-words.js';
import { terminalLanguage } from './language.js';

test('the environment says the language: the first of LC_ALL, LC_MESSAGES and LANG that is set', () => {
  expect(terminalLanguage({ LANG: 'fr_CA.UTF-8' })).toBe('fr');
  expect(terminalLanguage({ LANG: 'fr_CA.UTF-8', LC_ALL: 'C' })).toBe('en');
  expect(terminalLanguage({ LC_ALL: '', LC_MESSAGES: 'fr_FR', LANG: 'en_CA' })).toBe('fr');
});

test('a summary counts the same in both languages', () => {
  const counts = { lookUps: 1_234_567, shareExplained: 0.987, setAside: 0, ran: 10, detectors: 23, notRun: ['rival (needs ties)'], leads: 3, audits: 1, perWeek: 10, prompts: 2, below: 4 };
  expect(examinerWords.en.explained(counts)).toBe('1,234,567 look-ups, 98.7% explained independently; 0 rows set aside (quarantine.csv)');
  expect(examinerWords.fr.explained(counts).replaceAll(/\s/gu, ' ')).toBe('1 234 567 consultations, dont 98,7 % expliquées de façon indépendante ; 0 lignes mises de côté (quarantine.csv)');
});

test('the mapping is asked for in French', async () => {
  const ask = async (words: string): Promise<string> => Promise.reject(new Error(words));
  await expect(askRules([{ header: 'no', samples: ['1'] }], { event_id: { from: ['no'] } }, ask, 'fr')).rejects.toThrow(/Entrée garde la proposition[^]*event_id \(nécessaire\) \[no\]: $/u);
});
