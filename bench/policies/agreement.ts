// Four ways to decide are put beside each other: closures, memory, the wasm engine and the condition of a list. They answer alike, or it is counted.
import * as fc from 'fast-check';
import type { Decision, PolicyEngine } from '../../src/access/policy-engine.js';
import { fixedEntity } from '../../src/access/policy-fixed.js';
import type { Condition } from '../../src/kernel/index.js';
import { contextCases, labelCases, principalCases, requestCases } from './cases.js';
import type { LabelRow } from './label-table.js';
import { fixedRequest } from './real-engine.js';

export interface Comparison {
  readonly compared: number;
  readonly allowed: number;
  readonly differences: number;
}
export const nothingCompared: Comparison = { compared: 0, allowed: 0, differences: 0 };

export function together(a: Comparison, b: Comparison): Comparison {
  return { compared: a.compared + b.compared, allowed: a.allowed + b.allowed, differences: a.differences + b.differences };
}

const isSame = (a: Decision, b: Decision): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Requests that closures, memory or a list answer otherwise than the wasm engine, in any part of the decision. Each `seed` asks others. */
export function compareWithWasm(engine: PolicyEngine, requests: number, seed: number): Comparison {
  let [allowed, differences] = [0, 0];
  for (const request of fc.sample(requestCases, { numRuns: requests, seed })) {
    const theirs = engine.oracle(request);
    if (theirs.allow) allowed++;
    const fixed = fixedRequest(request);
    const inList = engine.over(request.principal, request.action, request.context)(fixed.resource);
    if (![engine.decide(request), engine.decide(fixed), inList].every((ours) => isSame(ours, theirs))) differences++;
  }
  return { compared: requests, allowed, differences };
}

/**
 * Compares the list condition with closures and memory for each pair of a person at work and a label. `runCondition` gives the ids of the rows
 * that satisfy the condition; the caller has put `rows` where it looks.
 */
export async function compareWithSql(
  engine: PolicyEngine, rows: readonly LabelRow[], runCondition: (condition: Condition) => Promise<ReadonlySet<string>>, people: number, seed: number,
): Promise<Comparison> {
  const labels = rows.map(({ id, attrs }) => ({ plain: { type: 'Label', id, attrs }, fixed: fixedEntity({ type: 'Label', id, attrs }) }));
  let [allowed, differences] = [0, 0];
  for (const [principal, context] of fc.sample(fc.tuple(principalCases, contextCases), { numRuns: people, seed })) {
    const found = await runCondition(engine.condition(principal, 'readLabel', context));
    const decide = engine.over(principal, 'readLabel', context);
    for (const { plain, fixed } of labels) {
      const { allow } = engine.decide({ principal, action: 'readLabel', resource: plain, context });
      if (allow) allowed++;
      if (allow !== found.has(plain.id) || allow !== decide(fixed).allow) differences++;
    }
  }
  return { compared: people * rows.length, allowed, differences };
}

/** The label rows that `compareWithSql` asks about, for the caller to load first. */
export function sampleLabels(count: number): readonly LabelRow[] {
  return fc.sample(labelCases, { numRuns: count, seed: 2 }).map(({ attrs }, i) => ({ id: String(i + 1), attrs }));
}
