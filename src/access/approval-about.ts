// Whom a request is about, where it is about a person: neither they nor whoever answers to a superior with them decide it, or hear that it waits (G11, G12).
// INVARIANT: nobody of the subject's chain approves a reading of what the subject looked at (tests/attacks/access/reverse-view.test.ts).
import { chainsDiffer, type Chain, type Json } from '../kernel/index.js';
import { type Approval, approvalKinds, type Party } from './approval.js';
import { chainIn } from './chain.js';
import type { Member } from './member.js';
import type { PeopleStore } from './people.store.js';
import { isSamePerson } from './second-person.js';
import type { UnitStore } from './unit.store.js';

type Somebody = Pick<Member, 'agencyId' | 'memberId' | 'personRef'>;

export interface About {
  readonly member: Somebody;
  readonly chain: Chain;
}

/** `nobody`: the kind is about no person. Undefined: about one who is not there, of whose chain nothing is known. */
export async function aboutOf(kind: string, subject: Json, { people, units }: { readonly people: PeopleStore; readonly units: UnitStore }): Promise<About | 'nobody' | undefined> {
  const ref = approvalKinds.find(({ code }) => code === kind)?.about?.(subject);
  if (ref === undefined) return 'nobody';
  const [agencyId = '', memberId = ''] = ref.split('~');
  const found = (await people.rosterOf(agencyId)).find((one) => one.memberId === memberId);
  return found && { member: found, chain: chainIn(await units.of(agencyId), agencyId, found.unit) };
}

/** Unknown is never yes. */
export function standsApart(about: About | 'nobody' | undefined, { member, chain }: { readonly member: Somebody; readonly chain: Chain }): boolean {
  return about === 'nobody' || (about !== undefined && !isSamePerson(about, { member }) && chainsDiffer(about.chain, chain));
}

export function subjectOf({ subject }: Pick<Approval, 'subject'>): Json {
  return JSON.parse(subject) as Json;
}

export async function isApart(one: Pick<Approval, 'kind' | 'subject'>, party: Pick<Party, 'member' | 'chain'>, parts: Parameters<typeof aboutOf>[2]): Promise<boolean> {
  return standsApart(await aboutOf(one.kind, subjectOf(one), parts), party);
}
