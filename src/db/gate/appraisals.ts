// Judgements of groups under the labels given: of some groups, of one cell with all that was said before, and of a whole cycle in one row a group.
import { demandIntent, demandOwnLabels, type GateFunction } from './function.js';
import { underLabels, underLabelsOf, withOwners } from './search.js';

const columns = ['agency_id', 'appraisal_id', 'written', 'cycle', 'group_agency_id', 'group_id', 'indicator', 'subject', 'value', 'confidence', 'judged_on', 'source', 'evidence', 'criterion', 'note', 'why', 'revises', 'label_id', 'entered_by', 'entered_at'] as const;
const types: Readonly<Record<string, string>> = { written: 'bigint', judged_on: 'date', evidence: 'text[]', label_id: 'int', entered_at: 'timestamptz' };
const given = columns.map((name) => `${name} ${types[name] ?? 'text'}`).join(', ');
const selected = columns.map((name) => `a.${name}`).join(', ');

/** Groups of which the reader may see anything at all: no judgement speaks of another. */
const seenGroups = `seen as materialized (select distinct s.agency_id, s.entity_id from ${underLabels('s.agency_id, s.entity_id', 'statement s', "s.schema = 'CriminalGroup' and s.known_to is null", 's')})`;

/** Each agency's latest that the reader may see: one under a label of theirs hides one under another, and one that they may not see hides nothing (G4). */
const latest = (of: string): string => `select distinct on (n.cycle, n.indicator, n.group_agency_id, n.group_id, n.subject, n.agency_id) n.* from ${of}
          order by n.cycle, n.indicator, n.group_agency_id, n.group_id, n.subject, n.agency_id, n.written desc`;

