// Looking back at who looked (G4, G11, G12): a look-up like any other, on the record with its purpose; what the examiner may not see, nobody looked at.
import { BadInput, parseEntityRef } from '../kernel/index.js';
import type { LookBackFound } from '../watch/back/index.js';
import { answer } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { LookBackAnswer, LookBackQuestion } from './contract.js';
import type { House } from './house.js';

const usualDays = 90;

export function lookBackRoutes(app: App, house: House): void {
  app.post('/api/watch/look-back', { schema: { body: LookBackQuestion, response: { 200: LookBackAnswer } } }, async (request, reply) => {
    const { entities, lastDay = house.door.today(), days = usualDays } = request.body;
    if (!isDay(lastDay)) throw new BadInput('the day is `YYYY-MM-DD`', { fr: 'le jour a la forme `AAAA-MM-JJ`' });
    for (const one of entities) parseEntityRef(one);
    const asked = { entities: [...new Set(entities)], lastDay, days };
    const caller = await callerOf(house, request);
    const plan = await planFor(house, caller, { action: 'lookBack', asked, agencyId: caller.member.agencyId });
    return answer(house, reply, await house.lookBacks.look(plan, asked), async (found, ledger, receipt) => ({ ...presentFound(await found.reveal(receipt)), ledger }));
  });
}

function presentFound({ firstDay, lastDay, lines, isCut, people }: LookBackFound): Omit<LookBackAnswer, 'ledger'> {
  return {
    firstDay, lastDay, isCut,
    lines: lines.map((one) => ({
      index: one.index.toString(), at: moment(one.atMs), act: one.act, about: one.about ?? 0, outcome: one.outcome, user: one.user, purpose: one.purpose, caseRef: one.caseRef, onCase: one.onCase,
      because: [...one.because], signIn: one.signIn === null ? null : { index: one.signIn.index.toString(), at: moment(one.signIn.atMs) },
    })),
    people: people.map(({ expected, days, ...one }) => ({ ...one, expected: expected?.looks ?? null, chance: expected?.chance ?? null, days: days.map((day) => ({ ...day })) })),
  };
}

const moment = (ms: number): string => new Date(ms).toISOString();

function isDay(text: string): boolean {
  return !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}
