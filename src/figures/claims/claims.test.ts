import { expect, test } from 'vitest';
import { referenceFigures } from '../index.js';
import { checkClaims, type PlacedClaim } from './index.js';

const check = (text: string): PlacedClaim[] => checkClaims(text, referenceFigures);
const verdicts = (text: string): string[] => check(text).map(({ value, verdict }) => `${value} ${verdict}`);

test('the unknown read as yes is found, in words and in digits, and the correction says what is known', () => {
  const [claim] = check('At least three hundred and sixty-nine organized crime groups are trying to get a foothold in government.');
  expect(claim).toMatchObject({ value: 369, verdict: 'reads_unknown_as_yes', figure: 'cisc-2022-influence-or-access' });
  expect(claim?.correction).toMatch(/29 \(4\.5%\) are known .* 369 \(57\.0%\) too little is known .* between 4\.5% and 61\.5%/);
  expect(verdicts('Pour 369 des 647 groupes évalués en 2022, on manque de renseignements pour dire s’ils infiltrent le secteur public.')).toEqual(['369 agrees']);
});

test('whoever repeats the claim to reject it is told that they are not at fault', () => {
  const [claim] = check('A broadcaster wrongly said that 369 groups are trying to infiltrate government.');
  expect(claim?.verdict).toBe('reads_unknown_as_yes');
  expect(claim?.explanation).toContain('its author is not at fault');
});

test('the two six of eight stay two, and whoever makes one of them is told', () => {
  const two = check('Six of eight entrenched national threats attempt to corrupt officials. Six of the eight are centred in Western Canada.');
  expect(two.map(({ verdict, figure }) => [verdict, figure])).toEqual([['agrees', 'cisc-2025-entrenched-attempt'], ['agrees', 'cisc-2025-entrenched-west']]);
  expect(verdicts('The same six of eight western groups attempt to corrupt officials.')).toEqual(['6 not_comparable']);
});

test('a disputed period and a small base go before all that agrees', () => {
  expect(verdicts('L’ASFC a saisi 4,9 kg de fentanyl en 2023-2024, une hausse de 775 %.')).toEqual(['4.9 period_disputed', '775 period_disputed']);
  expect(verdicts('CBP seizures of fentanyl at the northern border rose from 2 lb in 2023 to 43 lb in 2024, more than 2,000 per cent.')).toEqual(['2 agrees', '43 agrees', '2000 small_base']);
});

test('an attempt is not access, arrests are not convictions, and threats are not all groups', () => {
  expect(verdicts('Three quarters of national high-level threats have gained access to the public sector, says the 2025 report.')).toEqual(['75 other_measure']);
  expect(verdicts('The fentanyl sprint led to 524 convictions.')).toEqual(['524 other_measure']);
  expect(verdicts('Three quarters of all crime groups in Canada attempt to infiltrate the public sector, says the 2025 CISC report.')).toEqual(['75 other_population']);
});

test('dates, telephones, sections, ages and what is only supposed are no claims', () => {
  expect(check('On March 12, 2026 at 10:30, a 34-year-old man called 613-555-0142 about section 83.11 of Bill C-14. If 500 groups had infiltrated the state, nobody would sleep.')).toEqual([]);
});

test('what no figure is about is not accused', () => {
  expect(verdicts('Winnipeg police seized 12 kg of methamphetamine and arrested nine men; extortion is up 300 per cent.')).toEqual(['12 no_figure', '9 no_figure', '300 uncheckable']);
});

test('French numbers, scanned letters and broken lines are read, and each claim leads back to its place', () => {
  const text = 'Le sprint natio-\nnal a mené à la saisie de l5\u202f765 compri-\nmés de fentanyl et d’autres opioïdes et de 813\u00a0954,27 $ en argent comptant.';
  const claims = check(text);
  expect(claims.map(({ value, verdict }) => [value, verdict])).toEqual([[15_765, 'agrees'], [813_954.27, 'agrees']]);
  expect(claims.map(({ at: [from, to] }) => text.slice(from, to))).toEqual(['l5\u202f765', '813\u00a0954,27 $']);
});

test('only what was released speaks where only that may', () => {
  const own = new Map([...referenceFigures].map(([id, figure]) => [id, { ...figure, isReleased: id !== 'sprint-arrests' }]));
  const released = new Map([...own].filter(([, { isReleased }]) => isReleased));
  expect(checkClaims('The sprint led to 524 arrests.', released).map(({ verdict, figure }) => [verdict, figure])).toEqual([['no_figure', null]]);
});
