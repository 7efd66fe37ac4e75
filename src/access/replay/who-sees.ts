// Who could see what stands under these labels, and by which policies: everybody's ways of working are asked of the same policies as a question is.
import { setImmediate } from 'node:timers/promises';
import type { Label } from '../label.js';
import type { Member } from '../member.js';
import type { PolicyEngine } from '../policy-engine.js';
import { type Sight, workingsOf, type Working } from './sight.js';

/** Somebody who could see at least one of the labels under one of their ways of working. */
export interface Seer {
  readonly member: Member;
  /** Most of the labels that they see at once. */
  readonly labels: number;
  readonly ways: readonly (Working & { readonly policies: readonly string[] })[];
}

/** Only those who could. Pauses after each member, so that the node goes on answering. */
export async function whoSees(engine: PolicyEngine, sight: Sight, members: readonly Member[], labels: readonly Label[]): Promise<Seer[]> {
  const seers: Seer[] = [];
  for (const member of members) {
    const seen = workingsOf(member).map((working) => sight.under(engine, member, working, labels)).filter((one) => one.labels.length > 0);
    if (seen.length > 0) {
      seers.push({
        member, labels: Math.max(...seen.map((one) => one.labels.length)),
        ways: seen.map(({ purpose, caseRef, readsBy, labels: found }) => ({ purpose, caseRef, policies: [...new Set([...readsBy, ...found.flatMap(({ policies }) => policies)])].toSorted() })),
      });
    }
    await setImmediate();
  }
  return seers;
}
