import { describe, expect, it } from 'vitest';
import { compareCells, moveRow, tabText } from './column.js';

describe('a table', () => {
  const columns = [
    { id: 'name', header: 'Name', text: (row: { name: string; note: string }) => row.name },
    { id: 'note', header: 'Note\n2', text: (row: { name: string; note: string }) => row.note },
  ];

  it('copies as tab-separated text in which a cell cannot break a row', () => {
    expect(tabText(columns, [{ name: 'A\tB', note: 'one\ntwo' }])).toBe('Name\tNote 2\nA B\tone two');
    expect(tabText(columns, [])).toBe('Name\tNote 2');
  });

  it('sorts numbers by size, words by language, empty last', () => {
    expect([10, 9].toSorted((a, b) => compareCells(a, b, 'en'))).toEqual([9, 10]);
    expect(['', 'élan', 'zèbre', 'Eden', 'a10', 'a9'].toSorted((a, b) => compareCells(a, b, 'fr'))).toEqual(['a9', 'a10', 'Eden', 'élan', 'zèbre', '']);
  });

  it('moves within its rows', () => {
    expect([moveRow('ArrowDown', 0, 3), moveRow('ArrowDown', 2, 3), moveRow('ArrowUp', 0, 3), moveRow('End', 0, 3), moveRow('Home', 2, 3)]).toEqual([1, 2, 0, 2, 0]);
    expect([moveRow('x', 0, 3), moveRow('ArrowDown', 0, 0)]).toEqual([undefined, undefined]);
  });
});
