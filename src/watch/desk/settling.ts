// What a complete pass says of a lead that came early: it stands with the lead, for whoever judges it, and withdraws nothing (docs/decisions/0052-two-beats.md; G12).
import type { Desk } from './desk.js';
import type { Settled, Settling } from './incoming.js';

export class DeskSettling implements Settling {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** The same said twice stands once. In the node's own log, as the leads themselves: one who reads the agency's may be whom a lead concerns. */
  async settle(agencyId: string, leads: readonly Settled[]): Promise<void> {
    const { door, acts, clock } = this.#desk.parts;
    const idsOf = (isCarried: boolean) => leads.filter((one) => one.isCarried === isCarried).map((one) => one.leadId);
    const { index } = await door.note('node', { action: 'settleLeads', agency: agencyId, carried: idsOf(true), notCarried: idsOf(false) });
    for (const { leadId, isCarried } of leads) {
      await this.#desk.inTurn(leadId, async () => {
        const thread = await acts.of(agencyId, 'lead', leadId);
        const after = thread.at(-1)?.after;
        if (after === undefined || settledIn(thread) !== undefined) return;
        await acts.append({ agencyId, atMs: clock(), intentIndex: index }, [{ thread: 'lead', threadId: leadId, kind: isCarried ? 'carried' : 'not_carried', by: null, words: {}, after }]);
      });
    }
  }
}

/** Undefined: the lead did not come early, or no complete pass has spoken yet. */
export function settledIn(acts: readonly { readonly kind: string }[]): 'carried' | 'not_carried' | undefined {
  const kind = acts.findLast((one) => one.kind === 'carried' || one.kind === 'not_carried')?.kind;
  return kind === 'carried' || kind === 'not_carried' ? kind : undefined;
}
