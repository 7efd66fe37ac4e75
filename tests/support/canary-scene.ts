// Canaries of alder: planted by exa with the approval of eda, who answers to another superior, and brought in at their hour.
import { join } from 'node:path';
import { WordsAtRest } from '../../src/access/words/index.js';
import { systemRandom } from '../../src/kernel/index.js';
import { type Canary, CanaryBook } from '../../src/watch/canaries/index.js';
import type { TestHouse } from './house.js';
import { type Person, personAt } from './two-people.js';

const hourMs = 3_600_000;
export const order = { count: 2, system: 'custos', rotateDays: 60, until: '2027-06-30', why: 'to hear of look-ups that nothing explains' };

export interface CanaryScene {
  readonly keeper: Person;
  readonly second: Person;
  readonly canaries: readonly Canary[];
}

/** Twenty persons brought in by a program, three of four for leads only, so that a canary is one of many; then the canaries. */
export async function plantCanaries(at: TestHouse): Promise<CanaryScene> {
  await at.house.services.make('alder', 'intake', ['import'], 'adam', Date.now() + 300 * 24 * hourMs);
  const writer = await at.plan('ana', 'createReport');
  const persons = Array.from({ length: 20 }, (_, nth) => ({ entityId: `p-${4000 + nth * 37}`, schema: 'Person', prop: 'name', value: `Quist${nth} Brandel${nth}` }));
  await at.house.authoring.report(writer, {
    agencyId: 'alder', title: 'Persons of interest', reportedOn: '2026-02-01', label: { level: 'PROTECTED_A', releasableTo: ['ALL'], permittedUses: ['LEAD_ONLY'] }, retentionBasis: 'five years', sourceGrade: { scale: 'ADMIRALTY', code: 'F' }, informationGrade: { scale: 'ADMIRALTY', code: '6' }, parts: persons.map(({ entityId }) => ({ entityId, part: 'unstated' })),
  }, persons);
  // exa and eda answer to two superiors: a second person of another chain.
  const [keeper, second] = [await personAt(at, 'exa'), await personAt(at, 'eda')];
  const asked = (await keeper.ask('POST', '/api/watch/canaries', order)).json<{ approval: string }>();
  await approve(second, asked.approval);
  const done = await keeper.ask('POST', '/api/watch/canaries', order);
  if (done.statusCode !== 200) throw new Error(done.body);
  await at.house.canaries.sweep(Date.now() + 25 * hourMs);
  return { keeper, second, canaries: await bookOf(at).all() };
}

export function bookOf(at: TestHouse): CanaryBook {
  return new CanaryBook(at.node.database.db, wordsOf(at));
}

/** The words of this house's rows. */
export function wordsOf(at: TestHouse): WordsAtRest {
  return WordsAtRest.fromFile(join(at.folder, 'data', 'words.key'), systemRandom);
}

export async function approve(second: Person, name: string): Promise<string> {
  const waiting = (await second.get('/api/approvals')).json<{ waiting: readonly { id: string; kind: string; subjectHash: string; subject: string; why: string }[] }>().waiting.find((one) => one.id === name);
  if (waiting === undefined) throw new Error(`${name} does not wait`);
  const decided = await second.ask('POST', `/api/approvals/${encodeURIComponent(name)}/approve`, { kind: waiting.kind, subjectHash: waiting.subjectHash, why: 'seen, and needed here' });
  if (decided.statusCode !== 200) throw new Error(decided.body);
  return waiting.subject;
}
