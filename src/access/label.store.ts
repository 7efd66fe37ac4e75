// Labels as rows: interned once, never changed, so that a number in a search key always means the same marking.
import type { Db } from '../db/index.js';
import { sectors } from './gateway.js';
import { canonOf, type Label, labelRow } from './label.js';
import type { LabelSpec } from './label-spec.js';

export class LabelStore {
  readonly #db: Db;
  #labels: readonly Label[] = [];
  #byCanon = new Map<string, Label>();
  #byId = new Map<number, Label>();
  #version = 0;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Grows by one with every new label: whoever derives something from the list keeps this beside it. */
  get version(): number {
    return this.#version;
  }

  get all(): readonly Label[] {
    return this.#labels;
  }

  label(labelId: number): Label | undefined {
    return this.#byId.get(labelId);
  }

  /** The label of this marking, when there is one. */
  find(agencyId: string, spec: LabelSpec): Label | undefined {
    return this.#byCanon.get(canonOf(labelRow(agencyId, spec)));
  }

  async load(): Promise<void> {
    const [rows, agencies] = await Promise.all([
      this.#db.selectFrom('label').selectAll().orderBy('label_id').execute(),
      this.#db.selectFrom('agency').select(['agency_id', 'sector']).execute(),
    ]);
    const sectorOf = new Map(agencies.map((agency) => [agency.agency_id, agency.sector]));
    this.#keep(rows.map((row) => ({
      agencyId: row.agency_id, labelId: row.label_id, levelCode: row.level_code, levelRank: row.level_rank,
      releasableTo: row.releasable_to, citizenshipsOnly: row.citizenships_only, originatorControl: row.originator_control,
      purposes: row.purposes, permittedUses: row.permitted_uses, caveats: row.caveats, caseRef: row.case_ref,
      restricted: row.restricted, expiresOn: row.expires_on, sealed: row.sealed,
      kinds: row.kinds, units: row.units, disclosedUnder: row.disclosed_under, origins: row.origins, inputChannels: row.input_channels,
      releasedTo: row.released_to, releasedFor: row.released_for,
      sector: sectorOf.get(row.agency_id) ?? '',
      foreignOrigins: [...new Set([row.agency_id, ...row.origins])].filter((agencyId) => sectorOf.get(agencyId) === sectors.foreignPartner).toSorted(),
    })));
  }

  /** The label of this marking, made if it is new. Throws `BadInput` for an unknown level. */
  async intern(agencyId: string, spec: LabelSpec): Promise<Label> {
    const row = labelRow(agencyId, spec);
    const canon = canonOf(row);
    const known = this.#byCanon.get(canon);
    if (known !== undefined) return known;
    await this.#db.insertInto('label').values({
      agency_id: agencyId, canon, level_code: row.levelCode, level_rank: row.levelRank, releasable_to: [...row.releasableTo],
      citizenships_only: [...row.citizenshipsOnly], originator_control: row.originatorControl, purposes: [...row.purposes],
      permitted_uses: [...row.permittedUses], caveats: [...row.caveats], case_ref: row.caseRef, restricted: row.restricted,
      expires_on: row.expiresOn, sealed: row.sealed, kinds: [...row.kinds], units: [...row.units], disclosed_under: row.disclosedUnder,
      origins: [...row.origins], input_channels: [...row.inputChannels], released_to: [...row.releasedTo], released_for: [...row.releasedFor],
    }).onConflict((conflict) => conflict.columns(['agency_id', 'canon']).doNothing()).execute();
    await this.load();
    return this.#byCanon.get(canon) as Label;
  }

  #keep(labels: readonly Label[]): void {
    this.#labels = labels;
    this.#byCanon = new Map(labels.map((label) => [canonOf(label), label]));
    this.#byId = new Map(labels.map((label) => [label.labelId, label]));
    this.#version += 1;
  }
}
