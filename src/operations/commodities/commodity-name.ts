// A commodity by its code, a name or a known misspelling in either language. What is merely close to a name is proposed and never read.
import { wordsAreClose } from '../../matching/index.js';
import { fault, type Fault } from './fault.js';
import { commodities, folded, standsOn } from './terms.js';

export interface ReadCommodity {
  readonly code: string;
  /** The substance, thing or role that was named within it; null: the commodity alone. */
  readonly kind: string | null;
  /** `misspelling`: read by the reference all the same; what stood there is worth keeping beside it. */
  readonly how: 'code' | 'name' | 'misspelling';
}

/** By folded name. A name of two commodities is in neither. */
const byName: ReadonlyMap<string, ReadCommodity | 'two'> = named();

/** `on`: the day of the seizure, by which the reference is read. */
export function readCommodity(text: string, on: string): ReadCommodity | Fault {
  const plain = folded(text.slice(0, 200));
  if (plain === '') return fault('commodity_missing');
  const found = byName.get(plain);
  if (found === 'two') return fault('commodity_ambiguous');
  if (found === undefined) return fault('commodity_unknown', near(plain));
  const commodity = commodities.get(found.code);
  return commodity !== undefined && standsOn(commodity, on) ? found : fault('commodity_not_in_force');
}

function near(plain: string): Fault['mends'] {
  const codes = [...byName].flatMap(([name, read]) => (read !== 'two' && wordsAreClose(name, plain) ? [read.kind ?? read.code] : []));
  return [...new Set(codes)].slice(0, 3).map((commodity) => ({ commodity }));
}

function named(): ReadonlyMap<string, ReadCommodity | 'two'> {
  const found = new Map<string, ReadCommodity | 'two'>();
  const put = (name: string, read: ReadCommodity) => {
    const key = folded(name);
    const before = found.get(key);
    if (before === undefined) found.set(key, read);
    else if (before === 'two' || before.code !== read.code || before.kind !== read.kind) found.set(key, 'two');
  };
  for (const { code, en, fr, names, misspelt, kinds } of commodities.values()) {
    put(code, { code, kind: null, how: 'code' });
    for (const name of [en, fr, ...names]) if (folded(name) !== folded(code)) put(name, { code, kind: null, how: 'name' });
    for (const name of misspelt) put(name, { code, kind: null, how: 'misspelling' });
    for (const kind of kinds) {
      for (const name of new Set([kind.code, kind.en, kind.fr, ...kind.names].map(folded))) put(name, { code, kind: kind.code, how: 'name' });
      for (const name of kind.misspelt) put(name, { code, kind: kind.code, how: 'misspelling' });
    }
  }
  return found;
}
