// One's own sessions: where and when, and ending them. Nobody else sees them.
import { Type } from 'typebox';
import { type Caller, type OwnSession, seal } from '../access/index.js';
import type { App } from './app.js';
import { answer, onRecord } from './answer.js';
import { planFor } from './ask.js';
import { anyCallerOf } from './caller.js';
import { OwnSessions, type OwnSessionView, SessionsEnded } from './contract.js';
import type { House } from './house.js';
import { presentReceipt } from './receipt.js';

const Param = Type.Object({ session: Type.String({ maxLength: 60 }) });

export function ownSessionsRoutes(app: App, house: House): void {
  app.get('/api/sessions', { schema: { response: { 200: OwnSessions } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const plan = await planFor(house, caller, { action: 'viewSessions', asked: {} });
    const found = await house.sessions.standing(caller.member.agencyId, caller.member.memberId);
    const sealed = seal(plan, new Map([[caller.member.agencyId, found.map(({ sessionId }) => `session:${sessionId}`)]]), found);
    return answer(house, reply, sealed, (sessions, ledger) => ({ sessions: sessions.map((one) => present(one, caller)), ledger }));
  });

  app.delete('/api/sessions/:session', { schema: { params: Param, response: { 200: SessionsEnded } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const { agencyId, memberId } = caller.member;
    return onRecord(reply, await end(caller, { session: request.params.session }, async () => Number(await house.sessions.revoke(agencyId, memberId, request.params.session))));
  });

  app.delete('/api/sessions', { schema: { response: { 200: SessionsEnded } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const { agencyId, memberId } = caller.member;
    return onRecord(reply, await end(caller, { allOthers: true }, async () => house.sessions.revokeAll(agencyId, memberId, caller.sessionId)));
  });

  async function end(caller: Caller, asked: { readonly [key: string]: string | boolean }, act: () => Promise<number>) {
    const plan = await planFor(house, caller, { action: 'endSession', asked });
    const { value, receipt } = await house.door.write(plan, { sessions: asked }, act);
    return { ended: value, ledger: presentReceipt(receipt) };
  }
}

function present(one: OwnSession, { sessionId }: Caller): OwnSessionView {
  const time = (ms: number) => new Date(ms).toISOString();
  return {
    id: one.sessionId, isThis: one.sessionId === sessionId, signedInBy: one.signedInBy, signedInAt: time(one.signedInAtMs), lastSeenAt: time(one.lastSeenAtMs),
    expiresAt: time(one.expiresAtMs), address: one.address === '' ? null : one.address, device: one.device === '' ? null : one.device,
  };
}
