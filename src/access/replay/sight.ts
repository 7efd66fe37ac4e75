// What a person would see, told by labels and policies and never by content: under each purpose that they hold and each open case of theirs.
import type { LabelStore } from '../label.store.js';
import { type Label, resourceOf } from '../label.js';
import { contextOf, type Member, principalOf } from '../member.js';
import type { PolicyEngine } from '../policy-engine.js';
import type { EntityValue } from '../policy-request.js';

/** One way in which a member may work. */
export interface Working {
  readonly purpose: string;
  readonly caseRef: string;
}

export interface SeenUnder extends Working {
  /** Whether they may read at all under it, and what says so. */
  readonly reads: boolean;
  readonly readsBy: readonly string[];
  /** Labels that they would see, with the policies that say so. */
  readonly labels: readonly { readonly label: Label; readonly policies: readonly string[] }[];
}

/** Every purpose held with every open case. Without a case nothing is read, so a member without one has no way of working. */
export function workingsOf(member: Member): Working[] {
  const cases = member.cases.filter((duty) => duty.closedOn === null).map((duty) => duty.ref);
  return member.purposes.flatMap((purpose) => cases.map((caseRef) => ({ purpose, caseRef })));
}

export class Sight {
  readonly #labels: Pick<LabelStore, 'all'>;
  readonly #today: string;
  readonly #resources = new Map<Label, EntityValue>();

  /** `today`: `YYYY-MM-DD`. */
  constructor(labels: Pick<LabelStore, 'all'>, today: string) {
    this.#labels = labels;
    this.#today = today;
  }

  /** Asked of `labels` only, where they are given. */
  under(engine: PolicyEngine, member: Member, working: Working, labels: readonly Label[] = this.#labels.all): SeenUnder {
    const principal = principalOf(member);
    const context = contextOf({ member, ...working }, this.#today, 'viewEntity');
    const reading = engine.decide({ principal, action: 'viewEntity', resource: { type: 'Room', id: 'registry', attrs: {} }, context });
    if (!reading.allow) return { ...working, reads: false, readsBy: reading.policies, labels: [] };
    const seen = labels.flatMap((label) => {
      const { allow, policies } = engine.decide({ principal, action: 'readLabel', resource: this.#resource(label), context });
      return allow ? [{ label, policies }] : [];
    });
    return { ...working, reads: true, readsBy: reading.policies, labels: seen };
  }

  /** Labels that a member would see under any of their ways of working. */
  everSeen(engine: PolicyEngine, member: Member): Set<Label> {
    return new Set(workingsOf(member).flatMap((working) => this.under(engine, member, working).labels.map(({ label }) => label)));
  }

  #resource(label: Label): EntityValue {
    const known = this.#resources.get(label);
    if (known !== undefined) return known;
    const made = resourceOf(label);
    this.#resources.set(label, made);
    return made;
  }
}
