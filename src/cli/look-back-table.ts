// A look-back on a terminal.
import type { LookBackAnswer } from '../http/contract.js';
import { table } from './table.js';
import { print } from './with-node.js';

/** As people read it: who, beside what would be expected, and then each look. */
export function printFound(found: Omit<LookBackAnswer, 'ledger'>, asked: readonly string[]): void {
  const things = [...new Set(asked), ...found.parties];
  print(table(['who', 'unit', 'looked', 'expected', 'by work alone'], found.people.map((one) => [one.user, one.unit ?? '?', String(one.looks), one.expected === null ? '?' : one.expected.toPrecision(2), one.chance === null ? '?' : one.chance.toPrecision(2)])));
  print('');
  print(table(['when', 'who', 'act', 'about', 'purpose', 'case', 'on it', 'explained by'], found.lines.map((one) => [one.at, one.user, `${one.act} ${one.outcome}`, things[one.about] ?? '?', one.purpose ?? '?', one.caseRef ?? '?', yesNo(one.onCase), one.because.join(' ') || (one.onCase === true ? 'the case alone' : 'nothing in this record')])));
  if (found.isCut) print('There are older ones; ask about fewer days.');
}

export const yesNo = (value: boolean | null): string => (value === null ? '?' : value ? 'yes' : 'no');
