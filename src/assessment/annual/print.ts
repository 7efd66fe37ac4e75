// The report as a tagged PDF, by Typst in this process: no browser, no network, no font of the machine. Values go in as one input, never as source.
import { createRequire } from 'node:module';
import { referenceText } from '../../kernel/index.js';
import type { Report } from './report.js';
import { wordsIn } from './template.js';

const words = [
  'asOf', 'made', 'evidenceHash', 'contents', 'read', 'estimative', 'estimativeIntro', 'percent', 'word', 'confidence', 'means', 'changes', 'changesIntro', 'noChanges', 'before', 'now', 'comparison', 'newSince', 'noNew', 'corrections',
  'correctionsIntro', 'noCorrections', 'revised', 'disputed', 'against', 'figures', 'figuresIntro', 'figure', 'value', 'period', 'among', 'measure', 'source', 'standing', 'method', 'revision', 'public', 'hash', 'rowsHash', 'notCounted',
  'caveats', 'doesNotSay', 'page', 'kind', 'about',
] as const;

/** What of it is used. It is CommonJS with native code inside, and loaded where a report is made, nowhere else. */
interface Typst {
  readonly NodeCompiler: { create(args: { readonly workspace: string; readonly inputs: Readonly<Record<string, string>> }): { pdf(document: { readonly mainFileContent: string }, options: { readonly pdfStandard: string }): Uint8Array } };
}

/** The template reads no file, and there is none to read here. */
const nowhere = '/nonexistent';

/** `drawn`: the SVG of each chart, by its id. Throws what Typst says when the template does not compile. */
export function printed(report: Report, drawn: ReadonlyMap<string, string>): Uint8Array {
  const say = wordsIn(report.language);
  const input = {
    ...report, say: { author: 'Custos', ...Object.fromEntries(words.map((code) => [code, say(code)])) }, hashPieces: report.evidenceHash.match(/.{1,16}/g) ?? [],
    chapters: report.chapters.map((chapter) => ({ ...chapter, charts: chapter.charts.map(({ id, title, alt }) => ({ title, alt, svg: drawn.get(id) ?? '' })) })),
  };
  const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as Typst;
  const compiler = NodeCompiler.create({ workspace: nowhere, inputs: { report: JSON.stringify(input) } });
  // PDF/UA-1 (ISO 14289-1): Typst refuses what has no title, no language, or a picture without words.
  return new Uint8Array(compiler.pdf({ mainFileContent: referenceText('report/annual.typ') }, { pdfStandard: 'ua-1' }));
}
