// Words that everyone may know: schemata, agencies, levels. They hold nothing of the registry.
import { clearances, gateways, levels, purposes } from '../access/index.js';
import { listSchemata } from '../registry/index.js';
import type { App } from './app.js';
import { Reference } from './contract.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { agencyNames } from './words.js';

export function referenceRoutes(app: App, house: House): void {
  app.get('/api/reference', { schema: { response: { 200: Reference } }, config: { openBecause: 'codes and their names, the same for everyone' } }, async (request) => {
    const language = languageOf(request);
    const agencies = await agencyNames(house, language);
    return {
      schemata: listSchemata({ concrete: true }).map((one) => ({ name: one.name, label: language === 'fr' ? one.labelFr : one.label, edge: one.edge !== null })),
      agencies: [...agencies].map(([id, name]) => ({ id, name })),
      levels: levels.map((one) => ({ code: one.code, label: one[language], rank: one.rank })),
      purposes: purposes.map((one) => ({ code: one.code, label: one[language] })),
      clearances: Object.entries(clearances).map(([code, rank]) => ({ code, rank })),
      gateways: gateways.map((one) => ({
        code: one.code, from: one.from, to: [...one.to], under: one.under ?? null, statute: one.statute, label: one[language], effectiveFrom: one.effectiveFrom ?? null, effectiveTo: one.effectiveTo ?? null,
      })),
    };
  });
}
