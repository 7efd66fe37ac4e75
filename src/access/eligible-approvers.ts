// Who could approve a request at all, whether they are signed in now or not: where there is nobody, nothing is asked that would wait in vain.
import { type Chain, chainsDiffer } from '../kernel/index.js';
import { approvalKinds, type Party } from './approval.js';
import { type About, standsApart } from './approval-about.js';
import { chainIn } from './chain.js';
import type { Door } from './door.js';
import type { Member } from './member.js';
import type { PeopleStore } from './people.store.js';
import { isSamePerson } from './second-person.js';
import type { UnitStore } from './unit.store.js';

export interface EligibleParts {
  readonly door: Door;
  readonly people: PeopleStore;
  readonly units: UnitStore;
}

/** Of an agency; beyond that somebody is taken to be there: unknown is not nobody. */
const mostLookedAt = 300;

export class EligibleApprovers {
  readonly #parts: EligibleParts;

  constructor(parts: EligibleParts) {
    this.#parts = parts;
  }

  /** At most `most` of them; none in the chain of whom it is `about`. `isCut`: more people were there than were looked at. */
  async find(asker: Pick<Party, 'member' | 'chain'>, agencyId: string, kind: string, most: number, about: About | 'nobody' | undefined): Promise<{ readonly found: readonly Member[]; readonly isCut: boolean }> {
    const { door, people, units } = this.#parts;
    const action = approvalKinds.find((one) => one.code === kind)?.action ?? '';
    const tree = await units.of(agencyId);
    // Rare roles first: those who watch and administer are few, and they approve most.
    const isOther = (one: Awaited<ReturnType<PeopleStore['rosterOf']>>[number], chain: Chain): boolean => !one.suspended && !isSamePerson(asker, { member: one }) && chainsDiffer(asker.chain, chain) && standsApart(about, { member: one, chain });
    const roster = (await people.rosterOf(agencyId)).filter((one) => isOther(one, chainIn(tree, agencyId, one.unit)));
    const count = (role: string) => roster.filter((one) => one.role === role).length;
    const rarity = new Map([...new Set(roster.map((one) => one.role))].map((role) => [role, count(role)]));
    const looked = roster.toSorted((a, b) => (rarity.get(a.role) ?? 0) - (rarity.get(b.role) ?? 0)).slice(0, mostLookedAt);
    const found: Member[] = [];
    for (const { memberId } of looked) {
      if (found.length >= most) break;
      const member = await people.memberById(agencyId, memberId, door.today());
      if (member !== undefined && this.#may(member, action)) found.push(member);
    }
    return { found, isCut: roster.length > mostLookedAt };
  }

  /** Under some purpose of theirs and some case: their own business which. */
  #may(member: Member, action: string): boolean {
    const cases = ['', ...member.cases.filter((one) => one.closedOn === null).map((one) => one.ref)];
    return member.purposes.some((purpose) => cases.some((caseRef) => this.#parts.door.allows({ member, purpose, caseRef }, action)));
  }
}
