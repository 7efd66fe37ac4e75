import { expect, test } from 'vitest';
import type { LedgerStateAnswer } from './contract.js';
import { metricsText } from './metrics.js';

const state: LedgerStateAnswer = {
  at: '2026-11-22T00:01:00.000Z', writer: { running: true, noSpace: null, reason: null },
  logs: [{ agency: 'nsrp', origin: 'o/nsrp', key: 'k', size: '12', published: null }, { agency: 'a"b\\c\nd', origin: 'o/x', key: 'k', size: '3', published: '2' }],
  witnesses: [{ name: 'W', key: 'w', logs: [{ agency: 'nsrp', size: '11', at: '2026-11-22T00:00:30.000Z', state: 'behind' }, { agency: 'hvps', size: null, at: null, state: 'unreachable' }] }],
  policy: null, signer: 'down', keys: null, shredded: null, verification: null, verifying: null,
};

test('metrics say what is known, escape what is named, and leave out what is not known', () => {
  const text = metricsText(state);
  const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(samples).toEqual([
    'custos_ledger_running 1',
    'custos_ledger_entries{agency="nsrp"} 12', 'custos_ledger_entries{agency="a\\"b\\\\c\\nd"} 3', 'custos_ledger_published_entries{agency="a\\"b\\\\c\\nd"} 2',
    'custos_ledger_cosigned_entries{agency="nsrp",witness="W"} 11', 'custos_ledger_cosigned_lag_seconds{agency="nsrp",witness="W"} 30',
    'custos_ledger_witness_ok{agency="nsrp",witness="W"} 0', 'custos_ledger_witness_ok{agency="hvps",witness="W"} 0', 'custos_ledger_signer_up 0',
  ]);
  expect(text.endsWith('\n')).toBe(true);
});

test('a stopped ledger, a full disk and a failed verification are figures to alert on', () => {
  const verification = { at: '2026-11-22T00:00:00.000Z', tookMs: 1, by: null, outcome: 'problems' as const, logs: [], mirror: null, registry: null, receiptsMissing: null, problems: { wrong_root: 1 } };
  const text = metricsText({ ...state, writer: { running: false, noSpace: true, reason: 'EIO' }, verification });
  expect(metricsText(state, { overdueReviews: 2, approvals: 0 })).toContain('\ncustos_break_glass_reviews_overdue 2\n');
  for (const line of ['custos_ledger_running 0', 'custos_ledger_no_space 1', 'custos_ledger_verification_ok 0', 'custos_ledger_verification_timestamp_seconds 1795305600']) expect(text.split('\n')).toContain(line);
});
