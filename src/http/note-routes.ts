// Minister's notes and news releases (G4, G5, G7, G8): each reading an entry; two sign what neither wrote, and only then it is released.
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { isRefused, parseEntityRef, type Refused } from '../kernel/index.js';
import { fieldsOf, type NoteDraft, parseEmbargo } from '../figures/notes/index.js';
import type { Receipt } from '../ledger/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { CorrectionsAnswer, NewNote, NoteAnswer, NotesAnswer, NoteStepped, NoteWritten, NothingToShow, ReleaseNote, SignNote } from './contract.js';
import { answerOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { presentCorrection, presentNote, presentNoteLine } from './present-note.js';
import { RefusedError } from './problem.js';
import { publicReleaseRoutes } from './public-release-routes.js';
import { presentReceipt } from './receipt.js';
import { refuseNames } from './source-names.js';

const IdParam = Type.Object({ id: Type.String({ maxLength: 300 }) });
const Which = Type.Object({ revision: Type.Optional(Type.Integer({ minimum: 1 })) });
const usual = 'PROTECTED_B';

export function noteRoutes(app: App, house: House): void {
  readRoutes(app, house);
  actRoutes(app, house);
  publicReleaseRoutes(app, house);
}

function readRoutes(app: App, house: House): void {
  app.get('/api/notes', { schema: { response: { 200: NotesAnswer } } }, async (request, reply) => {
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewNotes', asked: {} });
    return answer(house, reply, await house.notes.list(plan), (views, ledger) => ({ notes: views.map((view) => presentNoteLine(view, languageOf(request))), ledger }));
  });

  app.get('/api/notes/corrections', { schema: { response: { 200: CorrectionsAnswer } } }, async (request, reply) => {
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewNotes', asked: { corrections: true } });
    return answer(house, reply, await house.notes.corrections(plan), (found, ledger) => ({ corrections: found.map((one) => presentCorrection(one, languageOf(request))), ledger }));
  });

  app.get('/api/notes/:id', { schema: { params: IdParam, querystring: Which, response: { 200: NoteAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const { params: { id }, query: { revision } } = request;
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewNotes', asked: { note: id, revision: revision ?? null } });
    return answerOrNothing(house, reply, await house.notes.read(plan, id, revision), (view, ledger) => ({ note: presentNote(view, languageOf(request)), ledger }));
  });
}

function actRoutes(app: App, house: House): void {
  app.post('/api/notes', { schema: { body: NewNote, response: { 200: NoteWritten } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const { revises, from, why, level = usual, kind = 'note', embargoUntil, ...texts } = request.body;
    await refuseNames(house, caller, 'writeNote', [...fieldsOf(texts).flatMap(([name, { en, fr }]) => [{ field: `${name}.en`, text: en }, { field: `${name}.fr`, text: fr }]), { field: 'why', text: why ?? '' }]);
    const plan = await planFor(house, caller, { action: 'writeNote', asked: { revises: revises ?? null, from: from ?? null } });
    const key = revises === undefined ? undefined : parseEntityRef(revises);
    const draft: NoteDraft = { texts, kind, label: { level }, ...(embargoUntil !== undefined && { embargoUntilMs: parseEmbargo(embargoUntil) }), ...(key !== undefined && { revises: { agencyId: key.agencyId, noteId: key.entityId, from: from ?? 0 } }), ...(why !== undefined && { why }) };
    const step = await house.notes.write(plan, draft);
    if (isRefused(step)) throw new RefusedError(step);
    return onRecord(reply, { id: `${step.value.agencyId}~${step.value.noteId}`, revision: step.value.revision, ledger: presentReceipt(step.receipt) });
  });

  app.post('/api/notes/:id/sign', { schema: { params: IdParam, body: SignNote, response: { 200: NoteStepped } } }, async (request, reply) => {
    const { params: { id }, body: { revision, printedHash } } = request;
    const plan = await planFor(house, await callerOf(house, request), { action: 'signNote', asked: { note: id, revision, printedHash } });
    return stepped(reply, 'signed', await house.notes.sign(plan, id, revision, printedHash));
  });

  app.post('/api/notes/:id/release', { schema: { params: IdParam, body: ReleaseNote, response: { 200: NoteStepped } } }, async (request, reply) => {
    const { params: { id }, body: { revision, why } } = request;
    const caller = await callerOf(house, request);
    await refuseNames(house, caller, 'releaseNote', [{ field: 'why', text: why }]);
    const plan = await planFor(house, caller, { action: 'releaseNote', asked: { note: id, revision } });
    return stepped(reply, 'released', await house.notes.release(plan, id, revision, why));
  });
}

function stepped(reply: FastifyReply, state: NoteStepped['state'], step: { readonly receipt: Receipt } | Refused): NoteStepped {
  if (isRefused(step)) throw new RefusedError(step);
  return onRecord(reply, { state, ledger: presentReceipt(step.receipt) });
}
