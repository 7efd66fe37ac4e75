// What the index alone takes for one look-back: looks of one agency over a year, a few things hot and most looked at once or twice, put there by SQL; opening the entries
// that are then shown is not in it.
import { createHash } from 'node:crypto';
import { connect, openDatabase, sql } from '../../src/db/index.js';
import { LookStore } from '../../src/watch/back/index.js';
import type { BenchServer } from '../rig/database.js';
import { quantile } from '../rig/latency.js';
import { members } from './record.js';

const things = 3_000_000;
const days = 365;
const chunk = 500_000;
const mark = (word: string, nth: number): Uint8Array => createHash('md5').update(`${word}${nth}`).digest();
const looking = ['search', 'view', 'expand', 'export', 'report', 'whoSees', 'lookBack', 'denied'] as const;

export async function measureIndex(server: BenchServer, looks: number): Promise<void> {
  const app = await openDatabase({ ownerUrl: server.connectionString, appUrl: server.appUrl, poolSize: 4 });
  try {
    const filled = performance.now();
    await fill(server.keeperUrl, looks);
    console.log(`${looks} looks by ${members} people at up to ${things} things in ${days} days; filled and vacuumed in ${((performance.now() - filled) / 1_000).toFixed(0)} s`);
    const store = new LookStore(app.db);
    for (const [name, thingOf] of ways(looks)) report(name, await measured(store, looks, thingOf));
  } finally {
    await app.close();
  }
}

/** The thing of a look is the cube of an even draw: one in a thousand things has a tenth of the looks. */
const ways = (looks: number): readonly (readonly [string, (nth: number) => number])[] => [
  ['a thing drawn by its heat', (nth) => Math.floor(things * (((nth * 7_919) % looks) / looks) ** 3)],
  ['the hottest thousand things', (nth) => nth % 1_000],
  ['a thing that nobody looked at', (nth) => things + nth],
];

async function measured(store: LookStore, looks: number, thingOf: (nth: number) => number): Promise<number[]> {
  const times: number[] = [];
  const ninety = { agencyId: 'bench', from: BigInt(Math.floor(looks * (1 - 90 / days))), to: BigInt(looks) };
  for (let nth = 0; nth < 200; nth += 1) {
    const asked = { subjects: [mark('thing', thingOf(nth)), mark('report', nth)], without: [mark('member', 1), mark('member', 2)] };
    const from = performance.now();
    const [rows] = await Promise.all([
      store.of(ninety, { ...asked, acts: [...looking, 'listed'] }, 501), store.of(ninety, { ...asked, acts: ['wrote'] }, 500), store.counts(ninety, { ...asked, acts: looking }), store.volumes('bench', '2026-01-01', '2026-03-31'),
    ]);
    await store.lastBefore('bench', ninety.from, rows.map((one) => ({ subject: one.actor, before: one.index })));
    times.push(performance.now() - from);
  }
  return times.toSorted((a, b) => a - b);
}

function report(name: string, times: readonly number[]): void {
  console.log(`${name}: p50 ${quantile(times, 0.5).toFixed(0)} ms, p99 ${quantile(times, 0.99).toFixed(0)} ms, most ${(times.at(-1) ?? 0).toFixed(0)} ms`);
}

async function fill(keeperUrl: string, looks: number): Promise<void> {
  const { db, close } = await connect({ connectionString: keeperUrl, poolSize: 1 });
  try {
    for (let from = 0; from < looks; from += chunk) {
      await sql`
        insert into look (agency_id, subject_tag, log_index, at, actor_tag, act)
        select 'bench', decode(md5('thing' || floor(${things} * random() ^ 3)::int), 'hex'), i, timestamptz '2025-04-01' + interval '1 day' * (i * ${days}::float8 / ${looks}),
          decode(md5('member' || floor(${members} * random())::int), 'hex'), 2
        from generate_series(${from}::bigint, ${Math.min(looks, from + chunk) - 1}::bigint) as i`.execute(db);
    }
    await sql`insert into look_volume (agency_id, actor_tag, day, so_far)
      select 'bench', decode(md5('member' || m), 'hex'), date '2025-04-01' + d, ${Math.ceil(looks / members / days)}::bigint * (d + 1) from generate_series(0, ${members - 1}) m, generate_series(0, ${days - 1}) d`.execute(db);
    await sql`insert into look_place values ('bench', ${looks})`.execute(db);
    await sql`vacuum (analyze) look`.execute(db);
    await sql`vacuum (analyze) look_volume`.execute(db);
    const { rows: [size] } = await sql<{ size: string }>`select pg_size_pretty(pg_total_relation_size('look')) as size`.execute(db);
    console.log(`the table of looks with its indexes: ${size?.size ?? ''}`);
  } finally {
    await close();
  }
}
