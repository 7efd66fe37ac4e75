// A share carries what is known, what is not and what is withheld, so that the unknown cannot be read as yes, nor as no (G7, domain.md section 1).
import { BadInput } from '../kernel/index.js';
import { order, type Rational, rounded } from './rational.js';
import { type Language, shareWords, upToWords } from './wording.js';

/** How many of `total` are known to be so, known not to be so, not known, and known but not told. */
export interface ShareCounts {
  readonly yes: number;
  /** Absent where nobody said that the rest is known not to be so: it is then only what is left by arithmetic (domain.md section 1, trap 1). */
  readonly no?: number;
  readonly unknown: number;
  readonly withheld?: number;
  readonly total: number;
}

/**
 * Counts that add up. `no` undefined: not stated.
 * INVARIANT: floor <= every share that the counts allow <= ceiling, and no wording counts the unknown as yes (share.test.ts "whatever the unknown turn out to be").
 */
export class Share {
  readonly yes: number;
  readonly no: number | undefined;
  readonly unknown: number;
  readonly withheld: number;
  readonly total: number;

  /** Throws `BadInput` naming the number that is wrong: not whole, negative, a total of zero, parts that are more than the total or, with `no`, not all of it. */
  constructor(counts: ShareCounts) {
    const { yes, no, unknown, withheld = 0, total } = counts;
    for (const [name, french, count] of [['yes', 'oui', yes], ['no', 'non', no ?? 0], ['unknown', 'inconnu', unknown], ['withheld', 'non communiqué', withheld], ['total', 'total', total]] as const) checkCount(name, french, count);
    if (total === 0) throw new BadInput('`total` is 0; there is no share of nothing', { fr: '`total` (total) vaut 0 ; il n’y a pas de part de rien' });
    const sum = yes + (no ?? 0) + unknown + withheld;
    const [named, nommé] = [`\`yes\` ${yes}${no === undefined ? '' : ` + \`no\` ${no}`} + \`unknown\` ${unknown}${withheld === 0 ? '' : ` + \`withheld\` ${withheld}`} = ${sum}`, `\`total\` ${total}`];
    if (sum > total) throw new BadInput(`${named} is more than ${nommé}; check which of them counts twice`, { fr: `${named} dépasse ${nommé} ; cherchez ce qui est compté deux fois` });
    if (no !== undefined && sum < total) throw new BadInput(`${named} leaves ${total - sum} of ${nommé} in no state; count them as \`unknown\`, or leave \`no\` out if nobody stated it`, { fr: `${named} laisse ${total - sum} de ${nommé} sans état ; comptez-les comme \`unknown\`, ou omettez \`no\` si personne ne l’a dit` });
    [this.yes, this.no, this.unknown, this.withheld, this.total] = [yes, no, unknown, withheld, total];
  }

  /** What is neither yes, unknown nor withheld. Known to be no only where `no` is stated. */
  get rest(): number {
    return this.total - this.yes - this.unknown - this.withheld;
  }

  get floor(): Rational {
    return this.#part(this.yes);
  }

  get ceiling(): Rational {
    return this.#part(this.yes + this.unknown + this.withheld);
  }

  /** `4.5% confirmed; up to 61.5%; unknown 57.0%`. Withheld and a stated no are named when there are any. */
  words(language: Language): string {
    const say = (count: number) => shareWords(this.#part(count), language);
    const isFrench = language === 'fr';
    const parts = [isFrench ? `${say(this.yes)} confirmés` : `${say(this.yes)} confirmed`];
    if (order(this.floor, this.ceiling) < 0) parts.push(`${isFrench ? 'jusqu’à' : 'up to'} ${upToWords(this.ceiling, language)}`);
    parts.push(`${isFrench ? 'inconnu' : 'unknown'} ${say(this.unknown)}`);
    if (this.withheld > 0) parts.push(`${isFrench ? 'non communiqué' : 'withheld'} ${say(this.withheld)}`);
    if (this.no !== undefined) parts.push(`${isFrench ? 'établi que non' : 'known not'} ${say(this.no)}`);
    return parts.join(isFrench ? '\u00A0; ' : '; ');
  }

  /** Shares to four digits; `no` is null where nobody stated it, and `rest` says what arithmetic leaves. */
  toJSON(): ShareJson {
    const to4 = (count: number) => Number(rounded(this.#part(count), 4));
    return {
      counts: { yes: this.yes, no: this.no ?? null, unknown: this.unknown, withheld: this.withheld, rest: this.rest, total: this.total },
      shares: { yes: to4(this.yes), no: this.no === undefined ? null : to4(this.no), unknown: to4(this.unknown), withheld: to4(this.withheld), rest: to4(this.rest) },
      bounds: [to4(this.yes), to4(this.yes + this.unknown + this.withheld)],
      wording: { en: this.words('en'), fr: this.words('fr') },
    };
  }

  #part(count: number): Rational {
    return { top: BigInt(count), over: BigInt(this.total) };
  }
}

export interface ShareJson {
  readonly counts: { readonly yes: number; readonly no: number | null; readonly unknown: number; readonly withheld: number; readonly rest: number; readonly total: number };
  readonly shares: { readonly yes: number; readonly no: number | null; readonly unknown: number; readonly withheld: number; readonly rest: number };
  readonly bounds: readonly [number, number];
  readonly wording: { readonly en: string; readonly fr: string };
}

function checkCount(name: string, french: string, count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) throw new BadInput(`\`${name}\` is ${String(count)}; a count is a whole number from 0`, { fr: `\`${name}\` (${french}) vaut ${String(count)} ; un décompte est un nombre entier à partir de 0` });
}
