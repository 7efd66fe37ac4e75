import { expect, test } from 'vitest';
import { referenceFigures } from '../reference-figures.js';
import { citationsOf } from './citations.js';
import { checkTexts } from './draft.js';
import { composeRelease, fieldsOf, type NoteTexts, parseEmbargo } from './index.js';
import type { NoteAct } from './note.js';
import { printNote } from './printed.js';
import { publicReleases } from './release-kind.js';

const sprint = ['sprint-arrests', 'sprint-fentanyl', 'sprint-opioid-pills', 'sprint-firearms', 'sprint-cash', 'sprint-kinds'];
const figures = sprint.flatMap((id) => referenceFigures.get(id) ?? []);
const name = { en: 'the national sprint against fentanyl', fr: 'sprint national contre le fentanyl' };
const quotes = new Map(figures.map((figure) => [`${figure.id}@1`, { ref: figure.id, revision: 1, figure, isPublic: true, notReleased: [], labels: [], since: null }]));
const printed = (texts: NoteTexts, embargoUntilMs?: number) => printNote({ texts, kind: 'release', ...(embargoUntilMs !== undefined && { embargoUntilMs }) }, quotes, ({ source }) => source.by);
const plain = (stretches: readonly ({ readonly text: string } | { readonly words: string })[]) => stretches.map((one) => ('text' in one ? one.text : one.words)).join('');
const both = (en: string, fr: string) => ({ en, fr });
const release = (response: { readonly en: string; readonly fr: string }, more: Partial<NoteTexts> = {}): NoteTexts => ({ title: both('Results', 'Résultats'), question: both('', ''), tasking: both('', ''), response, background: both('', ''), ...more });

test('a composed release quotes every figure in both languages and holds no bare number', () => {
  const texts = composeRelease({ name, figures, isListWhole: false });
  expect(() => { checkTexts(texts, 'release'); }).not.toThrow();
  expect(citationsOf(texts).map(({ ref }) => ref)).toEqual(expect.arrayContaining(sprint));
  const { en, fr, release: marked } = printed(texts);
  expect(plain(en.response)).toContain('including but not limited to what is named here (the list is not complete)');
  expect(plain(en.response)).toContain('46.17 kg');
  expect(plain(fr.response)).toContain('46,17 kg');
  expect(plain(fr.response)).toContain('la liste n’est pas complète');
  expect(marked).toEqual({ embargoUntil: null, isListWhole: false });
  expect((en.qa ?? []).map(({ question }) => plain(question))).toEqual(['Is that everything?', 'How many persons were arrested?', 'How many doses is that?']);
  expect(plain(en.qa?.[1]?.answer ?? [])).toContain('524 arrests');
  expect(JSON.stringify(en)).not.toMatch(/lethal/i);
});

test('a whole list is not marked, periods are not mixed, and nothing is composed from nothing', () => {
  expect(printed(composeRelease({ name, figures, isListWhole: true })).release).toEqual({ embargoUntil: null, isListWhole: true });
  const other = referenceFigures.get('cbsa-fy2023');
  expect(() => composeRelease({ name, figures: [...figures, ...(other === undefined ? [] : [other])], isListWhole: false })).toThrow(/two periods/);
  expect(() => composeRelease({ name, figures: [], isListWhole: false })).toThrow(/name one/);
});

test('“including but not limited to” is a mark in both languages and never words alone', () => {
  for (const [en, fr] of [['Seized, including but not limited to: drugs.', 'Saisi : drogues.'], ['Seized: drugs.', 'Saisi, y compris, sans s’y limiter : drogues.'], ['Drugs, among other things.', 'Des drogues.'], ['Drugs.', 'Entre autres, des drogues.']] as const) expect(() => { checkTexts(release(both(en, fr)), 'release'); }).toThrow(/\[\[incomplete\]\]/);
  expect(() => { checkTexts(release(both('Seized, [[incomplete]]: drugs.', 'Saisi : drogues.')), 'release'); }).toThrow(/in one language alone/);
  expect(() => { checkTexts(release(both('Seized, [[incomplete]]: drugs.', 'Saisi, [[incomplete]] : drogues.')), 'release'); }).not.toThrow();
});

