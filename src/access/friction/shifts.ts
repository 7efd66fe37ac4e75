// Brings an agency's roster in: who did it, why, and the hash of what they sent are on the record before a row changes (G11). Who keeps rosters can make anybody be
// on duty; that is why the record has the file's hash, and the examiner's evidence whose import a shift is.
import { BadInput, type Clock, hashOf } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { Door } from '../door.js';
import type { Intent } from '../intent.js';
import type { PeopleStore } from '../people.store.js';
import type { Plan } from '../plan.js';
import { seal, type Sealed } from '../sealed.js';
import { readShifts, type SetAside } from './shift-file.js';
import type { RosterLine, ShiftStore } from './shift.store.js';

export interface ShiftsParts {
  readonly door: Pick<Door, 'write'>;
  readonly people: Pick<PeopleStore, 'rosterOf'>;
  readonly store: ShiftStore;
  readonly clock: Clock;
}

/** A member and what the roster has of them; null: nothing. */
export interface RosterOf {
  readonly memberId: string;
  readonly user: string;
  readonly unit: string | null;
  readonly line: RosterLine | null;
}

export interface ShiftsTaken {
  readonly taken: number;
  readonly setAside: readonly SetAside[];
  readonly receipt: Receipt;
}

export class Shifts {
  readonly #parts: ShiftsParts;

  constructor(parts: ShiftsParts) {
    this.#parts = parts;
  }

  /** The plan's action is `viewPeople`. Whoever works there today, with how far the roster goes for them. */
  async roster(plan: Plan, agencyId: string): Promise<Sealed<readonly RosterOf[]>> {
    const { people, store } = this.#parts;
    const lines = new Map((await store.lines(agencyId)).map((one) => [one.memberId, one]));
    const found = (await people.rosterOf(agencyId)).filter((one) => !one.suspended).map(({ memberId, userName, unit }) => ({ memberId, user: userName, unit, line: lines.get(memberId) ?? null }));
    return seal(plan, new Map([[agencyId, found.map((one) => one.memberId)]]), found);
  }

  /** The plan's action is `administerPeople`. Throws `BadInput` for what is no roster, and where no row of it can be read. */
  async take(plan: Plan, agencyId: string, csv: string): Promise<ShiftsTaken> {
    const { door, people, store, clock } = this.#parts;
    const members = new Map((await people.rosterOf(agencyId)).flatMap((one) => [one.memberId, one.userName, `${one.userName}@${agencyId}`, ...(one.personRef === undefined ? [] : [one.personRef])].map((name): [string, string] => [name, one.memberId])));
    const now = clock();
    const { shifts, setAside } = readShifts(csv, (name) => members.get(name), now);
    if (shifts.length === 0) throw new BadInput('no row of it can be read; send `user`, `starts_at` and `ends_at`, times with an offset', { fr: 'aucune ligne n’est lisible ; envoyez `user`, `starts_at` et `ends_at`, les heures avec leur décalage' });
    const { receipt } = await door.write(plan, { shifts: shifts.length, setAside: setAside.length, hash: hashOf(csv) }, async (intent: Intent) => {
      await store.replace(agencyId, shifts, { by: plan.caller.member.memberId, atMs: now, intentIndex: intent.index });
    });
    return { taken: shifts.length, setAside, receipt };
  }
}
