// What a person has: their account, their cases, their agency's gateways and assurances, and what was delegated to them. Read afresh for every
// question and again before its answer leaves, like everything about people: what was taken back is gone at once. So it is one statement, planned once.
import { type Db, prepared } from '../db/index.js';
import { channelsTo, sectors } from './gateway.js';
import type { Member } from './member.js';

interface Home {
  readonly agency_id: string;
  readonly sector: string;
  readonly country: string;
  readonly assured: readonly string[];
}
type Standing = Pick<Member, 'sector' | 'country' | 'homeCountry' | 'gateways' | 'assured'>;

interface StandingRow {
  agency_id: string; member_id: string; user_name: string; display_name: string; unit: string | null; role: string;
  clearance_code: string; clearance_rank: number; clearance_until: string; citizenships: string[]; releasabilities: string[]; purposes: string[];
  suspended: boolean; seconded_from: string; person_ref: string | null; stands?: boolean;
  homes: readonly Home[];
  cases: readonly { readonly agency_id: string; readonly case_id: string; readonly title: string; readonly closed_on: string | null }[];
  delegations: readonly { readonly agency_id: string; readonly delegation_id: string; readonly kind: string; readonly case_id: string | null; readonly until_ms: number }[];
}

/**
 * A foreign exchange is covered while both are in force: a decision on the risk of mistreatment that found none that could not be mitigated, and
 * a statement on the partner's reliability (Avoiding Complicity in Mistreatment by Foreign Entities Act; domain.md section 3). The pair holds both
 * ways: the agency `h` with each partner it decided on, and as a partner with each agency that decided on it. What a partner says of itself, or
 * of an agency here, decides nothing; nor does what was ended early. An agency of a foreign partner is covered with itself: it reads its own.
 */
const assuredOf = `
  select other from (
    select case when s.agency_id = h.agency_id then s.partner_agency_id else s.agency_id end as other
    from assurance s join agency a on a.agency_id = s.agency_id join agency p on p.agency_id = s.partner_agency_id
    where (s.agency_id = h.agency_id or s.partner_agency_id = h.agency_id) and s.decided_on <= $3
      and a.sector <> $5 and p.sector = $5
      and not exists (select from assurance_end e where e.agency_id = s.agency_id and e.assurance_id = s.assurance_id)
    group by 1
    having bool_or(s.kind = 'mistreatment_risk' and s.outcome = 'may_share' and s.expires_on >= $3)
      and bool_or(s.kind = 'reliability' and s.outcome = 'may_share' and s.expires_on >= $3)
      and not bool_or(s.outcome = 'may_not_share' and s.expires_on >= $3)
  ) as covered
  union select h.agency_id where h.sector = $5`;

/** `$1` agency, `$2` member, `$3` the day, `$4` the moment by this node's clock, `$5` the sector of foreign partners. */
const standingOf = (more: string): string => `
  select m.agency_id, m.member_id, m.user_name, m.display_name, m.unit, m.role, m.clearance_code, m.clearance_rank, m.clearance_until, m.citizenships,
    m.releasabilities, m.purposes, m.suspended, m.seconded_from, m.person_ref,${more}
    (select coalesce(json_agg(json_build_object('agency_id', h.agency_id, 'sector', h.sector, 'country', h.country,
        'assured', (select coalesce(json_agg(o.other order by o.other), '[]') from (${assuredOf}) as o))), '[]')
      from agency h where h.agency_id in (m.agency_id, m.seconded_from)) as homes,
    (select coalesce(json_agg(json_build_object('agency_id', f.agency_id, 'case_id', f.case_id, 'title', f.title, 'closed_on', f.closed_on) order by f.agency_id, f.case_id), '[]')
      from case_assignment a join case_file f on f.agency_id = a.agency_id and f.case_id = a.case_id
      where a.member_agency_id = m.agency_id and a.member_id = m.member_id and a.from_on <= $3 and (a.to_on is null or a.to_on >= $3)) as cases,
    (select coalesce(json_agg(json_build_object('agency_id', d.agency_id, 'delegation_id', d.delegation_id, 'kind', d.kind, 'case_id', d.case_id,
        'until_ms', floor(extract(epoch from d.until_at) * 1000)) order by d.agency_id, d.delegation_id), '[]')
      from delegation d where d.grantee_agency_id = m.agency_id and d.grantee_member_id = m.member_id
        and d.from_at <= $4 and d.until_at > $4 and d.taken_back_at is null) as delegations
  from member m where m.agency_id = $1 and m.member_id = $2`;