test('a release has nothing for the house alone, and a bare number in an answer is refused with its place', () => {
  expect(() => { checkTexts(release(both('Drugs.', 'Drogues.'), { tasking: both('For the office.', 'Pour le cabinet.') }), 'release'); }).toThrow(/no tasking/);
  const qa = [{ question: both('How many?', 'Combien ?'), answer: both('There were 524.', 'Beaucoup.') }];
  expect(() => { checkTexts(release(both('Drugs.', 'Drogues.'), { qa }), 'release'); }).toThrow(/`qa\.1\.answer\.en` 1:12/);
  expect(() => { checkTexts(release(both('Drugs.', 'Drogues.'), { qa: [{ question: both('Why?', ''), answer: both('So.', 'Ainsi.') }] }), 'release'); }).toThrow(/`qa\.1\.question` is missing in French/);
  expect(() => { checkTexts({ ...release(both('Drugs.', 'Drogues.'), { qa }), question: both('What?', 'Quoi ?') }); }).toThrow(/go with a news release/);
  expect(fieldsOf(release(both('a', 'b'), { qa })).map(([one]) => one)).toEqual(['title', 'question', 'tasking', 'response', 'background', 'qa.1.question', 'qa.1.answer']);
});

test('an embargo is a moment with its zone, and is signed with the words', () => {
  expect(new Date(parseEmbargo('2026-03-01T10:00:00-05:00')).toISOString()).toBe('2026-03-01T15:00:00.000Z');
  for (const text of ['2026-03-01', '2026-03-01T10:00:00', 'noon', '2026-13-01T10:00:00Z', '']) expect(() => parseEmbargo(text)).toThrow(/with its zone/);
  const texts = composeRelease({ name, figures, isListWhole: false });
  expect(printed(texts, 1_000).release).toEqual({ embargoUntil: '1970-01-01T00:00:01.000Z', isListWhole: false });
});

test('before its hour nothing of a release is public, an earlier revision stays out until then, and a note never is', () => {
  const act = (revision: number, embargoUntilMs: number | undefined, more: object = {}): NoteAct => ({
    agencyId: 'alder', noteId: 'note-1', actId: `act-${revision}`, revision, printedHash: '', by: { memberId: 'ana', personRef: null, userName: 'a' }, atMs: revision, kind: 'released', why: 'for everybody',
    corrects: revision === 1 ? null : 'a seizure was counted twice', printed: printed(composeRelease({ name, figures, isListWhole: false }), embargoUntilMs), ...more,
  });
  const at = (nowMs: number, ...acts: readonly NoteAct[]) => publicReleases(acts, nowMs, new Map()).map(({ id, revision, outAtMs, corrections }) => [id, revision, outAtMs, corrections.map(({ why }) => why)]);
  expect(at(999, act(1, 1_000))).toEqual([]);
  expect(at(1_000, act(1, 1_000))).toEqual([['alder~note-1', 1, 1_000, []]]);
  expect(at(1_500, act(1, 1_000), act(2, 2_000))).toEqual([['alder~note-1', 1, 1_000, []]]);
  expect(at(2_000, act(1, 1_000), act(2, 2_000))).toEqual([['alder~note-1', 2, 2_000, ['a seizure was counted twice']]]);
  const { en, fr, figures: feet } = printed(composeRelease({ name, figures, isListWhole: false }));
  expect(at(9_999, act(1, undefined, { printed: { en, fr, figures: feet } }))).toEqual([]);
  const [found] = publicReleases([act(1, undefined)], 5, new Map());
  expect(Object.keys(found?.en ?? {})).toEqual(['title', 'response', 'background', 'qa']);
});
