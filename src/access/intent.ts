// A write stands in the record before it happens: only the door makes an Intent, and a store writes nothing without one.
import type { Receipt } from '../ledger/index.js';
import type { Plan } from './plan.js';

let make: (plan: Plan, receipt: Receipt) => Intent;

/** `index` is the ledger index, in the log of `agencyId`, of the entry that announced the write. */
export class Intent {
  readonly plan: Plan;
  readonly receipt: Receipt;

  static {
    make = (plan, receipt) => new Intent(plan, receipt);
  }

  private constructor(plan: Plan, receipt: Receipt) {
    this.plan = plan;
    this.receipt = receipt;
  }

  get index(): bigint {
    return this.receipt.index;
  }
  get agencyId(): string {
    return this.receipt.agencyId;
  }
}

export function makeIntent(plan: Plan, receipt: Receipt): Intent {
  return make(plan, receipt);
}
