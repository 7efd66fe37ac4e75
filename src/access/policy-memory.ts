// What is known of a fixed person, moment or label is worked out once: which rules it alone makes true or false, and numbers for the values
// that the others read. All of it lies in one array, part after part, so that a decision touches few places of the machine's memory.
// INVARIANT: a decision from memory is that of the closures and of the wasm engine (policy-closure.test.ts, policy-engine.test.ts,
// policy-memory.test.ts).
import { open, type Part, type Reads, verdictOf } from './policy-atom.js';
import { type Chart, settledRules } from './policy-chart.js';
import type { Evaluate } from './policy-closure.js';
import { Places } from './policy-fixed.js';
import { Readings } from './policy-reading.js';
import { RuleRecall } from './policy-recall.js';
import type { Attributes, EntityValue, PolicyRequest } from './policy-request.js';

/** One rule as memory needs it: its whole test, and all that it reads (undefined: more than attributes). */
export interface RecalledRule {
  readonly test: Evaluate;
  readonly reads: Reads | undefined;
}

// For one action: requests made for the purpose cannot fill the node's memory.
const mostBytes = 32 * 2 ** 20;

const nobody: EntityValue = { type: '', id: '', attrs: {} };
const nothing: PolicyRequest = { principal: nobody, action: '', resource: nobody, context: {} };
const parts = ['principal', 'context', 'resource'] as const;

/** Of one action. When it is full it is left for a new one, whole: the numbers of one memory mean nothing in another. */
export class ActionMemory {
  /** Where the facts of whom it has met begin. */
  readonly people = new Places();
  readonly moments = new Places();
  readonly resources = new Places();
  /** Words of 32 rules: of each part first the words of the rules that it leaves open or makes true, then those that it makes true, then its numbers. */
  readonly words: number;
  readonly #chart: Chart;
  readonly #rules: readonly RecalledRule[];
  readonly #own: Readonly<Record<Part | 'asker', readonly (Evaluate | undefined)[]>>;
  readonly #recalls: readonly (RuleRecall | undefined)[];
  readonly #readings: Readonly<Record<Part, Readings>> = { principal: new Readings(), context: new Readings(), resource: new Readings() };
  #facts = new Int32Array(1024);
  #used = 0;
  #met = 0;
  #isFull = false;

  constructor(chart: Chart, rules: readonly RecalledRule[]) {
    this.#chart = chart;
    this.#rules = rules;
    this.words = Math.ceil(rules.length / 32);
    this.#own = {
      principal: ownAtoms(chart, ['principal']), context: ownAtoms(chart, ['context']), resource: ownAtoms(chart, ['resource']), asker: ownAtoms(chart, ['principal', 'context']),
    };
    this.#recalls = rules.map((rule) => this.#recallOf(rule));
  }

  get facts(): Int32Array {
    return this.#facts;
  }

  get isFull(): boolean {
    return this.#isFull;
  }

  meetPerson(principal: EntityValue): number {
    const at = this.#meet('principal', principal.attrs, knownOf(this.#own.principal, { ...nothing, principal }));
    this.people.set(principal, at);
    return at;
  }

  meetMoment(context: Attributes): number {
    const at = this.#meet('context', context, knownOf(this.#own.context, { ...nothing, context }));
    this.moments.set(context, at);
    return at;
  }

  meetResource(resource: EntityValue): number {
    const at = this.#meet('resource', resource.attrs, knownOf(this.#own.resource, { ...nothing, resource }));
    this.resources.set(resource, at);
    return at;
  }

  /** A person of whom is known too what hangs on them and this moment together. Not remembered by their name: another moment is another asker. */
  meetAsker(principal: EntityValue, context: Attributes): number {
    return this.#meet('principal', principal.attrs, knownOf(this.#own.asker, { ...nothing, principal, context }));
  }

  /** What a rule says that no part alone has settled. */
  verdict(rule: number, person: number, moment: number, resource: number, request: PolicyRequest): number {
    const recall = this.#recalls[rule];
    if (recall !== undefined) return recall.verdict(this.#facts, person, moment, resource, request);
    const found = this.#rules[rule];
    if (found === undefined) throw new Error('a rule is asked for that is none of this action');
    return verdictOf(found.test(request));
  }

  #meet(part: Part, attributes: Attributes, known: Uint8Array): number {
    const { possible, certain } = settledRules(this.#chart, known);
    const row = [...possible, ...certain, ...this.#readings[part].numbersOf(attributes)];
    const at = this.#used;
    this.#used += row.length;
    if (this.#used > this.#facts.length) this.#lengthen();
    this.#facts.set(row, at);
    if (this.#met++ % 256 === 0) this.#isFull = this.#bytes() > mostBytes;
    return at;
  }

  #lengthen(): void {
    const more = new Int32Array(2 * this.#used);
    more.set(this.#facts);
    this.#facts = more;
  }

  #bytes(): number {
    const numbers = sum(parts.map((part) => this.#readings[part].bytes));
    return 4 * this.#facts.length + numbers + sum(this.#recalls.map((recall) => recall?.bytes ?? 0));
  }

  /** None for a rule that one part settles, and for one that reads more than attributes: that is put to the rule itself each time. */
  #recallOf({ test, reads }: RecalledRule): RuleRecall | undefined {
    if (reads === undefined || reads.size < 2) return undefined;
    const place = (part: Part): number => this.#placeOf(part, reads.get(part));
    return new RuleRecall(test, { principal: place('principal'), context: place('context'), resource: place('resource') });
  }

  #placeOf(part: Part, names: readonly string[] | undefined): number {
    return names === undefined ? -1 : 2 * this.words + this.#readings[part].placeOf(names);
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Those that read these parts and no other. */
function ownAtoms({ atoms }: Chart, of: readonly Part[]): readonly (Evaluate | undefined)[] {
  return atoms.map(({ reads, evaluate }) => (reads !== undefined && [...reads.keys()].every((part) => of.includes(part)) ? evaluate : undefined));
}

function knownOf(atoms: readonly (Evaluate | undefined)[], request: PolicyRequest): Uint8Array {
  const known = new Uint8Array(atoms.length);
  atoms.forEach((evaluate, atom) => { known[atom] = evaluate === undefined ? open : verdictOf(evaluate(request)); });
  return known;
}
