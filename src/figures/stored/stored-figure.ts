// A figure as it was computed, and what was done with it. A revision is never changed: what came later stands beside it (G8).
import type { Figure } from '../figure.js';
import type { ShareCounts } from '../share.js';
import { type Computed, queryOf } from './stored-query.js';

export interface FigureKey {
  readonly agencyId: string;
  readonly figureId: string;
}

export interface StoredFigure extends FigureKey {
  readonly revision: number;
  readonly query: string;
  readonly queryVersion: number;
  readonly scope: string | null;
  readonly computed: Computed;
  /** The day as whose state the registry was read. */
  readonly asOf: string;
  readonly computedAtMs: number;
  /** `member@agency` */
  readonly computedBy: string;
  /** Why it was computed again. */
  readonly why: string | null;
}

/** `shown`: the counts that are public, small cells withheld; of a release undefined. */
export interface FigureAct extends FigureKey {
  readonly actId: string;
  readonly revision: number;
  readonly kind: 'published' | 'released';
  readonly originator: string | null;
  readonly by: readonly string[];
  readonly atMs: number;
  readonly shown: (ShareCounts & { readonly hidden: readonly string[] }) | null;
}

/** In the form of every other figure. `counts`: those that its reader may have; null where there was nothing to count. */
export function asFigure(stored: StoredFigure, counts: ShareCounts | null, agencyName: { readonly en: string; readonly fr: string }, isReleased: boolean): Figure {
  const query = queryOf(stored.query);
  const narrowed = stored.scope === null ? { en: '', fr: '' } : { en: `, scope ${stored.scope}`, fr: `, portée ${stored.scope}` };
  return {
    id: `${stored.agencyId}~${stored.figureId}`, label: { en: `${query.label.en}${narrowed.en}`, fr: `${query.label.fr}${narrowed.fr}` }, measure: query.measure, population: 'ocg-held', unit: 'group',
    period: { kind: 'at', day: stored.asOf }, value: counts === null ? { kind: 'unknown' } : { kind: 'share', counts }, base: null,
    of: { countedBy: stored.agencyId, definition: `${stored.query} ${stored.queryVersion}`, ...(query.level !== undefined && { level: query.level }), ...(stored.scope !== null && { region: stored.scope }) }, standing: 'published',
    method: { en: `stored query ${stored.query}, version ${stored.queryVersion}`, fr: `requête ${stored.query}, version ${stored.queryVersion}` }, asOf: stored.asOf, revision: stored.revision,
    source: { by: agencyName, where: { en: 'registry', fr: 'registre' }, cited: stored.computed.rowsHash, confirmed: 'seen' }, disputes: [],
    caveats: (counts?.withheld ?? 0) > 0 ? [{ en: 'small counts are withheld, and what would give them away by subtraction', fr: 'les petits décomptes ne sont pas communiqués, ni ce qui les livrerait par soustraction' }] : [],
    doesNotSay: query.doesNotSay, evidence: isReleased ? null : { query: stored.query, queryVersion: stored.queryVersion, rowsHash: stored.computed.rowsHash, rows: stored.computed.rows, computedAtMs: stored.computedAtMs, computedBy: stored.computedBy },
    isReleased, effectiveFrom: stored.asOf, effectiveTo: null,
  };
}
