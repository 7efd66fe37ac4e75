// Which labels a caller may see, decided once per question by the same policies as everything else.
import type { LabelStore } from './label.store.js';
import { resourceOf } from './label.js';
import { type Caller, contextOf, principalOf } from './member.js';
import type { PolicyEngine } from './policy-engine.js';
import type { EntityValue } from './policy-request.js';

const remembered = 512;

/** Finds the visible labels. Remembers results under every fact they depend on; a new label, a new day or another policy set forgets them all. */
export class VisibleLabels {
  readonly #engine: PolicyEngine;
  readonly #labels: LabelStore;
  #resources: readonly { labelId: number; resource: EntityValue }[] = [];
  #version = -1;
  #policyHash = '';
  #memory = new Map<string, readonly number[]>();

  constructor(engine: PolicyEngine, labels: LabelStore) {
    this.#engine = engine;
    this.#labels = labels;
  }

  /** How many labels there are, and the last one's id: what `of` looked through. */
  get among(): readonly [count: number, lastId: number] {
    return [this.#labels.all.length, this.#labels.all.at(-1)?.labelId ?? 0];
  }

  /** Ids of the labels that `readLabel` allows this caller today (`YYYY-MM-DD`) for the use that `action` makes of them, ascending. */
  of(caller: Caller, today: string, action: string): readonly number[] {
    if (this.#version !== this.#labels.version || this.#policyHash !== this.#engine.policyHash) {
      this.#resources = this.#labels.all.map((label) => ({ labelId: label.labelId, resource: resourceOf(label) }));
      this.#version = this.#labels.version;
      this.#policyHash = this.#engine.policyHash;
      this.#memory.clear();
    }
    const principal = principalOf(caller.member);
    const context = contextOf(caller, today, action);
    const key = JSON.stringify([principal, context]);
    const known = this.#memory.get(key);
    if (known !== undefined) return known;
    const found = this.#resources
      .filter(({ resource }) => this.#engine.decide({ principal, action: 'readLabel', resource, context }).allow)
      .map(({ labelId }) => labelId);
    if (this.#memory.size >= remembered) this.#memory.clear();
    this.#memory.set(key, found);
    return found;
  }
}
