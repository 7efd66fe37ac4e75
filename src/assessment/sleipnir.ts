// Sleipnir as published, which scores unknown like medium, so that a group nobody looked at scores half: beside it stand floor, ceiling and how much is known (domain.md section 2).
import { BadInput } from '../kernel/index.js';
import { scheme } from './scheme.js';

export interface Assessed {
  readonly scheme: string;
  /** By the published rule. */
  readonly point: number;
  /** With every unknown at nothing, and with every unknown at the most. */
  readonly floor: number;
  readonly ceiling: number;
  /** Weights of what is known among all weights, 0 to 1, four digits. */
  readonly knownShare: number;
  readonly unknown: readonly string[];
}

/** Throws `BadInput` naming the attribute: not of the scheme, missing, doubled, or with a value of another scheme. A missing one is not unknown until somebody says so. */
export function assessSleipnir(judged: readonly (readonly [string, string])[]): Assessed {
  const values = valuesOf(judged);
  const scored = scheme.attributes.map(({ code, weight }) => ({ code, weight, times: scheme.values.find((value) => value.code === values.get(code))?.times }));
  const sum = (times: (known: number | undefined) => number) => scored.reduce((total, one) => total + one.weight * times(one.times), 0);
  const most = Math.max(...scheme.values.map(({ times }) => times));
  const all = sum(() => 1);
  return {
    scheme: scheme.scheme, point: sum((known) => known ?? scheme.unknown.times), floor: sum((known) => known ?? 0), ceiling: sum((known) => known ?? most),
    knownShare: Number((sum((known) => (known === undefined ? 0 : 1)) / all).toFixed(4)), unknown: scored.filter(({ times }) => times === undefined).map(({ code }) => code),
  };
}

function valuesOf(judged: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const allowed = [...scheme.values.map(({ code }) => code), scheme.unknown.code];
  for (const [written, value] of judged) {
    const plain = written.trim().toLowerCase().replaceAll(/[^a-z]+/g, '-');
    const attribute = scheme.attributes.find(({ code, also = [] }) => code === plain || also.includes(plain));
    const shown = written.slice(0, 60);
    if (attribute === undefined) throw new BadInput(`\`${shown}\` is no attribute of ${scheme.en}; they are ${scheme.attributes.map(({ code }) => code).join(', ')}`, { fr: `\`${shown}\` n’est pas un attribut de ${scheme.fr} ; ce sont ${scheme.attributes.map(({ code }) => code).join(', ')}` });
    if (values.has(attribute.code)) throw new BadInput(`\`${attribute.code}\` stands twice; keep one of them`, { fr: `\`${attribute.code}\` figure deux fois ; n’en gardez qu’un` });
    if (!allowed.includes(value)) throw new BadInput(`\`${attribute.code}\` is \`${value.slice(0, 60)}\`, which is no value of ${scheme.en}; use one of ${allowed.join(', ')}`, { fr: `\`${attribute.code}\` vaut \`${value.slice(0, 60)}\`, qui n’est pas une valeur de ${scheme.fr} ; employez ${allowed.join(', ')}` });
    values.set(attribute.code, value);
  }
  const missing = scheme.attributes.filter(({ code }) => !values.has(code)).map(({ code }) => `\`${code}\``);
  if (missing.length > 0) throw new BadInput(`${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing; write \`unknown\` where nobody can tell`, { fr: `${missing.length === 1 ? 'il manque' : 'il manque :'} ${missing.join(', ')} ; écrivez \`unknown\` là où personne ne peut le dire` });
  return values;
}

export interface Ranking {
  /** Highest first; null where ranges overlap. */
  readonly order: readonly number[] | null;
  /** Pairs whose [floor, ceiling] overlap, by position: either could be the higher. */
  readonly overlapping: readonly (readonly [number, number])[];
}

/** Groups are put in an order only where no unknown could turn it round. */
export function rank(assessed: readonly Pick<Assessed, 'floor' | 'ceiling'>[]): Ranking {
  const pairs = assessed.flatMap((a, i) => assessed.slice(i + 1).map((b, j) => ({ a, b, at: [i, i + 1 + j] as const })));
  const overlapping = pairs.filter(({ a, b }) => a.floor <= b.ceiling && b.floor <= a.ceiling).map(({ at }) => at);
  const order = overlapping.length > 0 ? null : assessed.map((one, at) => ({ at, floor: one.floor })).toSorted((a, b) => b.floor - a.floor).map(({ at }) => at);
  return { order, overlapping };
}
