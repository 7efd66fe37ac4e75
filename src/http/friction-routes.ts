// What one more sentence before a look-up changes, for those who examine (G7, G11): shares with their bounds, or that there is not enough yet.
import { leastPeople } from '../access/friction/index.js';
import { answer } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { FrictionAnswer } from './contract.js';
import type { House } from './house.js';

export function frictionRoutes(app: App, house: House): void {
  app.get('/api/watch/friction', { schema: { response: { 200: FrictionAnswer } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const plan = await planFor(house, caller, { action: 'viewFriction', asked: {}, agencyId: caller.member.agencyId });
    return answer(house, reply, await house.friction.effect(plan), ({ mode, effect }, ledger) => ({ mode, least: leastPeople, asked: effect.asked ?? null, held: effect.held ?? null, ledger }));
  });
}
