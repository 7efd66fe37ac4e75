// What a person has through others: their agency's gateways and assurances, and what was delegated to them. Read afresh for every question,
// like everything about people: what was taken back is gone at once.
import { type Db, sql } from '../db/index.js';
import { channelsTo, sectors } from './gateway.js';
import type { HeldDelegation, Member } from './member.js';

interface Person {
  readonly agency_id: string;
  readonly member_id: string;
  readonly seconded_from: string;
}
type Standing = Pick<Member, 'sector' | 'country' | 'homeCountry' | 'gateways' | 'assured'>;

/** For a secondee only what home and host have in common. Days are `YYYY-MM-DD`. */
export async function standingOf(db: Db, person: Person, today: string): Promise<Standing> {
  const ids = person.seconded_from === '' ? [person.agency_id] : [person.agency_id, person.seconded_from];
  const agencies = await db.selectFrom('agency').select(['agency_id', 'sector', 'country']).where('agency_id', 'in', ids).execute();
  const of = (agencyId: string | undefined) => agencies.find((one) => one.agency_id === agencyId);
  const [host, home] = [of(ids[0]), of(ids[1])];
  const [channels, assured] = [ids.map((agencyId) => channelsTo(of(agencyId)?.sector ?? '', today)), await Promise.all(ids.map((agencyId) => assuredWith(db, agencyId, today)))];
  return {
    sector: host?.sector ?? '', country: host?.country ?? '', homeCountry: home?.country ?? '',
    gateways: inAll(channels), assured: assuredHere(assured, host?.sector !== sectors.foreignPartner && home?.sector === sectors.foreignPartner),
  };
}

/** Whoever is seconded from a foreign partner reads what the agencies here gave that partner: its own list counts. */
function assuredHere(lists: readonly (readonly string[])[], isFromAbroad: boolean): readonly string[] {
  return isFromAbroad ? (lists[1] ?? []) : inAll(lists);
}

function inAll(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = lists;
  return first.filter((one) => others.every((list) => list.includes(one)));
}

/**
 * A foreign exchange is covered while both are in force: a decision on the risk of mistreatment that found none that could not be mitigated, and
 * a statement on the partner's reliability (Avoiding Complicity in Mistreatment by Foreign Entities Act; domain.md section 3). The pair holds both
 * ways: `agencyId` with each partner it decided on, and as a partner with each agency that decided on it. What a partner says of itself, or
 * of an agency here, decides nothing; nor does what was ended early.
 */
async function assuredWith(db: Db, agencyId: string, today: string): Promise<readonly string[]> {
  const { rows } = await sql<{ other: string }>`
    select case when s.agency_id = ${agencyId} then s.partner_agency_id else s.agency_id end as other
    from assurance s join agency a on a.agency_id = s.agency_id join agency p on p.agency_id = s.partner_agency_id
    where (s.agency_id = ${agencyId} or s.partner_agency_id = ${agencyId}) and s.decided_on <= ${today}
      and a.sector <> ${sectors.foreignPartner} and p.sector = ${sectors.foreignPartner}
      and not exists (select from assurance_end e where e.agency_id = s.agency_id and e.assurance_id = s.assurance_id)
    group by 1
    having bool_or(s.kind = 'mistreatment_risk' and s.outcome = 'may_share' and s.expires_on >= ${today})
      and bool_or(s.kind = 'reliability' and s.outcome = 'may_share' and s.expires_on >= ${today})
      and not bool_or(s.outcome = 'may_not_share' and s.expires_on >= ${today})
    order by 1`.execute(db);
  // An agency of a foreign partner is covered with itself: it reads its own.
  const own = await db.selectFrom('agency').select('agency_id').where('agency_id', '=', agencyId).where('sector', '=', sectors.foreignPartner).execute();
  return [...new Set([...rows.map((row) => row.other), ...own.map((row) => row.agency_id)])].toSorted();
}

/** What holds at `nowMs` by this node's clock: begun, not over, not taken back. */
export async function delegationsTo(db: Db, person: Person, nowMs: number): Promise<readonly HeldDelegation[]> {
  const now = new Date(nowMs);
  const rows = await db.selectFrom('delegation').select(['agency_id', 'delegation_id', 'kind', 'case_id', 'until_at'])
    .where('grantee_agency_id', '=', person.agency_id).where('grantee_member_id', '=', person.member_id)
    .where('from_at', '<=', now).where('until_at', '>', now).where('taken_back_at', 'is', null).orderBy('agency_id').orderBy('delegation_id').execute();
  return rows.map((row) => ({
    delegationId: row.delegation_id, agencyId: row.agency_id, kind: row.kind === 'eyes_only' ? 'eyes_only' : 'case',
    caseRef: row.case_id === null ? '' : `${row.agency_id}~${row.case_id}`, untilMs: row.until_at.getTime(),
  }));
}
