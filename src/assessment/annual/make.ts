// From evidence to files: page, workbook and PDF of one language, and the evidence beside them. The same evidence makes the same bytes on any machine, in any time zone (G8).
import { hash } from 'node:crypto';
import type { Language } from '../../figures/index.js';
import { drawn } from './draw.js';
import { type Evidence, evidenceText } from './evidence.js';
import { pageOf } from './page.js';
import { printed } from './print.js';
import { reportOf } from './report.js';
import { wordsIn } from './template.js';
import { workbookOf } from './workbook.js';

export interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** `tell`: after each chart and each file. */
export async function makeReport(evidence: Evidence, language: Language, tell: (progress: Progress) => void): Promise<readonly MadeFile[]> {
  const report = reportOf(evidence, language);
  const charts = report.chapters.flatMap((chapter) => chapter.charts);
  // A PDF takes as long as all charts together.
  const total = charts.length * 2 + 4;
  let done = 0;
  const step = (by: number): void => tell({ done: (done += by), total });
  step(1);
  const pictures = new Map<string, string>();
  for (const chart of charts) {
    pictures.set(chart.id, drawn(chart, wordsIn(language)));
    step(1);
  }
  const name = `annual-report-${evidence.asOf}-${language}`;
  const page = fileOf(`${name}.html`, Buffer.from(pageOf(report, pictures)));
  step(1);
  const workbook = fileOf(`${name}.xlsx`, await workbookOf(report));
  step(1);
  const pdf = fileOf(`${name}.pdf`, printed(report, pictures));
  step(total - done);
  return [pdf, page, workbook, fileOf('evidence.json', Buffer.from(evidenceText(evidence)))];
}

function fileOf(name: string, bytes: Uint8Array): MadeFile {
  return { name, bytes, sha256: hash('sha256', bytes, 'hex') };
}
