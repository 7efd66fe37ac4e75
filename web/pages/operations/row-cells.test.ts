import { expect, test } from 'vitest';
import { cellNames, cellsOf, emptyCells, fileOfRow } from './row-cells.js';

test('a form’s row is a file of two lines with every column, quoted, and nothing that is not of its kind', async () => {
  const text = await fileOfRow({ ...emptyCells, kind: 'arrest', row_id: ' A-1 ', agency: 'nsrp', date: '2025-01-02', occurrence_id: 'O-1', commodity: 'FENTANYL', quantity: '3', note: 'said "no", then, ran' }).text();
  const [head, line, ...more] = text.split('\r\n');
  expect(head?.split(',')).toEqual([...cellNames]);
  expect(line).toBe('"A-1","nsrp","arrest","O-1","2025-01-02","","","","","","","","","","","","said ""no"", then, ran"');
  expect(more).toEqual([]);
});

test('a kind has its own columns, and what is no kind has all of them', () => {
  expect(cellsOf('occurrence')).not.toContain('person_key');
  expect(cellsOf('seizure')).toContain('exhibit_no');
  expect(cellsOf('raid')).toEqual(cellNames);
});
