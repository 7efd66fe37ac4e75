// The claim check on 300 frozen sentences, by verdict, and how long a megabyte of text takes. `npm run bench claims -- --developed-on` takes the sentences of development and lists
// what goes wrong; of the frozen ones `--misses` lists it, for whoever no longer develops.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { checkClaims } from '../src/figures/claims/index.js';
import { referenceFigures } from '../src/figures/index.js';
import { readSentences, score } from './claims/sentences.js';
import { printMachine, printTarget } from './rig/machine.js';

/** What stood in bench/claims/frozen.txt before the check was tuned. */
const frozenSha256 = 'bad3a4905e1d683c1435bd97e5a89cd5e0b089f997cc76647697e3baf1b2856b';
const target = { precision: 0.95, recall: 0.9, megabyteMs: 2_000 } as const;

export async function main(): Promise<void> {
  printMachine('claims');
  const isDeveloped = process.argv.includes('--developed-on');
  const file = readFileSync(`bench/claims/${isDeveloped ? 'developed-on' : 'frozen'}.txt`, 'utf8');
  const hash = createHash('sha256').update(file).digest('hex');
  if (!isDeveloped && hash !== frozenSha256) throw new Error(`bench/claims/frozen.txt is not what was frozen: ${hash}`);
  const { byVerdict, misses } = score(readSentences(file), referenceFigures);
  for (const [verdict, { right, wanted, said }] of [...byVerdict].toSorted(([a], [b]) => a.localeCompare(b))) {
    console.log(`${verdict.padEnd(22)} precision ${share(right, said)} recall ${share(right, wanted)}   (${right} right of ${wanted}, said ${said} times)`);
  }
  const least = (pick: (one: { readonly right: number; readonly wanted: number; readonly said: number }) => number): number => Math.min(...[...byVerdict.values()].map(pick));
  printTarget('precision, the worst verdict', least(({ right, said }) => right / said), 'at least', target.precision);
  printTarget('recall, the worst verdict', least(({ right, wanted }) => right / wanted), 'at least', target.recall);
  if (isDeveloped || process.argv.includes('--misses')) for (const { text, claim, wanted, said, figure } of misses) console.log(`  ${wanted} → ${said} (${figure ?? '-'}): [${claim}] ${text.replaceAll('\n', '⏎')}`);
  measureSpeed();
}

const share = (right: number, of: number): string => (of === 0 ? 'none' : (right / of).toFixed(3)).padStart(5);

/** Of every six sentences one holds claims: more than the articles of docs/claim-check.md do, one of twelve. */
const prose = 'The committee met in public and heard from people who work with families. Nobody who spoke asked for haste; most asked for patience, and for rules that can be read. A clerk described how records are kept and who may open them. The chair thanked those who had come a long way in bad weather. What follows from it will be known when the report is out.';

function measureSpeed(): void {
  const sentences = readSentences(readFileSync('bench/claims/developed-on.txt', 'utf8')).map(({ text }) => text);
  measureMegabyte('an article', sentences.map((one) => `${one} ${prose}\n`).join(''));
  measureMegabyte('claims only, for comparison', sentences.join(' '));
}

function measureMegabyte(what: string, text: string): void {
  const megabyte = text.repeat(Math.ceil(1_000_000 / text.length)).slice(0, 1_000_000);
  checkClaims(megabyte.slice(0, 100_000), referenceFigures);
  let claims = 0;
  const took = Array.from({ length: 3 }, () => {
    const start = performance.now();
    claims = checkClaims(megabyte, referenceFigures).length;
    return performance.now() - start;
  });
  printTarget(`1 MB, ${what} (${claims} claims), the middle of three, ms`, took.toSorted((a, b) => a - b)[1] ?? Number.NaN, 'at most', target.megabyteMs);
}
