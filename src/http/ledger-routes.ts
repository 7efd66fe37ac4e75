// The record, shown to those it is about and to those who watch it; heads are public by design.
import { Type } from 'typebox';
import type { Caller, Plan, RecordLine, RecordScope } from '../access/index.js';
import { isRefused } from '../kernel/index.js';
import { answer } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { anyCallerOf } from './caller.js';
import { EntryAnswer, LedgerHeads, NothingToShow, RecordAnswer, type RecordEntry, RecordQuery } from './contract.js';
import { presentOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { presentReceipt } from './receipt.js';

const EntryParams = Type.Object({ agency: Type.String({ maxLength: 60 }), index: Type.String({ pattern: '^[0-9]{1,18}$' }) });

export function ledgerRoutes(app: App, house: House): void {
  app.get('/api/ledger/heads', { schema: { response: { 200: LedgerHeads } }, config: { openBecause: 'sizes and roots are published on purpose (G2)' } }, () => heads(house));

  app.get('/api/ledger/record', { schema: { querystring: RecordQuery, response: { 200: RecordAnswer } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const scope = request.query.scope ?? 'mine';
    const plan = await planFor(house, caller, questionOf(caller, scope, { scope, before: request.query.before ?? null }));
    const before = request.query.before === undefined ? undefined : BigInt(request.query.before);
    const sealed = await house.record.list(plan, scope, request.query.limit ?? 50, before);
    return answer(house, reply, sealed, async (record, ledger, receipt) => {
      const lines = await record.reveal(receipt);
      return { entries: lines.map((line) => presentLine(line, ledger.origin)), ledger };
    });
  });

  app.get('/api/ledger/entries/:agency/:index', { schema: { params: EntryParams, response: { 200: EntryAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const { agency, index } = request.params;
    const { plan, scope } = await widestPlan(house, caller, { agency, index });
    const sealed = await house.record.one(plan, scope, agency, BigInt(index));
    return answer(house, reply, sealed, async (found, ledger, receipt) => presentOrNothing(reply, await found.reveal(receipt), ledger, (entry) => ({
      entry: presentLine(entry.line, ledger.origin), payload: base64(entry.payload), salt: base64(entry.salt), receipt: presentReceipt(entry.receipt), ledger,
    })));
  });
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function questionOf(caller: Caller, scope: RecordScope, asked: { readonly [key: string]: string | null }) {
  return { action: scope === 'agency' ? 'viewLedger' : 'viewRecord', asked, agencyId: caller.member.agencyId };
}

/** Who may read the agency's log reads any entry of it; everyone else their own. */
async function widestPlan(house: House, caller: Caller, asked: { readonly [key: string]: string }): Promise<{ plan: Plan; scope: RecordScope }> {
  const watches = ['integrity_examiner', 'independent_reviewer', 'tools_auditor'].includes(caller.member.role);
  const wide = watches ? await house.door.ask(caller, questionOf(caller, 'agency', asked)) : undefined;
  if (wide !== undefined && !isRefused(wide)) return { plan: wide, scope: 'agency' };
  return { plan: await planFor(house, caller, questionOf(caller, 'mine', asked)), scope: 'mine' };
}

/** `origin`: of the log that the release itself stands in, which is the one that was read. */
export function presentLine(line: RecordLine, origin: string): RecordEntry {
  return {
    origin, index: line.index.toString(), recordedAt: new Date(line.recordedAtMs).toISOString(), action: line.action,
    purpose: line.purpose, caseRef: line.caseRef, actor: line.actor, outcome: line.allowed ? 'allowed' : 'refused', policies: [...line.policies],
    asked: line.asked, shown: line.shown, breakGlass: line.breakGlass, prompts: line.prompts.map((one) => ({ ...one })),
  };
}

async function heads(house: House): Promise<LedgerHeads> {
  const state = house.ledger.state();
  const keys = await house.ledger.publicKeys();
  const signed = await Promise.all(Object.keys(keys).map(async (agency) => ({ agency, head: await house.ledger.checkpoint(agency) })));
  return {
    running: state.running,
    reason: state.running ? null : 'the writer has stopped; nothing is answered until an operator has looked',
    logs: signed.flatMap(({ agency, head }) => (head === undefined ? [] : [{
      agency, origin: head.origin, size: head.size.toString(), root: base64(head.root), checkpoint: head.note, key: keys[agency] ?? '',
    }])),
  };
}
