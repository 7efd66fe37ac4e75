// Somebody whose own past says that they never work at this hour, so that any look-up of theirs is one that no work explains: the friction of access/friction.
import type { TestHouse } from './house.js';

const dayMs = 86_400_000;

/** Twelve days at work, each in the one hour that is farthest from now. */
export async function neverWorksNow(at: TestHouse, agencyId: string, memberId: string): Promise<void> {
  const now = Date.now();
  const hours = 1 << (new Date(now).getUTCHours() + 12) % 24;
  await at.database.db.insertInto('friction_work').values(Array.from({ length: 12 }, (_, nth) => ({
    agency_id: agencyId, member_id: memberId, day: new Date(now - (nth + 1) * dayMs).toISOString().slice(0, 10), case_mark: 'another case', hours,
  }))).execute();
}

/** Their agency's roster as its administrator sends it: at work in the week before, and now again from tomorrow on. */
export async function offRoster(at: TestHouse, agencyId: string, memberId: string, administrator: string): Promise<void> {
  await at.database.db.deleteFrom('friction_work').where('agency_id', '=', agencyId).where('member_id', '=', memberId).execute();
  const rows = [-6, -5, -4, -3, 1, 2].map((day) => { const from = Date.now() + day * dayMs; return `${memberId},${new Date(from).toISOString()},${new Date(from + 8 * 3_600_000).toISOString()}`; });
  const reply = await (await at.seat(administrator)).ask('POST', '/api/roster', { why: 'the roster of this week', csv: ['user,starts_at,ends_at', ...rows].join('\n') });
  if (reply.statusCode !== 200) throw new Error(reply.body);
}

/** As if their shift had just begun: nobody was asked anything yet, and nothing that they asked about is known. */
export async function newShift(at: TestHouse): Promise<void> {
  for (const table of ['friction_prompt', 'friction_word'] as const) await at.database.db.deleteFrom(table).execute();
}

export interface Asked {
  readonly error: string;
  readonly message: string;
  readonly prompt: { readonly id: string; readonly version: number; readonly words: string; readonly least: number };
}

export const sentence = 'A call of this night about a stolen van.';
export const answering = ({ prompt }: Asked, answer = sentence): Record<string, string> => ({ 'x-custos-answers': encodeURIComponent(JSON.stringify([{ prompt: prompt.id, version: prompt.version, answer }])) });
