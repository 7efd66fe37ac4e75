// All rules of an action as one chart: from atom to atom by its verdict, in Cedar's own order, to true, false or an error.
// INVARIANT: what it settles is what the closure of the whole rule says (policy-closure.test.ts).
import type { Node } from './policy-ast.js';
import { type Atom, constantOf, open, readAtom, textOfAtom } from './policy-atom.js';
import type { Reference } from './policy-value.js';

/** Where a walk ends; every other place in a chart is 0 or more. */
export const ends = { yes: -1, no: -2, error: -3 } as const;

export interface Chart {
  readonly atoms: readonly Atom[];
  /** Four numbers a place: its atom, then where to go when that is true, false or an error. */
  readonly places: Int32Array;
  /** Where the walk of each rule begins. */
  readonly starts: Int32Array;
}

export function drawChart(rules: readonly Node[], action: Reference): Chart {
  const drawing = new Drawing(action);
  const starts = rules.map((rule) => drawing.draw(rule, ends));
  return { atoms: drawing.atoms, places: Int32Array.from(drawing.places), starts: Int32Array.from(starts) };
}

interface Ways {
  readonly yes: number;
  readonly no: number;
  readonly error: number;
}

class Drawing {
  readonly atoms: Atom[] = [];
  readonly places: number[] = [];
  readonly #action: Reference;
  readonly #numbers = new Map<string, number>();
  readonly #drawn = new Map<string, number>();

  constructor(action: Reference) {
    this.#action = action;
  }

  /** Where to begin so as to go the ways of this expression's value. Drawn from its end. */
  draw(node: Node, ways: Ways): number {
    switch (node.kind) {
      case 'not': return this.draw(node.arg, { yes: ways.no, no: ways.yes, error: ways.error });
      case 'and': return this.draw(node.left, { ...ways, yes: this.draw(node.right, ways) });
      case 'or': return this.draw(node.left, { ...ways, no: this.draw(node.right, ways) });
      case 'if': return this.draw(node.test, { yes: this.draw(node.consequent, ways), no: this.draw(node.alternate, ways), error: ways.error });
      case 'attr': case 'binary': case 'has': case 'is': case 'isEmpty': case 'like': case 'literal': case 'neg': case 'record': case 'set': case 'var':
        return this.#place(node, [ways.yes, ways.no, ways.error]);
      default: return node satisfies never;
    }
  }

  #place(node: Node, ways: readonly number[]): number {
    const atom = this.#atomOf(node);
    if (typeof atom !== 'number') return ways[atom.verdict] ?? ends.error;
    const name = [atom, ...ways].join();
    const drawn = this.#drawn.get(name);
    if (drawn !== undefined) return drawn;
    const at = this.places.length;
    this.places.push(atom, ...ways);
    this.#drawn.set(name, at);
    return at;
  }

  /** Its number; or its verdict, when it reads nothing and always has the same one. */
  #atomOf(node: Node): number | { readonly verdict: number } {
    const name = textOfAtom(node);
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const atom = readAtom(node, this.#action);
    const verdict = constantOf(atom);
    if (verdict !== undefined) return { verdict };
    this.#numbers.set(name, this.atoms.length);
    return this.atoms.push(atom) - 1;
  }
}

/** One bit a rule, 32 to a word. */
export interface SettledRules {
  /** May still be true or an error. */
  readonly possible: Int32Array;
  /** Is true, whatever else is in the request. */
  readonly certain: Int32Array;
}

const [toYes, toNo, toError] = [1, 2, 4];
const endOf = (place: number): number => (place === ends.yes ? toYes : place === ends.no ? toNo : toError);

/** What is settled when these verdicts are known. Every place stands behind those that it leads to, so one pass is enough. */
export function settledRules({ places, starts }: Chart, known: Uint8Array): SettledRules {
  const reached = new Uint8Array(places.length);
  const from = (place: number): number => (place >= 0 ? reached[place] ?? toError : endOf(place));
  for (let at = 0; at < places.length; at += 4) {
    const verdict = known[places[at] ?? 0] ?? open;
    const [yes, no, error] = [from(places[at + 1] ?? 0), from(places[at + 2] ?? 0), from(places[at + 3] ?? 0)];
    reached[at] = verdict === open ? yes | no | error : [yes, no, error][verdict] ?? toError;
  }
  const words = Math.ceil(starts.length / 32);
  const [possible, certain] = [new Int32Array(words), new Int32Array(words)];
  starts.forEach((start, rule) => {
    const [word, bit, end] = [rule >> 5, 1 << (rule & 31), from(start)];
    if (end !== toNo) possible[word] = (possible[word] ?? 0) | bit;
    if (end === toYes) certain[word] = (certain[word] ?? 0) | bit;
  });
  return { possible, certain };
}
