// A path into a JSON record: names with dots between them; `[0]` an element of a list, `[requestor=true]` the first element whose field has that
// value, `[what.reference^=Patient/]` the first whose field begins so; `@.` an element of the mapping's `each`.

export interface Step {
  readonly field: string;
  readonly index?: number;
  readonly filter?: { readonly path: string; readonly starts: boolean; readonly value: string };
}

const STEP = /^([^."[\]]+)(?:\[(?:(\d+)|([^=^\]]+)(\^?=)([^\]]*))\])?(?:\.|$)/u;

/** Undefined: no path. */
export function stepsOf(path: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  for (let rest = path; rest !== '';) {
    const found = STEP.exec(rest);
    if (found === null) return undefined;
    const [whole, field = '', index, filterPath, operator, value = ''] = found;
    steps.push({ field, ...(index !== undefined && { index: Number(index) }), ...(filterPath !== undefined && { filter: { path: filterPath, starts: operator === '^=', value } }) });
    rest = rest.slice(whole.length);
  }
  return steps.length === 0 ? undefined : steps;
}

export const isPath = (path: string): boolean => stepsOf(path) !== undefined;
