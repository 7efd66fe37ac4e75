// A grouped table is drawn as one list of headings and rows, so that a long one can be drawn in part.

export type Item<Row> = { readonly kind: 'heading'; readonly text: string; readonly count: number } | { readonly kind: 'row'; readonly row: Row; readonly at: number };

/** Groups in the order in which `given` first names them; rows within a group in the order of `sorted`. */
export function itemsOf<Row>(sorted: readonly Row[], given: readonly Row[], groupOf: ((row: Row) => string) | undefined): { items: readonly Item<Row>[]; rows: readonly Row[] } {
  if (groupOf === undefined) return { items: sorted.map((row, at) => ({ kind: 'row', row, at })), rows: sorted };
  const names = [...new Set(given.map(groupOf))];
  const groups = names.map((text) => ({ text, members: sorted.filter((row) => groupOf(row) === text) }));
  const rows = groups.flatMap((group) => group.members);
  const places = new Map(rows.map((row, at) => [row, at]));
  const items = groups.flatMap((group): Item<Row>[] => [
    { kind: 'heading', text: group.text, count: group.members.length },
    ...group.members.map((row): Item<Row> => ({ kind: 'row', row, at: places.get(row) ?? 0 })),
  ]);
  return { items, rows };
}
