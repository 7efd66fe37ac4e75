// Two small pictures for an alert: when the looks fell, and who stands where. Each has its words beside it; nothing is said by a picture alone.
import { html, type Html } from '../../kernel/index.js';

const DAY_MS = 86_400_000;
const WIDTH = 420;
/** More marks than this are one smear: the sentence gives the number. */
const MOST_MARKS = 200;
const MOST_NODES = 8;
const LABEL_LETTERS = 22;

/** Looks along the days, from the first to the last; the height of a mark is the hour of the day (UTC), since nights tell something. */
export function timeline(momentsMs: readonly number[], label: string): Html {
  const marks = momentsMs.slice(0, MOST_MARKS);
  const first = Math.floor(Math.min(...marks) / DAY_MS);
  const last = Math.max(first + 1, Math.ceil(Math.max(...marks) / DAY_MS));
  const x = (ms: number): string => (34 + (ms / DAY_MS - first) / (last - first) * (WIDTH - 48)).toFixed(1);
  const y = (ms: number): string => (14 + (ms % DAY_MS) / DAY_MS * 56).toFixed(1);
  const day = (nth: number): string => new Date(nth * DAY_MS).toISOString().slice(0, 10);
  return html`<svg viewBox="0 0 ${WIDTH} 96" width="${WIDTH}" height="96" role="img" aria-label="${label}"><title>${label}</title>
<line class="axis" x1="34" x2="${WIDTH - 14}" y1="14" y2="14"/><line class="axis" x1="34" x2="${WIDTH - 14}" y1="42" y2="42"/><line class="axis" x1="34" x2="${WIDTH - 14}" y1="70" y2="70"/>
<text class="soft" x="0" y="18">00 h</text><text class="soft" x="0" y="46">12 h</text><text class="soft" x="0" y="74">24 h</text>
${marks.map((ms) => html`<circle class="look" cx="${x(ms)}" cy="${y(ms)}" r="3.5"/>`)}
<text class="soft" x="34" y="90">${day(first)}</text><text class="soft" x="${WIDTH - 14}" y="90" text-anchor="end">${day(last)}</text></svg>`;
}

export interface Thing {
  readonly label: string;
  readonly looks: number;
}

/** The people on the left, what they asked about on the right. */
export function linkGraph(people: readonly string[], things: readonly Thing[], label: string): Html {
  const left = people.slice(0, MOST_NODES);
  const right = things.slice(0, MOST_NODES);
  const rows = Math.max(left.length, right.length, 1);
  const height = rows * 26 + 10;
  const at = (index: number, count: number): number => (height / (count + 1)) * (index + 1);
  const short = (text: string): string => { const letters = Array.from(text); return letters.length > LABEL_LETTERS ? `${letters.slice(0, LABEL_LETTERS - 1).join('')}…` : text; };
  const lines = left.flatMap((_, l) => right.map((thing, r) => html`<line class="tie" x1="150" y1="${at(l, left.length)}" x2="250" y2="${at(r, right.length)}" stroke-width="${Math.min(4, 1 + Math.log2(Math.max(1, thing.looks)))}"/>`));
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${label}"><title>${label}</title>${lines}
${left.map((name, index) => html`<circle class="node" cx="150" cy="${at(index, left.length)}" r="6"/><text x="138" y="${at(index, left.length) + 4}" text-anchor="end">${short(name)}</text>`)}
${right.map((thing, index) => html`<rect class="thing" x="244" y="${at(index, right.length) - 6}" width="12" height="12"/><text x="262" y="${at(index, right.length) + 4}">${short(thing.label)}${thing.looks > 1 ? ` ×${thing.looks}` : ''}</text>`)}</svg>`;
}
