// The numbers by which a text may state one figure: 369 groups, 57 per cent, 369 of 647; +775 % and 8.75 times.
import type { Figure, Precision } from '../figure.js';
import { units } from '../terms.js';
import { type Fit, fits, kgIn, type Quantity } from './quantity.js';

export interface Face {
  readonly kind: 'count' | 'percent' | 'mass' | 'money' | 'times';
  readonly number: number;
  readonly high?: number;
  readonly stated: Precision;
  readonly of?: number;
  readonly isChange: boolean;
  /** Of a share: what is known to be so, what is not known, and both together. */
  readonly role: 'value' | 'unknown' | 'ceiling';
}

export function facesOf(figure: Figure, base: Figure | undefined): readonly Face[] {
  const { value } = figure;
  if (value.kind === 'share') {
    const { yes, unknown, total } = value.counts;
    return ([['value', yes], ['unknown', unknown], ['ceiling', yes + unknown]] as const).filter(([, count]) => count > 0).flatMap(([role, count]) => countFaces(count, total, 'exactly', role));
  }
  if (value.kind === 'interval') return [{ kind: 'percent', number: Number(value.low), high: Number(value.high), stated: 'exactly', isChange: figure.unit === 'percent-change', role: 'value' }];
  if (value.kind !== 'number') return [];
  const [number, stated] = [Number(value.number), value.precision];
  const one = (kind: Face['kind'], rest: Partial<Face> = {}): Face => ({ kind, number, stated, isChange: false, role: 'value', ...rest });
  const dimension = units.get(figure.unit)?.dimension ?? 'count';
  if (dimension === 'change') return [one('percent', { isChange: true }), one('times', { number: 1 + number / 100, isChange: true })];
  if (dimension === 'mass') return [one('mass', { number: number * (kgIn[figure.unit] ?? 1) })];
  if (dimension.startsWith('money')) return [one('money')];
  if (figure.unit === 'percent') return [one('percent', { isChange: figure.measure === 'cost-increase' })];
  const total = base?.value.kind === 'number' ? Number(base.value.number) : undefined;
  return dimension === 'count' ? countFaces(number, total, stated, 'value') : [one('count')];
}

function countFaces(number: number, total: number | undefined, stated: Precision, role: Face['role']): readonly Face[] {
  const count: Face = { kind: 'count', number, stated, isChange: false, role, ...(total !== undefined && { of: total }) };
  return total === undefined || total === 0 ? [count] : [count, { kind: 'percent', number: 100 * number / total, stated, isChange: false, role }];
}

export interface FaceFit {
  readonly fit: Fit;
  readonly face: Face;
  /** `six of eight` where the figure is of eight as well. */
  readonly isOfBase: boolean;
}

const nearness: Readonly<Record<Fit, number>> = { no: 0, loose: 1, close: 2 };

/** How well a claim states one of these numbers: the best; undefined where it is of another kind. */
export function bestFit(claim: Quantity, isChange: boolean, isFall: boolean, faces: readonly Face[]): FaceFit | undefined {
  let best: FaceFit | undefined;
  for (const face of faces) {
    const fit = fitOf(claim, isChange, isFall, face);
    if (fit === undefined || best !== undefined && nearness[fit] <= nearness[best.fit]) continue;
    best = { fit, face, isOfBase: claim.of !== undefined && claim.of === face.of };
    if (fit === 'close') break;
  }
  return best;
}

function fitOf(claim: Quantity, isChange: boolean, isFall: boolean, face: Face): Fit | undefined {
  if (face.high !== undefined) return claim.kind === 'percent' && claim.high !== undefined && isChange === face.isChange ? Math.abs(claim.value - face.number) < 1 && Math.abs(claim.high - face.high) < 1 ? 'close' : 'no' : undefined;
  if (claim.kind === 'percent' && face.kind === 'percent') {
    if (isChange !== face.isChange) return undefined;
    if (isChange && face.number < 0 !== isFall) return 'no';
    return fits(claim, Math.abs(face.number), face.stated);
  }
  if (claim.kind === 'times' && face.kind === 'times') return fits(claim, face.number, face.stated);
  if (claim.kind === 'mass' && face.kind === 'mass') {
    const factor = kgIn[claim.unit] ?? 1;
    return fits({ ...claim, value: claim.value * factor, step: claim.step * factor, ...(claim.high !== undefined && { high: claim.high * factor }) }, face.number, face.stated);
  }
  if (claim.kind === 'money' && face.kind === 'money') return fits(claim, face.number, face.stated);
  if (claim.kind !== 'count') return undefined;
  if (claim.of === undefined || claim.of === face.of) return face.kind === 'count' ? fits(claim, face.number, face.stated) : undefined;
  return face.kind === 'percent' && !face.isChange ? fits({ ...claim, value: 100 * claim.value / claim.of, step: 1 }, face.number, face.stated) : undefined;
}
