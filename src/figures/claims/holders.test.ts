import { expect, test } from 'vitest';
import { type Figure, referenceFigures } from '../index.js';
import { asFigure, readFigure, wholeCells } from '../stored/index.js';
import { checkClaims, type Holders, ownWords } from './index.js';

const computed = { states: [], originators: { alder: 24 }, labels: [1], rowsHash: 'h', rows: 60 };
const figureOf = (query: string, scope: string | null, counts: { yes: number; no: number; unknown: number; total: number }): Figure => {
  const stored = readFigure(JSON.stringify({ agencyId: 'alder', figureId: `fig-${query}-${scope ?? 'all'}`, revision: 1, query, queryVersion: 1, scope, computed: { ...computed, counts }, asOf: '2026-02-01', computedAtMs: 0, computedBy: 'ana@alder', why: null }));
  return asFigure(stored, wholeCells(stored.computed), () => ({ en: 'Alder Police', fr: 'Police d’Alder' }), false);
};
const own = [figureOf('group-entrenched', null, { yes: 8, no: 7, unknown: 9, total: 24 }), figureOf('group-entrenched', 'national', { yes: 6, no: 7, unknown: 7, total: 20 }), figureOf('group-high-level', null, { yes: 11, no: 4, unknown: 9, total: 24 })];
const figures = new Map([...own.map((figure) => [figure.id, figure] as const), ...referenceFigures]);
const holders: Holders = new Map([['alder', ['Alder Police', 'Police d’Alder', ...ownWords]]]);
const verdicts = (text: string): string[] => checkClaims(text, figures, { holders }).map(({ value, verdict, figure }) => `${value} ${verdict} ${figure?.replace('alder~fig-group-', '') ?? '-'}`);

test('a figure of a registry speaks where its holder is named, in this sentence or shortly before, and nowhere else', () => {
  expect(verdicts('Alder Police hold 8 entrenched groups.')).toEqual(['8 agrees entrenched-all']);
  expect(verdicts('La Police d’Alder compte 8 groupes bien implantés.')).toEqual(['8 agrees entrenched-all']);
  expect(verdicts('Our registry has grown. There are 8 entrenched groups in it.')).toEqual(['8 agrees entrenched-all']);
  expect(verdicts('Another force spoke of 11 entrenched groups.')).toEqual(['11 no_figure -']);
});

test('the unknown of a registry read as yes is told, with what is known', () => {
  const [claim] = checkClaims('Alder Police hold 17 entrenched groups.', figures, { holders });
  expect(claim).toMatchObject({ verdict: 'reads_unknown_as_yes', figure: 'alder~fig-group-entrenched-all' });
  expect(claim?.correction).toMatch(/8 of 24 \(33\.3%\) are known to be so; of 9 \(37\.5%\) it is not known/);
});

test('another number contradicts, another reach is another population, and what is not so is not counted as so', () => {
  expect(verdicts('Alder Police hold 13 entrenched groups.')).toEqual(['13 contradicts entrenched-all']);
  expect(verdicts('Of the national groups, Alder Police count 6 that are entrenched.')).toEqual(['6 agrees entrenched-national']);
  expect(verdicts('Alder Police hold 7 groups that are not entrenched.')).toEqual(['7 no_figure -']);
  expect(verdicts('Alder Police hold 11 high-level groups.')).toEqual(['11 agrees high-level-all']);
  // The fourteen of the whole country are not Alder's.
  expect(verdicts('Alder Police hold 14 high-level groups.')).toEqual(['14 contradicts high-level-all']);
  expect(verdicts('At least 369 groups are trying to infiltrate government, Alder Police said.')).toEqual(['369 reads_unknown_as_yes cisc-2022-influence-or-access']);
});

test('what registries hold changes nothing for a text that names none', () => {
  const text = 'Six of eight entrenched national threats attempt to corrupt officials, says the 2025 CISC report. At least 369 groups are trying to infiltrate government.';
  expect(checkClaims(text, figures, { holders })).toEqual(checkClaims(text, referenceFigures));
});
