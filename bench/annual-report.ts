// An annual report over 700 groups: counted from their statements, published by the rules of publication and made, in both languages. `npm run bench annual-report -- --groups 5000`
// takes more. Beside it the same with many more figures, as ten bureaus with fifty figures each would bring.
import { type Evidence, evidenceAt, madeInThread } from '../src/assessment/annual/index.js';
import { compute, type FigureAct, fieldOf, type GroupRow, groupUnits, namedQuestion, publishable, releasedAt, type StoredFigure, vocabulary } from '../src/figures/stored/index.js';
import { printMachine, printTarget } from './rig/machine.js';

const targetMs = 10_000;
const scopes = fieldOf('scope')?.values?.map(({ code }) => code) ?? [];
const shares = vocabulary.questions.filter(({ asks }) => asks.population === 'group' && asks.tells.what === 'share');

function sizeOf(name: string, usual: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
}

export async function main(): Promise<void> {
  printMachine('annual report');
  const groups = sizeOf('groups', 700);
  for (const language of ['en', 'fr'] as const) {
    const start = performance.now();
    const evidence = evidenceOf(groups, 1);
    const counted = performance.now() - start;
    const bytes = await made(evidence, language);
    printTarget(`${groups} groups, ${evidence.figures.length} figures, ${language}, with counting (${counted.toFixed(0)} ms), ${bytes} kB, ms`, performance.now() - start, 'at most', targetMs);
  }
  const start = performance.now();
  const evidence = evidenceOf(groups, 30);
  const bytes = await made(evidence, 'en');
  printTarget(`the same by 30 bureaus: ${evidence.figures.length} figures, ${bytes} kB, ms`, performance.now() - start, 'at most', targetMs);
}

async function made(evidence: Evidence, language: 'en' | 'fr'): Promise<number> {
  const work = madeInThread({ evidence, language });
  let step = await work.next();
  while (step.done !== true) step = await work.next();
  return Math.round(step.value.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1024);
}

/** Each bureau publishes every question in every scope, as far as the rule of small cells lets it. */
function evidenceOf(groups: number, bureaus: number): Evidence {
  const stored = Array.from({ length: bureaus }, (_, nth) => `bureau-${nth}`).flatMap((agencyId) => {
    const rows = rowsOf(groups, agencyId);
    return shares.flatMap(({ code }) => [null, ...scopes].map((scope) => storedOf(agencyId, code, scope, rows)));
  });
  const acts = stored.flatMap(({ agencyId, figureId, revision, computed }): FigureAct[] => {
    const shown = publishable(computed);
    return shown === undefined ? [] : [{ agencyId, figureId, revision, actId: figureId, kind: 'published', originator: null, by: ['a', 'b'], atMs: Date.parse('2026-03-02T12:00:00Z'), shown }];
  });
  return evidenceAt('2026-03-31', releasedAt('2026-03-31', stored, acts, (agencyId) => ({ en: agencyId, fr: agencyId })));
}

function storedOf(agencyId: string, code: string, scope: string | null, rows: readonly GroupRow[]): StoredFigure {
  const question = namedQuestion(code, scope);
  return { agencyId, figureId: `fig-${code}-${scope ?? 'all'}`, revision: 1, question, named: code, vocabulary: vocabulary.version, computed: compute({ question, vocabulary: vocabulary.version, provinces: new Map() }, groupUnits(rows, [])), asOf: '2026-03-01', computedAtMs: 0, computedBy: `a@${agencyId}`, why: null };
}

/** Levels, reach and standing in proportions like those of 2022: few high, most low, of more than half nothing known. */
function rowsOf(groups: number, agencyId: string): GroupRow[] {
  return Array.from({ length: groups }, (_, nth) => `${agencyId}~grp-${nth}`).flatMap((entity, nth) => {
    const say = (prop: string, value: string): GroupRow => ({ agencyId, entity, prop, value, labelId: 1, reportedOn: '2026-02-01' });
    return [
      say('name', `Group ${nth}`), say('believedToExist', nth % 20 === 0 ? 'no' : 'yes'), say('threatLevel', nth % 46 === 0 ? 'HLT' : nth % 4 === 0 ? 'MLT' : 'LLT'), say('scope', scopes[nth % scopes.length] ?? 'local'),
      ...(nth % 9 < 4 ? [say('entrenched', nth % 3 === 0 ? 'yes' : 'no')] : []),
    ];
  });
}
