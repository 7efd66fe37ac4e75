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