const standingText = standingOf('');
/** Also whether the session `$6` stands. */
const withSessionText = `${standingOf(`
    exists (select from session s where s.agency_id = m.agency_id and s.session_id = $6 and s.member_id = m.member_id and s.revoked_at is null and s.expires_at > $4 and s.idle_until > $4) as stands,`)} and m.active`;

/** Undefined when there is none, or it is no longer active and `former` is not asked for. A delegation counts that has begun, is not over and was not taken back. */
export async function memberStanding(db: Db, who: { readonly agencyId: string; readonly memberId: string; readonly former?: boolean }, today: string, nowMs: number): Promise<Member | undefined> {
  const former = who.former === true;
  const values = [who.agencyId, who.memberId, today, new Date(nowMs), sectors.foreignPartner];
  const [row] = await prepared<StandingRow>(db, former ? 'former-standing' : 'member-standing', former ? standingText : `${standingText} and m.active`, values);
  return row === undefined ? undefined : memberOf(row, today);
}

/** The member as they stand now, and whether their session does: one reading for what is asked before every answer. */
export async function standingInSession(db: Db, who: { readonly agencyId: string; readonly memberId: string; readonly sessionId: string }, today: string, nowMs: number): Promise<{ readonly stands: boolean; readonly member: Member | undefined }> {
  const [row] = await prepared<StandingRow>(db, 'standing-in-session', withSessionText, [who.agencyId, who.memberId, today, new Date(nowMs), sectors.foreignPartner, who.sessionId]);
  return { stands: row?.stands === true, member: row && memberOf(row, today) };
}

function memberOf(row: StandingRow, today: string): Member {
  return {
    agencyId: row.agency_id, memberId: row.member_id, userName: row.user_name, displayName: row.display_name, unit: row.unit,
    role: row.role, clearanceCode: row.clearance_code, clearanceRank: row.clearance_rank, clearanceUntil: row.clearance_until,
    citizenships: row.citizenships, releasabilities: row.releasabilities, purposes: row.purposes,
    cases: row.cases.map((duty) => ({ ref: `${duty.agency_id}~${duty.case_id}`, title: duty.title, closedOn: duty.closed_on })),
    suspended: row.suspended, secondedFrom: row.seconded_from,
    delegations: row.delegations.map((one) => ({
      delegationId: one.delegation_id, agencyId: one.agency_id, kind: one.kind === 'eyes_only' ? 'eyes_only' : 'case',
      caseRef: one.case_id === null ? '' : `${one.agency_id}~${one.case_id}`, untilMs: one.until_ms,
    })),
    ...throughAgencies(row, today),
    ...(row.person_ref !== null && { personRef: row.person_ref }),
  };
}

/** For a secondee only what home and host have in common. Days are `YYYY-MM-DD`. */
function throughAgencies({ agency_id, seconded_from, homes }: StandingRow, today: string): Standing {
  const of = (agencyId: string) => homes.find((one) => one.agency_id === agencyId);
  const ids = seconded_from === '' ? [agency_id] : [agency_id, seconded_from];
  const [host, home] = [of(agency_id), seconded_from === '' ? undefined : of(seconded_from)];
  const [channels, assured] = [ids.map((id) => channelsTo(of(id)?.sector ?? '', today)), ids.map((id) => of(id)?.assured ?? [])];
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
