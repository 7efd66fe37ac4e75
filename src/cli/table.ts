// A table for the terminal: columns as wide as their widest cell, the last one free.

/** Characters that a folded column needs to be worth reading. */
const leastRoom = 24;

/** `columns`: of the terminal, undefined where there is none; the last column is folded below itself. Cells are plain text; control characters from protected content never reach it as commands. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], columns: number | undefined = process.stdout.columns): string {
  const clean = rows.map((row) => row.map(printable));
  const widths = head.map((title, i) => Math.max(title.length, ...clean.map((row) => row[i]?.length ?? 0)));
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0);
  const room = columns === undefined ? Infinity : columns - before;
  const line = (row: readonly string[]) => row.map((cell, i) => (i === row.length - 1 ? folded(cell, room, before) : cell.padEnd(widths[i] ?? 0))).join('  ').trimEnd();
  return [line(head), line(widths.map((width, i) => '─'.repeat(Math.min(width, 40, i === widths.length - 1 && room >= leastRoom ? room : Infinity)))), ...clean.map(line)].join('\n');
}

/** Broken at words, and hung below where it began; left as it is where there is no room for a column. */
function folded(cell: string, room: number, indent: number): string {
  if (room < leastRoom || cell.length <= room) return cell;
  const lines = cell.match(new RegExp(`.{1,${room}}(?:\\s+|$)|.{1,${room}}`, 'gu')) ?? [cell];
  return lines.map((one) => one.trimEnd()).join(`\n${' '.repeat(indent)}`);
}

export function printable(text: string): string {
  return text.replaceAll(/\p{C}+/gu, ' ');
}
