// From evidence to files: page and workbook of one language, and the evidence beside them. The same evidence makes the same bytes on any machine, in any time zone (G8).
import { hash } from 'node:crypto';
import type { Language } from '../../figures/index.js';
import { type Evidence, evidenceText } from './evidence.js';
import { pageOf } from './page.js';
import { reportOf } from './report.js';
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

/** `tell`: after each file. */
export async function makeReport(evidence: Evidence, language: Language, tell: (progress: Progress) => void): Promise<readonly MadeFile[]> {
  const report = reportOf(evidence, language);
  tell({ done: 1, total: 4 });
  const name = `annual-report-${evidence.asOf}-${language}`;
  const page = fileOf(`${name}.html`, Buffer.from(pageOf(report)));
  tell({ done: 2, total: 4 });
  const workbook = fileOf(`${name}.xlsx`, await workbookOf(report));
  tell({ done: 4, total: 4 });
  return [page, workbook, fileOf('evidence.json', Buffer.from(evidenceText(evidence)))];
}

function fileOf(name: string, bytes: Uint8Array): MadeFile {
  return { name, bytes, sha256: hash('sha256', bytes, 'hex') };
}
