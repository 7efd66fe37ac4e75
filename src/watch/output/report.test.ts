// The report is read by people who have to trust it: nothing of the evidence acts in it, nothing missing looks clean, and no words condemn.
import { expect, test } from 'vitest';
import type { AlertRecord } from './alert-record.js';
import type { Coverage } from './coverage.js';
import { escapeHtml } from '../../kernel/index.js';
import { countGroups } from './fairness.js';
import { reportHtml } from './report.js';

const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202Egnp.exe';
const coverage = (language: 'en' | 'fr'): Coverage => ({
  language, period: { first_access_at: '2026-01-05T10:00:00Z', last_access_at: '2026-02-05T10:00:00Z', first_week: '2026-W02', last_week: '2026-W06' },
  tables: [
    { table: 'accesses', state: 'read', files: [HOSTILE], rows: 12_345, quarantined: 2, duplicates: 0, unknown_columns: [HOSTILE], notes: [HOSTILE] },
    { table: 'roster', state: 'missing', files: [], rows: 0, quarantined: 0, duplicates: 0, unknown_columns: [], notes: [] },
  ],
  notes: [], explained: { accesses: 0, independent: 0, self_made: 0, after_the_fact: 0, none: 0, first_accesses: 0, first_accesses_independent: 0, share_explained: null, share_first_explained: null },
  detectors: [{ number: 12, name: 'off_duty', family: 'presence', state: 'cannot run', why: 'cannot run: needs roster', findings: 0, question: 'Off duty?' }],
  budget: { per_thousand: 10, actors: 20, alerts_per_week: 1, seed: '' }, ranking: { base_rate: 0.008, least_probability_of_a_lead: 0.5, least_probability_of_harm: 1 / 3 },
  alerts: { leads: 1, audits: 0, prompts: 0, below_budget: 0, below_budget_left_out: 0, by_unit: [{ name: HOSTILE, actors: 1, leads: 1, audits: 0, actors_with_lead: 1, times_everybody: { value: 1, low: 0, high: 5.6 } }], by_sex: [] },
});
const alert: AlertRecord = {
  alert_id: 'lead-1', kind: 'lead', rank: 1, score: 6.1, actor_id: HOSTILE, detectors: ['x'], subject_type: 'person', subject_id: HOSTILE, first_access_at: '2026-01-05T10:00:00Z', last_access_at: '2026-01-05T10:00:00Z',
  event_ids: [HOSTILE], week: '2026-W02', reasons: [HOSTILE], explanations_considered: [HOSTILE],
};
const pictures = new Map([['lead-1', { momentsMs: [Date.UTC(2026, 0, 5, 10)], things: [{ label: HOSTILE, looks: 2 }] }]]);

test.each(['en', 'fr'] as const)('hostile names stay text (%s)', (language) => {
  const page = reportHtml({ coverage: coverage(language), alerts: [alert], pictures });
  expect(page).not.toMatch(/<script|<img|\u202E/);
  expect(page.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[a-z]+ [^>]*\bon\w+=/i);
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/https?:\/\//);
  expect(page).toContain('&lt;script&gt;');
});

test('what is missing says so, and no alert is no acquittal', () => {
  const page = reportHtml({ coverage: coverage('en'), alerts: [], pictures: new Map() });
  expect(page).toMatch(/cannot run<\/span>: needs roster/);
  expect(page).toContain('No alert. Read above what could not run');
  expect(page).toMatch(/roster<\/td><td class="number"><span class="no">missing/);
});

test('a lead is never called guilty', () => {
  const page = reportHtml({ coverage: coverage('en'), alerts: [alert], pictures });
  expect(page).toContain('A lead is not guilt');
  expect(page.replace('A lead is not guilt', '')).not.toMatch(/guilty|culprit|offender was/i);
});

test('characters that turn a line around are shown as what they are', () => {
  expect(escapeHtml('a\u202Eb\u0007<')).toBe('a⟨U+202E⟩b⟨U+0007⟩&lt;');
});

test('a unit with one lead is told with how little that says', () => {
  const peers = new Map(Array.from({ length: 40 }, (_, actor) => [actor, { actor, actorId: `a${actor}`, role: '', unit: actor < 20 ? 'north' : 'south', sex: '', isService: false }] as const));
  const volumes = [...peers.keys()].map((actor) => ({ week: 0, actor, open: 1, selfMade: 0, afterTheFact: 0 }));
  const leads = [1, 2, 30].map((actor) => ({ kind: 'lead', week: 0, candidate: { key: `e${actor}`, actors: [actor], episode: undefined, score: { total: 5, families: [], repeats: 0, explained: 0, usual: 0, findings: [] } } } as const));
  const material = { detectors: [], peers, findings: [], volumes, pairs: new Map(), contacts: new Map(), near: new Map(), weeks: { first: 0, last: 0 }, marks: new Map() };
  const [north, south] = countGroups(material, leads, (peer) => peer.unit);
  expect(north?.times_everybody?.value).toBeCloseTo(1.33, 1);
  expect(south?.times_everybody).toMatchObject({ value: 0.67 });
  expect((south?.times_everybody?.low ?? 9) < 0.1 && (south?.times_everybody?.high ?? 0) > 3).toBe(true);
});
