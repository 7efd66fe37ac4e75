import { expect, test } from 'vitest';
import { propose } from '../watch/index.js';
import { askRules } from './examiner-map-command.js';

const columns = [
  { header: 'LogID', samples: ['1'] }, { header: 'Badge No', samples: ['B-7'] }, { header: 'When', samples: ['14/02/2026 08:15:00', '01/03/2026 09:00:00'] },
  { header: 'Plate', samples: ['ABC 123'] }, { header: 'Reason', samples: ['stop'] },
];

function typing(...answers: string[]): { asked: string[]; ask: (words: string) => Promise<string> } {
  const asked: string[] = [];
  return { asked, ask: async (words) => { asked.push(words); return answers.shift() ?? ''; } };
}

test('line by line: Enter keeps, a number or a name takes a column, =word a constant, - none; what is needed is asked again', async () => {
  const { asked, ask } = typing('', '-', '9', '3', '2', '=view', '', '', '-');
  expect(await askRules(columns, propose(columns), ask, 'en')).toEqual({
    event_id: { from: ['LogID'] }, occurred_at: { from: ['When'], time: '%d/%m/%Y %H:%M:%S' }, actor_id: { from: ['Badge No'] }, action: { constant: 'view' }, subject_type: { constant: 'vehicle' }, subject_id: { from: ['Plate'] }, purpose_text: { from: ['Reason'] },
  });
  expect(asked[0]).toContain('  3  When  (14/02/2026 08:15:00 · 01/03/2026 09:00:00)');
  expect(asked[2]).toBe('`occurred_at` is needed: occurred_at (needed) [When, written %d/%m/%Y %H:%M:%S]: ');
  expect(asked[3]).toBe('the file has no column `9`: occurred_at (needed) [When, written %d/%m/%Y %H:%M:%S]: ');
});
