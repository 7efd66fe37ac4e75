// Many voices at once: what stands of one group, by every cell, out of the lines that the gate gives for a whole cycle. The rule of a cell is that of `cell.ts`.
import { cellOf, conflict } from './cell.js';
import { unknown } from './indicator.js';

interface Voice {
  readonly agencyId: string;
  readonly written: number;
  readonly value: string;
}

/**
 * For the lines of one cycle, group by group. `lines`: `place of the indicator TAB subject TAB agency TAB order of writing TAB value`, the place counted from 1. By
 * cell (`indicator`, or `indicator subject`) a code, `unknown` or `conflict`. Of each agency the latest counts, under whichever label that the reader may see it
 * stands. `centre`: the agency that reconciles. Most cells have one voice, so that a line is taken apart only where another speaks of the same (a sixth of the time).
 * INVARIANT: a cycle counts each group as its own page reads (tests/attacks/access/assessment.test.ts, cycle-voices.test.ts).
 */
export function settling(indicators: readonly string[], centre: string): (lines: string) => Map<string, string> {
  const names = new Map<string, string>();
  const nameOf = (place: string): string => {
    const known = names.get(place);
    if (known !== undefined) return known;
    const [nth = '', subject = ''] = place.split('\t');
    const indicator = indicators[Number(nth) - 1] ?? '';
    const name = subject === '' ? indicator : `${indicator} ${subject}`;
    names.set(place, name);
    return name;
  };
  return (lines) => {
    const values = new Map<string, string>();
    const shared = new Map<string, Voice[]>();
    let first: Map<string, string> | undefined;
    for (let from = 0; from < lines.length;) {
      const found = lines.indexOf('\n', from);
      const to = found < 0 ? lines.length : found;
      const cell = nameOf(lines.slice(from, lines.indexOf('\t', lines.indexOf('\t', from) + 1)));
      if (values.has(cell)) {
        first ??= firstLines(lines, nameOf);
        const voices = shared.get(cell) ?? [voiceOf(first.get(cell) ?? '')];
        shared.set(cell, [...voices, voiceOf(lines.slice(from, to))]);
      } else values.set(cell, lines.slice(lines.lastIndexOf('\t', to - 1) + 1, to));
      from = to + 1;
    }
    for (const [cell, voices] of shared) values.set(cell, together(voices, centre));
    return values;
  };
}

/** By cell, the first line that speaks of it. */
function firstLines(lines: string, nameOf: (place: string) => string): Map<string, string> {
  const first = new Map<string, string>();
  for (const line of lines.split('\n')) {
    const cell = nameOf(line.slice(0, line.indexOf('\t', line.indexOf('\t') + 1)));
    if (!first.has(cell)) first.set(cell, line);
  }
  return first;
}

function voiceOf(line: string): Voice {
  const [, , agencyId = '', written = '', value = ''] = line.split('\t');
  return { agencyId, written: Number(written), value };
}

/** One group's lines. */
export function settled(lines: string, indicators: readonly string[], centre: string): ReadonlyMap<string, string> {
  return settling(indicators, centre)(lines);
}

function together(voices: readonly Voice[], centre: string): string {
  const latest = new Map<string, Voice>();
  for (const voice of voices) if ((latest.get(voice.agencyId)?.written ?? -1) < voice.written) latest.set(voice.agencyId, voice);
  const { state, value } = cellOf([...latest.values()], centre);
  return state === 'conflict' ? conflict : (value ?? unknown.code);
}
