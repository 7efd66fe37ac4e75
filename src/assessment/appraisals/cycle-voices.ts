// Many voices at once: what stands of one group, by every cell, out of the lines that the gate gives for a whole cycle. The rule of a cell is that of `cell.ts`.
import { cellOf, conflict } from './cell.js';
import { unknown } from './indicator.js';

interface Voice {
  readonly agencyId: string;
  readonly written: number;
  readonly value: string;
}

/**
 * `lines`: `place of the indicator TAB subject TAB agency TAB order of writing TAB value`, the place counted from 1. By cell (`indicator`, or `indicator subject`) a
 * code, `unknown` or `conflict`. Of each agency the latest counts, under whichever label that the reader may see it stands. `centre`: the agency that reconciles.
 * INVARIANT: a cycle counts each group as its own page reads (tests/attacks/access/assessment.test.ts, cycle-voices.test.ts).
 */
export function settled(lines: string, indicators: readonly string[], centre: string): ReadonlyMap<string, string> {
  const heard = new Map<string, Voice[]>();
  for (const line of lines.split('\n')) {
    const [place = '', subject = '', agencyId = '', written = '', value = ''] = line.split('\t');
    const indicator = indicators[Number(place) - 1] ?? '';
    const cell = subject === '' ? indicator : `${indicator} ${subject}`;
    const voice = { agencyId, written: Number(written), value };
    const others = heard.get(cell);
    if (others === undefined) heard.set(cell, [voice]);
    else others.push(voice);
  }
  const values = new Map<string, string>();
  for (const [cell, voices] of heard) values.set(cell, voices.length === 1 ? (voices[0]?.value ?? unknown.code) : together(voices, centre));
  return values;
}

function together(voices: readonly Voice[], centre: string): string {
  const latest = new Map<string, Voice>();
  for (const voice of voices) if ((latest.get(voice.agencyId)?.written ?? -1) < voice.written) latest.set(voice.agencyId, voice);
  const { state, value } = cellOf([...latest.values()], centre);
  return state === 'conflict' ? conflict : (value ?? unknown.code);
}
