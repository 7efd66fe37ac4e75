// Which labels a caller may see, decided once per question by the same policies as everything else.
import type { LabelStore } from './label.store.js';
import { resourceOf } from './label.js';
import { type Caller, contextOf, principalOf } from './member.js';
import type { PolicyEngine } from './policy-engine.js';
import type { EntityValue } from './policy-request.js';

/** People who work at once. What many of them see alike is kept once. */
const remembered = 4_096;

export interface SeenTerms {
  readonly labelIds: readonly number[];
  readonly obligations: readonly string[];
  readonly masks: readonly string[];
}

/** Finds the visible labels. Remembers results under every fact they depend on; a new label, a new day or another policy set forgets them all. */
export class VisibleLabels {
  readonly #engine: PolicyEngine;
  readonly #labels: LabelStore;
  #resources: readonly { labelId: number; resource: EntityValue }[] = [];
  #version = -1;
  #policyHash = '';
  readonly #memory = new Map<string, SeenTerms>();
  readonly #kinds = new Map<string, SeenTerms>();

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
    return this.terms(caller, today, action).labelIds;
  }

  /** The same with what the permits of these labels ask for: it holds for every answer to who may see such a label. */
  terms(caller: Caller, today: string, action: string): SeenTerms {
    if (this.#version !== this.#labels.version || this.#policyHash !== this.#engine.policyHash) {
      this.#resources = this.#labels.all.map((label) => ({ labelId: label.labelId, resource: resourceOf(label) }));
      this.#version = this.#labels.version;
      this.#policyHash = this.#engine.policyHash;
      this.#forget();
    }
    const principal = principalOf(caller.member);
    const context = contextOf(caller, today, action);
    const key = JSON.stringify([principal, context]);
    const known = this.#memory.get(key);
    if (known !== undefined) return known;
    const looked = this.#look(principal, context);
    if (this.#memory.size >= remembered) this.#forget();
    const kind = JSON.stringify(looked);
    const found = this.#kinds.get(kind) ?? looked;
    this.#kinds.set(kind, found);
    this.#memory.set(key, found);
    return found;
  }

  #forget(): void {
    this.#memory.clear();
    this.#kinds.clear();
  }

  #look(principal: EntityValue, context: ReturnType<typeof contextOf>): SeenTerms {
    const decide = this.#engine.over(principal, 'readLabel', context);
    const [labelIds, obligations, masks] = [[] as number[], new Set<string>(), new Set<string>()];
    for (const { labelId, resource } of this.#resources) {
      const decision = decide(resource);
      if (!decision.allow) continue;
      labelIds.push(labelId);
      for (const word of decision.obligations) obligations.add(word);
      for (const prop of decision.masks) masks.add(prop);
    }
    return { labelIds, obligations: [...obligations], masks: [...masks] };
  }
}
