// Where people sit: cars that move, desks that do not, the shared machine in the corner, and the few whose clock is wrong.
import type { Chance } from './chance.js';
import type { Actor } from './staff.js';
import { DAY, HOUR } from './wall-clock.js';

interface Seat {
  readonly terminal: string;
  readonly x: number;
  readonly y: number;
  readonly session: string;
  readonly clockErrorS: number;
}

export class Terminals {
  readonly #chance: Chance;
  readonly #wrong = new Map<string, { readonly from: number; readonly to: number; readonly errorS: number }>();
  readonly #salt: number;

  constructor(chance: Chance) {
    this.#chance = chance;
    this.#salt = chance.whole(1, 9999);
    for (let n = 0; n < 9; n += 1) {
      const terminal = `${chance.is(0.6) ? 'MDT' : 'WS'}-${String(chance.whole(1, 899)).padStart(3, '0')}`;
      const from = chance.whole(0, 200) * DAY;
      this.#wrong.set(terminal, { from, to: from + chance.whole(4, 40) * DAY, errorS: chance.pick([-HOUR, HOUR, HOUR, chance.whole(-1500, 1500), chance.whole(-300, 300)]) });
    }
  }

  seat(actor: Actor, at: number, near: { readonly x: number; readonly y: number } | undefined): Seat {
    const day = Math.floor((at - 6 * HOUR) / DAY);
    const isMobile = actor.role === 'response';
    const isAtDesk = near === undefined || !isMobile;
    const car = `MDT-${String(1 + ((actor.district + 2) * 140 + ((actor.n * 7 + day * 13 + this.#salt) % 120)) % 899).padStart(3, '0')}`;
    const shared = `WS-${String(900 + Math.max(0, actor.district) * 4 + this.#chance.whole(0, 3)).padStart(3, '0')}`;
    const usual = isMobile ? (isAtDesk && this.#chance.is(0.5) ? shared : car) : this.#chance.is(0.03) ? shared : actor.terminal;
    const wrong = this.#wrong.get(usual);
    return {
      terminal: usual, session: `${(actor.n * 7919 + day * 104_729 + this.#salt).toString(36)}${usual.slice(-2)}`,
      x: isAtDesk ? actor.deskX : Math.round(near.x + 60 * this.#chance.normal()), y: isAtDesk ? actor.deskY : Math.round(near.y + 60 * this.#chance.normal()),
      clockErrorS: wrong !== undefined && at >= wrong.from && at < wrong.to ? wrong.errorS : 0,
    };
  }
}
