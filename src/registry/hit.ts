// One line of a search answer: an entity, or several that were judged to be the same.
import { type EntityKey, entityRef } from '../kernel/index.js';
import { captionFrom, namesFrom, schemaOf } from './caption.js';
import type { Candidate, NameLine } from './search.store.js';

export interface Scored {
  readonly candidate: Candidate;
  readonly score: number;
}

/** Entities judged to be the same, with the best match among them. Some may hold nothing that the caller may see. */
export interface Cluster {
  readonly best: Scored;
  readonly keys: readonly EntityKey[];
}

const namesShown = 12;

export interface Hit {
  readonly id: string;
  readonly schema: string;
  readonly caption: string;
  readonly names: readonly string[];
  readonly score: number;
  readonly matched: { readonly schema: string; readonly prop: string; readonly value: string };
  readonly originators: readonly string[];
  readonly notices: readonly string[];
  readonly lastReportedOn: string | null;
  /** What the record must name: agency and `entity` or `#statement`. */
  readonly shown: readonly (readonly [string, string])[];
}

/** A matched text is shown around its beginning only; the whole stands on the entity's page. */
const matchedLength = 200;

export function groupHits(cluster: Cluster, lines: readonly NameLine[]): Hit {
  const { candidate, score } = cluster.best;
  const own = orderByKey(cluster.keys, lines);
  const schema = schemaOf([candidate, ...own]);
  const caption = captionFrom(schema, own);
  const names = namesFrom(caption, own).slice(0, namesShown);
  const dates = own.map((line) => line.reportedOn).filter((day) => day !== null).toSorted();
  const named = own.filter((line) => line.value !== null && names.includes(line.value));
  return {
    id: entityRef(candidate), schema, caption, names, score: Math.round(score * 1_000) / 1_000,
    matched: { schema: candidate.schema, prop: candidate.prop, value: candidate.value.slice(0, matchedLength) },
    originators: [...new Set(own.map((line) => line.agencyId))].toSorted(),
    notices: [...new Set(own.flatMap((line) => line.notices))].toSorted(),
    lastReportedOn: dates.at(-1) ?? null,
    shown: [
      ...cluster.keys.filter((key) => own.some((line) => line.agencyId === key.agencyId && line.entityId === key.entityId)).map((key) => [key.agencyId, key.entityId] as const),
      [candidate.agencyId, `#${candidate.statementId}`] as const,
      ...named.map((line) => [line.agencyId, `#${line.statementId}`] as const),
    ],
  };
}

function orderByKey(keys: readonly EntityKey[], lines: readonly NameLine[]): NameLine[] {
  return keys.flatMap((key) => lines.filter((line) => line.agencyId === key.agencyId && line.entityId === key.entityId));
}
