// The end of the record's retention: asking for a month's key to be destroyed, and holding it back. Each step is announced on the record
// first; the process of the payload keys then judges the entries themselves, so that nothing here can shred on its own.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, type Intent, type Plan, seal } from '../access/index.js';
import { BadInput, type Json } from '../kernel/index.js';
import { type Hold, type OpeningRecord, openingRecordOf, parsePlace } from '../ledger/payload/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { anyCallerOf } from './caller.js';
import { CustodyStep, HoldsAnswer, LiftStep, NewHold, ShredStep } from './contract.js';
import type { House } from './house.js';
import { sayWhy } from './key-refusal.js';
import { presentReceipt } from './receipt.js';

/** What the keys are told of an announced step; `request` is the entry of the first person's. */
type Tell = (step: OpeningRecord, request: OpeningRecord) => Promise<unknown>;

export function custodyRoutes(app: App, house: House): void {
  app.post('/api/ledger/shred', { schema: { body: ShredStep, response: { 200: CustodyStep } } }, async (request, reply) => {
    const { agency, month, request: first } = request.body;
    const plan = await planOf(house, request, first === undefined ? 'shredRequest' : 'shredApprove', askedOf({ agency, month }, first));
    return announce(house, reply, plan, first, (approval, asked) => house.custody.destroy(asked, approval));
  });

  app.post('/api/ledger/holds', { schema: { body: NewHold, response: { 200: CustodyStep } } }, async (request, reply) => {
    const { agency, fromMonth: from, toMonth: to, reason } = request.body;
    if (from > to) throw new BadInput('a hold ends before it begins; give the first month first', { fr: 'une conservation finit avant de commencer ; donnez d’abord le premier mois' });
    const plan = await planOf(house, request, 'placeHold', { agency, from, to, reason });
    return announce(house, reply, plan, undefined, undefined, (step) => house.custody.placeHold(step));
  });

  app.post('/api/ledger/holds/lift', { schema: { body: LiftStep, response: { 200: CustodyStep } } }, async (request, reply) => {
    const { hold, request: first } = request.body;
    const plan = await planOf(house, request, 'liftHold', askedOf({ hold }, first));
    return announce(house, reply, plan, first, (approval, asked) => house.custody.liftHold(asked, approval));
  });

  app.get('/api/ledger/holds', { schema: { response: { 200: HoldsAnswer } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const plan = await planFor(house, caller, { action: 'viewLedger', asked: { holds: true }, agencyId: caller.member.agencyId });
    const holds = (await house.custody.holds()).filter((hold) => concerns(hold, caller));
    const sealed = seal(plan, new Map([[caller.member.agencyId, holds.map((hold) => `hold:${hold.id}`)]]), holds);
    return answer(house, reply, sealed, (found, ledger) => ({ holds: found.map(presentHold), ledger }));
  });
}

async function planOf(house: House, request: FastifyRequest, action: string, asked: Json): Promise<Plan> {
  return planFor(house, await anyCallerOf(house, request), { action, asked });
}

function askedOf(asked: { readonly [key: string]: string }, request: string | undefined): Json {
  return request === undefined ? asked : { ...asked, request };
}

/** A hold may tell of a proceeding: it is shown to the agency whose months it covers, and to the one that placed it. */
function concerns({ agencyId, by }: Hold, { member }: Caller): boolean {
  return agencyId === member.agencyId || by.agency === member.agencyId;
}

/** Announces the step; with a first person's `request`, `second` runs on both entries, else `alone` on this one, if it does anything. */
async function announce(house: House, reply: FastifyReply, plan: Plan, request: string | undefined, second: Tell | undefined, alone?: (step: OpeningRecord) => Promise<unknown>) {
  const first = request === undefined ? undefined : await entryAt(house, request);
  try {
    const { value, receipt } = await house.door.write(plan, { custody: plan.asked }, async (intent: Intent) => {
      const step = await openingRecordOf(house.ledger, intent.receipt);
      if (first !== undefined) await second?.(step, first);
      else await alone?.(step);
      return `${intent.receipt.origin}#${intent.index}`;
    });
    const state = first === undefined && alone === undefined ? ('requested' as const) : ('done' as const);
    return onRecord(reply, { entry: value, state, ledger: presentReceipt(receipt) });
  } catch (fault) {
    throw sayWhy(fault);
  }
}

/** The entry that a person named, with its proof as of now. */
async function entryAt(house: House, place: string): Promise<OpeningRecord> {
  const { origin, index } = parsePlace(place);
  const head = (await house.ledger.heads()).find((one) => one.origin === origin);
  if (head === undefined || index >= head.size) throw new BadInput('there is no such entry; copy it as it was shown, `origin#index`', { fr: 'il n’y a pas de telle inscription ; copiez-la comme elle fut montrée, `origine#numéro`' });
  return openingRecordOf(house.ledger, await house.ledger.prove(head.agencyId, index));
}

function presentHold({ id, agencyId, fromMonth, toMonth, reason, by, lifted }: Hold) {
  return { id, agency: agencyId, fromMonth, toMonth, reason, by: `${by.agency}~${by.member}`, lifted: lifted !== undefined };
}
