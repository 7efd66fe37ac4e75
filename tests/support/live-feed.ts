// An agency whose live examiner is on and takes the log of another system: birch, its examiner bex, its administrator ada.
import type { Seat, TestHouse } from './house.js';

export interface LiveFeed {
  readonly examiner: Seat;
  readonly sourceId: string;
  readonly key: string;
  /** Status and answer. */
  send(source: string, entries: unknown, key?: string): Promise<readonly [number, string]>;
  /** Takes in what was sent and examines it. */
  turn(): Promise<void>;
  source(): Promise<Readonly<Record<string, unknown>>>;
  lookUps(): Promise<number | undefined>;
}

/** What its system gives: OCSF, Datastore Activity. */
export const ocsfLook = (uid: string, who: string, subject: string, atMs: number, more: object = {}) => ({
  class_uid: 6005, activity_id: 1, time: atMs, metadata: { uid }, actor: { user: { uid: who } }, unmapped: { subject_type: 'person', subject_id: subject }, ...more,
});

export async function openLiveFeed(at: TestHouse, kind: 'http' | 'syslog' = 'http'): Promise<LiveFeed> {
  const [examiner, administrator] = [await at.seat('bex'), await at.seat('ada')];
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const key: string = (await administrator.ask('POST', '/api/services', { why: 'the log of the records system', name: 'records log', may: ['feed'], until })).json().code;
  await examiner.ask('POST', '/api/watch/live/start', { perThousand: 100 });
  const sourceId: string = (await examiner.ask('POST', '/api/watch/sources', { name: 'records', kind, preset: 'ocsf' })).json().id;
  return {
    examiner, sourceId, key,
    send: async (source, entries, bearer = key) => {
      const reply = await at.app.inject({ method: 'POST', url: `/api/watch/feed/${source}`, headers: { authorization: `Bearer ${bearer}`, ...(typeof entries === 'string' && { 'content-type': 'application/x-ndjson' }) }, payload: entries as object });
      return [reply.statusCode, reply.body];
    },
    turn: async () => at.house.live.turn('birch'),
    source: async () => (await examiner.get('/api/watch/sources')).json<{ sources: Record<string, unknown>[] }>().sources[0] ?? {},
    lookUps: async () => (await examiner.get('/api/watch/live')).json<{ lanes: { name: string; lookUps: number }[] }>().lanes.find((one) => one.name === 'systems')?.lookUps,
  };
}
