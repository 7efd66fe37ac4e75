// Search: plan, run, append, release. Facets count what the caller may see and nothing else.
import { BadInput, parseEntityRef } from '../kernel/index.js';
import { getSchema, isDay, listSchemata, meaningOf, queryWords, type SearchFilters, type SearchResult } from '../registry/index.js';
import { answer } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { type LedgerReceipt, SearchAnswer, SearchQuery } from './contract.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { schemaLabel, type Words } from './present.js';
import { wordsFor } from './words.js';

export function searchRoutes(app: App, house: House): void {
  app.get('/api/search', { schema: { querystring: SearchQuery, response: { 200: SearchAnswer } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const query = request.query;
    queryWords(query.q);
    const filters = filtersOf(query);
    const plan = await planFor(house, caller, { action: 'search', asked: { ...query } });
    const sealed = await house.search.run(plan, { text: query.q, filters, limit: query.limit ?? 25, offset: query.offset ?? 0 });
    const words = await wordsFor(house, languageOf(request));
    return answer(house, reply, sealed, (result, ledger) => present(result, ledger, words));
  });
}

function present(result: SearchResult, ledger: LedgerReceipt, words: Words): SearchAnswer {
  const facet = (counts: ReadonlyMap<string, number>, label: (value: string) => string) =>
    [...counts].map(([value, count]) => ({ value, label: label(value), count }));
  return {
    results: result.hits.map((hit) => ({
      ...hit, matched: { ...hit.matched, propLabel: meaningOf(hit.matched.schema, hit.matched.prop)[words.language] }, names: [...hit.names], originators: [...hit.originators], notices: [...hit.notices],
    })),
    total: result.total,
    facets: {
      schema: facet(result.schemaCounts, (value) => schemaLabel(value, words.language)),
      agency: facet(result.agencyCounts, (value) => words.agencies.get(value) ?? value),
    },
    ledger,
  };
}

/** Throws `BadInput` naming the filter. */
function filtersOf(query: SearchQuery): SearchFilters {
  for (const name of ['from', 'to', 'asOf', 'knownAt'] as const) {
    const day = query[name];
    if (day !== undefined && !isDay(day)) throw new BadInput(`\`${name}\` is not a date; write it as YYYY-MM-DD`, { fr: `\`${name}\` n’est pas une date ; écrivez AAAA-MM-JJ` });
  }
  if (query.schema !== undefined && getSchema(query.schema) === undefined) {
    throw new BadInput('there is no such schema; see /api/reference', { fr: 'ce type n’existe pas ; voir /api/reference' });
  }
  return {
    ...(query.schema === undefined ? {} : { schemata: descendants(query.schema) }),
    ...(query.agency === undefined ? {} : { agencyId: query.agency }),
    ...(query.group === undefined ? {} : { group: parseEntityRef(query.group) }),
    ...(query.from === undefined ? {} : { from: query.from }),
    ...(query.to === undefined ? {} : { to: query.to }),
    ...(query.asOf === undefined ? {} : { asOf: query.asOf }),
    ...(query.knownAt === undefined ? {} : { knownAt: query.knownAt }),
  };
}

function descendants(schema: string): string[] {
  return listSchemata().filter((one) => one.ancestors.has(schema)).map((one) => one.name);
}
