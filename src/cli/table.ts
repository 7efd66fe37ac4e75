// A table for the terminal: columns as wide as their widest cell, the last one free.

/** Cells are plain text; control characters from protected content never reach the terminal as commands. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const clean = rows.map((row) => row.map(printable));
  const widths = head.map((title, i) => Math.max(title.length, ...clean.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) => row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  ').trimEnd();
  return [line(head), line(widths.map((width) => '─'.repeat(Math.min(width, 40)))), ...clean.map(line)].join('\n');
}

export function printable(text: string): string {
  return text.replaceAll(/\p{C}+/gu, ' ');
}
