// What was released of derived reports, as the rows have it now, against what was announced on the record (G2): a label that says "released" is
// explained by releases of every originator that held the report back, each announced and none taken back since; by nothing else.
import type { Label, LabelStore } from '../../access/index.js';
import { type Db, sql } from '../../db/index.js';
import type { RegistryProblem } from '../registry-problem.js';
import { DerivedStore, type ReleaseRequest } from './derived.store.js';
import { bindingOriginators, commonTerms, inputsHash, releaseHash } from './terms.js';
import { unreleased } from './settle.js';

/** The announced rows of an intent, as far as derived reports have them. */
export interface ReleaseRows {
  readonly agency?: string;
  readonly report?: string;
  readonly inputs?: string;
  readonly request?: string;
  readonly release?: string;
  readonly hash?: string;
  readonly labels?: readonly number[];
  readonly takenBack?: string;
  readonly withdrawn?: string;
}

interface Place {
  readonly agencyId: string;
  readonly index: bigint;
}

interface Outcomes {
  readonly failed: ReadonlySet<string>;
  readonly shredded: ReadonlySet<string>;
}

const placeOf = ({ agencyId, index }: Place): string => `${agencyId}~${index}`;

/** Reads what was announced, entry by entry; then compares. */
export class ReleaseAudit {
  readonly #inputs = new Map<string, string>();
  readonly #requests = new Map<string, string>();
  readonly #releases = new Map<string, string>();
  /** The last entry that took back what an originator released on a request, or withdrew the request. */
  readonly #ended: (Place & { readonly what: string })[] = [];

  take(place: Place, rows: ReleaseRows): void {
    const at = placeOf(place);
    if (rows.inputs !== undefined) this.#inputs.set(at, rows.inputs);
    if (rows.release !== undefined && rows.hash !== undefined) this.#releases.set(at, `${rows.release} ${rows.hash}`);
    else if (rows.request !== undefined && rows.labels !== undefined) this.#requests.set(at, requestLine({ ...rows, id: rows.request }));
    const what = rows.takenBack === undefined ? rows.withdrawn : `released ${rows.takenBack}`;
    if (what !== undefined) this.#ended.push({ ...place, what });
  }

  async problems(db: Db, { failed, shredded }: Outcomes): Promise<RegistryProblem[]> {
    const problems: RegistryProblem[] = [];
    const check = (place: Place, known: string | undefined, now: string, what: string): void => {
      if (!shredded.has(placeOf(place)) && known !== now) problems.push({ log: place.agencyId, index: place.index, code: 'release_unannounced', message: `${what} is not as it was announced` });
    };
    const hasEnded = (what: string, { agencyId, index }: Place) => this.#ended.some((one) => one.what === what && one.agencyId === agencyId && one.index > index && !failed.has(placeOf(one)));
    for (const row of await db.selectFrom('release_request').selectAll().where('withdrawn_at', 'is', null).execute()) {
      const [place, id] = [{ agencyId: row.agency_id, index: row.intent_index }, `${row.agency_id}~${row.request_id}`];
      check(place, this.#requests.get(placeOf(place)), requestLine({ id, report: `${row.agency_id}~${row.report_id}`, labels: row.label_ids }), `request ${row.request_id}`);
      if (hasEnded(id, place)) problems.push({ log: place.agencyId, index: place.index, code: 'release_unannounced', message: `request ${row.request_id} was withdrawn and stands` });
    }
    for (const row of await db.selectFrom('derived_release').selectAll().where('taken_back_at', 'is', null).execute()) {
      const [place, request] = [{ agencyId: row.agency_id, index: row.intent_index }, `${row.request_agency_id}~${row.request_id}`];
      check(place, this.#releases.get(placeOf(place)), `${row.release_id} ${releaseHash({ request, release: row.release_id, agencies: row.agencies, purposes: row.purposes })}`, `release ${row.release_id}`);
      if (hasEnded(`released ${request}`, place)) problems.push({ log: place.agencyId, index: place.index, code: 'release_unannounced', message: `release ${row.release_id} was taken back and stands` });
    }
    for (const { place, hash } of await keptInputs(db)) check(place, this.#inputs.get(placeOf(place)), hash, 'what a report was derived from');
    return problems;
  }
}

function requestLine({ id, report = '', labels = [] }: { readonly id: string; readonly report?: string; readonly labels?: readonly number[] }): string {
  return `${id} ${report} ${labels.join(',')}`;
}

/** Of derived reports of which anything was ever asked to be released: nothing else rests on these rows. */
async function keptInputs(db: Db): Promise<{ place: Place; hash: string }[]> {
  const rows = await db.selectFrom('derivation').selectAll()
    .where(sql<boolean>`exists (select from release_request q where q.agency_id = derivation.agency_id and q.report_id = derivation.report_id)`).execute();
  const groups = grouped(rows, (row) => `${row.agency_id}~${row.intent_index}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const inputs = group.map((row) => ({ source: `${row.source_agency_id}~${row.source_report_id}`, labelIds: row.label_ids }));
    return [{ place: { agencyId: first.agency_id, index: first.intent_index }, hash: inputsHash(inputs) }];
  });
}

/** Whether what a label of a report says of a release is what the rows of its originators make of it. */
export async function releasedNow(db: Db, labels: LabelStore): Promise<(report: string, label: Label) => boolean> {
  const store = new DerivedStore(db);
  const requests = await db.selectFrom('release_request').select(['agency_id', 'report_id']).distinct().execute();
  const found = new Map<string, { readonly request: ReleaseRequest; readonly terms: string }>();
  for (const { agency_id: agencyId, report_id: reportId } of requests) {
    const request = await store.standing({ agencyId, reportId });
    if (request === undefined) continue;
    const inputs = (await store.inputs({ agencyId, reportId })).flatMap((one) => one.labelIds).flatMap((labelId) => labels.label(labelId) ?? []);
    const terms = commonTerms(bindingOriginators(inputs, agencyId, request), await store.releases(request));
    found.set(`${agencyId}~${reportId}`, { request, terms: JSON.stringify([terms.agencies, terms.purposes]) });
  }
  const baseOf = (label: Label) => labels.find(label.agencyId, unreleased(label));
  return (report, label) => {
    const known = found.get(report);
    const base = baseOf(label);
    return known !== undefined && base !== undefined && known.request.labelIds.includes(base.labelId) && known.terms === JSON.stringify([label.releasedTo, label.releasedFor]);
  };
}

/** Restrictions of inputs that reached a report, as `agency~restriction`. */
export async function inheritedRestrictions(db: Db): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db.selectFrom('derived_restriction').selectAll().execute();
  const groups = grouped(rows, (row) => `${row.agency_id}~${row.report_id}`);
  return new Map([...groups].map(([report, group]) => [report, group.map((row) => `${row.restriction_agency_id}~${row.restriction_id}`)]));
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
