// Who could see this, and what would this person see: questions like any other, at the door and on the record. What the asker does not see
// themselves is answered as what is not there (G4); members of other agencies are counted, for who works there is that agency's to say.
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { type Label, type Member, markingOf, type Plan, type Sealed, seal } from '../access/index.js';
import { Sight, type SeenUnder, type Seer, whoSees, workingsOf } from '../access/replay/index.js';
import { entityRef, parseEntityRef } from '../kernel/index.js';
import type { StoredStatement } from '../registry/index.js';
import { answer } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { anyCallerOf, callerOf } from './caller.js';
import { type LedgerReceipt, NothingToShow, SightAnswer, WhoSeesAnswer, WhoSeesQuery } from './contract.js';
import { presentOrNothing } from './entity-routes.js';
import type { House } from './house.js';

const Id = Type.Object({ id: Type.String({ maxLength: 300 }) });
const User = Type.Object({ user: Type.String({ maxLength: 200 }) });
const shape = { params: Id, querystring: WhoSeesQuery, response: { 200: WhoSeesAnswer, 404: NothingToShow } };

interface Found {
  readonly statements: readonly StoredStatement[];
}

export function sightRoutes(app: App, house: House): void {
  app.get('/api/access/who-sees/entities/:id', { schema: shape }, async (request, reply) => {
    const { id } = request.params;
    const plan = await planFor(house, await callerOf(house, request), { action: 'whoSees', asked: { entity: id, statement: request.query.statement ?? null } });
    const key = parseEntityRef(id);
    return presentSeers(house, reply, await house.entities.read(plan, key, {}), (one) => entityRef(one) === id && isAsked(one, request.query.statement));
  });

  app.get('/api/access/who-sees/reports/:id', { schema: shape }, async (request, reply) => {
    const { id } = request.params;
    const plan = await planFor(house, await callerOf(house, request), { action: 'whoSees', asked: { report: id, statement: request.query.statement ?? null } });
    return presentSeers(house, reply, await house.reports.read(plan, parseEntityRef(id)), (one) => isAsked(one, request.query.statement));
  });

  app.get('/api/access/sight', { schema: { response: { 200: SightAnswer } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const { member } = caller;
    const plan = await planFor(house, caller, { action: 'seeOwnSight', asked: {} });
    return answer(house, reply, seal(plan, memberIds(member), member), (found, ledger) => presentSight(house, found, plan, ledger));
  });

  app.get('/api/access/sight/:user', { schema: { params: User, response: { 200: SightAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    // Before anybody is looked up: whoever may not ask learns nothing of who there is.
    const plan = await planFor(house, caller, { action: 'seeSight', asked: { user: request.params.user } });
    const found = (await house.people.memberByUser(request.params.user, house.door.today()))?.member;
    const sealed = seal(plan, found === undefined ? new Map() : memberIds(found), found);
    return answer(house, reply, sealed, (member, ledger) =>
      presentOrNothing(reply, member, ledger, (shown) => presentSight(house, shown, plan, ledger)));
  });
}

function isAsked(one: StoredStatement, statement: string | undefined): boolean {
  return statement === undefined || statement === `${one.agencyId}~${one.statementId}`;
}

function memberIds({ agencyId, memberId }: Member): ReadonlyMap<string, readonly string[]> {
  return new Map([[agencyId, [`member:${memberId}`]]]);
}

async function presentSeers(house: House, reply: FastifyReply, sealed: Sealed<Found | undefined>, isMeant: (one: StoredStatement) => boolean) {
  const own = sealed.plan.caller.member.agencyId;
  return answer(house, reply, sealed, async (found, ledger) => {
    const labels = [...new Set((found?.statements ?? []).filter(isMeant).map(({ labelId }) => labelId))].flatMap((labelId) => house.labels.label(labelId) ?? []);
    return presentOrNothing(reply, labels.length === 0 ? undefined : await seersOf(house, labels), ledger, (seers) => presentWho(labels, seers, own, ledger));
  });
}

async function seersOf(house: House, labels: readonly Label[]): Promise<Seer[]> {
  const today = house.door.today();
  return whoSees(house.policies.inForce, new Sight(house.labels, today), await house.people.activeMembers(today), labels);
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

/** Rounded up. INVARIANT: whoever writes labels to count another agency's people by clearance or citizenship learns no number (who-sees-in-a-loop.test.ts). */
export function inTens(count: number): number {
  return Math.ceil(count / 10) * 10;
}

function presentWho(labels: readonly Label[], seers: readonly Seer[], own: string, ledger: LedgerReceipt): WhoSeesAnswer {
  const [here, elsewhere] = [seers.filter(({ member }) => member.agencyId === own), seers.filter(({ member }) => member.agencyId !== own)];
  const people = here.map(({ member, labels: count, ways }) => ({
    user: member.userName, displayName: member.displayName, role: member.role, labels: count, ways: ways.map(({ purpose, caseRef, policies }) => ({ purpose, caseRef, policies: [...policies] })),
  }));
  const others = groupBy(elsewhere, ({ member }) => member.agencyId);
  return {
    labels: labels.map((label) => ({ agency: label.agencyId, marking: markingOf(label) })), people,
    roles: [...groupBy(people, ({ role }) => role)].map(([role, list]) => ({ role, people: list.length })),
    others: [...others].map(([agency, list]) => ({ agency, people: inTens(list.length), policies: [...new Set(list.flatMap(({ ways }) => ways.flatMap(({ policies }) => policies)))].toSorted() })),
    ledger,
  };
}

/** Of somebody of another agency only the labels that the asker's agency made or the asker sees: what others release to one another is theirs to say. */
function presentSight(house: House, member: Member, { caller, labelIds }: Plan, ledger: LedgerReceipt): SightAnswer {
  const asker = caller.member.agencyId;
  const visible = new Set(labelIds);
  const isTold = ({ agencyId, labelId }: Label): boolean => member.agencyId === asker || agencyId === asker || visible.has(labelId);
  const sight = new Sight({ all: house.labels.all.filter(isTold) }, house.door.today());
  const isNamed = (caseRef: string): boolean => member.agencyId === asker || caseRef.startsWith(`${asker}~`);
  return {
    user: member.userName, displayName: member.displayName, role: member.role, agency: member.agencyId, ledger,
    ways: workingsOf(member).map((working) => sight.under(house.policies.inForce, member, working)).map((seen) => ({
      purpose: seen.purpose, caseRef: isNamed(seen.caseRef) ? seen.caseRef : null, reads: seen.reads, readsBy: [...seen.readsBy], labels: markings(seen),
    })),
  };
}

/** Labels that read alike are one line with their number. */
function markings({ labels }: SeenUnder): SightAnswer['ways'][number]['labels'] {
  const lines = new Map<string, { agency: string; marking: string; count: number; policies: string[] }>();
  for (const { label, policies } of labels) {
    const named = { agency: label.agencyId, marking: markingOf(label) };
    const key = JSON.stringify([named, policies]);
    const line = lines.get(key) ?? { ...named, count: 0, policies: [...policies] };
    line.count += 1;
    lines.set(key, line);
  }
  return [...lines.values()];
}
