// The whole record recomputed from its files: for the operator over the node's own socket, who is told everything, and for those
// who watch an agency's record, who are told counts. Both go on when the ledger has stopped; that is when they are needed.
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Caller } from '../access/index.js';
import { refuse } from '../kernel/index.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { anyCallerOf } from './caller.js';
import { VerificationsAnswer } from './contract.js';
import type { House } from './house.js';
import { type Language, languageOf } from './language.js';
import { RefusedError } from './problem.js';
import { said } from './said.js';
import type { Progress, Verifications, Verified } from './verifications.js';

const maxHistory = 200;

type Present = (verified: Verified) => object;

export function operatorRoutes(app: App, house: House, verifications: Verifications): void {
  const lines = (by: Parameters<Verifications['run']>[0], present: Present, reply: FastifyReply) =>
    Readable.from(streamOf((push) => verifications.run(by, push, cutOff(reply.raw)), languageOf(reply.request), (verified) => {
      if (verified.fault !== undefined) app.log.error(verified.fault);
      return present(verified);
    }));

  app.post('/api/operator/verify', { config: { openBecause: 'sizes, roots and counts; needed most when the ledger has stopped' } }, async (request, reply) => {
    if (!request.onSocket) throw new RefusedError(refuse('not_allowed', 'this is for the operator of the node, on its own socket', 'ceci est réservé à l’exploitant du nœud, sur son propre canal'));
    return reply.type('application/x-ndjson').send(lines(null, ({ answer }) => answer ?? said('notVerified', languageOf(request)), reply));
  });

  app.post('/api/ledger/verifications', { config: { openBecause: 'counts only; needed most when the ledger has stopped; who starts it must be allowed to' } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    await planFor(house, caller, { action: 'viewLedger', asked: { verify: true }, agencyId: caller.member.agencyId });
    await noteStart(house, caller);
    const by = { role: caller.member.role, agency: caller.member.agencyId };
    return reply.type('application/x-ndjson').send(lines(by, ({ verification }) => verification, reply));
  });

  const query = Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: maxHistory })) });
  app.get('/api/ledger/verifications', { schema: { querystring: query, response: { 200: VerificationsAnswer } }, config: { openBecause: 'counts only: anyone may know whether and how the record was verified (G2)' } }, async (request) => {
    const { verifications: past, unreadable } = await verifications.past(request.query.limit ?? maxHistory);
    return { verifications: [...past], unreadable };
  });
}

/** Who makes the node read its whole disk stands in the record, as long as there is one. */
async function noteStart(house: House, { member, purpose, caseRef }: Caller): Promise<void> {
  if (!house.ledger.state().running) return;
  const actor = { agency: member.agencyId, member: member.memberId, user: member.userName, role: member.role };
  await house.door.note(member.agencyId, { action: 'verify', actor, purpose, case: caseRef });
}

/** Aborts when the asker goes away before the end: that is how a person cancels. */
function cutOff(raw: { once(event: 'close', listener: () => void): unknown; readonly writableFinished: boolean }): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** Lines of JSON: progress at each new hundredth, then one last line. */
async function* streamOf(run: (push: (progress: Progress) => void) => Promise<Verified | undefined>, language: Language, present: Present): AsyncGenerator<string> {
  const lines: object[] = [];
  let wake: () => void = () => undefined;
  let shown = 0;
  let isOver = false;
  const work = run((progress) => {
    if (progress.done - shown < progress.total / 100) return;
    shown = progress.done;
    lines.push({ progress });
    wake();
  }).then((verified) => lines.push(verified === undefined ? said('verifying', language) : present(verified)), () => lines.push(said('notVerified', language))).finally(() => {
    isOver = true;
    wake();
  });
  for (;;) {
    const line = lines.shift();
    if (line !== undefined) yield `${JSON.stringify(line)}\n`;
    else if (isOver) break;
    else {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  await work;
}
