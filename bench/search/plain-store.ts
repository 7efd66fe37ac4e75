// The same search over the same statements without labels: keys are plain words, and no query names a label. `open` reads it as
// a superuser, whom no policy binds, `walled` as a role under row-level security.
import type { Plan } from '../../src/access/index.js';
import { type Db, prepared } from '../../src/db/index.js';
import type { EntityKey } from '../../src/kernel/index.js';
import { JudgementStore, SearchStore } from '../../src/registry/index.js';
import { dictionaryForms, isSpelling } from '../../src/registry/keys.js';
import { type Candidate, maxCandidates, type NameLine, type WordKeys } from '../../src/registry/search.store.js';

interface CandidateRow {
  statement_id: bigint; agency_id: string; entity_id: string; schema: string; prop: string; value: string;
}
interface LineRow {
  agency_id: string; entity_id: string; statement_id: bigint; schema: string; prop: string; value: string | null;
  reported_on: string | null; notices: string[];
}

/** Copies of the tables: `plain.statement` with words for keys, `plain.word` for `open`, `plain.word_labelled` for row-level security. */
export const plainTables: readonly string[] = [
  'create schema plain',
  `create table plain.statement as select agency_id, statement_id, report_id, entity_id, schema, prop, value, label_id, known_to,
     (select array_agg(substr(k, strpos(k, ':') + 1)) from unnest(keys) k) as keys from statement order by statement_id`,
  'create index plain_statement_keys on plain.statement using gin (keys)',
  'create index plain_statement_entity on plain.statement (agency_id, entity_id)',
  'create index plain_statement_label on plain.statement (label_id)',
  'create table plain.word_labelled as select label_id, word, (select array_agg(substr(f, strpos(f, \':\') + 1)) from unnest(forms) f) as forms from word',
  'create index plain_word_labelled_forms on plain.word_labelled using gin (forms)',
  'create table plain.word as select distinct on (word) word, forms from plain.word_labelled',
  'create index plain_word_forms on plain.word using gin (forms)',
  'create table plain.report as select agency_id, report_id, reported_on, notices from report',
  'alter table plain.report add primary key (agency_id, report_id)',
  'create table plain.judgement (like judgement including indexes)', 'insert into plain.judgement select * from judgement',
  'vacuum analyze plain.report', 'vacuum analyze plain.judgement',
  'vacuum analyze plain.statement', 'vacuum analyze plain.word_labelled', 'vacuum analyze plain.word',
];

export class PlainStore extends SearchStore {
  readonly #db: Db;
  readonly #name: string;
  readonly #wordTable: string;

  constructor(db: Db, name: 'open' | 'walled') {
    super(db);
    this.#db = db;
    this.#name = name;
    this.#wordTable = name === 'open' ? 'plain.word' : 'plain.word_labelled';
  }

  override exactKeys(_plan: Plan, words: readonly string[]): WordKeys {
    return words.map((word) => [word]);
  }

  override async spelledKeys(_plan: Plan, words: readonly string[]): Promise<WordKeys> {
    const forms = [...new Set(words.flatMap(dictionaryForms))];
    const rows = await prepared<{ word: string }>(this.#db, `${this.#name}-spellings`, 
      `with w as materialized (select word from ${this.#wordTable} where forms && (select $1::text[])) select word from w limit 5000`, [forms]);
    return words.map((asked) => [...new Set([asked, ...rows.map(({ word }) => word).filter((word) => isSpelling(asked, word))])]);
  }

  override async candidates(_plan: Plan, words: WordKeys): Promise<Candidate[]> {
    const terms = words.map((_, i) => `keys && (select $${i + 1}::text[])`).join(' and ');
    const rows = await prepared<CandidateRow>(this.#db, `${this.#name}-candidates-${words.length}`,
      `with s as materialized (select statement_id, agency_id, entity_id, schema, prop, value from plain.statement where ${terms} and known_to is null)
       select * from s limit ${maxCandidates}`, [...words]);
    return rows.map((row) => ({ statementId: row.statement_id, agencyId: row.agency_id, entityId: row.entity_id, schema: row.schema, prop: row.prop, value: row.value }));
  }

  override async lines(_plan: Plan, entities: readonly EntityKey[], nameProps: readonly string[]): Promise<NameLine[]> {
    if (entities.length === 0) return [];
    const rows = await prepared<LineRow>(this.#db, `${this.#name}-lines`,
      `select s.agency_id, s.entity_id, s.statement_id, s.schema, s.prop, case when s.prop = any($3::text[]) then s.value end as value,
         r.reported_on, r.notices
       from unnest($1::text[], $2::text[]) as e (agency_id, entity_id)
       join plain.statement s on s.agency_id = e.agency_id and s.entity_id = e.entity_id
       join plain.report r on r.agency_id = s.agency_id and r.report_id = s.report_id
       where s.known_to is null order by s.statement_id limit 20000`,
      [entities.map((one) => one.agencyId), entities.map((one) => one.entityId), nameProps]);
    return rows.map((row) => ({
      agencyId: row.agency_id, entityId: row.entity_id, statementId: row.statement_id, schema: row.schema, prop: row.prop, value: row.value,
      reportedOn: row.reported_on, notices: row.notices,
    }));
  }
}

const touching = (side: 'left' | 'right') => `
  select left_agency_id as la, left_entity_id as le, right_agency_id as ra, right_entity_id as re from plain.judgement j
  join unnest($1::text[], $2::text[]) as e (a, i) on j.${side}_agency_id = e.a and j.${side}_entity_id = e.i where j.undone_at is null and j.verdict = 'same'`;

/** One level is enough here: the bench's world has no judgements, so no search ever walks further. */
export class PlainJudgements extends JudgementStore {
  readonly #db: Db;
  readonly #name: string;

  constructor(db: Db, name: 'open' | 'walled') {
    super(db);
    this.#db = db;
    this.#name = name;
  }

  override async sameAs(_plan: Plan, keys: readonly EntityKey[]): Promise<readonly (readonly [string, string])[]> {
    if (keys.length === 0) return [];
    const rows = await prepared<{ la: string; le: string; ra: string; re: string }>(this.#db, `${this.#name}-touching`, `${touching('left')} union ${touching('right')}`,
      [keys.map((key) => key.agencyId), keys.map((key) => key.entityId)]);
    return rows.map((row) => [`${row.la}~${row.le}`, `${row.ra}~${row.re}`] as const);
  }
}
