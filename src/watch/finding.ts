// One SELECT that gives findings in the agreed columns, so that no detector forgets one. Rounded: sums over threads differ in their last digit, and two runs must give the same bytes.
import { FAINT } from './chance.js';

export interface FindingParts {
  readonly detector: string;
  /** FROM and WHERE; the access found is aliased `o` unless `access`, `actor`, `subject` and `at` say otherwise. */
  readonly from: string;
  readonly llr: string;
  /** Pairs for `json_object`: `'count', b.own_k`. */
  readonly facts: string;
  readonly actor?: string;
  readonly access?: string;
  readonly subject?: string;
  readonly at?: string;
  /** Default: the moment of the access. */
  readonly knownAt?: string;
  readonly episode?: string;
  /** A list of `table:identifier`. */
  readonly rowRefs?: string;
}

/** The last access of a group, the same one in every run. */
export const lastAccess = 'arg_max(access, {\'t\': "at", \'a\': access})';

export const findingSelect = (parts: FindingParts): string => `
  SELECT * FROM (
    SELECT '${parts.detector}' AS detector, ${parts.actor ?? 'o.actor'} AS actor, ${parts.access ?? 'o.access'} AS access, ${parts.subject ?? 'o.subject'} AS subject,
      CAST(${parts.episode ?? 'NULL'} AS VARCHAR) AS episode, ${parts.at ?? 'o.at'} AS "at", ${parts.knownAt ?? 'o.at'} AS known_at, round(CAST(${parts.llr} AS DOUBLE), 3) AS llr,
      json_object(${parts.facts}) AS facts, CAST(${parts.rowRefs ?? '[]'} AS VARCHAR[]) AS row_refs
    FROM ${parts.from})
  WHERE llr >= ${FAINT}`;
