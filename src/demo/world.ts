// The whole demo world from one seed: wholly fictional, the same bytes every time, and full of things that some must not see.
import { agencyReports } from './agency-reports.js';
import { demoAgencies, type DemoAgency } from './agencies.js';
import { demoCases } from './cases.js';
import { Dice } from './dice.js';
import { copiesOf, inventJudgements, inventPairs, type KnownPair } from './duplicates.js';
import { inventGroups } from './groups.js';
import { type DemoPerson, inventPeople } from './people.js';
import { PhoneBook } from './places.js';
import { demoUnits, membersWith } from './roster.js';
import { Scene } from './scene.js';
import { assurances, sectorAgencies } from './sectors.js';
import { sealedSources } from './sources.js';
import { tellStory } from './story.js';
import { plains, shoals, vale } from './story-cast.js';
import { sectorReports } from './story-sectors.js';
import { elsewhereReports } from './story-elsewhere.js';
import { meansReports } from './story-means.js';
import { shoalsReports } from './story-shoals.js';
import { inventAddresses, inventCompanies } from './things.js';
import type { DemoRestriction, DemoWorld, ReportWithStatements } from './world-draft.js';

const story = [...shoalsReports, ...elsewhereReports, ...meansReports];
/** Pairs of the storyline that have been judged; the others (Koury and Khoury, the two Renskes) are for a reader to find. */
const judgedInStory: readonly KnownPair[] = [
  { left: shoals.drayle, right: vale.draile, why: 'Same telephone and birth month; surname one letter apart.' },
  { left: shoals.tallow, right: vale.tallow, why: 'Street and town agree; one source names both.' },
  { left: shoals.tallow, right: plains.tallow, why: 'Assessed from that agency’s own reports.' },
];

function storyPersons(agencyId: string, told: readonly ReportWithStatements[]): number {
  const persons = told.filter(({ report }) => report.agencyId === agencyId).flatMap(({ statements }) => statements.filter((one) => one.schema === 'Person'));
  return new Set(persons.map((one) => one.entityId)).size;
}

function inventBooks(dice: Dice, seed: number, told: readonly ReportWithStatements[]): Map<string, DemoPerson[]> {
  const taken = new Set<string>();
  const phones = new PhoneBook(dice);
  return new Map(demoAgencies.map((agency) => {
    const { seconds, namesakes } = copiesOf(agency);
    const count = agency.persons - seconds - namesakes - storyPersons(agency.agencyId, told);
    return [agency.agencyId, inventPeople(dice.stream(`people/${agency.agencyId}`), agency, count, seed, taken, phones)];
  }));
}

function sceneOf(agency: DemoAgency, world: Dice, people: readonly DemoPerson[], seed: number): Scene {
  const dice = world.stream(`scene/${agency.agencyId}`);
  const addresses = inventAddresses(dice, agency, Math.round(agency.reports / 4), seed);
  return new Scene({
    agency, dice, seed, people, addresses, groups: inventGroups(dice, agency, people, seed),
    companies: inventCompanies(dice, agency, Math.round(agency.reports / 9), addresses, seed),
  });
}

/** The demo world of a seed. Nothing is read from disk, clock or network. */
export function demoWorld(seed = 1): DemoWorld {
  const dice = new Dice(seed);
  const told = story.map((one) => tellStory(one, seed));
  const books = inventBooks(dice, seed, told);
  const pairs = inventPairs(dice.stream('pairs'), books, seed);
  const restrictions: DemoRestriction[] = [];
  const reports = [...told];
  for (const agency of demoAgencies) {
    const scene = sceneOf(agency, dice, books.get(agency.agencyId) ?? [], seed);
    const count = agency.reports - told.filter(({ report }) => report.agencyId === agency.agencyId).length;
    const written = agencyReports(scene, count);
    reports.push(...written.reports);
    restrictions.push(...written.restrictions);
  }
  // Told last: what was generated before there were other sectors stays as it was.
  reports.push(...sectorReports.map((one) => tellStory(one, seed)));
  reports.sort((a, b) => a.report.reportedOn.localeCompare(b.report.reportedOn) || a.report.reportId.localeCompare(b.report.reportId));
  return {
    agencies: [...demoAgencies.map(({ agencyId, nameEn, nameFr, province, kind }) => ({ agencyId, nameEn, nameFr, province, kind })), ...sectorAgencies],
    members: membersWith, cases: [...demoCases], reports,
    judgements: inventJudgements(dice.stream('judgements'), pairs, judgedInStory, reports, seed), restrictions, sealedSources: [...sealedSources], units: demoUnits, assurances,
  };
}
