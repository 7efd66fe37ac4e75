// Drug equivalence and claims about seizures (G7): arithmetic on what is typed and on public figures. Nothing of the registry is read, and what is typed is kept nowhere.
import { BadInput } from '../kernel/index.js';
import { defaultReferenceMg, equivalentOf, type Held, parsePurity, potencyRatios, puritySamples, sampleOf, sampleWords, parseMilligrams } from '../operations/commodities/index.js';
import { testedClaims } from '../operations/comparison/index.js';
import type { App } from './app.js';
import { DrugEquivalence, DrugQuestion, DrugSamples, SeizureClaims } from './contract.js';
import type { House } from './house.js';
import { languageOf } from './language.js';

const openBecause = 'arithmetic on what is typed, by published samples and figures; nothing of the registry is read and nothing is kept';
const config = { openBecause, rateLimit: { max: 240, timeWindow: '1 minute' } };

export function drugRoutes(app: App, _house: House): void {
  app.get('/api/drugs/samples', { schema: { response: { 200: DrugSamples } }, config }, async (request) => {
    const language = languageOf(request);
    return {
      referenceMg: defaultReferenceMg,
      samples: [...puritySamples.values()].map((one) => ({ code: one.code, measure: one.measure, words: sampleWords(one)[language], low: one.low, high: one.high, source: one.source, doesNotSay: one.doesNotSay.map((words) => words[language]) })),
      potency: potencyRatios.map((one) => ({ code: one.code, words: one[language], low: one.low, high: one.high, source: one.source })),
    };
  });

  app.get('/api/drugs/equivalent', { schema: { querystring: DrugQuestion, response: { 200: DrugEquivalence } }, config }, async (request) => {
    const language = languageOf(request);
    const { held: asked, pureKg, referenceDoses, basis } = equivalentOf(heldOf(request.query), request.query.referenceMg);
    return { pureKg, referenceDoses, basis: basis[language], doesNotSay: asked.from.kind === 'sample' ? asked.from.sample.doesNotSay.map((words) => words[language]) : [] };
  });

  app.get('/api/seizures/claims', { schema: { response: { 200: SeizureClaims } }, config }, async (request) => {
    const language = languageOf(request);
    return {
      claims: testedClaims().map(({ id, says, verdict, note, arithmetic, reasons }) => ({
        id, verdict, says: says[language], note: note?.[language] ?? null, arithmetic: arithmetic.map((one) => ({ words: one[language], value: one.value, unit: one.unit })), reasons: reasons.map((one) => ({ code: one.code, words: one[language] })),
      })),
    };
  });
}

/** Throws `BadInput` where a purity stands beside a sample. */
function heldOf({ held, amount, low, high = low, sample }: DrugQuestion): Held {
  if (sample !== undefined && low !== undefined) throw new BadInput('a purity is given or drawn from a sample, not both', { fr: 'une pureté est donnée ou tirée d’un échantillon, pas les deux' });
  const found = sample === undefined ? undefined : sampleOf(sample, held === 'kg' ? 'fraction' : 'mg-per-tablet');
  const written = low === undefined ? undefined : `${low}:${high ?? low}`;
  const interval = found ?? (written === undefined ? null : held === 'kg' ? parsePurity(written, 'purity') : parseMilligrams(written, 'mg'));
  const from: Held['from'] = found === undefined ? { kind: 'given' } : { kind: 'sample', sample: found };
  return held === 'kg' ? { kind: 'mass', grossKg: amount, purity: interval, from } : { kind: 'tablets', tablets: amount, mgPerTablet: interval, from };
}
