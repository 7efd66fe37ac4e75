// The payload keys in this very process: for tests, benches, and a node whose operator wants no second process.
import type { KeyCustody } from './key-custody.js';
import { type DeskOptions, KeyDesk } from './key-desk.js';
import type { OpeningRecord, SealedItem } from './payload-keys.js';

export class LocalKeys implements KeyCustody {
  private readonly desk: KeyDesk;

  /** Throws `locked` when another process has the folder. */
  constructor(options: DeskOptions) {
    this.desk = new KeyDesk(options);
  }

  async sealingKey(agencyId: string, month: string) {
    return this.desk.sealingKey(agencyId, month);
  }

  async tagKey() {
    return this.desk.tagKey();
  }

  async open(record: OpeningRecord, items: readonly SealedItem[]) {
    return this.desk.open(record, items);
  }

  async state() {
    return this.desk.state();
  }

  async holds() {
    return this.desk.holds();
  }

  async placeHold(record: OpeningRecord) {
    return this.desk.placeHold(record);
  }

  async liftHold(request: OpeningRecord, approval: OpeningRecord) {
    return this.desk.liftHold(request, approval);
  }

  async destroy(request: OpeningRecord, approval: OpeningRecord) {
    return this.desk.destroy(request, approval);
  }

  close(): void {
    this.desk.close();
  }
}
