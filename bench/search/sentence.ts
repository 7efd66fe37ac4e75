// What it costs a guarded search that the door asks itself whether a sentence is due: the same search with that question and without it, in turn, in one run.
// The node of this bench has it off; the question is put by the very part that its door would put it by, over the node's own database.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Friction, FrictionSettings, FrictionStore, ShiftStore } from '../../src/access/friction/index.js';
import { WordsAtRest } from '../../src/access/words/index.js';
import { isRefused, systemClock, systemRandom } from '../../src/kernel/index.js';
import type { OpenNode } from '../../src/wiring.js';
import { closedLoop, median, pooled, type Run } from '../rig/latency.js';
import { readerCaller } from './caller.js';
import { questions } from './questions.js';
import { guarded, type Way } from './ways.js';

const always = { agency: '*', mode: 'on', effectiveOn: '2020-01-01', endedOn: null, source: 'bench' } as const;
export const frictionOff = JSON.stringify({ modes: [{ ...always, mode: 'off' }] });

const rounds = 5;
const roundMs = 2_000;
type Name = 'without' | 'with, in a piece of work' | 'with, each the first of half an hour';

/** `going`: searches that follow each other in one session and case, as people search. Each `first` reads what the person did before and writes what they do now. */
async function ways({ house, database: { db } }: OpenNode, dataFolder: string): Promise<ReadonlyMap<Name, Way>> {
  const words = WordsAtRest.fromFile(join(dataFolder, 'words.key'), systemRandom);
  const friction = new Friction({ store: new FrictionStore(db, words), shifts: new ShiftStore(db), settings: new FrictionSettings({ words: [], modes: [always] }), key: randomBytes(32), clock: systemClock, random: systemRandom });
  const search = guarded(house);
  const caller = await readerCaller(house);
  let session = 0;
  const after = (sessionOf: () => string): Way => async (text) => {
    if (isRefused(await friction.hear({ ...caller, sessionId: sessionOf() }, { action: 'search', asked: { q: text } }))) throw new Error('a sentence is asked for, and the bench measures what comes before');
    return search(text);
  };
  return new Map([['without', search], ['with, in a piece of work', after(() => 'one')], ['with, each the first of half an hour', after(() => `session ${(session += 1)}`)]]);
}

/** Throughput ratios, the middle of the rounds; each round in another order. */
export async function printSentence(node: OpenNode, dataFolder: string): Promise<void> {
  const all = [...await ways(node, dataFolder)];
  const asked = questions().map(({ text }) => text);
  for (const clients of [1, 8]) {
    const runs = new Map<Name, Run[]>(all.map(([name]) => [name, []]));
    for (const [, way] of all) await closedLoop(clients, 500, (turn) => way(asked[turn % asked.length] ?? ''));
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, way] of all.map((_, nth) => all[(nth + round) % all.length] as [Name, Way])) runs.get(name)?.push(await closedLoop(clients, roundMs, (turn) => way(asked[turn % asked.length] ?? '')));
    }
    console.log(`\n${clients} ${clients === 1 ? 'client' : 'clients'}                                searches/s   p50 ms   p99 ms   without / with`);
    const base = runs.get('without') ?? [];
    for (const [name, list] of runs) {
      const { perSecond, p50, p99 } = pooled(list);
      const ratio = median(list.map((run, nth) => (base[nth]?.perSecond ?? Number.NaN) / run.perSecond));
      console.log(`${name.padEnd(38)} ${perSecond.toFixed(0).padStart(11)} ${p50.toFixed(2).padStart(8)} ${p99.toFixed(2).padStart(8)} ${ratio.toFixed(2).padStart(10)}`);
    }
  }
}
