// The ways to ask the same question that the bench compares.
import type { Plan } from '../../src/access/index.js';
import { connect, type Db, prepared } from '../../src/db/index.js';
import { isRefused } from '../../src/kernel/index.js';
import { EntityStore, Search, type SearchQuestion } from '../../src/registry/index.js';
import type { House } from '../../src/http/house.js';
import { PlainJudgements, PlainStore } from './plain-store.js';
import { readerCaller } from './caller.js';

/** Answers a text; returns how many entities it found. */
export type Way = (text: string) => Promise<number>;

const asked = (text: string): SearchQuestion => ({ text, filters: {}, limit: 25, offset: 0 });

export async function planOf(house: House, text: string): Promise<Plan> {
  const plan = await house.door.ask(await readerCaller(house), { action: 'search', asked: { q: text } });
  if (isRefused(plan)) throw new Error(plan.message);
  return plan;
}

/** The whole way: ask, run, append to the ledger, open. */
export function guarded(house: House): Way {
  return async (text) => {
    const sealed = await house.search.run(await planOf(house, text), asked(text));
    return sealed.open(await house.door.release(sealed)).total;
  };
}

/** Decided and labelled, but never put on the record (and so never opened). */
export function unrecorded(house: House): Way {
  return async (text) => (await house.search.run(await planOf(house, text), asked(text)), 0);
}

/** No policy, no labels, no record. The plan only stands where the type asks for one. */
export function open(db: Db, plan: Plan): Way {
  const search = new Search(new PlainStore(db, 'open'), new PlainJudgements(db, 'open'), new EntityStore(db));
  return async (text) => (await search.run(plan, asked(text)), 0);
}

export interface Walled {
  readonly ask: Way;
  close(): Promise<void>;
}

/** Row-level security and pgaudit: each search in a transaction that sets the reader's labels. */
export async function walled(address: string, plan: Plan): Promise<Walled> {
  const { db, close } = await connect({ connectionString: address });
  const labels = `{${plan.labelIds.join(',')}}`;
  const ask: Way = (text) => db.transaction().execute(async (tx) => {
    await prepared(tx, 'walled-labels', "select set_config('custos.labels', $1, true)", [labels]);
    await new Search(new PlainStore(tx, 'walled'), new PlainJudgements(tx, 'walled'), new EntityStore(tx)).run(plan, asked(text));
    return 0;
  });
  return { ask, close };
}
