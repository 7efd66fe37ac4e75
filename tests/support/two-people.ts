// People in live sessions who have proved once more that it is they: for acts that take two.
import type { Caller, Plan } from '../../src/access/index.js';
import { isRefused, type Json } from '../../src/kernel/index.js';
import type { Seat, TestHouse } from './house.js';

export interface Person extends Seat {
  readonly caller: Caller;
  /** The door's plan for an act in this very session. Throws when the policies refuse. */
  plan(action: string, asked?: Json): Promise<Plan>;
  /** Ends the session, as signing out does. */
  leave(): Promise<void>;
}

/** A new session of `who` (as `seat` takes it), stepped up as a passkey would. */
export async function personAt(at: TestHouse, who: string): Promise<Person> {
  const seat = await at.seat(who);
  const session = await at.house.sessions.find(seat.token);
  if (session === undefined) throw new Error('the session did not open');
  const { agencyId, memberId, sessionId } = session;
  await at.database.db.updateTable('session').set({ stepped_up_at: new Date() }).where('agency_id', '=', agencyId).where('session_id', '=', sessionId).execute();
  const member = await at.house.people.memberById(agencyId, memberId, at.house.door.today());
  if (member === undefined) throw new Error(`nobody is called ${who}`);
  const caller: Caller = { member, purpose: session.purpose ?? '', caseRef: session.caseRef ?? '', sessionId, steppedUp: true };
  return {
    ...seat, caller,
    plan: async (action, asked = { test: true }) => {
      const plan = await at.house.door.ask(caller, { action, asked });
      if (isRefused(plan)) throw new Error(`${who} may not ${action}: ${plan.message}`);
      return plan;
    },
    leave: async () => void (await seat.ask('DELETE', '/api/session')),
  };
}
