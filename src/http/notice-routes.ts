// What a person is told. How many wait is asked every second by each open page; reading them is on the record (G11).
import { Type } from 'typebox';
import { noticeWords, type NoticeRow } from '../access/index.js';
import type { App } from './app.js';
import { answer, onRecord } from './answer.js';
import { planFor } from './ask.js';
import { anyCallerOf, refuseServices, signedIn } from './caller.js';
import { NoticeRead, NoticesAnswer, NoticesWaiting, type NoticeView } from './contract.js';
import type { House } from './house.js';
import { type Language, languageOf } from './language.js';
import { presentReceipt } from './receipt.js';

const mostShown = 200;
/** Once a second from each of a hundred people behind one address. */
const askedAMinute = 6_000;

export function noticeRoutes(app: App, house: House): void {
  app.get('/api/notices/waiting', {
    schema: { response: { 200: NoticesWaiting } },
    config: { openBecause: 'says to a signed-in person how many notices wait for them, and nothing of what they say', asksOnItsOwn: true, rateLimit: { max: askedAMinute, timeWindow: '1 minute' } },
  }, async (request) => {
    const { member } = await signedIn(house, request);
    return { waiting: house.ledger.state().running ? await house.notices.waiting(member) : null };
  });

  app.get('/api/notices', { schema: { response: { 200: NoticesAnswer } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const plan = await planFor(house, caller, { action: 'viewNotices', asked: {}, agencyId: caller.member.agencyId });
    const language = languageOf(request);
    return answer(house, reply, await house.notices.list(plan, mostShown), (rows, ledger) => ({ notices: rows.map((row) => present(row, language)), ledger }));
  });

  app.post('/api/notices/:id/read', { schema: { params: Type.Object({ id: Type.String({ maxLength: 60 }) }), response: { 200: NoticeRead } } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    refuseServices(caller.member);
    return onRecord(reply, { ledger: presentReceipt(await house.notices.markRead(caller, request.params.id)) });
  });
}

const moment = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

function present(row: NoticeRow, language: Language): NoticeView {
  return {
    id: row.noticeId, kind: row.kind, words: noticeWords(row.kind, row.facts, language), link: row.link, at: new Date(row.toldAtMs).toISOString(), due: moment(row.dueAtMs),
    settled: moment(row.settledAtMs), read: moment(row.readAtMs), toRole: row.role, entry: row.logIndex.toString(),
  };
}
