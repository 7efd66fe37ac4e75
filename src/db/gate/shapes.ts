// What records of persons look like in one agency, for whoever makes up a person in their likeness: the process reads parts of records, and no person does (decision 0050).
import type { GateFunction } from './function.js';

export const shapeFunctions: readonly GateFunction[] = [
  {
    name: 'person_shapes', kind: 'read', takes: 'p_agency text, p_limit int', gives: 'table (entity_id text, prop text, value text, label_id int)',
    // Numbers of statements are without order (0016b): the first are a sample.
    body: `return query select s.entity_id, s.prop, s.value, s.label_id from (select * from statement t where t.agency_id = p_agency order by t.statement_id limit least(p_limit, 20000)) as s
        where s.schema = 'Person' and s.known_to is null;`,
  },
];
