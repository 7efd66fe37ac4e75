// Deals the wrongs of one world: eight in a thousand, of all three classes, another hand for each seed, so that a few seeds show every kind.
import type { CaseRoom } from './cases.js';
import type { Chance } from './chance.js';
import { ADAPTIVE, LAUNDERED, LAUNDERED_CRIME } from './misuse-hidden.js';
import { CRIME } from './misuse-crime.js';
import { PRIVATE } from './misuse-private.js';
import type { Afterwards, Culprits, Leak, Wrong, WrongClass } from './misuse.js';
import type { Service } from './service.js';
import type { Actor } from './staff.js';
import type { Violence } from './violence.js';
import { DAY } from './wall-clock.js';

const SLOTS: readonly WrongClass[] = ['crime', 'other', 'adaptive', 'other', 'crime', 'other', 'crime', 'adaptive'];
const [favour, reason] = LAUNDERED_CRIME;
const DECKS: Readonly<Record<WrongClass, readonly Wrong[]>> = { crime: [...CRIME.slice(0, 2), ...(favour === undefined ? [] : [favour]), ...CRIME.slice(2), ...(reason === undefined ? [] : [reason])], other: [...PRIVATE, ...LAUNDERED], adaptive: ADAPTIVE };

export interface Guilt {
  readonly culprits: Culprits[];
  readonly leaks: Leak[];
  readonly afterwards: Afterwards[];
}

/** Plans every wrong before the days begin; what hangs on real calls and cases is left in `afterwards`. */
export function dealWrongs(parts: { readonly service: Service; readonly room: CaseRoom; readonly violence: Violence }, chance: Chance, seed: number, share: number): Guilt {
  const { service } = parts;
  const guilt: Guilt = { culprits: [], leaks: [], afterwards: [] };
  const taken = new Set<Actor>();
  const count = Math.max(1, Math.round(service.actors.length * share));
  const dealt: Record<WrongClass, number> = { crime: 0, other: 0, adaptive: 0 };
  const warmWeeks = Math.min(8, service.weeks / 4);
  for (let n = 0; n < count; n += 1) {
    const kind = SLOTS[n % SLOTS.length] as WrongClass;
    const perSeed = SLOTS.filter((one) => one === kind).length;
    const deck = DECKS[kind];
    const wrong = deck[((seed - 1) * perSeed + dealt[kind]) % deck.length] as Wrong;
    dealt[kind] += 1;
    const luck = chance.fork(`${n}`);
    const actor = choose(service, luck, wrong, taken);
    const actors = [actor];
    taken.add(actor);
    guilt.culprits.push({ actors, kind: wrong.kind, class: wrong.class });
    wrong.act({
      ...parts, chance: luck, actor, kind: wrong.kind, from: warmWeeks * 7 * DAY, until: (service.days - 3) * DAY, leaks: guilt.leaks, afterwards: guilt.afterwards,
      joins: (others) => {
        for (const one of others) taken.add(one);
        actors.push(...others);
      },
    });
  }
  return guilt;
}

function choose(service: Service, chance: Chance, wrong: Wrong, taken: ReadonlySet<Actor>): Actor {
  const role = chance.pick(wrong.roles);
  const fit = service.actors.filter((one) => one.role === role && !taken.has(one) && service.rota.of(one).length > 40 && (wrong.kind !== 'adaptive_own_beat' || one.duty === 'patrol' || one.duty === 'neighbourhood'));
  return chance.pick(fit.length > 0 ? fit : service.actors.filter((one) => !taken.has(one)));
}
