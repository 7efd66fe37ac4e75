// What entity, report and graph pages read: statements under the labels given, the reports that they stand in, the judgements that join them.
import type { GateFunction } from './function.js';
import { inTime, underLabels, underLabelsOf, withOwners } from './search.js';

const names = ['agency_id', 'statement_id', 'written', 'report_id', 'entity_id', 'schema', 'prop', 'value', 'lang', 'label_id', 'valid_from', 'valid_to', 'known_from', 'ref_agency_id', 'ref_entity_id'] as const;
const types: Readonly<Record<string, string>> = { statement_id: 'bigint', written: 'bigint', label_id: 'int', known_from: 'timestamptz' };
const statementColumns = names.map((name) => `${name} ${types[name] ?? 'text'}`).join(', ');
const selected = names.map((name) => `s.${name}`).join(', ');

const judgementColumns = ['agency_id', 'judgement_id', 'left_agency_id', 'left_entity_id', 'right_agency_id', 'right_entity_id', 'verdict', 'why', 'decided_by'] as const;
/** Whether any judgement stands under a label of the list, and then under it about an agency: looked at once, not once for each entity. */
const judgedLabels = (side: 'left' | 'right'): string => {
  const first = (more: string): string => `cross join lateral (select from judgement j where j.label_id = g.id ${more} order by j.${side}_agency_id, j.${side}_entity_id limit 1)`;
  return `(select g.id, n.a from (select distinct id from unnest(p_labels) as given (id)) as g ${first('')} as held
        cross join (select distinct x.a from unnest(p_agencies) as x (a)) as n ${first(`and j.${side}_agency_id = n.a`)} as near)`;
};
const aside = (side: 'left' | 'right'): string => `select ${[...judgementColumns, 'decided_at'].map((name) => `j.${name}`).join(', ')}
        from ${judgedLabels(side)} as u join unnest(p_agencies, p_entities) as e (a, i) on e.a = u.a
        cross join lateral (select j.* from judgement j where j.${side}_agency_id = e.a and j.${side}_entity_id = e.i and j.label_id = u.id offset 0) as j
        where j.undone_at is null`;

/** Now, or as it was known at the end of that day. */
const knownThen = '(case when p_known_at is null then s.known_to is null else s.known_from < (p_known_at + 1) and (s.known_to is null or s.known_to >= (p_known_at + 1)) end)';
const entitiesInTime = 'p_labels int[], p_agencies text[], p_entities text[], p_as_of text, p_known_at date, p_limit int';

