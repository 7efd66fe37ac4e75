// Makes canaries: each unlike everybody under any label, each with a moment of its own. What is made together and planted together is found together.
import { BadInput, type Clock, newId, type Random } from '../../kernel/index.js';
import { type Canary, type CanaryPerson, type Nest, ownSystem } from './canary.js';
import type { CanaryBook } from './canary-book.store.js';
import { makePerson } from './canary-maker.js';

export interface MakingParts {
  readonly book: Pick<CanaryBook, 'all'>;
  readonly nest: Nest;
  readonly clock: Clock;
  readonly random: Random;
}

export interface MadeFor {
  readonly agencyId: string;
  readonly keeper: string;
  readonly count: number;
  readonly system: string;
  readonly rotateDays: number;
  readonly until: string;
}

export const dayMs = 86_400_000;
const tries = 300;

/** A moment within so long from now, each as likely as any other. */
export function momentWithin(lengthMs: number, nowMs: number, random: Random): number {
  return nowMs + Math.floor((Buffer.from(random(4)).readUInt32BE() / 2 ** 32) * lengthMs);
}

export async function makeCanaries(parts: MakingParts, { agencyId, keeper, count, system, rotateDays, until }: MadeFor): Promise<Canary[]> {
  const { clock, random } = parts;
  const made: Canary[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const dueAtMs = system === ownSystem ? momentWithin(dayMs, clock(), random) : clock();
    made.push({
      agencyId, canaryId: newId('can', random), keeper, system, state: 'waiting', person: await personFor(parts, agencyId, made), reportId: newId('rep', random), dueAtMs,
      rotateAtMs: dueAtMs + rotateDays * dayMs, rotateDays, until, meetings: [], intentIndex: '0',
    });
  }
  return made;
}

/** The maker hears *taken* and nothing else, of names that it drew itself: nobody can ask it about a name. */
async function personFor({ nest, book, clock, random }: MakingParts, agencyId: string, others: readonly Canary[]): Promise<CanaryPerson> {
  const shape = await nest.shape(agencyId);
  const onTheirWay = [...others, ...(await book.all())];
  const held = new Set([...shape.ids, ...onTheirWay.map((one) => one.person.entityId)]);
  for (let nth = 0; nth < tries; nth += 1) {
    const person = makePerson(shape, random, clock());
    if (!held.has(person.entityId) && !(await nest.isTaken(person, onTheirWay.map((one) => one.person.name)))) return person;
  }
  throw new BadInput('no name was found that nobody near it has; try again, with fewer at once', { fr: 'aucun nom n’a été trouvé dont personne n’approche ; réessayez, avec moins à la fois' });
}
