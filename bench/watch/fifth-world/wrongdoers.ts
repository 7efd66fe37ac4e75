// Which wrongs a world holds: private ones are most, as in the inspectors' reports; every kind comes up over a few worlds in proportion to its weight.
import { DAY_S } from './clock.js';
import { type Class, type Offence, Plan, Pool, type Scope } from './guilt.js';
import type { Luck } from './luck.js';
import type { Work } from './services.js';
import type { Actor } from './staff.js';
import { browsing, colleagues, favour, formerPartner, metOnDuty, neighbour, ownEntry, pileOn, selfAndFamily } from './wrongs-at-home.js';
import { addressFirst, broker, bulkSale, coveredTheft, rivalAfterMurder, selfProbing, supplier } from './wrongs-for-crime.js';
import { caseNumber, oneLook, throughOthers } from './wrongs-in-hiding.js';

interface Wrong {
  readonly kind: string;
  readonly class: Class;
  readonly weight: number;
  readonly works: readonly Work[];
  /** None for what many do at once. */
  readonly act: ((plan: Plan, actor: Actor) => void) | undefined;
}

const STREET: readonly Work[] = ['patrol', 'patrol', 'roadside', 'inquiry'];
const ANYONE: readonly Work[] = ['patrol', 'roadside', 'inquiry', 'major', 'victims', 'gangs', 'analysis', 'calls', 'desk', 'counter', 'prison', 'lanes', 'visits'];

const WRONGS: readonly Wrong[] = [
  { kind: 'self-and-family', class: 'other', weight: 8, works: ANYONE, act: selfAndFamily },
  { kind: 'former-partner', class: 'other', weight: 11, works: ANYONE, act: formerPartner },
  { kind: 'neighbour', class: 'other', weight: 7, works: ANYONE, act: neighbour },
  { kind: 'met-on-duty', class: 'other', weight: 8, works: ['patrol'], act: metOnDuty },
  { kind: 'browsing', class: 'other', weight: 5, works: STREET, act: browsing },
  { kind: 'colleagues', class: 'other', weight: 5, works: ANYONE, act: colleagues },
  { kind: 'pile-on', class: 'other', weight: 5, works: ANYONE, act: undefined },
  { kind: 'favour', class: 'other', weight: 7, works: ANYONE, act: favour },
  { kind: 'own-entry', class: 'other', weight: 5, works: ['patrol', 'roadside'], act: ownEntry },
  { kind: 'supplier', class: 'crime', weight: 5, works: STREET, act: supplier },
  { kind: 'rival-after-murder', class: 'crime', weight: 5, works: [...STREET, 'prison'], act: rivalAfterMurder },
  { kind: 'covered-theft', class: 'crime', weight: 4, works: [...STREET, 'desk'], act: coveredTheft },
  { kind: 'address-first', class: 'crime', weight: 5, works: [...STREET, 'calls', 'desk'], act: addressFirst },
  { kind: 'bulk-sale', class: 'crime', weight: 5, works: ['counter', 'desk'], act: bulkSale },
  { kind: 'broker', class: 'crime', weight: 4, works: [...STREET, 'desk', 'calls'], act: broker },
  { kind: 'self-probing', class: 'crime', weight: 4, works: ['counter', 'prison', 'visits', 'lanes', 'port', 'patrol'], act: selfProbing },
  { kind: 'one-look', class: 'adaptive', weight: 6, works: ['patrol'], act: oneLook },
  { kind: 'case-number', class: 'adaptive', weight: 5, works: ['inquiry', 'gangs', 'major'], act: caseNumber },
  { kind: 'through-others', class: 'adaptive', weight: 4, works: ['patrol', 'inquiry'], act: throughOthers },
];

/** Plans so many wrongdoings as the share asks for, at least one; what they are is spread evenly over the weights. */
export function planWrongs(scope: Scope, luck: Luck, offenderShare: number): Plan[] {
  const { clock, staff } = scope.realm;
  const count = Math.max(1, Math.round(staff.actors.length * offenderShare));
  const order = luck.shuffled(WRONGS);
  const total = order.reduce((sum, one) => sum + one.weight, 0);
  const pool = new Pool(scope.realm);
  const plans: Plan[] = [];
  const shift = luck.unit();
  for (let n = 0; n < count; n += 1) {
    const chance = luck.fork(`wrong ${n}`);
    const wrong = at(order, ((n + shift) / count) * total);
    const from = clock.weeks >= 16 ? clock.start + (8.2 + chance.unit() * (clock.weeks - 14)) * 7 * DAY_S : clock.start + (0.1 + 0.5 * chance.unit()) * clock.weeks * 7 * DAY_S;
    const offence: Offence = { kind: wrong.kind, class: wrong.class, actors: [] };
    const plan = new Plan(scope, chance, offence, from);
    plans.push(plan);
    if (wrong.act === undefined) {
      pileOn(plan);
      continue;
    }
    const actor = pool.take(chance, ...wrong.works);
    offence.actors.push(actor);
    wrong.act(plan, actor);
  }
  return plans;
}

function at(order: readonly Wrong[], mark: number): Wrong {
  let rest = mark;
  for (const one of order) {
    rest -= one.weight;
    if (rest < 0) return one;
  }
  return order[order.length - 1] as Wrong;
}