export const entityFunctions: readonly GateFunction[] = [
  {
    name: 'statements_of', kind: 'read', isPlannedOnce: true, takes: entitiesInTime, gives: `table (${statementColumns})`,
    body: `return query ${withOwners} select ${selected} from unnest(p_agencies, p_entities) as e (a, i)
        cross join ${underLabelsOf('e.a', 's.*', 'statement s', 's.entity_id = e.i', 's')}
        where ${inTime} order by s.written limit p_limit;`,
  },
  {
    name: 'statements_pointing_at', kind: 'read', takes: entitiesInTime, gives: `table (${statementColumns})`,
    body: `return query select ${selected} from unnest(p_agencies, p_entities) as e (a, i)
        cross join ${underLabels('s.*', 'statement s', 's.ref_agency_id = e.a and s.ref_entity_id = e.i', 's')}
        where ${inTime} order by s.written limit p_limit;`,
  },
  {
    // Whatever is said of criminal groups, for a figure: now, or as it was known at the end of a day. Reached label by label (0032).
    name: 'group_statements', kind: 'read', takes: 'p_labels int[], p_known_at date, p_limit int', gives: 'table (agency_id text, entity_id text, prop text, value text, label_id int, reported_on date)',
    body: `return query select s.agency_id, s.entity_id, s.prop, s.value, s.label_id, r.reported_on from ${underLabels('s.*', 'statement s', "s.schema = 'CriminalGroup'", 's')}
        join report r on r.agency_id = s.agency_id and r.report_id = s.report_id where ${knownThen} limit p_limit;`,
  },
  {
    // How much each report says of each entity under each label, and never what: for figures of entities, reports and statements (0038).
    name: 'counted_records', kind: 'read', takes: 'p_labels int[], p_from date, p_to date, p_known_at date, p_limit int',
    gives: 'table (agency_id text, report_id text, entity_id text, schema text, label_id int, reported_on date, statements int)',
    // Counted before the reports are asked for their days: with parameters that the planner does not know, it joined first and went through the reports once a label, 28 s instead of 0.2.
    body: `return query select c.agency_id, c.report_id, c.entity_id, c.schema, c.label_id, r.reported_on, c.n
        from (select s.agency_id, s.report_id, s.entity_id, s.schema, s.label_id, count(*)::int as n from ${underLabels('s.*', 'statement s', 'true', 's')} where ${knownThen} group by 1, 2, 3, 4, 5 offset 0) as c
        join report r on r.agency_id = c.agency_id and r.report_id = c.report_id
        where (p_from is null or r.reported_on >= p_from) and (p_to is null or r.reported_on <= p_to) limit p_limit;`,
  },
  {
    // Which of these statements stand under the labels, ended ones included: asked again for what is about to be shown.
    name: 'standing_under', kind: 'read', isPlannedOnce: true, takes: 'p_labels int[], p_agencies text[], p_statements bigint[]', gives: 'table (agency_id text, statement_id bigint)',
    body: `return query select s.agency_id, s.statement_id from unnest(p_agencies, p_statements) as e (a, i)
        join statement s on s.agency_id = e.a and s.statement_id = e.i where s.label_id = any(p_labels);`,
  },
  {
    name: 'statements_of_report', kind: 'read', takes: 'p_labels int[], p_agency text, p_report text, p_limit int', gives: `table (${statementColumns})`,
    body: `return query ${withOwners} select ${selected} from ${underLabelsOf('p_agency', 's.*', 'statement s', 's.report_id = p_report', 's')}
        where s.known_to is null order by s.written limit p_limit;`,
  },
  {
    // A report is there for whoever may see one statement of it; its heading and marking only for whoever may see the report itself (G4, G5).
    name: 'reports_of', kind: 'read', isPlannedOnce: true, takes: 'p_labels int[], p_agencies text[], p_reports text[]',
    gives: `table (agency_id text, report_id text, title text, reported_on date, source_ref text, source_scale text, source_code text, info_scale text,
      info_code text, label_id int, retention_basis text, review_due date, notices text[])`,
    body: `return query ${withOwners} select r.agency_id, r.report_id, case when o.is_open then r.title end, r.reported_on, case when o.is_open then r.source_ref end,
          r.source_scale, r.source_code, r.info_scale, r.info_code, case when o.is_open then r.label_id end, r.retention_basis, r.review_due, r.notices
        from unnest(p_agencies, p_reports) as e (a, i)
        join report r on r.agency_id = e.a and r.report_id = e.i
        cross join lateral (select coalesce(r.label_id = any(p_labels), false)) as o (is_open)
        where exists (select from ${underLabelsOf('r.agency_id', '1', 'statement s', 's.report_id = r.report_id', 's')})
        order by r.reported_on desc nulls last, r.report_id;`,
  },
  {
    name: 'judgements_touching', kind: 'read', isPlannedOnce: true, takes: 'p_labels int[], p_agencies text[], p_entities text[]',
    gives: `table (${judgementColumns.map((name) => `${name} text`).join(', ')}, decided_at timestamptz)`,
    body: `return query ${aside('left')} union ${aside('right')} order by 2;`,
  },
  {
    name: 'visible_of', kind: 'read', takes: 'p_labels int[], p_agencies text[], p_entities text[]', gives: 'table (a text, i text)',
    body: `return query ${withOwners} select e.a, e.i from unnest(p_agencies, p_entities) as e (a, i) where exists (
        select from ${underLabelsOf('e.a', 's.known_to', 'statement s', 's.entity_id = e.i', 's')} where s.known_to is null);`,
  },
];
