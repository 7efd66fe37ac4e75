// One line of CSV (RFC 4180). What others wrote is opened in spreadsheets: a cell that begins like a formula is kept from being one.

export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => quoted(/^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell)).join(',');
}

function quoted(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
