// What the wall in the database costs: each statement sent as it is by a superuser, and asked of its function by the role that a node works
// as, in turn on the same rows, so that what else the machine does meets both.
import { connect, type Db, openDatabase, prepared, sql } from '../src/db/index.js';
import { startBenchServer } from './rig/database.js';
import { median, quantile } from './rig/latency.js';
import { printMachine } from './rig/machine.js';

const statementCount = 300_000;
const labelCount = 20;
const visible = Array.from({ length: 12 }, (_, i) => i + 1);
const batch = 1_000;

interface Pair {
  readonly name: string;
  readonly turns: number;
  readonly plain: (db: Db, turn: number) => Promise<unknown>;
  readonly gate: (db: Db, turn: number) => Promise<unknown>;
}

/** Prints the figures of docs/measurements.md. About a minute. */
export async function main(): Promise<void> {
  const server = await startBenchServer();
  if (server === undefined) return;
  printMachine('gate', server.engineVersion);
  const app = await openDatabase({ ownerUrl: server.connectionString, appUrl: server.appUrl, poolSize: 1 });
  const keeper = await connect({ connectionString: server.keeperUrl, poolSize: 1 });
  try {
    await fill(keeper.db);
    console.log('statement                                plain ms    p99    gate ms    p99   gate / plain, middle of pairs');
    for (const pair of pairs) await comparePair(pair, keeper.db, app.db);
  } finally {
    await keeper.close();
    await app.close();
    await server.close();
  }
}

/** Persons of one statement in five words' company: word `wN` stands in every N-th statement. */
async function fill(db: Db): Promise<void> {
  await sql`insert into agency (agency_id, name_en, name_fr, kind) values ('alder', 'Alder', 'Alder', 'police')`.execute(db);
  await sql`insert into label (agency_id, canon, level_code, level_rank, releasable_to, citizenships_only, originator_control, purposes, permitted_uses, caveats)
    select 'alder', n::text, 'PROTECTED_B', 2, '{}', '{}', false, '{}', '{}', '{}' from generate_series(1, ${labelCount}::int) n`.execute(db);
  await sql`insert into report (agency_id, report_id, title, received_at, label_id, intent_index) select 'alder', 'r' || n, 'Report', now(), 1, 1 from generate_series(0, 999) n`.execute(db);
  await sql`insert into statement (agency_id, report_id, entity_id, schema, prop, value, label_id, entered_label_id, known_from, content_hash, keys, intent_index)
    select 'alder', 'r' || n % 1000, 'e' || n / 6, 'Person', 'name', 'A name of some length ' || n, l, l, now(), sha256(n::text::bytea),
      array[l || ':n' || n % 9973, l || ':h' || n % 307, l || ':all'], 1
    from (select n, n % ${labelCount}::int + 1 as l from generate_series(1, ${statementCount}::int) n) s`.execute(db);
  await sql`vacuum analyze`.execute(db);
}

const keysOf = (word: string): string[] => visible.map((label) => `${label}:${word}`);
const entitiesOf = (turn: number, count: number): string[] => Array.from({ length: count }, (_, i) => `e${((turn + i) * 7919) % 50_000}`);
const alder = (count: number): string[] => Array.from({ length: count }, () => 'alder');

function search(name: string, words: (turn: number) => readonly string[]): Pair {
  const starts = (count: number): number[] => Array.from({ length: count + 1 }, (_, i) => 1 + i * visible.length);
  return {
    name, turns: 400,
    plain: (db, turn) => {
      const keys = words(turn).map(keysOf);
      const terms = keys.map((_, i) => `keys && (select $${i + 2}::text[])`).join(' and ');
      return prepared(db, `plain-${keys.length}`, `with s as materialized (select statement_id, agency_id, entity_id, schema, prop, value from statement
        where ${terms} and label_id = any($1::int[]) and known_to is null) select * from s limit 1000`, [visible, ...keys]);
    },
    gate: (db, turn) => {
      const keys = words(turn).map(keysOf);
      return prepared(db, 'gate-candidates', 'select * from gate.candidates($1, $2, $3, 1000)', [visible, keys.flat(), starts(keys.length)]);
    },
  };
}

