// A roster as an agency's duty system writes it: CSV with `user`, `starts_at`, `ends_at` and, if it has one, `kind`. What cannot be read is set aside row by row with
// its reason, and the rest is taken; a reason names the rule, never what stood there.
import { BadInput } from '../../kernel/index.js';
import { cellsOf } from '../../kernel/csv/index.js';

export interface ShiftRow {
  readonly memberId: string;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

export interface SetAside {
  /** As an editor counts the lines of the file. */
  readonly line: number;
  readonly en: string;
  readonly fr: string;
}

export interface ShiftFile {
  readonly shifts: readonly ShiftRow[];
  readonly setAside: readonly SetAside[];
}

const hourMs = 3_600_000;
const longestMs = 24 * hourMs;
/** Further away it is a mistyped year. */
const farthestMs = 400 * 24 * hourMs;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

const why = {
  columns: ['another number of columns than the header', 'un autre nombre de colonnes que l’en-tête'],
  user: ['nobody of the agency goes by this name', 'personne du service ne porte ce nom'],
  moment: ['a time is not RFC 3339 with an offset, such as `2026-03-01T07:00:00-05:00`', 'une heure n’est pas au format RFC 3339 avec décalage, comme `2026-03-01T07:00:00-05:00`'],
  order: ['it ends before it begins', 'il finit avant de commencer'],
  long: ['it lasts more than a day', 'il dure plus d’un jour'],
  far: ['it is more than 400 days away', 'il est à plus de 400 jours'],
  kind: ['it is no time at work', 'ce n’est pas un temps de travail'],
  again: ['the same person begins at the same moment in an earlier row', 'la même personne commence au même moment dans une ligne précédente'],
} as const;
const atWork: ReadonlySet<string> = new Set(['', 'shift', 'overtime', 'court', 'callout']);

/** `memberOf`: the account that goes by a name, where one does. Throws `BadInput` for what is no such file. */
export function readShifts(text: string, memberOf: (name: string) => string | undefined, nowMs: number): ShiftFile {
  const [header, ...rows] = cellsOf(text);
  const columns = (header?.cells ?? []).map((one) => one.trim().toLowerCase());
  const [user, starts, ends, kind] = ['user', 'starts_at', 'ends_at', 'kind'].map((one) => columns.indexOf(one)) as [number, number, number, number];
  if (user < 0 || starts < 0 || ends < 0) throw new BadInput('the first line names the columns `user`, `starts_at` and `ends_at`', { fr: 'la première ligne nomme les colonnes `user`, `starts_at` et `ends_at`' });
  const shifts = new Map<string, ShiftRow>();
  const setAside: SetAside[] = [];
  for (const { cells, line } of rows) {
    const read = (): ShiftRow | keyof typeof why => {
      if (cells.length !== columns.length) return 'columns';
      const memberId = memberOf((cells[user] ?? '').trim());
      if (memberId === undefined) return 'user';
      if (kind >= 0 && !atWork.has((cells[kind] ?? '').trim().toLowerCase())) return 'kind';
      return timesOf(memberId, (cells[starts] ?? '').trim(), (cells[ends] ?? '').trim(), nowMs);
    };
    const found = read();
    const key = typeof found === 'string' ? '' : `${found.memberId} ${found.startsAtMs}`;
    const fault = typeof found === 'string' ? found : shifts.has(key) ? 'again' : undefined;
    if (fault !== undefined) setAside.push({ line, en: why[fault][0], fr: why[fault][1] });
    else if (typeof found !== 'string') shifts.set(key, found);
  }
  return { shifts: [...shifts.values()], setAside };
}

function timesOf(memberId: string, starts: string, ends: string, nowMs: number): ShiftRow | keyof typeof why {
  const [startsAtMs, endsAtMs] = [Date.parse(starts), Date.parse(ends)];
  if (!moment.test(starts) || !moment.test(ends) || Number.isNaN(startsAtMs) || Number.isNaN(endsAtMs)) return 'moment';
  if (endsAtMs <= startsAtMs) return 'order';
  if (endsAtMs - startsAtMs > longestMs) return 'long';
  return Math.abs(startsAtMs - nowMs) > farthestMs ? 'far' : { memberId, startsAtMs, endsAtMs };
}
