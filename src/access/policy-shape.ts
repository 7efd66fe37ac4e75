// A request that does not have the shape of the schema is never decided: no missing, surplus, fractional or malformed value reaches a policy.
// INVARIANT: what passes here passes the wasm engine's own request validation (policy-engine.test.ts). It is stricter in two things:
// numbers beyond 2^53, and one entity as principal and resource.
import { isPlainName } from './policy-ast.js';
import { PolicyError } from './policy-error.js';
import type { Attributes, EntityValue } from './policy-request.js';
import { Reference } from './policy-value.js';

export type ColumnType = 'String' | 'Long' | 'Bool' | 'Set:String' | 'Set:Long' | 'Set:Bool' | 'other';
/** An attribute of a resource seen as a column of a row. */
export interface Column {
  readonly type: ColumnType;
  readonly required: boolean;
}

type Check = (value: unknown) => boolean;
interface TypeShape {
  readonly check: Check;
  readonly column: ColumnType;
}
export interface EntityShape {
  readonly accepts: (entity: EntityValue) => boolean;
  readonly columns: ReadonlyMap<string, Column>;
}
export interface ActionShape {
  /** The action with all groups that it is in. */
  readonly reference: Reference;
  readonly principals: ReadonlyMap<string, EntityShape>;
  readonly resources: ReadonlyMap<string, EntityShape>;
  readonly acceptsContext: (context: Attributes) => boolean;
}

interface SchemaType {
  readonly type: string;
  readonly element?: SchemaType;
  readonly attributes?: Readonly<Record<string, SchemaType & { readonly required?: boolean }>>;
}
interface SchemaEntity {
  readonly enum?: unknown;
  readonly tags?: unknown;
  readonly shape?: SchemaType;
  readonly memberOfTypes?: readonly string[];
}
interface SchemaAction {
  readonly appliesTo?: { readonly principalTypes: readonly string[]; readonly resourceTypes: readonly string[]; readonly context?: SchemaType };
  readonly memberOf?: readonly { readonly id: string }[];
}
export interface SchemaNamespace {
  readonly commonTypes?: Readonly<Record<string, SchemaType>>;
  readonly entityTypes: Readonly<Record<string, SchemaEntity>>;
  readonly actions: Readonly<Record<string, SchemaAction>>;
}

const unsupported = (what: string): PolicyError =>
  new PolicyError('unsupported', `the schema uses \`${what}\`, which cannot be checked; use String, Long, Bool, Set and Record in the empty namespace`);

// A lone surrogate would reach the wasm engine as U+FFFD: two different texts would become one. Nearly every text has no surrogate at all.
const isText: Check = (value) => typeof value === 'string' && !(/[\ud800-\udfff]/.test(value) && /\p{Surrogate}/u.test(value));
const isLong: Check = (value) => Number.isSafeInteger(value);
const isBool: Check = (value) => value === true || value === false;

