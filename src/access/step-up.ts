// Step-up: before a serious act the same person proves once more that it is they. A session alone is not enough (promises G6 and G11).
import { type Refused, refuse } from '../kernel/index.js';

/** How long a step-up, or a sign-in before changing one's passkeys, counts as fresh. */
export const freshForMs = 5 * 60_000;

/** Whether a moment lies within the last five minutes. One in the future is none: clocks that run back make nothing fresh. */
export function isFresh(atMs: number | null | undefined, nowMs: number): boolean {
  return typeof atMs === 'number' && atMs <= nowMs && nowMs - atMs < freshForMs;
}

/** What a person can do about it; says nothing of what lies behind. */
export function stepUpNeeded(): Refused {
  return refuse('step_up_needed', 'this act asks once more who you are; step up with your passkey, then ask again', 'cet acte demande de nouveau qui vous êtes ; confirmez-le avec votre clé d’accès, puis redemandez');
}
