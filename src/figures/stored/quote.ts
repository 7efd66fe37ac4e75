// A figure as a text quotes it: that revision and no other, in the counts that would be public, so that nothing changes in the text on the day of its release (G5, G7, G8).
import type { Figure } from '../figure.js';
import { publishable } from './cells.js';
import type { ReadFigure } from './figure-view.js';
import { isOf, originatorsLeft } from './publication.js';
import { asFigure, type FigureAct } from './stored-figure.js';

/** What has become of a figure since the revision that is quoted, as far as its reader may know. */
export interface Since {
  readonly revision: number;
  readonly asOf: string;
  readonly why: string | null;
}

export interface Quote {
  readonly ref: string;
  readonly revision: number;
  /** Null where this revision is not kept, or counts too few to be told. */
  readonly figure: Figure | null;
  readonly isPublic: boolean;
  /** Agencies whose part is not released; empty for what is public. */
  readonly notReleased: readonly string[];
  /** Labels that whoever reads it has to see; none for what is public. */
  readonly labels: readonly number[];
  /** Null: it is the last. */
  readonly since: Since | null;
}

/** `acts`: all of them. Of a figure that its reader has only as published, nothing is known but its publications. */
export function quote(read: ReadFigure, ref: string, revision: number, acts: readonly FigureAct[]): Quote | undefined {
  if ('reference' in read) {
    const { reference } = read;
    const since = reference.revision > revision ? { revision: reference.revision, asOf: reference.asOf, why: null } : null;
    return reference.revision < revision ? undefined : { ref, revision, figure: since === null ? reference : null, isPublic: reference.isReleased, notReleased: [], labels: [], since };
  }
  const { revisions, latest, whole } = read.view;
  const since = latest.revision > revision ? { revision: latest.revision, asOf: latest.asOf, why: whole ? latest.why : null } : null;
  const quoted = revisions.find((one) => one.revision === revision);
  // Whoever has the publication alone has its last one: of an earlier revision they know that it was corrected.
  if (quoted === undefined) return since === null ? undefined : { ref, revision, figure: null, isPublic: false, notReleased: [], labels: [], since };
  const published = acts.findLast((act) => act.kind === 'published' && isOf(quoted, act));
  const shown = published?.shown ?? publishable(quoted.computed);
  return {
    ref, revision, since, figure: shown === undefined ? null : asFigure(quoted, shown, (id) => ({ en: id, fr: id }), published !== undefined),
    isPublic: published !== undefined, notReleased: published === undefined ? originatorsLeft(quoted, acts) : [], labels: published === undefined ? quoted.computed.labels : [],
  };
}
