// A lead that nobody of its agency may handle, since it is about their own chain or about themselves, does not wait for ever: the desk itself gives its triage to one
// reviewer of another agency, by the agreement, drawn so that nobody chooses who (G11, G12; domain.md section 4: reviewer not in the subject's chain).
// INVARIANT: tests/attacks/access/nobody-of-ones-own.test.ts.
import { hashOf } from '../../kernel/index.js';
import { type Desk, type Guest } from './desk.js';
import { lentTo } from './lead-acts.js';
import type { LeadLine } from './lead-reader.store.js';
import { dueAt, gravityOf, minuteOf } from './lead-terms.js';

/** By turns: what is left waits a minute. */
const mostATurn = 200;

export class LentTriage {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** How many leads were given. */
  async sweep(nowMs = this.#desk.parts.clock()): Promise<number> {
    const { agreements, reader, door } = this.#desk.parts;
    let given = 0;
    for (const agencyId of await agreements.lending(door.today())) {
      const waiting = await reader.unhandled(agencyId, mostATurn);
      if (waiting.length === 0) continue;
      const benchOf = await this.#desk.benches(agencyId);
      for (const line of waiting) {
        const { members, guests, judges } = await benchOf(line.leadId);
        const isInHand = line.holder !== null && judges.has(line.holder) && (line.dueAtMs ?? nowMs) >= nowMs;
        const guest = members.length > 0 || isInHand ? undefined : drawn(line, guests);
        if (guest !== undefined && await this.#give(agencyId, line, guest, nowMs)) given += 1;
      }
    }
    return given;
  }

  /** False where somebody did something with it meanwhile. */
  async #give(agencyId: string, { leadId, kind, isSerious, state }: LeadLine, guest: Guest, nowMs: number): Promise<boolean> {
    const { door, acts, labels, notices } = this.#desk.parts;
    return this.#desk.inTurn(leadId, async () => {
      const now = (await acts.of(agencyId, 'lead', leadId)).at(-1)?.after;
      if (now === undefined || now.state !== state) return false;
      const dueAtMs = dueAt(nowMs, gravityOf({ kind, isSerious }), 'triage');
      const lent = (await acts.lentTo(agencyId, leadId)).has(guest.ref) ? [] : [await lentTo(labels, { agencyId, leadId }, guest)];
      // In the node's own log: of this agency everybody who may read its log is whom the lead is about, or near them.
      const { index } = await door.note('node', { action: 'lendTriage', agency: agencyId, lead: leadId, to: guest.ref });
      const after = { ...now, state: now.state === 'new' ? 'triage' : now.state, holder: guest.ref, dueAtMs };
      await acts.append({ agencyId, atMs: nowMs, intentIndex: index }, [{ thread: 'lead', threadId: leadId, kind: 'triage_lent', by: null, words: { reviewers: [guest.ref] }, after }], { lent });
      const { agencyId: to, memberId } = guest.member;
      await notices.tell({ to: { agencyId: to, memberId }, kind: 'review_lent_triage', facts: { agency: agencyId, due: minuteOf(dueAtMs) }, link: '/reviews/lent', inLog: 'node' });
      return true;
    });
  }
}

/** Whoever of them did not let it lie, by a hash that nobody chooses; of one alone there is no choice. */
function drawn({ leadId, holder, people }: LeadLine, guests: readonly Guest[]): Guest | undefined {
  const others = guests.filter((one) => one.ref !== holder);
  const free = others.filter((one) => !people.includes(one.ref));
  return (free.length > 0 ? free : others).toSorted((a, b) => hashOf([leadId, a.ref]).localeCompare(hashOf([leadId, b.ref])))[0];
}