function isSetOf(element: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return false;
    for (let i = 0; i < value.length; i++) if (!element(value[i])) return false;
    return true;
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

function isRecordOf(fields: readonly { readonly name: string; readonly required: boolean; readonly check: Check }[]): Check {
  return (record) => {
    if (!isObject(record)) return false;
    let known = 0;
    for (const field of fields) {
      const item = record[field.name];
      if (item === undefined) {
        if (field.required) return false;
      } else if (field.check(item)) known++;
      else return false;
    }
    let present = 0;
    for (const name in record) if (record[name] !== undefined) present++;
    return present === known;
  };
}

/**
 * An object is checked in full when it is first met and then remembered: people and labels come back thousands of times. Should our
 * own code change one afterwards, what a policy reads is still checked as it is read (policy-value.ts).
 */
function onceEach<T extends object>(check: (value: T) => boolean): (value: T) => boolean {
  const met = new WeakSet<T>();
  return (value) => {
    if (met.has(value)) return true;
    if (!check(value)) return false;
    met.add(value);
    return true;
  };
}

/** The schema of a policy set, read from the JSON that `schemaToJsonWithResolvedTypes` gives. */
export class SchemaShape {
  readonly actions: ReadonlyMap<string, ActionShape>;
  readonly #namespace: SchemaNamespace;
  readonly #contexts = new Map<SchemaType | undefined, (context: Attributes) => boolean>();
  readonly #entities: ReadonlyMap<string, EntityShape>;

  /** Throws PolicyError `unsupported`. */
  constructor(schema: Readonly<Record<string, SchemaNamespace>>) {
    const namespaces = Object.entries(schema);
    const named = namespaces.find(([name]) => name !== '');
    if (named !== undefined) throw unsupported(`namespace ${named[0]}`);
    this.#namespace = namespaces[0]?.[1] ?? { entityTypes: {}, actions: {} };
    const { entityTypes, actions } = this.#namespace;
    this.#entities = new Map(Object.entries(entityTypes).map(([type, entity]) => [type, this.#entityShape(entity)]));
    this.actions = new Map(Object.entries(actions).map(([id, action]) => [id, this.#actionShape(id, action)]));
  }

  /** Names an entity as a policy text does; an action brings its groups. */
  refer(type: string, id: string): Reference {
    if (type !== 'Action') return new Reference(type, id);
    return new Reference(type, id, [...this.#groupsOf(id)].map((group) => ({ type, id: group })));
  }

  #groupsOf(id: string, found: Set<string> = new Set()): ReadonlySet<string> {
    for (const group of this.#namespace.actions[id]?.memberOf ?? []) {
      if (!found.has(group.id)) this.#groupsOf(group.id, found.add(group.id));
    }
    return found;
  }

  #typeShape(given: SchemaType): TypeShape {
    switch (given.type) {
      case 'String': return { check: isText, column: 'String' };
      case 'Long': return { check: isLong, column: 'Long' };
      case 'Bool': case 'Boolean': return { check: isBool, column: 'Bool' };
      case 'Set': {
        const { check, column } = this.#typeShape(given.element ?? { type: 'Set' });
        return { check: isSetOf(check), column: column === 'String' || column === 'Long' || column === 'Bool' ? `Set:${column}` : 'other' };
      }
      case 'Record': return { check: this.#recordCheck(given), column: 'other' };
      default: {
        const shared = this.#namespace.commonTypes?.[given.type];
        if (shared === undefined) throw unsupported(given.type);
        return this.#typeShape(shared);
      }
    }
  }

  #recordCheck(given: SchemaType | undefined): Check {
    return isRecordOf(Object.entries(given?.attributes ?? {}).map(([name, attribute]) => {
      if (!isPlainName(name)) throw unsupported(`attribute ${name}`);
      return { name, required: attribute.required ?? true, check: this.#typeShape(attribute).check };
    }));
  }

  #entityShape(entity: SchemaEntity): EntityShape {
    if (entity.enum !== undefined || entity.tags !== undefined) throw unsupported('enum or tags');
    const shape = entity.shape === undefined ? undefined : this.#resolve(entity.shape);
    const acceptsAttributes = this.#recordCheck(shape);
    const above = this.#typesAbove(entity);
    const columns = Object.entries(shape?.attributes ?? {}).map(([name, attribute]): [string, Column] =>
      [name, { type: this.#typeShape(attribute).column, required: attribute.required ?? true }]);
    return {
      accepts: onceEach((value) => acceptsAttributes(value.attrs) && isText(value.id)
        && (value.parents === undefined || value.parents.every((parent) => above.has(parent.type) && isText(parent.id)))),
      columns: new Map(columns),
    };
  }

  #resolve(given: SchemaType): SchemaType {
    const shared = this.#namespace.commonTypes?.[given.type];
    return shared === undefined ? given : this.#resolve(shared);
  }

  #typesAbove(entity: SchemaEntity, found: Set<string> = new Set()): ReadonlySet<string> {
    for (const type of entity.memberOfTypes ?? []) {
      if (!found.has(type)) this.#typesAbove(this.#namespace.entityTypes[type] ?? {}, found.add(type));
    }
    return found;
  }

  #actionShape(id: string, action: SchemaAction): ActionShape {
    const shapes = (types: readonly string[] = []): ReadonlyMap<string, EntityShape> =>
      new Map(types.flatMap((type) => {
        const shape = this.#entities.get(type);
        return shape === undefined ? [] : [[type, shape] as const];
      }));
    const { appliesTo } = action;
    return {
      reference: this.refer('Action', id),
      principals: shapes(appliesTo?.principalTypes),
      resources: shapes(appliesTo?.resourceTypes),
      acceptsContext: this.#contextCheck(appliesTo?.context === undefined ? undefined : this.#resolve(appliesTo.context)),
    };
  }

  /** Actions with one context type share what was remembered. */
  #contextCheck(given: SchemaType | undefined): (context: Attributes) => boolean {
    const known = this.#contexts.get(given);
    if (known !== undefined) return known;
    const check = onceEach<Attributes>(this.#recordCheck(given));
    this.#contexts.set(given, check);
    return check;
  }
}
