// A compiled policy means the same in SQL as in memory: two-valued. A column that is NULL is a missing attribute,
// and every test of it but `present` is false, so that `not` of it is true and nothing is ever unknown.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Condition, Scalar } from '../kernel/index.js';
import { DbError } from './errors.js';

export interface ConditionColumns {
  /** Table alias in the query, such as `l`. */
  readonly alias: string;
  /** A condition's column name to the table's column name. A name that is not here is a fault, never a guess. */
  readonly columns: Readonly<Record<string, string>>;
}

type Rendered = RawBuilder<SqlBool>;

const yes: Rendered = sql`true`;
const no: Rendered = sql`false`;
const operators = { '=': sql`=`, '<>': sql`<>`, '<': sql`<`, '<=': sql`<=`, '>': sql`>`, '>=': sql`>=` } as const;

function columnRef(name: string, { alias, columns }: ConditionColumns): RawBuilder<unknown> {
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (column === undefined) throw new DbError('unknown_column', `no column stands for \`${name}\`; add it to the column map of this query`);
  return sql.ref(`${alias}.${column}`);
}

/** Never NULL: unknown counts as false. */
function known(test: RawBuilder<unknown>): Rendered {
  return sql`coalesce(${test}, false)`;
}

function renderCompare(left: RawBuilder<unknown>, op: keyof typeof operators, value: Scalar): Rendered {
  // Code point order whatever the server's locale: the same order as in memory.
  const isOrder = typeof value === 'string' && op !== '=' && op !== '<>';
  return known(isOrder ? sql`${left} collate "C" ${operators[op]} ${value}` : sql`${left} ${operators[op]} ${value}`);
}

function renderAll(of: readonly Condition[], at: ConditionColumns, word: RawBuilder<unknown>, empty: Rendered): Rendered {
  if (of.length === 0) return empty;
  return sql`(${sql.join(of.map((item) => renderCondition(item, at)), sql` ${word} `)})`;
}

/** The condition as a boolean expression over one table; all values bound. Throws `DbError` `unknown_column`. */
export function renderCondition(condition: Condition, at: ConditionColumns): Rendered {
  switch (condition.kind) {
    case 'always': return yes;
    case 'never': return no;
    case 'and': return renderAll(condition.of, at, sql`and`, yes);
    case 'or': return renderAll(condition.of, at, sql`or`, no);
    case 'not': return sql`(not ${renderCondition(condition.of, at)})`;
    case 'compare': return renderCompare(columnRef(condition.column, at), condition.op, condition.value);
    case 'in': return known(sql`${columnRef(condition.column, at)} = any(${[...condition.values]})`);
    case 'has': return known(sql`${columnRef(condition.column, at)} @> ${[condition.value]}`);
    case 'overlaps': return known(sql`${columnRef(condition.column, at)} && ${[...condition.values]}`);
    case 'within': return known(sql`${columnRef(condition.column, at)} <@ ${[...condition.values]}`);
    case 'empty': return known(sql`cardinality(${columnRef(condition.column, at)}) = 0`);
    case 'present': return sql`(${columnRef(condition.column, at)} is not null)`;
    default: return condition satisfies never;
  }
}
