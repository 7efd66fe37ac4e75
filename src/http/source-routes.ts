// Sealed sources of one's own agency. Opening and destroying are asked, approved by a second person, and then done, once; every opening is told
// to the agency's integrity examiner (G6, G11).
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Approval, Caller } from '../access/index.js';
import { isRefused, type Refused } from '../kernel/index.js';
import type { Receipt } from '../ledger/index.js';
import type { OpenedSource, SealedSourceLine } from '../registry/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { DestructionRequest, NewSource, OpenedSourceAnswer, OpeningRequest, SourceOpening, type SourceLine, SourcesAnswer, SourceStep, SourceVersions } from './contract.js';
import type { House } from './house.js';
import { sayWhy } from './key-refusal.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';

const IdParam = Type.Object({ id: Type.String({ maxLength: 64 }) });
const step = { 200: SourceStep };

export function sourceRoutes(app: App, house: House): void {
  app.get('/api/sources', { schema: { response: { 200: SourcesAnswer } } }, async (request, reply) => {
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewSources', asked: {} });
    return answer(house, reply, await house.sources.list(plan), (lines, ledger) => ({ sources: lines.map(presentLine), ledger }));
  });

  app.post('/api/sources', { schema: { body: NewSource, response: step } }, async (request, reply) => {
    const { id, fields } = request.body;
    const plan = await planFor(house, await callerOf(house, request), { action: 'sealSource', asked: { source: id, fields: fields.map(({ field }) => field) } });
    return stepped(reply, id, await saying(house.sources.seal(plan, id, fields)));
  });

  app.post('/api/sources/:id/fields', { schema: { params: IdParam, body: SourceVersions, response: step } }, async (request, reply) => {
    const { id } = request.params;
    const { fields } = request.body;
    const plan = await planFor(house, await callerOf(house, request), { action: 'amendSource', asked: { source: id, fields: fields.map(({ field }) => field) } });
    const done = await saying(house.sources.amend(plan, id, fields));
    if (isRefused(done)) throw new RefusedError(done);
    return stepped(reply, id, done);
  });

  app.post('/api/sources/:id/amendments', { schema: { params: IdParam, body: OpeningRequest, response: step } }, async (request, reply) => {
    const { fields, why, approverAgency } = request.body;
    const plan = await planFor(house, await callerOf(house, request), { action: 'requestAmendSource', asked: { source: request.params.id, fields, why } });
    return asked(reply, request.params.id, await house.sources.requestAmendment(plan, request.params.id, fields, why, approverAgency));
  });

  app.post('/api/sources/:id/openings', { schema: { params: IdParam, body: OpeningRequest, response: step } }, async (request, reply) => {
    const { fields, why, approverAgency } = request.body;
    const plan = await planFor(house, await callerOf(house, request), { action: 'requestUnseal', asked: { source: request.params.id, fields, why } });
    return asked(reply, request.params.id, await house.sources.requestOpening(plan, request.params.id, fields, why, approverAgency));
  });

  app.post('/api/sources/:id/open', { schema: { params: IdParam, body: SourceOpening, response: { 200: OpenedSourceAnswer } } }, async (request, reply) => {
    const { id } = request.params;
    const { fields } = request.body;
    const plan = await planFor(house, await callerOf(house, request), { action: 'unsealSource', asked: { source: id, fields } });
    const sealed = await house.sources.open(plan, id, fields);
    if (isRefused(sealed)) throw new RefusedError(sealed);
    return answer(house, reply, sealed, async (unopened, ledger, receipt) => {
      const opened = await saying(unopened.reveal(receipt));
      await tellExaminer(house, plan.caller, opened);
      return { id, fields: [...opened.fields], watermark: watermarkOf(house, plan.caller, opened, receipt), ledger };
    });
  });

  app.post('/api/sources/:id/destructions', { schema: { params: IdParam, body: DestructionRequest, response: step } }, async (request, reply) => {
    const { why, approverAgency } = request.body;
    const plan = await planFor(house, await callerOf(house, request), { action: 'requestDestroySource', asked: { source: request.params.id, why } });
    return asked(reply, request.params.id, await house.sources.requestDestruction(plan, request.params.id, why, approverAgency));
  });

  app.post('/api/sources/:id/destroy', { schema: { params: IdParam, response: step } }, async (request, reply) => {
    const { id } = request.params;
    const plan = await planFor(house, await callerOf(house, request), { action: 'destroySource', asked: { source: id } });
    const done = await saying(house.sources.destroy(plan, id));
    if (isRefused(done)) throw new RefusedError(done);
    return stepped(reply, id, done);
  });
}

function stepped(reply: FastifyReply, id: string, receipt: Receipt, approval: string | null = null): SourceStep {
  return onRecord(reply, { id, approval, ledger: presentReceipt(receipt) });
}

function asked(reply: FastifyReply, id: string, made: { readonly value: Approval; readonly receipt: Receipt } | Refused): SourceStep {
  if (isRefused(made)) throw new RefusedError(made);
  return stepped(reply, id, made.receipt, `${made.value.agencyId}~${made.value.approvalId}`);
}

async function saying<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (fault) {
    throw sayWhy(fault);
  }
}

/** Told at once, with both names and without the source's. */
async function tellExaminer(house: House, { member }: Caller, { taken }: OpenedSource): Promise<void> {
  await house.notices.tell({
    to: { agencyId: member.agencyId, role: 'integrity_examiner' }, kind: 'source_opened', link: '/ledger/agency',
    facts: { who: `${member.userName}@${member.agencyId}`, second: secondOf(taken) },
  });
}

function secondOf({ approval }: OpenedSource['taken']): string {
  return `${approval.decision?.memberId ?? ''}@${approval.decision?.agencyId ?? ''}`;
}

function watermarkOf(house: House, { member }: Caller, { taken }: OpenedSource, receipt: Receipt): string {
  return `${member.userName}@${member.agencyId} + ${secondOf(taken)} · ${new Date(house.clock()).toISOString().slice(0, 19)}Z · ${receipt.origin}#${receipt.index}`;
}

function presentLine({ sourceId, sealedAt, destroyedAt, fields }: SealedSourceLine): SourceLine {
  return {
    id: sourceId, state: destroyedAt === null ? 'sealed' : 'destroyed', sealedAt: sealedAt.toISOString(), destroyedAt: destroyedAt?.toISOString() ?? null,
    fields: fields.map((one) => ({ field: one.field, version: one.version, sealedAt: one.sealedAt.toISOString() })),
  };
}
