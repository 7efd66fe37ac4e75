// Only what can never change again is remembered: a frozen copy of a person, a moment or a label. Whatever else is handed in is read anew each time.
import type { Attributes, EntityUid, EntityValue, Value } from './policy-request.js';

/** Where a memory keeps what it knows of each fixed thing. */
export class Places {
  readonly #all = new WeakMap<Fixed, number>();

  /** Undefined for what is not fixed, and for what has not been met. */
  of(value: object): number | undefined {
    return Fixed.placeIn(this, this.#all, value);
  }

  /** `value` is fixed. */
  set(value: object, place: number): void {
    if (Fixed.is(value)) this.#all.set(value, place);
  }
}

/** Nobody else can make one or pose as one: the mark is a private field. It also holds where it was last looked up, which spares a search. */
class Fixed {
  #last: Places | undefined;
  #place = 0;

  static is(value: object): value is Fixed {
    return #last in value;
  }

  static placeIn(places: Places, all: WeakMap<Fixed, number>, value: object): number | undefined {
    if (!(#last in value)) return undefined;
    if (value.#last === places) return value.#place;
    const place = all.get(value);
    if (place === undefined) return undefined;
    value.#last = places;
    value.#place = place;
    return place;
  }
}

class FixedEntity extends Fixed implements EntityValue {
  readonly type: string;
  readonly id: string;
  readonly attrs: Attributes;
  declare readonly parents?: readonly EntityUid[];

  constructor({ type, id, attrs, parents }: EntityValue) {
    super();
    this.type = type;
    this.id = id;
    this.attrs = fixedRecord(attrs);
    if (parents !== undefined) this.parents = Object.freeze(parents.map((parent) => Object.freeze({ type: parent.type, id: parent.id })));
    Object.freeze(this);
  }
}

class FixedAttributes extends Fixed implements Attributes {
  readonly [name: string]: Value;

  constructor(attributes: Attributes) {
    super();
    // Defined, not assigned: nobody sets our prototype by an attribute called `__proto__`.
    Object.defineProperties(this, Object.getOwnPropertyDescriptors(fixedRecord(attributes)));
    Object.freeze(this);
  }
}

function fixedRecord(attributes: Attributes): Attributes {
  return Object.freeze(Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, fixedValue(value)])));
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

function fixedValue(value: Value): Value {
  if (typeof value !== 'object') return value;
  return isList(value) ? Object.freeze(value.map(fixedValue)) : fixedRecord(value);
}

/** A frozen copy, for whoever asks about the same person or label many times. */
export function fixedEntity(entity: EntityValue): EntityValue {
  return new FixedEntity(entity);
}

/** A frozen copy of what is said of one moment. */
export function fixedAttributes(attributes: Attributes): Attributes {
  return new FixedAttributes(attributes);
}

export const isFixed = (value: object): boolean => Fixed.is(value);