export const appraisalFunctions: readonly GateFunction[] = [
  {
    // Which of these are criminal groups of which the reader may see anything.
    name: 'groups_seen', kind: 'read', isPlannedOnce: true, takes: 'p_labels int[], p_agencies text[], p_entities text[]', gives: 'table (agency_id text, entity_id text)',
    body: `return query ${withOwners} select e.a, e.i from unnest(p_agencies, p_entities) as e (a, i) where exists (
        select from ${underLabelsOf('e.a', '1', 'statement s', "s.entity_id = e.i and s.schema = 'CriminalGroup' and s.known_to is null", 's')});`,
  },
  {
    name: 'appraisals_of_groups', kind: 'read', isPlannedOnce: true, takes: 'p_labels int[], p_agencies text[], p_entities text[], p_cycle text', gives: `table (${given})`,
    body: `return query with n as (${latest(`unnest(p_agencies, p_entities) as e (a, i) cross join ${underLabels('n.*', 'appraisal_now n', 'n.group_agency_id = e.a and n.group_id = e.i and (p_cycle is null or n.cycle = p_cycle)', 'n')}`)})
        select ${selected} from n join appraisal a on a.agency_id = n.agency_id and a.appraisal_id = n.appraisal_id;`,
  },
  {
    // Every judgement of a cell, the ones that were revised included.
    name: 'appraisals_of_cell', kind: 'read', isPlannedOnce: true, takes: 'p_labels int[], p_agency text, p_entity text, p_cycle text, p_indicator text, p_subject text', gives: `table (${given})`,
    body: `return query select ${selected} from ${underLabels('a.*', 'appraisal a', 'a.group_agency_id = p_agency and a.group_id = p_entity and a.cycle = p_cycle and a.indicator = p_indicator and a.subject = p_subject', 'a')}
        order by a.written desc limit 200;`,
  },
  {
    // A row for each group that the reader may see anything of, judged or not, with every voice that they may hear: `place of the indicator in p_indicators TAB subject TAB agency TAB order TAB value` a line.
    // Which of an agency's stands and what they make together is decided once, in assessment/appraisals/cycle-voices.ts: sorted here they took four times as long (docs/measurements.md).
    name: 'cycle_groups', kind: 'read', takes: 'p_labels int[], p_cycle text, p_indicators text[]', gives: 'table (agency_id text, entity_id text, voices text)',
    body: `return query with ${seenGroups},
        n as (select n.group_agency_id, n.group_id, string_agg(i.at || chr(9) || n.subject || chr(9) || n.agency_id || chr(9) || n.written || chr(9) || n.value, chr(10)) as voices
          from unnest(p_indicators) with ordinality as i (code, at)
            cross join ${underLabels('n.group_agency_id, n.group_id, n.subject, n.agency_id, n.written, n.value', 'appraisal_now n', 'n.cycle = p_cycle and n.indicator = i.code', 'n')}
          where i.code <> 'relation' or n.subject in (select seen.agency_id || '~' || seen.entity_id from seen) group by 1, 2)
        select seen.agency_id, seen.entity_id, n.voices from seen left join n on n.group_agency_id = seen.agency_id and n.group_id = seen.entity_id;`,
  },
  {
    // The voices of a cycle by these indicators with their labels, for figures: whoever reads a figure sees every label of what it counts.
    name: 'judged_voices', kind: 'read', takes: 'p_labels int[], p_cycle text, p_indicators text[]', gives: 'table (group_agency_id text, group_id text, indicator text, subject text, agency_id text, written bigint, value text, label_id int)',
    body: `return query with ${seenGroups}
        select n.group_agency_id, n.group_id, i.code, n.subject, n.agency_id, n.written, n.value, n.label_id from unnest(p_indicators) as i (code)
          cross join ${underLabels('n.*', 'appraisal_now n', 'n.cycle = p_cycle and n.indicator = i.code', 'n')}
          join seen on seen.agency_id = n.group_agency_id and seen.entity_id = n.group_id;`,
  },
  {
    name: 'add_appraisals', kind: 'write', gives: 'void',
    takes: `p_intent bigint, p_agency text, p_cycle text, p_by text, p_at timestamptz, p_ids text[], p_group_agencies text[], p_groups text[], p_indicators text[], p_subjects text[], p_values text[], p_confidences text[],
      p_days date[], p_sources text[], p_evidence text[], p_criteria text[], p_notes text[], p_whys text[], p_revises text[], p_labels int[]`,
    body: `${demandIntent}
      ${demandOwnLabels('p_labels')}
      insert into appraisal (agency_id, appraisal_id, cycle, group_agency_id, group_id, indicator, subject, value, confidence, judged_on, source, evidence, criterion, note, why, revises, label_id, entered_by, entered_at, intent_index)
      select p_agency, a.id, p_cycle, a.group_agency_id, a.group_id, a.indicator, a.subject, a.value, a.confidence, a.judged_on, a.source, coalesce(string_to_array(nullif(a.evidence, ''), ' '), '{}'), a.criterion, a.note, a.why, a.revises, a.label_id, p_by, p_at, p_intent
      from unnest(p_ids, p_group_agencies, p_groups, p_indicators, p_subjects, p_values, p_confidences, p_days, p_sources, p_evidence, p_criteria, p_notes, p_whys, p_revises, p_labels)
        with ordinality as a (id, group_agency_id, group_id, indicator, subject, value, confidence, judged_on, source, evidence, criterion, note, why, revises, label_id, position) order by a.position;
      insert into appraisal_now as n (agency_id, label_id, cycle, indicator, group_agency_id, group_id, subject, value, appraisal_id, written)
      select a.agency_id, a.label_id, a.cycle, a.indicator, a.group_agency_id, a.group_id, a.subject, a.value, a.appraisal_id, a.written from appraisal a where a.agency_id = p_agency and a.appraisal_id = any(p_ids)
      on conflict (agency_id, label_id, cycle, indicator, group_agency_id, group_id, subject) do update set value = excluded.value, appraisal_id = excluded.appraisal_id, written = excluded.written where n.written < excluded.written;`,
  },
];
