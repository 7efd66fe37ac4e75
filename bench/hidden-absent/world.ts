// What is asked about: things that the reader may not see, each beside one that is nowhere and whose name is as long.
import { randomBytes } from 'node:crypto';
import { type Db, sql } from '../../src/db/index.js';
import { isRefused, systemClock } from '../../src/kernel/index.js';
import type { ReportDraft, StatementDraft } from '../../src/registry/index.js';
import { ReportWriter } from '../../src/registry/report-writer.js';
import type { OpenNode } from '../../src/wiring.js';
import { readingWays, type Thing, type Way } from '../../tests/support/asking.js';
import { loadWorld } from '../search/load.js';
import { callerOf, readerCaller } from '../search/caller.js';
import { agencies, hiddenWords, labelsOf, strangeAbsentWords } from '../search/world.js';

const statementCount = 150_000;
const heavyStatements = 4_000;
/** Of this agency the reader sees nothing, under either label. */
const dark = 14;
const darkId = agencies[dark] as string;

export interface Asked {
  readonly hidden: string;
  readonly absent: string;
}

/** One way to ask, and the pairs to ask it of in turn. */
export interface Kind {
  readonly name: string;
  readonly pairs: readonly Asked[];
}

/** Loads the world, the heavy things and the reader; returns the reader's session token. */
export async function prepare(node: OpenNode, keeper: Db): Promise<string> {
  const { statements } = await loadWorld(node, keeper, statementCount);
  await loadHeavy(node);
  for (const table of ['statement', 'report', 'entity', 'word']) await sql.raw(`vacuum analyze ${table}`).execute(keeper);
  const { member, caseRef, purpose } = await readerCaller(node.house);
  const { token } = await node.house.sessions.open(member.agencyId, member.memberId);
  await node.house.sessions.setContext(token, purpose, caseRef);
  console.log(`${(statements + 2 * heavyStatements).toLocaleString('en')} statements of ${agencies.length} agencies under 40 labels, of which the reader sees 12`);
  return token;
}

/** An entity of which a great deal is said, and a group to which as many edges lead, all of it hidden. */
async function loadHeavy(node: OpenNode): Promise<void> {
  const { house, reportStore } = node;
  const plan = await house.door.ask(await callerOf(house, darkId), { action: 'createReport', asked: null, agencyId: darkId });
  if (isRefused(plan)) throw new Error(plan.message);
  const report: ReportDraft = { agencyId: darkId, reportId: 'heavy', title: 'Heavy', reportedOn: '2025-01-01', label: labelsOf(dark)[1], retentionBasis: 'bench', parts: [] };
  const statements = Array.from({ length: heavyStatements }, (_, i): StatementDraft[] => [
    { entityId: 'heavy', schema: 'Person', prop: 'alias', value: `Alias ${i}` }, { entityId: `m${i}`, schema: 'GroupRole', prop: 'group', value: `${darkId}~hub` },
  ]).flat();
  const parts = { door: house.door, reports: reportStore, labels: house.labels, clock: systemClock, random: randomBytes };
  const writer = await ReportWriter.begin(parts, plan, report);
  await writer.add([{ entityId: 'hub', schema: 'CriminalGroup', prop: 'name', value: 'Hub' }, ...statements]);
}

const nowhere = (id: string): string => `${id.slice(0, -1)}Z`;
const asked = (way: Way, thing: Thing, word: string): Asked =>
  ({ hidden: way.url(thing), absent: way.url({ entity: nowhere(thing.entity), report: nowhere(thing.report), statement: nowhere(thing.statement), word }) });

/** Every reading way of the attacks' own list, about common things and, where a thing is named by its id, about heavy ones. */
export function kinds(): readonly Kind[] {
  return readingWays.flatMap((way, i): Kind[] => {
    const name = `${way.route.slice('GET '.length)} (${i})`;
    const common = Array.from({ length: 400 }, (_, n) => {
      const agency = agencies[11 + (n % 8)] as string;
      return asked(way, { entity: `${agency}~e${n}`, report: `${agency}~r0`, statement: `${agency}~${n}`, word: hiddenWords[n % hiddenWords.length] as string }, strangeAbsentWords[n % hiddenWords.length] as string);
    });
    const isById = !way.url({ entity: '!', report: '!', statement: '!', word: 'word' }).startsWith('/api/search');
    const heavy = ['heavy', 'hub'].map((id) => asked(way, { entity: `${darkId}~${id}`, report: `${darkId}~heavy`, statement: `${darkId}~1`, word: '' }, ''));
    return [{ name, pairs: common }, ...(isById ? [{ name: `${name}, heavy`, pairs: heavy }] : [])];
  });
}
