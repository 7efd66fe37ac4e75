// Service accounts: a program's key, which names what it may do, ends on a day, and never searches (policies/roles.cedar, `services-never-read`).
import { hash, timingSafeEqual } from 'node:crypto';
import type { Db } from '../../db/index.js';
import { type Clock, newId, type Random } from '../../kernel/index.js';
import { type KeptRows, rowAs } from '../kept/index.js';
import type { Caller, Member } from '../member.js';

const longestLifeMs = 366 * 86_400_000;
const touchEveryMs = 60_000;

export interface ServiceAccount {
  readonly agencyId: string;
  readonly serviceId: string;
  readonly name: string;
  /** `import`: bring files in for its agency. `ledger`: watch heads and metrics, which are open to all, under a name. `feed`: send the log of another system of its agency to the live examiner. Nothing else can be said. */
  readonly may: readonly string[];
  readonly madeBy: string;
  readonly madeAtMs: number;
  readonly expiresAtMs: number;
  readonly lastUsedAtMs: number | null;
  readonly revokedAtMs: number | null;
}

export class ServiceAccountStore {
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #kept: KeptRows;

  constructor(db: Db, clock: Clock, random: Random, kept: KeptRows) {
    this.#kept = kept;
    this.#db = db;
    this.#clock = clock;
    this.#random = random;
  }

  /** Days from today that a key may last at most; more is refused by whoever asks. */
  isShortEnough(expiresAtMs: number): boolean {
    return expiresAtMs > this.#clock() && expiresAtMs - this.#clock() <= longestLifeMs;
  }

  /** Makes an account and returns its key, which is kept nowhere: 256 bits behind the agency and the account that lead to its row. */
  async make(agencyId: string, name: string, may: readonly string[], madeBy: string, expiresAtMs: number): Promise<{ readonly serviceId: string; readonly key: string }> {
    const serviceId = newId('svc', this.#random);
    const key = this.#newKey(agencyId, serviceId);
    const row = {
      agency_id: agencyId, service_id: serviceId, name, key_hash: hash('sha256', key, 'hex'), may: [...may], made_by: madeBy, made_at: new Date(this.#clock()),
      expires_at: new Date(expiresAtMs), last_used_at: null, revoked_at: null,
    };
    await this.#kept.change([rowAs('service_account', row)], () => this.#db.insertInto('service_account').values(row).execute());
    return { serviceId, key };
  }

  /** A new key for an account that stands; the old one is worth nothing from that moment. Undefined where there is none. */
  async rotate(agencyId: string, serviceId: string): Promise<string | undefined> {
    const key = this.#newKey(agencyId, serviceId);
    const keyHash = hash('sha256', key, 'hex');
    const row = await this.#db.selectFrom('service_account').selectAll().where('agency_id', '=', agencyId).where('service_id', '=', serviceId).executeTakeFirst();
    if (row === undefined || !this.#stands(row)) return undefined;
    const isDone = await this.#kept.change([rowAs('service_account', { ...row, key_hash: keyHash })], async () => {
      const { numUpdatedRows } = await this.#db.updateTable('service_account').set({ key_hash: keyHash }).where('agency_id', '=', agencyId)
        .where('service_id', '=', serviceId).where('revoked_at', 'is', null).executeTakeFirst();
      return numUpdatedRows === 1n;
    }, Boolean);
    return isDone ? key : undefined;
  }

  /** The account of a key that stands; its last use moves once a minute. */
  async find(key: string): Promise<ServiceAccount | undefined> {
    const [, agencyId = '', serviceId = ''] = /^custos-key\.(.+)\.(svc-[0-9a-z]{16})\.[\w-]{43}$/.exec(key) ?? [];
    const row = await this.#db.selectFrom('service_account').selectAll().where('agency_id', '=', agencyId).where('service_id', '=', serviceId).executeTakeFirst();
    if (row === undefined || !timingSafeEqual(Buffer.from(row.key_hash), Buffer.from(hash('sha256', key, 'hex'))) || !this.#stands(row)) return undefined;
    if (this.#clock() - (row.last_used_at?.getTime() ?? 0) >= touchEveryMs) {
      await this.#db.updateTable('service_account').set({ last_used_at: new Date(this.#clock()) }).where('agency_id', '=', agencyId).where('service_id', '=', serviceId).execute();
    }
    return accountOf(row);
  }

  async isLive({ member }: Caller): Promise<boolean> {
    const row = await this.#db.selectFrom('service_account').select(['expires_at', 'revoked_at']).where('agency_id', '=', member.agencyId)
      .where('service_id', '=', member.memberId).executeTakeFirst();
    return row !== undefined && this.#stands(row);
  }

  async list(agencyId: string): Promise<ServiceAccount[]> {
    return (await this.#db.selectFrom('service_account').selectAll().where('agency_id', '=', agencyId).orderBy('made_at').execute()).map(accountOf);
  }

  /** False when there is no such account, or its key was taken back before. */
  async revoke(agencyId: string, serviceId: string): Promise<boolean> {
    const at = new Date(this.#clock());
    const row = await this.#db.selectFrom('service_account').selectAll().where('agency_id', '=', agencyId).where('service_id', '=', serviceId).executeTakeFirst();
    if (row === undefined) return false;
    return this.#kept.change([rowAs('service_account', { ...row, revoked_at: at })], async () => {
      const { numUpdatedRows } = await this.#db.updateTable('service_account').set({ revoked_at: at }).where('agency_id', '=', agencyId)
        .where('service_id', '=', serviceId).where('revoked_at', 'is', null).executeTakeFirst();
      return numUpdatedRows === 1n;
    }, Boolean);
  }

  #newKey(agencyId: string, serviceId: string): string {
    return `custos-key.${agencyId}.${serviceId}.${Buffer.from(this.#random(32)).toString('base64url')}`;
  }

  #stands(row: { readonly expires_at: Date; readonly revoked_at: Date | null }): boolean {
    return row.revoked_at === null && row.expires_at.getTime() > this.#clock();
  }
}

/** An account as the policies see it: nothing but its role, which they forbid everything but what it is for. */
export function memberOfService({ agencyId, serviceId, name, may }: ServiceAccount): Member {
  return {
    agencyId, memberId: serviceId, userName: serviceId, displayName: name, unit: null, role: 'service', clearanceCode: 'RELIABILITY', clearanceRank: 2,
    clearanceUntil: '9999-12-31', citizenships: [], releasabilities: [], purposes: [...(may.includes('import') ? ['service_feed'] : []), ...(may.includes('feed') ? ['log_feed'] : [])], cases: [], sector: '', country: 'CA', suspended: false,
    secondedFrom: '', homeCountry: '', delegations: [], gateways: [], assured: [],
  };
}

interface ServiceRow {
  agency_id: string; service_id: string; name: string; may: string[]; made_by: string; made_at: Date; expires_at: Date; last_used_at: Date | null; revoked_at: Date | null;
}

function accountOf(row: ServiceRow): ServiceAccount {
  return {
    agencyId: row.agency_id, serviceId: row.service_id, name: row.name, may: row.may, madeBy: row.made_by, madeAtMs: row.made_at.getTime(),
    expiresAtMs: row.expires_at.getTime(), lastUsedAtMs: row.last_used_at?.getTime() ?? null, revokedAtMs: row.revoked_at?.getTime() ?? null,
  };
}
