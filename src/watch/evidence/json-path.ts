// A path into a JSON record: names with dots between them; `[0]` an element of a list, `[requestor=true]` the first element whose field has that
// value, `[what.reference^=Patient/]` the first whose field begins so, `*=` holds it; `@.` an element of the mapping's `each`.

export interface Filter {
  readonly path: string;
  readonly operator: '=' | '^=' | '*=';
  readonly value: string;
}

interface Step {
  readonly field: string;
  readonly index?: number;
  readonly filter?: Filter;
}

const STEP = /^([^."[\]]+)(?:\[(?:(\d+)|([^=^*\]]+)([\^*]?=)([^\]]*))\])?(?:\.|$)/u;

const operatorOf = (sign: string | undefined): Filter['operator'] => (sign === '^=' || sign === '*=' ? sign : '=');

/** Undefined: no path. */
export function stepsOf(path: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  for (let rest = path; rest !== '';) {
    const found = STEP.exec(rest);
    if (found === null) return undefined;
    const [whole, field = '', index, filterPath, operator, value = ''] = found;
    steps.push({ field, ...(index !== undefined && { index: Number(index) }), ...(filterPath !== undefined && { filter: { path: filterPath, operator: operatorOf(operator), value } }) });
    rest = rest.slice(whole.length);
  }
  return steps.length === 0 ? undefined : steps;
}

export const isPath = (path: string): boolean => stepsOf(path) !== undefined;
