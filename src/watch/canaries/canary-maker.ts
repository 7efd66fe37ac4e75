// Makes up a person who does not exist, in the likeness of an agency's records: each part is common there, and the whole is nobody's.
import { type Random, referenceText } from '../../kernel/index.js';
import type { CanaryPerson, PersonShape, Weighed } from './canary.js';

/** Fewer words are no stock: a name put together from them would be somebody's. */
const leastWords = 30;

interface NameLists {
  readonly given: readonly string[];
  readonly surnames: readonly string[];
}

let lists: NameLists | undefined;

/** `data/canary-names.json`: common names with their source and date. */
function nameLists(): NameLists {
  lists ??= JSON.parse(referenceText('canary-names.json')) as NameLists;
  return lists;
}

export function makePerson(shape: PersonShape, random: Random, nowMs: number): CanaryPerson {
  const common = nameLists();
  const name = `${pick(stockOf(shape.given, common.given), random)} ${pick(stockOf(shape.surnames, common.surnames), random)}`;
  const properties: Record<string, string> = {};
  const birthShare = shape.props['birthDate']?.share ?? 0.5;
  if (chance(random) < Math.max(birthShare, shape.persons === 0 ? 1 : 0)) properties['birthDate'] = birthDay(shape.birthDates, random, nowMs);
  for (const [prop, { share, values }] of Object.entries(shape.props)) {
    if (prop !== 'birthDate' && values.length > 0 && chance(random) < share) properties[prop] = pick(values, random);
  }
  return { entityId: idLike(shape.ids, random), name, properties };
}

function stockOf(own: readonly Weighed[], common: readonly string[]): readonly Weighed[] {
  const shared = own.filter((one) => one.count > 1);
  return shared.length >= leastWords ? shared : common.map((word) => ({ word, count: 1 }));
}

/** Uniform in [0, 1). */
function chance(random: Random): number {
  return Buffer.from(random(6)).readUIntBE(0, 6) / 2 ** 48;
}

const whole = (limit: number, random: Random): number => Math.floor(chance(random) * limit);

function pick(among: readonly Weighed[], random: Random): string {
  let left = chance(random) * among.reduce((sum, one) => sum + one.count, 0);
  for (const one of among) {
    left -= one.count;
    if (left < 0) return one.word;
  }
  return among.at(-1)?.word ?? '';
}

/** A day of its own, in a year near somebody's; without any, of somebody of 20 to 60. */
function birthDay(dates: readonly string[], random: Random, nowMs: number): string {
  const near = dates.length === 0 ? new Date(nowMs).getUTCFullYear() - 20 - whole(40, random) : Number((dates[whole(dates.length, random)] ?? '1980').slice(0, 4)) - 3 + whole(7, random);
  return new Date(Date.UTC(near, 0, 1 + whole(365, random))).toISOString().slice(0, 10);
}

/** An id in the form of one that stands there: its digits and its random part made anew. Without any, as the node makes them. */
function idLike(ids: readonly string[], random: Random): string {
  const model = ids[whole(ids.length, random)] ?? 'p-0000000000';
  const digits = model.replaceAll(/\d/g, () => String(whole(10, random)));
  return /\d{4}/.test(model) ? digits : `${model.replace(/[-_][^-_]*$/, '')}-${Array.from({ length: 10 }, () => '0123456789abcdefghjkmnpqrstvwxyz'.charAt(whole(32, random))).join('')}`;
}
