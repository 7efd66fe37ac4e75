// What reviewers have been shown already. Nobody is put before them twice for the same.
import type { Candidate } from './candidate.js';

/** An old alert again only when it weighs this much more: the odds have grown more than sevenfold. */
const MATERIAL_NATS = 2;
/** For so long an alert about an actor stands for their other subjects too: a review takes a quarter. */
const STANDING_WEEKS = 13;

interface Shown {
  readonly week: number;
  readonly total: number;
}

export interface Memory {
  readonly byKey: Map<string, Shown>;
  readonly byActor: Map<number, Shown[]>;
}

export function mayAlert(memory: Memory, candidate: Candidate, week: number): boolean {
  const { total, findings } = candidate.score;
  const before = memory.byKey.get(candidate.key);
  if (before !== undefined) return total >= before.total + MATERIAL_NATS && findings.some((one) => one.knownWeek > before.week);
  if (candidate.actors.length > 1) return true;
  // Whoever reviews an alert looks at the person's other look-ups too: a second one only for what weighs much more.
  const standing = (memory.byActor.get(candidate.actors[0] ?? -1) ?? []).filter((one) => one.week > week - STANDING_WEEKS);
  return standing.length === 0 || total >= Math.max(...standing.map((one) => one.total)) + MATERIAL_NATS;
}

export function remember(memory: Memory, candidate: Candidate, week: number): void {
  const shown: Shown = { week, total: candidate.score.total };
  memory.byKey.set(candidate.key, shown);
  if (candidate.actors.length > 1) return;
  for (const actor of candidate.actors) memory.byActor.set(actor, [...(memory.byActor.get(actor) ?? []), shown]);
}
