// What stands in the addresses of assessment: which cycle, which level, after which group.

export interface AssessmentAddress {
  readonly cycle?: string;
  readonly level?: string;
  readonly after?: string;
}

export function readAssessmentAddress(raw: Record<string, unknown>): AssessmentAddress {
  return Object.fromEntries((['cycle', 'level', 'after'] as const).flatMap((name) => (typeof raw[name] === 'string' && raw[name] !== '' ? [[name, raw[name]]] : [])));
}
