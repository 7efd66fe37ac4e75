// What becomes of canaries whose keeper is one no longer: whoever knows which they are could tell, so they are withdrawn, each at a moment of its own (G11).
import type { Member } from '../../access/index.js';
import type { Random } from '../../kernel/index.js';
import { type Canary, ownSystem } from './canary.js';
import { dayMs, momentWithin } from './canary-making.js';

/** All of them within it; together they would be found together. */
const goneWithinMs = 7 * dayMs;
const keepersRole = 'integrity_examiner';

/** Whether somebody may still read a list of their own; undefined: they have left. */
export function isKeeper(member: Pick<Member, 'role' | 'suspended'> | undefined): boolean {
  return member !== undefined && !member.suspended && member.role === keepersRole;
}

/** Known to somebody who keeps it no more: what stands here goes within a week, what stands in another system is to be taken out now, and what was on its way never comes. */
export function spentBy(one: Canary, keeper: string, nowMs: number, random: Random): Canary {
  const knownTo = [...new Set([...(one.knownTo ?? []), keeper])];
  if (one.state === 'retired') return { ...one, knownTo };
  if (one.state === 'waiting') return { ...one, knownTo, state: 'retired', takenOutAtMs: nowMs };
  const rotateAtMs = one.system === ownSystem ? momentWithin(goneWithinMs, nowMs, random) : nowMs;
  return { ...one, knownTo, rotateAtMs: Math.min(one.rotateAtMs, rotateAtMs) };
}
