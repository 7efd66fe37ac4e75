// What a search reads: statements by keys that begin with a visible label, and the names of what was found. Rows under other labels
// are never reached, and filtered once more by the labels given (G4).
import type { GateFunction } from './function.js';

/** Words that the index is asked for; further words of a question are compared on the rows found. */
const indexedWords = 6;

/**
 * Keys stand in a subquery and the search in a CTE, so that the planner neither sees them nor counts on the limit: from many keys it
 * expects so many rows that it reads the whole table (15 s instead of 2 ms for a misspelt word among 87,000; docs/measurements.md).
 * `p_starts`: where in `p_keys` the keys of each word begin, and one past the last.
 */
function holdsWords(count: number): string {
  const word = (i: number): string => `keys && (select p_keys[p_starts[${i}]:p_starts[${i + 1}] - 1])`;
  const rest = count < indexedWords ? '' : `
        and not exists (select from generate_series(${indexedWords + 1}, cardinality(p_starts) - 1) as w (i) where not keys && p_keys[p_starts[w.i]:p_starts[w.i + 1] - 1])`;
  return Array.from({ length: count }, (_, i) => word(i + 1)).join(' and ') + rest;
}

/** The same query for each number of words: the number of conditions is part of its plan. */
function forEachCount(query: (holds: string) => string): string {
  const branches = Array.from({ length: indexedWords }, (_, i) => `when ${i + 1} then return query ${query(holdsWords(i + 1))};`);
  return `case least(coalesce(cardinality(p_starts) - 1, 0), ${indexedWords}) ${branches.join('\n')} else return; end case;`;
}

/** A partial end date reaches to its own end: `2025` covers every day of it. */
export const inTime = `(case when p_known_at is null then s.known_to is null
          else s.known_from < (p_known_at + 1) and (s.known_to is null or s.known_to >= (p_known_at + 1)) end)
        and (p_as_of is null or ((s.valid_from is null or s.valid_from <= p_as_of) and (s.valid_to is null or s.valid_to >= left(p_as_of, length(s.valid_to)))))`;

/**
 * Rows of a table under each of the labels in turn, by an index that ends in the label: rows under other labels are not read and then
 * dropped, they are not reached, and so take no time that could be measured (G4; bench/hidden-absent.ts). `offset 0` keeps the planner
 * from reading them all after all, which is cheaper where few are hidden.
 * INVARIANT: no row is filtered by its label (tests/attacks/access/hidden-rows-are-not-read.test.ts).
 */
export function underLabels(select: string, from: string, where: string, as: string, labels = '(select distinct id from unnest(p_labels) as given (id))'): string {
  return `${labels} as l_${as} cross join lateral (select ${select} from ${from} where ${where} and ${as}.label_id = l_${as}.id offset 0) as ${as}`;
}

/** The labels given with the agency whose they are; begins a query that asks `underLabelsOf`. */
export const withOwners = 'with owned as materialized (select l.agency_id, l.label_id from label l where l.label_id = any(p_labels))';

/**
 * The same for rows of one agency, which stand under its own labels (`demandOwnLabels`): who reads the work of 400 agencies holds thousands
 * of labels, a dozen of them of any one agency.
 */
export function underLabelsOf(agency: string, select: string, from: string, where: string, as: string): string {
  return underLabels(select, from, `${as}.agency_id = ${agency} and ${where}`, as, `lateral (select owned.label_id as id from owned where owned.agency_id = ${agency})`);
}

/**
 * Members and the group itself, by edges that the caller may see, of a group that the caller may see.
 * One list for the whole search: asked for each candidate it took seconds (docs/measurements.md).
 */
const inGroup = `(p_group is null or (s.agency_id = p_group_agency and s.entity_id = p_group) or (s.agency_id, s.entity_id) in (
          select m.ref_agency_id, m.ref_entity_id from ${underLabels('g.agency_id, g.entity_id', 'statement g', 'g.ref_agency_id = p_group_agency and g.ref_entity_id = p_group', 'g')}
            join statement m on m.agency_id = g.agency_id and m.entity_id = g.entity_id
          where m.label_id = any(p_labels) and m.ref_entity_id is not null and exists (
            select from (${withOwners} select from ${underLabelsOf('p_group_agency', '1', 'statement v', 'v.entity_id = p_group', 'v')}) as seen)))`;

const candidateColumns = 'statement_id bigint, agency_id text, entity_id text, schema text, prop text, value text';

export const searchFunctions: readonly GateFunction[] = [
  {
    name: 'spellings', kind: 'read', takes: 'p_labels int[], p_forms text[]', gives: 'table (label_id int, word text)',
    body: `return query with w as materialized (select d.label_id, d.word from word d where d.forms && (select p_forms) and d.label_id = any(p_labels))
        select w.label_id, w.word from w limit 5000;`,
  },
  {
    name: 'candidates', kind: 'read', takes: 'p_labels int[], p_keys text[], p_starts int[], p_limit int', gives: `table (${candidateColumns})`,
    body: forEachCount((holds) => `with s as materialized (select statement_id, agency_id, entity_id, schema, prop, value from statement
        where ${holds} and label_id = any(p_labels) and known_to is null) select * from s limit p_limit`),
  },
  {
    name: 'candidates_filtered', kind: 'read', gives: `table (${candidateColumns})`,
    takes: `p_labels int[], p_keys text[], p_starts int[], p_limit int, p_schemata text[], p_agency text, p_from date, p_to date, p_as_of text, p_known_at date,
      p_group_agency text, p_group text`,
    body: forEachCount((holds) => `with s as materialized (
          select statement_id, agency_id, report_id, entity_id, schema, prop, value, valid_from, valid_to, known_from, known_to
          from statement where ${holds} and label_id = any(p_labels))
        select s.statement_id, s.agency_id, s.entity_id, s.schema, s.prop, s.value
        from s join report r on r.agency_id = s.agency_id and r.report_id = s.report_id
        where ${inTime} and (p_schemata is null or s.schema = any(p_schemata)) and (p_agency is null or s.agency_id = p_agency)
          and (p_from is null or r.reported_on >= p_from) and (p_to is null or r.reported_on <= p_to) and ${inGroup}
        limit p_limit`),
  },
  {
    name: 'search_lines', kind: 'read', takes: 'p_labels int[], p_agencies text[], p_entities text[], p_name_props text[]',
    gives: 'table (agency_id text, entity_id text, statement_id bigint, schema text, prop text, value text, reported_on date, notices text[])',
    body: `return query ${withOwners} select s.agency_id, s.entity_id, s.statement_id, s.schema, s.prop, case when s.prop = any(p_name_props) then s.value end,
          r.reported_on, r.notices
        from unnest(p_agencies, p_entities) as e (a, i)
        cross join ${underLabelsOf('e.a', 's.*', 'statement s', 's.entity_id = e.i', 's')}
        join report r on r.agency_id = s.agency_id and r.report_id = s.report_id
        where s.known_to is null order by s.written limit 20000;`,
  },
];
