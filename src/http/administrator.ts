// Who administers: an agency's administrator in their own agency, or the operator of the node on its own socket, who names one.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, operator, type Plan } from '../access/index.js';
import type { Changed } from '../access/sign-on/index.js';
import { BadInput, isRefused, type Json, type Refused } from '../kernel/index.js';
import { onRecord } from './answer.js';
import { planFor } from './ask.js';
import { anyCallerOf } from './caller.js';
import { type PeopleStep, headers } from './contract.js';
import { sessionTokenOf } from './cookie.js';
import type { House } from './house.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';

/** Whoever holds the node's socket and names nobody is its operator. */
export function isOperator(request: FastifyRequest): boolean {
  return request.onSocket && request.headers[headers.as] === undefined && request.headers.authorization === undefined && sessionTokenOf(request) === undefined;
}

async function administratorOf(house: House, request: FastifyRequest): Promise<Caller> {
  return isOperator(request) ? { ...operator, purpose: '' } : anyCallerOf(house, request);
}

export interface Administering {
  readonly plan: Plan;
  readonly agencyId: string;
}

/** A plan in the agency that is meant: one's own unless another is named, which the policies allow the operator alone. */
export async function administering(house: House, request: FastifyRequest, action: string, agency: string | undefined, asked: { readonly [key: string]: Json }): Promise<Administering> {
  const caller = await administratorOf(house, request);
  if (agency === undefined && caller.member.agencyId === 'node') throw new BadInput('say which agency with `--agency`', { fr: 'dites quel service par `--agency`' });
  const agencyId = agency ?? caller.member.agencyId;
  const plan = await planFor(house, caller, { action, asked: { ...asked, agency: agencyId }, agencyId });
  if (!(await house.people.agencies()).some((one) => one.agencyId === agencyId)) throw new BadInput('there is no such agency; the operator of the node adds one with `custos agency set`', { fr: 'il n’y a pas de tel service ; l’exploitant du nœud en ajoute un par `custos agency set`' });
  return { plan, agencyId };
}

export function changed(reply: FastifyReply, change: Changed | Refused): PeopleStep {
  if (isRefused(change)) throw new RefusedError(change);
  return onRecord(reply, { state: change.state, approval: change.approval, code: change.code, ledger: presentReceipt(change.receipt) });
}
