import { expect, test } from 'vitest';
import { isCasNumber, isInForce, maxGrams, substanceOf, substances } from './substance.js';
import { keyOf, resolve } from './substance-name.js';

const idOf = (text: string, cas?: string): string | undefined => {
  const found = resolve(text, cas);
  return found.kind === 'known' ? found.substance.id : undefined;
};

test('own ids: an item of a schedule is where a substance stands and never its key', () => {
  const items = substances.filter(({ kind }) => kind === 'class_a').map(({ listings }) => listings[0]?.item);
  // Ephedra and ephedrine share one item of the Act and have two lines in the Regulations.
  expect(items.filter((item) => item === '4')).toHaveLength(2);
  for (const { id } of substances) expect(id).not.toMatch(/^\d+$/);
});

test('each CAS number has its check digit, and stands once', () => {
  const numbers = substances.flatMap(({ cas }) => cas);
  expect(numbers.filter((one) => !isCasNumber(one))).toEqual([]);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect([isCasNumber('110-89-4'), isCasNumber('110-89-5'), isCasNumber('110894')]).toEqual([true, false, false]);
});

test('no name means two', () => {
  const owners = new Map<string, string>();
  const twice = substances.flatMap((one) => [one.en, one.fr, one.id, ...one.names].flatMap((name) => {
    const [key, before] = [keyOf(name), owners.get(keyOf(name))];
    owners.set(key, one.id);
    return before === undefined || before === one.id ? [] : [`${name}: ${before} and ${one.id}`];
  }));
  expect(twice).toEqual([]);
});

test('4-ANPP is a controlled substance and no precursor (domain vector 10)', () => {
  for (const name of ['4-ANPP', '4 anpp', 'ANPP', '21409-26-7', 'despropionyl fentanyl', '4-ANPP hydrochloride']) expect(idOf(name), name).toBe('4-anpp');
  expect(substanceOf('4-anpp')).toMatchObject({ kind: 'controlled', threshold: null });
});

test.each([
  ['Piperidine', 'piperidine'], ['PIPERIDINE 99%', 'piperidine'], ['pipéridine', 'piperidine'], ['piperidine, ACS grade', 'piperidine'], ['Piperidine (CAS 110-89-4)', 'piperidine'], ['110-89-4', 'piperidine'], ['piperidine hydrochloride', 'piperidine'],
  ['NPP', 'npp'], ['n-phenethyl-4-piperidone', 'npp'], ['N-Phenethyl-4-piperidone (NPP)', 'npp'], ['4-AP', '4-ap'], ['4-AP hydrochloride', '4-ap'], ['4-AP HCl', '4-ap'], ['4-AP dihydrochloride', '4-ap'], ['chlorhydrate de 4-AP', '4-ap'], ['1-boc-4-AP', '1-boc-4-ap'], ['1-BOC-4-AP', '1-boc-4-ap'],
  ['N-phenyl-4-piperidinamine (4-AP)', '4-ap'], ['norfentanyl', 'norfentanyl'], ['propionyl chloride', 'propionyl-chloride'], ['chlorure de propionyle', 'propionyl-chloride'], ['γ-butyrolactone', 'gbl'], ['Muriatic acid', 'hydrochloric-acid'], ['hydrochloric acid 37 %', 'hydrochloric-acid'], ['4-piperidone monohydrate hydrochloride', '4-piperidone'],
  ['PSE', 'pseudoephedrine'], ['pseudoephedrine sulfate', 'pseudoephedrine'], ['R-29676', 'r-29676'], ['pill press', 'tablet-press'], ['TDP-5', 'tablet-press'], ['TDP-5 tablet press', 'tablet-press'], ['Manual pill press machine, 2 t', 'tablet-press'], ['Presse à comprimés manuelle', 'tablet-press'], ['acétone', 'acetone'], ['sodium chloride', 'sodium-chloride'], ['Phosphore rouge', 'red-phosphorus'], ['2-bromoethylbenzene', 'phenethyl-bromide'],
])('`%s` is %s', (text, id) => {
  expect(idOf(text)).toBe(id);
});

test('what is near is suggested and never taken, and what contradicts itself is said', () => {
  expect(resolve('propionyl chlorid')).toMatchObject({ kind: 'unknown', why: 'name', suggestion: { id: 'propionyl-chloride' } });
  expect(resolve('unobtainium')).toEqual({ kind: 'unknown', why: 'name', suggestion: undefined });
  expect(resolve('110-89-5')).toMatchObject({ kind: 'unknown', why: 'cas_digit' });
  expect(resolve('acetone (110-89-4)')).toMatchObject({ kind: 'unknown', why: 'contradiction' });
  expect(resolve('acetone', '110-89-4')).toMatchObject({ kind: 'unknown', why: 'contradiction' });
  // A salt of what is listed without its salts is not what is listed.
  expect(resolve('safrole hydrochloride').kind).toBe('unknown');
  expect(idOf('xyz', '39742-60-4')).toBe('npp');
});

test('temporary listings run from 5 June 2026 to 4 June 2027, both included', () => {
  for (const id of ['r-29676', 'spirobrorphine', 'spirochlorphine']) {
    const [listing] = substanceOf(id)?.listings ?? [];
    expect(['2026-06-04', '2026-06-05', '2027-06-04', '2027-06-05'].map((day) => listing !== undefined && isInForce(listing, day)), id).toEqual([false, true, true, false]);
  }
});

test('maxima are those of the schedule to the Regulations', () => {
  const grams = (id: string) => { const threshold = substanceOf(id)?.threshold; return threshold === null || threshold === undefined ? undefined : maxGrams(threshold); };
  expect(Object.fromEntries(['acetic-anhydride', 'n-acetylanthranilic-acid', 'anthranilic-acid', 'phenylacetic-acid', 'piperidine', 'piperonal', 'isosafrole', 'safrole', 'potassium-permanganate', 'ephedra', 'ephedrine', 'pseudoephedrine'].map((id) => [id, grams(id)])))
    .toEqual({ 'acetic-anhydride': 1_000_000, 'n-acetylanthranilic-acid': 1000, 'anthranilic-acid': 1000, 'phenylacetic-acid': 1000, piperidine: 500, piperonal: 500, isosafrole: 500, safrole: 250, 'potassium-permanganate': 50_000, ephedra: 20, ephedrine: 0.4, pseudoephedrine: 3 });
  for (const id of ['4-ap', 'npp', 'norfentanyl', 'gbl', 'bdo', 'apaan', 'propionyl-chloride', 'r-29676', 'mdp2p', 'p2p', 'norephedrine', 'ergotamine', 'ergometrine', 'lysergic-acid', 'phenethyl-chloride']) expect(grams(id), id).toBe(0);
});
