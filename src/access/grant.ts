// A Grant is the proof that an answer's entry is durable. Only the door gives one, after the ledger has acknowledged.
import type { Receipt } from '../ledger/index.js';

/** Stands for one sealed answer, and for no other. */
export interface SealToken {
  readonly planId: string;
}

let give: (token: SealToken, receipt: Receipt) => Grant;
let covers: (grant: Grant, token: SealToken) => boolean;

/** INVARIANT: cannot be built outside `access` (tests/invariants/ungranted-read.test.ts). */
export class Grant {
  readonly #token: SealToken;
  readonly receipt: Receipt;

  static {
    give = (token, receipt) => new Grant(token, receipt);
    covers = (grant, token) => grant.#token === token;
  }

  private constructor(token: SealToken, receipt: Receipt) {
    this.#token = token;
    this.receipt = receipt;
  }
}

export function giveGrant(token: SealToken, receipt: Receipt): Grant {
  return give(token, receipt);
}

/** Whether the grant was given for this very answer: the same object, not an equal one. */
export function grantCovers(grant: Grant, token: SealToken): boolean {
  return covers(grant, token);
}
