// Opens what gaps drive (judgements of routes, collection requirements between agencies), and what dealers report of precursors.
import type { Door, LabelStore, Notices, PeopleStore, UnitStore } from './access/index.js';
import type { WordsAtRest } from './access/words/index.js';
import { type Assessment, indicators } from './assessment/appraisals/index.js';
import { CycleGaps, isName, RequirementBook, Requirements } from './assessment/gaps/index.js';
import { RouteBook, Routes } from './assessment/routes/index.js';
import type { Db } from './db/index.js';
import { FigureRows } from './figures/stored/index.js';
import { systemClock, systemRandom } from './kernel/index.js';
import { PrecursorReports, ReportBook } from './precursors/reports/index.js';
import type { Entities } from './registry/index.js';

interface Who {
  readonly door: Door;
  readonly labels: LabelStore;
  readonly notices: Notices;
  readonly people: PeopleStore;
  readonly units: UnitStore;
  readonly words: WordsAtRest;
}

interface Collection {
  readonly routes: Routes;
  readonly gaps: CycleGaps;
  readonly requirements: Requirements;
  readonly precursorReports: PrecursorReports;
}

export function openCollection(db: Db, { door, labels, notices, people, units, words }: Who, beside: { readonly assessment: Assessment; readonly entities: Pick<Entities, 'captions'> }): Collection {
  const [clock, random] = [systemClock, systemRandom];
  const [routeBook, groups, book] = [new RouteBook(db, words), new FigureRows(db), new RequirementBook(db, words)];
  return {
    routes: new Routes({ door, labels, book: routeBook, clock, random }),
    gaps: new CycleGaps({ ...beside, requirements: book }),
    precursorReports: new PrecursorReports({ door, labels, people, units, book: new ReportBook(db, words), clock, random }),
    requirements: new Requirements({
      door, notices, labels, clock, random, book, agencies: () => people.agencies(), isIndicator: (code) => indicators.has(code),
      namesOf: async (plan) => (await groups.groupsNow(plan)).flatMap(({ entity, prop, value, labelId }) => {
        const label = isName(prop) ? labels.label(labelId) : undefined;
        return label === undefined ? [] : [{ group: entity, prop, value, label }];
      }),
      routeLabelsOf: async (plan, route) => (await routeBook.under(plan)).filter((one) => one.route === route).map(({ labelId }) => labelId),
    }),
  };
}
