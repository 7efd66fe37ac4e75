import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { referenceText } from '../../kernel/index.js';
import { equivalenceJson, equivalentOf, potencyRatios, puritySamples, sampleOf, sampleWords } from './index.js';

const mass = (grossKg: string, low?: string, high = low) => ({ kind: 'mass' as const, grossKg, purity: low === undefined || high === undefined ? null : { low, high }, from: { kind: 'given' as const } });

test('the shape is that of the contract, and an interval stays one', () => {
  expect(equivalenceJson(equivalentOf(mass('46.17', '0.08', '0.12')))).toEqual({ gross_kg: 46.17, pure_kg: { low: 3.6936, high: 5.5404 }, reference_doses: { low: 1_846_800, high: 2_770_200, mg: 2 }, basis: 'purity 0.08 to 0.12 as given; reference dose 2 mg' });
});

test('without a purity it is gross only, and no dose is counted', () => {
  expect(equivalenceJson(equivalentOf(mass('46.17')))).toEqual({ gross_kg: 46.17, pure_kg: null, reference_doses: null, basis: 'gross only' });
  expect(equivalentOf(mass('46.17')).basis.fr).toBe('brut seulement');
});

test.each([['0.1', 2_308_500, '2.31'], ['0.1136', 2_622_456, '2.62'], ['0.8', 18_468_000, '18.5'], ['1', 23_085_000, '23.1']])('46.17 kg at %s is what the dictionary works out (domain section 6)', (purity, doses, millions) => {
  const { referenceDoses } = equivalentOf(mass('46.17', purity));
  expect([Number(referenceDoses?.low), Number(referenceDoses?.high)]).toEqual([doses, doses]);
  expect((doses / 1e6).toPrecision(3)).toBe(millions);
});

test('purity alone spreads the same kilograms tenfold', () => {
  const { referenceDoses } = equivalentOf(mass('46.17', '0.1', '1'));
  expect(Number(referenceDoses?.high) / Number(referenceDoses?.low)).toBe(10);
});

test('tablets hold milligrams each, and are no mass', () => {
  const held = { kind: 'tablets' as const, tablets: '15765', mgPerTablet: { low: '1', high: '1.94' }, from: { kind: 'given' as const } };
  expect(equivalenceJson(equivalentOf(held))).toEqual({ tablets: 15_765, mg_per_tablet: { low: 1, high: 1.94 }, pure_kg: { low: 0.015765, high: 0.0305841 }, reference_doses: { low: 7_883, high: 15_292, mg: 2 }, basis: '1 to 1.94 mg per tablet as given; reference dose 2 mg' });
  expect(equivalenceJson(equivalentOf({ ...held, mgPerTablet: null }))).toEqual({ tablets: 15_765, mg_per_tablet: null, pure_kg: null, reference_doses: null, basis: 'gross only' });
});

test('a sample is named with its ends, its middle and its number', () => {
  const sample = sampleOf('bc-2021-23', 'fraction');
  const found = equivalentOf({ kind: 'mass', grossKg: '46.17', purity: sample, from: { kind: 'sample', sample } });
  expect(found.pureKg).toEqual({ low: '0.04617', high: '36.936' });
  expect(found.basis).toEqual({
    en: 'sample bc-2021-23 (British Columbia, street, drug checking, 2021 to 2023; median 10.6%; under 0.1% to over 80%; n = 8,122); reference dose 2 mg',
    fr: 'échantillon bc-2021-23 (Colombie-Britannique, rue, analyse de drogues, 2021 à 2023 ; médiane 10,6\u00A0% ; moins de 0,1\u00A0% à plus de 80\u00A0% ; n = 8\u00A0122) ; dose de référence de 2 mg',
  });
  expect(sampleWords(sampleOf('us-powder-ndta-2025', 'fraction')).en).toBe('United States powder, National Drug Threat Assessment 2025; mean 11.36%; its spread was not published');
  expect(() => sampleOf('us-tablets', 'fraction')).toThrow(/of tablets, not of mass/);
  expect(() => sampleOf('nowhere', 'fraction')).toThrow(/no purity sample `nowhere`/);
});

test('what cannot be is refused', () => {
  for (const [held, mg, why] of [[mass('-1', '0.1'), '2', /below zero/], [mass('1', '0.1'), '0', /zero or below/], [mass('1', '0.5', '1.2'), '2', /over 1/], [mass('46,17', '0.1'), '2', /is not a number/], [{ ...mass('1'), kind: 'tablets' as const, tablets: '1.5', mgPerTablet: null }, '2', /whole number/]] as const) expect(() => equivalentOf(held, mg)).toThrow(why);
});

test('it is a reference dose, and potency lies apart', () => {
  for (const file of ['purity-samples', 'potency', 'commodities']) expect(referenceText(`operations/${file}.json`)).not.toMatch(/lethal|létale|mortelle/i);
  expect(potencyRatios.map(({ code, low, high }) => [code, low, high])).toEqual([['NITAZENE', null, '10'], ['CARFENTANIL', '100', '100']]);
  for (const sample of puritySamples.values()) expect(sample).not.toHaveProperty('potency');
});

test('more mass, more purity or a smaller dose never gives fewer doses', () => {
  assert(property(integer({ min: 0, max: 100_000 }), integer({ min: 0, max: 99 }), integer({ min: 1, max: 50 }), (grams, percent, tenths) => {
    const at = (gross: number, purity: number, dose: number) => Number(equivalentOf(mass(String(gross / 1000), String(purity / 100)), String(dose / 10)).referenceDoses?.low);
    expect(at(grams + 1, percent, tenths)).toBeGreaterThanOrEqual(at(grams, percent, tenths));
    expect(at(grams, percent + 1, tenths)).toBeGreaterThanOrEqual(at(grams, percent, tenths));
    expect(at(grams, percent, tenths + 1)).toBeLessThanOrEqual(at(grams, percent, tenths));
  }));
});
