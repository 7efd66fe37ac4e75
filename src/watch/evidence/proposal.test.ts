import { expect, test } from 'vitest';
import { missingFrom, propose, timeForm } from './proposal.js';

const columns = [
  { header: 'LogID', samples: ['1'] }, { header: 'Badge No', samples: ['B-7'] }, { header: 'When', samples: ['14/02/2026 08:15:00', '01/03/2026 09:00:00'] },
  { header: 'Plate', samples: ['ABC 123'] }, { header: 'Reason', samples: ['stop'] },
];

test('a proposal comes from the names of columns, and says what it cannot find', () => {
  expect(propose(columns)).toEqual({ event_id: { from: ['LogID'] }, occurred_at: { from: ['When'], time: '%d/%m/%Y %H:%M:%S' }, actor_id: { from: ['Badge No'] }, action: { constant: 'search' }, subject_type: { constant: 'vehicle' }, subject_id: { from: ['Plate'] }, purpose_text: { from: ['Reason'] } });
  expect(missingFrom(propose(columns.filter(({ header }) => header !== 'When')))).toEqual(['occurred_at']);
});

test.each([
  [['2026-03-01T10:00:00Z'], 'rfc3339'], [['1772359200000'], 'epoch_ms'], [['1772359200'], 'epoch_s'], [['03/14/2026 10:00'], '%m/%d/%Y %H:%M'], [['01/02/2026 10:00:00'], '%d/%m/%Y %H:%M:%S'], [['01.02.2026 10:00'], '%d.%m.%Y %H:%M'], [['soon'], undefined], [[], undefined],
])('times written like %s', (samples, form) => {
  expect(timeForm(samples)).toBe(form);
});
