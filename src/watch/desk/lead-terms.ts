// How long each step of a review may take, in hours. Custos's own figures: nothing published sets them; a person who may be in danger waits least.
const hourMs = 3_600_000;

export type Gravity = 'serious' | 'ordinary' | 'audit';

const hours: Readonly<Record<Gravity, Readonly<Record<'triage' | 'review' | 'question', number>>>> = {
  serious: { triage: 4, review: 72, question: 24 },
  ordinary: { triage: 5 * 24, review: 20 * 24, question: 7 * 24 },
  audit: { triage: 10 * 24, review: 30 * 24, question: 7 * 24 },
};
/** Until somebody has decided whether to warn whoever was looked up. */
const exposedHours = 24;

export function gravityOf({ kind, isSerious }: { readonly kind: 'lead' | 'audit'; readonly isSerious: boolean }): Gravity {
  return kind === 'audit' ? 'audit' : isSerious ? 'serious' : 'ordinary';
}

export function dueAt(fromMs: number, gravity: Gravity, step: 'triage' | 'review' | 'question'): number {
  return fromMs + hours[gravity][step] * hourMs;
}

export function exposedDueAt(fromMs: number): number {
  return fromMs + exposedHours * hourMs;
}

export const minuteOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
