// Joint operations (G1, G3, G4, G7): totals by the rule that releases them, rows as far as the reader may see them, and nothing about the rest. To whoever has no part in an operation it is not there.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type Caller, operator, type Plan, seal } from '../access/index.js';
import { isRefused, type Json, refuse } from '../kernel/index.js';
import type { Operation } from '../operations/book/index.js';
import { isOperator } from './administrator.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import {
  MendRow, NewMerge, NewOperation, NothingToShow, OperationAnswer, OperationMergesAnswer, OperationQuarantineAnswer, OperationQuestion, OperationRowAnswer, OperationRowsAnswer, OperationRowsQuestion, OperationsAnswer, OperationStep, RowMended, UndoMerge,
} from './contract.js';
import { answerOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { afterOf, asOfFrom, mendingFrom, presentDecision, presentOperation, presentReasons, presentRow, presentTotals, presentWaiting, whenAsked } from './present-operation.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';
import { namingRows, refuseNames } from './source-names.js';

const IdParam = Type.Object({ id: Type.String({ maxLength: 300 }) });
const RowParam = Type.Object({ id: Type.String({ maxLength: 300 }), agency: Type.String({ maxLength: 60 }), row: Type.String({ maxLength: 100 }) });
const WaitingParam = Type.Object({ id: Type.String({ maxLength: 300 }), waiting: Type.String({ maxLength: 60 }) });
const MergeParam = Type.Object({ id: Type.String({ maxLength: 300 }), merge: Type.String({ maxLength: 200 }) });
const PageQuestion = Type.Object({ after: Type.Optional(Type.String({ maxLength: 300 })) });

export function operationRoutes(app: App, house: House): void {
  bookRoutes(app, house);
  rowRoutes(app, house);
  waitingRoutes(app, house);
  mergeRoutes(app, house);
}

/** Whoever holds the node's socket and names nobody runs the node: it keeps operations, under an action of its own. */
export async function askerOf(house: House, request: FastifyRequest, action: string): Promise<{ readonly caller: Caller; readonly action: string }> {
  return isOperator(request) ? { caller: { ...operator, purpose: 'operational_planning' }, action: 'keepOperations' } : { caller: await callerOf(house, request), action };
}

async function planOf(house: House, request: FastifyRequest, action: string, asked: { readonly [key: string]: Json }): Promise<Plan> {
  const asker = await askerOf(house, request, action);
  return planFor(house, asker.caller, { action: asker.action, asked: asker.action === action ? asked : { ...asked, act: action } });
}

/** Of a read: absent, hidden and foreign are one answer. */
async function nothing(house: House, reply: FastifyReply, plan: Plan) {
  return answerOrNothing<never, never>(house, reply, seal(plan, new Map(), undefined), () => {
    throw new RangeError('nothing is presented as nothing');
  });
}

/** Of a write. */
export async function operationNamed(house: House, plan: Plan, name: string): Promise<Operation> {
  const operation = await house.operations.book.named(plan, name);
  if (operation !== undefined) return operation;
  throw new RefusedError(await house.door.decline(plan, 'operations/no-operation', refuse('no_such_request', 'there is no such operation; look at the list of operations', 'il n’y a pas de telle opération ; voyez la liste des opérations')));
}

function bookRoutes(app: App, house: House): void {
  app.get('/api/operations', { schema: { response: { 200: OperationsAnswer } } }, async (request, reply) => {
    const plan = await planOf(house, request, 'viewOperations', { operations: true });
    return answer(house, reply, await house.operations.book.seen(plan), (seen, ledger) => ({ operations: seen.map((one) => presentOperation(one, plan)), ledger }));
  });

  app.post('/api/operations', { schema: { body: NewOperation, response: { 200: OperationStep } } }, async (request, reply) => {
    const { id, aim = '', from, to, agencies } = request.body;
    const { caller } = await askerOf(house, request, 'openOperation');
    await refuseNames(house, caller, 'openOperation', [{ field: 'aim', text: aim }]);
    const plan = await planOf(house, request, 'openOperation', { open: id });
    const { ref, receipt } = await house.operations.book.open(plan, { id, aim, from, to, agencies });
    return onRecord(reply, { id: ref, ledger: presentReceipt(receipt) });
  });

  app.get('/api/operations/:id', { schema: { params: IdParam, querystring: OperationQuestion, response: { 200: OperationAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const { params: { id }, query } = request;
    const asOf = asOfFrom(query, house.clock());
    const plan = await planOf(house, request, 'viewOperations', { operation: id, ...whenAsked(query) });
    const operation = await house.operations.book.named(plan, id);
    if (operation === undefined) return nothing(house, reply, plan);
    return answer(house, reply, await house.operations.counted.totals(plan, operation, asOf), (totals, ledger) => ({ ...presentTotals(totals, operation, plan, languageOf(request)), asOf: asOf.day ?? house.door.today(), knownAt: asOf.known?.toISOString() ?? null, ledger }));
  });
}

function rowRoutes(app: App, house: House): void {
  app.get('/api/operations/:id/rows', { schema: { params: IdParam, querystring: OperationRowsQuestion, response: { 200: OperationRowsAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const { params: { id }, query } = request;
    const { kind, agency, commodity, after } = query;
    const asOf = asOfFrom(query, house.clock());
    const plan = await planOf(house, request, 'viewOperations', { operation: id, rows: { kind: kind ?? null, agency: agency ?? null, commodity: commodity ?? null, after: after ?? null }, ...whenAsked(query) });
    const operation = await house.operations.book.named(plan, id);
    if (operation === undefined) return nothing(house, reply, plan);
    return answer(house, reply, await house.operations.counted.rows(plan, operation, asOf, { kind, agency, commodity, after: afterOf(after) }), ({ rows, more }, ledger) => ({
      rows: rows.map((row) => presentRow(house.labels, row)), after: more ? JSON.stringify([rows.at(-1)?.agency, rows.at(-1)?.rowId]) : null, ledger,
    }));
  });

  app.get('/api/operations/:id/rows/:agency/:row', { schema: { params: RowParam, response: { 200: OperationRowAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const { id, agency, row } = request.params;
    const plan = await planOf(house, request, 'viewOperations', { operation: id, row: [agency, row] });
    const operation = await house.operations.book.named(plan, id);
    if (operation === undefined) return nothing(house, reply, plan);
    return answerOrNothing(house, reply, await house.operations.counted.history(plan, operation, agency, row), (found, ledger) => ({ revisions: found.map((one) => presentRow(house.labels, one)), ledger }));
  });
}

function waitingRoutes(app: App, house: House): void {
  app.get('/api/operations/:id/quarantine', { schema: { params: IdParam, querystring: PageQuestion, response: { 200: OperationQuarantineAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const { params: { id }, query: { after = null } } = request;
    const plan = await planOf(house, request, 'reportToOperation', { operation: id, quarantine: true, after });
    const operation = await house.operations.book.named(plan, id);
    if (operation === undefined) return nothing(house, reply, plan);
    return answer(house, reply, await house.operations.waiting.read(plan, operation, after), ({ rows, more }, ledger) => ({ rows: rows.map((row) => presentWaiting(row, languageOf(request))), after: more ? (rows.at(-1)?.id ?? null) : null, ledger }));
  });

  app.post('/api/operations/:id/quarantine/:waiting', { schema: { params: WaitingParam, body: MendRow, response: { 200: RowMended } } }, async (request, reply) => {
    const { params: { id, waiting }, body } = request;
    const mending = mendingFrom(body);
    const { caller, action } = await askerOf(house, request, 'reportToOperation');
    const plan = await planOf(house, request, 'reportToOperation', { operation: id, mend: waiting, columns: Object.keys(mending.set) });
    const mended = await house.operations.intake.mend(plan, await operationNamed(house, plan, id), waiting, mending, async (texts) => namingRows(house, caller, action, texts.map((text) => [{ field: 'note', text }])));
    if (isRefused(mended)) throw new RefusedError(mended);
    return onRecord(reply, { taken: mended.problems.length === 0, reasons: presentReasons(mended.problems, languageOf(request)), ledger: presentReceipt(mended.receipt) });
  });
}

function mergeRoutes(app: App, house: House): void {
  app.get('/api/operations/:id/merges', { schema: { params: IdParam, response: { 200: OperationMergesAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const { id } = request.params;
    const plan = await planOf(house, request, 'viewOperations', { operation: id, merges: true });
    const operation = await house.operations.book.named(plan, id);
    if (operation === undefined) return nothing(house, reply, plan);
    return answer(house, reply, await house.operations.merging.decided(plan, operation), (decided, ledger) => ({ decisions: decided.map(presentDecision), ledger }));
  });

  app.post('/api/operations/:id/merges', { schema: { params: IdParam, body: NewMerge, response: { 200: OperationStep } } }, async (request, reply) => {
    const { params: { id }, body: { rows, verdict, keep, why } } = request;
    const caller = await callerOf(house, request);
    await refuseNames(house, caller, 'decideMerge', [{ field: 'why', text: why }]);
    const plan = await planFor(house, caller, { action: 'decideMerge', asked: { operation: id, rows: rows.length, verdict } });
    const done = await house.operations.merging.decide(plan, await operationNamed(house, plan, id), { rows, verdict, keep, why });
    if (isRefused(done)) throw new RefusedError(done);
    return onRecord(reply, { id: done.id, ledger: presentReceipt(done.receipt) });
  });

  app.post('/api/operations/:id/merges/:merge/undo', { schema: { params: MergeParam, body: UndoMerge, response: { 200: OperationStep } } }, async (request, reply) => {
    const { params: { id, merge }, body: { why } } = request;
    const caller = await callerOf(house, request);
    await refuseNames(house, caller, 'decideMerge', [{ field: 'why', text: why }]);
    const plan = await planFor(house, caller, { action: 'decideMerge', asked: { operation: id, undo: merge } });
    const done = await house.operations.merging.undo(plan, await operationNamed(house, plan, id), merge, why);
    if (isRefused(done)) throw new RefusedError(done);
    return onRecord(reply, { id: done.id, ledger: presentReceipt(done.receipt) });
  });
}
