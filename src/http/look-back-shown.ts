// What look-backs, packages and reverse views have in common: how they are asked, and how a look is shown.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Approval, Plan } from '../access/index.js';
import { BadInput, isRefused, parseEntityRef, type Refused } from '../kernel/index.js';
import type { Receipt } from '../ledger/index.js';
import { isDay } from '../registry/index.js';
import type { LookBackFound, LookLine } from '../watch/back/index.js';
import { onRecord } from './answer.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import type { LookBackAnswer, LookBackQuestion, LookBackStep } from './contract.js';
import type { House } from './house.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';

const usualDays = 90;

export async function planOf(house: House, request: FastifyRequest, action: string, asked: Readonly<Record<string, string | number | boolean | string[]>>): Promise<Plan> {
  const caller = await callerOf(house, request);
  return planFor(house, caller, { action, asked, agencyId: caller.member.agencyId });
}

export function askedOf(house: House, { entities, lastDay = house.door.today(), days = usualDays }: LookBackQuestion) {
  if (!isDay(lastDay)) throw noDay();
  for (const one of entities) parseEntityRef(one);
  return { entities: [...new Set(entities)], lastDay, days };
}

export function noDay(): BadInput {
  return new BadInput('days are `YYYY-MM-DD`, the first not after the last', { fr: 'les jours ont la forme `AAAA-MM-JJ`, le premier n’étant pas après le dernier' });
}

export function stepped(reply: FastifyReply, made: { readonly value: Approval; readonly receipt: Receipt } | Refused): LookBackStep {
  if (isRefused(made)) throw new RefusedError(made);
  return onRecord(reply, { approval: `${made.value.agencyId}~${made.value.approvalId}`, ledger: presentReceipt(made.receipt) });
}

export function presentFound({ parties, firstDay, lastDay, lines, isCut, people }: LookBackFound): Omit<LookBackAnswer, 'ledger'> {
  return {
    parties: [...parties], firstDay, lastDay, isCut,
    lines: lines.map((one) => ({ ...presentLook(one), about: one.about ?? 0, user: one.user })),
    people: people.map(({ expected, days, ...one }) => ({ ...one, expected: expected?.looks ?? null, chance: expected?.chance ?? null, days: days.map((day) => ({ ...day })) })),
  };
}

export function presentLook(one: LookLine) {
  return {
    index: one.index.toString(), at: moment(one.atMs), act: one.act, outcome: one.outcome, purpose: one.purpose, caseRef: one.caseRef, onCase: one.onCase, because: [...one.because],
    signIn: one.signIn === null ? null : { index: one.signIn.index.toString(), at: moment(one.signIn.atMs) },
  };
}

export const moment = (ms: number): string => new Date(ms).toISOString();
