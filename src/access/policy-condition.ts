// A list shows exactly what point decisions would allow: the policies of one action, for one person and context, as one condition over the
// resource's columns. A row with a missing required column is never shown.
// INVARIANT: the condition holds for a row when and only when `decide` allows it (policy-condition.test.ts).
import { and, type Condition, never, not, or } from '../kernel/index.js';
import type { Node } from './policy-ast.js';
import type { PartialScope, Residual } from './policy-column.js';
import { residualOf } from './policy-partial.js';
import type { Attributes, EntityValue } from './policy-request.js';
import type { ActionShape } from './policy-shape.js';
import { PolicyError } from './policy-error.js';

/** `isKept` is false when the policy carries an obligation that the code does not know. */
export interface FilterRule {
  readonly id: string;
  readonly effect: 'permit' | 'forbid';
  readonly isKept: boolean;
  readonly rest: Node;
}

/**
 * Columns are attribute names of the action's one resource type (and `resource.id`). `never` when the person or the context
 * does not have the shape of the schema. Throws PolicyError `not_filterable`.
 */
export function compileCondition(shape: ActionShape, rules: readonly FilterRule[], principal: EntityValue, context: Attributes): Condition {
  const [type, ...others] = shape.resources.keys();
  const resource = type === undefined ? undefined : shape.resources.get(type);
  if (type === undefined || resource === undefined) return never;
  if (others.length > 0) throw new PolicyError('not_filterable', `the action \`${shape.reference.id}\` applies to several resource types; filter with an action that applies to one`);
  if (!(shape.principals.get(principal.type)?.accepts(principal) ?? false) || !shape.acceptsContext(context)) return never;
  const request = { principal, action: shape.reference.id, resource: { type, id: '', attrs: {} }, context };
  const residuals = rules.map((rule) => {
    const scope: PartialScope = { policy: rule.id, request, action: shape.reference, columns: resource.columns };
    return { rule, ...residualOf(rule.rest, scope) };
  });
  const required = [...resource.columns].filter(([, column]) => column.required).map(([column]): Condition => ({ kind: 'present', column }));
  const allowed = combine(residuals);
  return allowed.kind === 'never' ? never : and(...required, allowed);
}

function combine(residuals: readonly (Residual & { readonly rule: FilterRule })[]): Condition {
  const permits = residuals.filter(({ rule }) => rule.effect === 'permit').map(({ yes }) => yes);
  const denials = residuals.filter(({ rule }) => rule.effect === 'forbid' || !rule.isKept).map(({ yes }) => yes);
  const errors = residuals.map(({ error }) => error);
  return and(or(...permits), not(or(...denials, ...errors)));
}