function page(name: string, count: number): Pair {
  return {
    name, turns: 400,
    plain: (db, turn) => prepared(db, 'plain-page', `select s.agency_id, s.statement_id, s.report_id, s.entity_id, s.schema, s.prop, s.value, s.lang, s.label_id, s.valid_from, s.valid_to,
      s.known_from, s.ref_agency_id, s.ref_entity_id from unnest($1::text[], $2::text[]) as e (a, i) join statement s on s.agency_id = e.a and s.entity_id = e.i
      where s.label_id = any($3::int[]) and s.known_to is null order by s.statement_id limit 5000`, [alder(count), entitiesOf(turn, count), visible]),
    gate: (db, turn) => prepared(db, 'gate-page', 'select * from gate.statements_of($1, $2, $3, null, null, 5000)', [visible, alder(count), entitiesOf(turn, count)]),
  };
}

const rowsOf = (turn: number, side: string): unknown[][] => {
  const of = (make: (i: number) => unknown): unknown[] => Array.from({ length: batch }, (_, i) => make(i));
  const none = of(() => null);
  return [
    of((i) => `${side}${turn}-${i}`), of(() => 'Person'), of(() => 'name'), of((i) => `A name of some length ${i}`), none, of((i) => 1 + (i % labelCount)), none, none, none, none,
    of((i) => Buffer.from(`${side}${turn}-${i}`)), of((i) => `1:n${(turn * batch + i) % 9973} 1:h${i % 307} 1:all`),
  ];
};
const writing: Pair = {
  name: `write ${batch} statements`, turns: 40,
  plain: (db, turn) => prepared(db, 'plain-write', `insert into statement (agency_id, report_id, entity_id, schema, prop, value, lang, label_id, entered_label_id, valid_from, valid_to, known_from,
      ref_agency_id, ref_entity_id, content_hash, keys, intent_index)
    select 'alder', 'r1', s.entity_id, s.schema, s.prop, s.value, s.lang, s.label_id, s.label_id, s.valid_from, s.valid_to, now(), s.ref_agency_id, s.ref_entity_id, s.content_hash,
      string_to_array(s.keys, ' '), 1
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bytea[], $12::text[])
      with ordinality as s (entity_id, schema, prop, value, lang, label_id, valid_from, valid_to, ref_agency_id, ref_entity_id, content_hash, keys, position) order by s.position`, rowsOf(turn, 'p')),
  gate: (db, turn) => prepared(db, 'gate-write', `select gate.add_statements(1, 'alder', 'r1', now(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`, rowsOf(turn, 'g')),
};

const pairs: readonly Pair[] = [
  search('search, a rare word (18 rows)', (turn) => [`n${turn % 9973}`]), search('search, a common word (586 rows)', (turn) => [`h${turn % 307}`]),
  search('search, two words', (turn) => [`h${turn % 307}`, 'all']), search('search, an absent word', (turn) => [`none${turn}`]),
  page('statements of one entity', 1), page('statements of 25 entities', 25), writing,
];

async function comparePair({ name, turns, plain, gate }: Pair, keeper: Db, app: Db): Promise<void> {
  const times = { plain: [] as number[], gate: [] as number[] };
  const timed = async (side: 'plain' | 'gate', turn: number): Promise<void> => {
    const fromMs = performance.now();
    await (side === 'plain' ? plain(keeper, turn) : gate(app, turn));
    if (turn >= turns / 10) times[side].push(performance.now() - fromMs);
  };
  for (let turn = 0; turn < turns; turn += 1) for (const side of turn % 2 === 0 ? (['plain', 'gate'] as const) : (['gate', 'plain'] as const)) await timed(side, turn);
  const ratio = median(times.gate.map((ms, i) => ms / (times.plain[i] ?? Number.NaN)));
  const columns = (list: readonly number[]): string => [0.5, 0.99].map((share) => quantile(list.toSorted((a, b) => a - b), share).toFixed(2).padStart(7)).join(' ');
  console.log(`${name.padEnd(40)} ${columns(times.plain)}   ${columns(times.gate)}   ${ratio.toFixed(2)}`);
}
