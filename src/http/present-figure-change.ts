// Two revisions of a figure side by side, in the reader's language: counts, and how many moved; who moved is not said.
import { type FigureChange, fieldOf, partWords, type StoredFigure } from '../figures/stored/index.js';
import type { FigureChangeAnswer, LedgerReceipt } from './contract.js';
import { namesIn, type Reader, valueOf } from './present-figure.js';

const shareCells = {
  all: { en: 'counted', fr: 'comptés' }, yes: { en: 'confirmed', fr: 'confirmés' }, no: { en: 'known not', fr: 'établi que non' }, unknown: { en: 'not known', fr: 'inconnu' }, withheld: { en: 'withheld', fr: 'non communiqué' },
} as const;

export function presentChange({ from, to, shown, moves, rowsDiffer, readDiffers }: FigureChange, reader: Reader, ledger: LedgerReceipt): FigureChangeAnswer {
  const said = (code: string) => cellWords(to, code, reader);
  const codes = [...new Set([...Object.keys(from.computed.cells), ...Object.keys(to.computed.cells)])];
  const counted = (one: StoredFigure, at: 0 | 1) => ({ revision: one.revision, asOf: one.asOf, value: valueOf(one, shown[at], reader), rowsHash: one.computed.rowsHash, rows: one.computed.rows });
  return {
    from: counted(from, 0), to: counted(to, 1), parts: codes.map((code) => ({ words: said(code), from: from.computed.cells[code] ?? 0, to: to.computed.cells[code] ?? 0 })),
    moves: moves.map((move) => ({ from: move.from === null ? null : said(move.from), to: move.to === null ? null : said(move.to), count: move.count })), rowsDiffer, readDiffers, ledger,
  };
}

function cellWords({ question: { tells } }: StoredFigure, code: string, { agencies, language }: Reader): string {
  const field = tells.what === 'by' && tells.field !== undefined ? fieldOf(tells.field) : undefined;
  if (field !== undefined && code !== 'withheld') return partWords(field, code, namesIn(agencies))[language];
  return Object.hasOwn(shareCells, code) ? shareCells[code as keyof typeof shareCells][language] : code;
}
