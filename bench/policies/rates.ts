// Explained decisions a second of processor time: others on the machine slow the clock, and by its caches the figure too, though less.
import * as fc from 'fast-check';
import type { Decision, PolicyEngine, PolicyRequest } from '../../src/access/policy-engine.js';
import { fixedEntity } from '../../src/access/policy-fixed.js';
import { contextCases, labelCases, principalCases, requestCases } from './cases.js';
import { fixedRequest, newRequest } from './real-engine.js';

export interface Rate {
  readonly perSecond: number;
  readonly allowShare: number;
}

/** Labels of a national registry: markings are few. */
export const labelsInList = 1_000;
const listAskers = 100;

/** Runs `round` over and over; it gives its decisions one by one to `count`. */
function measure(round: (count: (decision: Decision) => void) => void, forMs: number): Rate {
  let [made, allowed, spentMs] = [0, 0, 0];
  const count = ({ allow }: Decision): void => {
    made++;
    if (allow) allowed++;
  };
  round(count);
  [made, allowed] = [0, 0];
  const start = process.cpuUsage();
  while (spentMs < forMs) {
    round(count);
    const { user, system } = process.cpuUsage(start);
    spentMs = (user + system) / 1000;
  }
  return { perSecond: Math.round((made / spentMs) * 1000), allowShare: allowed / made };
}

/**
 * Point decisions: each a new request about a label of its own by a person and at a moment of its own, no two alike, all of them fixed and met
 * before: as people and labels are that were read once and are asked about again.
 */
export function measurePoints(engine: PolicyEngine, requests: number, forMs: number): Rate {
  const asked = fc.sample(requestCases.filter(({ action }) => action === 'readLabel'), { numRuns: requests, seed: 1 }).map(fixedRequest);
  return measurePointsOf(asked, ({ principal, action, resource, context }) => engine.decide({ principal, action, resource, context }), forMs);
}

/** The same over rooms and labels: half of the questions are about a room, under any action. */
export function measureMixed(engine: PolicyEngine, requests: number, forMs: number): Rate {
  const asked = fc.sample(requestCases, { numRuns: requests, seed: 1 }).map(fixedRequest);
  return measurePointsOf(asked, ({ principal, action, resource, context }) => engine.decide({ principal, action, resource, context }), forMs);
}

/** Every object of every request is new and may change: each attribute is checked and read again, and nothing is remembered. */
export function measureNew(engine: PolicyEngine, requests: number, forMs: number): Rate {
  const asked = fc.sample(requestCases, { numRuns: requests, seed: 1 });
  return measurePointsOf(asked, (request) => engine.decide(newRequest(request)), forMs);
}

export function measureWasm(engine: PolicyEngine, requests: number, forMs: number): Rate {
  return measurePointsOf(fc.sample(requestCases, { numRuns: requests, seed: 1 }), (request) => engine.oracle(request), forMs);
}

function measurePointsOf(asked: readonly PolicyRequest[], decide: (request: PolicyRequest) => Decision, forMs: number): Rate {
  return measure((count) => { for (const request of asked) count(decide(request)); }, forMs);
}

/** As a search decides: a person and a moment that were never met before, over all labels. */
export function measureLists(engine: PolicyEngine, forMs: number): Rate {
  const labels = fc.sample(labelCases, { numRuns: labelsInList, seed: 4 }).map(fixedEntity);
  const askers = fc.sample(fc.tuple(principalCases, contextCases), { numRuns: listAskers, seed: 4 });
  return measure((count) => {
    for (const [principal, context] of askers) {
      const decide = engine.over(principal, 'readLabel', context);
      for (const label of labels) count(decide(label));
    }
  }, forMs);
}
