// What a policy compiles to when it must filter a list: a small closed language that `db` renders to SQL.

export type Scalar = string | number | boolean;

/** A predicate over one row. Columns are names that the caller maps; values are always bound as parameters. */
export type Condition =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'compare'; readonly column: string; readonly op: '=' | '<>' | '<' | '<=' | '>' | '>='; readonly value: Scalar }
  | { readonly kind: 'in'; readonly column: string; readonly values: readonly Scalar[] }
  | { readonly kind: 'has'; readonly column: string; readonly value: Scalar }
  | { readonly kind: 'overlaps'; readonly column: string; readonly values: readonly Scalar[] }
  | { readonly kind: 'within'; readonly column: string; readonly values: readonly Scalar[] }
  | { readonly kind: 'empty'; readonly column: string }
  | { readonly kind: 'present'; readonly column: string };

export const always: Condition = { kind: 'always' };
export const never: Condition = { kind: 'never' };

export function and(...of: readonly Condition[]): Condition {
  if (of.some((c) => c.kind === 'never')) return never;
  const rest = of.filter((c) => c.kind !== 'always');
  return rest.length === 0 ? always : rest.length === 1 ? (rest[0] as Condition) : { kind: 'and', of: rest };
}

export function or(...of: readonly Condition[]): Condition {
  if (of.some((c) => c.kind === 'always')) return always;
  const rest = of.filter((c) => c.kind !== 'never');
  return rest.length === 0 ? never : rest.length === 1 ? (rest[0] as Condition) : { kind: 'or', of: rest };
}

export function not(of: Condition): Condition {
  if (of.kind === 'always') return never;
  if (of.kind === 'never') return always;
  return of.kind === 'not' ? of.of : { kind: 'not', of };
}
