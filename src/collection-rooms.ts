// Opens what gaps drive: judgements of routes, and collection requirements between agencies.
import type { Door, LabelStore, Notices, PeopleStore } from './access/index.js';
import type { WordsAtRest } from './access/words/index.js';
import { indicatorWords } from './assessment/index.js';
import { isName, RequirementBook, Requirements } from './assessment/gaps/index.js';
import { RouteBook, Routes } from './assessment/routes/index.js';
import type { Db } from './db/index.js';
import { FigureRows } from './figures/stored/index.js';
import { systemClock, systemRandom } from './kernel/index.js';

interface Who {
  readonly door: Door;
  readonly labels: LabelStore;
  readonly notices: Notices;
  readonly people: PeopleStore;
  readonly words: WordsAtRest;
}

export function openCollection(db: Db, { door, labels, notices, people, words }: Who): { readonly routes: Routes; readonly requirements: Requirements } {
  const [clock, random] = [systemClock, systemRandom];
  const [routeBook, groups] = [new RouteBook(db, words), new FigureRows(db)];
  return {
    routes: new Routes({ door, labels, book: routeBook, clock, random }),
    requirements: new Requirements({
      door, notices, labels, clock, random, book: new RequirementBook(db, words), agencies: () => people.agencies(), isIndicator: (code) => indicatorWords(code) !== undefined,
      namesOf: async (plan) => (await groups.of(plan, null)).flatMap(({ entity, prop, value, labelId }) => {
        const label = isName(prop) ? labels.label(labelId) : undefined;
        return label === undefined ? [] : [{ group: entity, prop, value, label }];
      }),
      routeLabelsOf: async (plan, route) => (await routeBook.under(plan)).filter((one) => one.route === route).map(({ labelId }) => labelId),
    }),
  };
}
