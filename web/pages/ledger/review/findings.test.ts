import { describe, expect, it } from 'vitest';
import type { Verification } from '../../../../src/http/contract.js';
import { findingsOf } from './findings.js';

const clean: Verification = {
  at: '2026-11-22T00:00:00.000Z', tookMs: 5, by: null, outcome: 'ok', logs: [], mirror: { rows: 3, behind: 2, differences: 0 },
  registry: { intents: 1, rows: 2, differences: 0, dangling: 1, shredded: 5 }, receiptsMissing: null, problems: {},
};
const counts = (of: Verification | null) => Object.fromEntries(findingsOf(of).map(({ name, count }) => [name, count]));

describe('findings', () => {
  it('put each problem under one question', () => {
    const problems = { wrong_root: 2, clock_backwards: 1, mirror_differs: 4, row_differs: 1, restriction_vanished: 3, something_new: 1 };
    const found = counts({ ...clean, outcome: 'problems', problems, mirror: { rows: 3, behind: 0, differences: 4 }, receiptsMissing: 0 });
    expect(found).toEqual({ tree: 2, clock: 1, mirror: 4, behind: 0, rows: 0, dangling: 1, receipts: 0, shredded: 5, other: 4 });
  });

  it('are unknown, not zero, where nothing was looked at', () => {
    expect(counts(clean)['receipts']).toBeUndefined();
    for (const none of [null, { ...clean, outcome: 'cancelled' as const }, { ...clean, outcome: 'fault' as const }]) expect(Object.values(counts(none)).filter((count) => count !== undefined)).toEqual([]);
  });
});
