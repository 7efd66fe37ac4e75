// One canary, as its keeper knows it, and what the registry does for it. All of it lies sealed: a row says that there is one, and nothing else.

export interface Weighed {
  readonly word: string;
  readonly count: number;
}

/** What records of persons look like in one agency: how often each property stands there, and which values many people share. Nobody's record. */
export interface PersonShape {
  readonly persons: number;
  readonly given: readonly Weighed[];
  readonly surnames: readonly Weighed[];
  /** `YYYY-MM-DD`. */
  readonly birthDates: readonly string[];
  /** Shares of persons who have the property, and its values that two or more persons share. */
  readonly props: Readonly<Record<string, { readonly share: number; readonly values: readonly Weighed[] }>>;
  /** Some ids, for their form. */
  readonly ids: readonly string[];
}

export interface CanaryPerson {
  readonly entityId: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** What the registry does for canaries: it learns from them nothing, and they learn from it a shape, and *taken*. */
export interface Nest {
  shape(agencyId: string): Promise<PersonShape>;
  /** Whether anything like it stands anywhere in the registry, under whatever label, or among `others`, which are on their way. The one bit that leaves. */
  isTaken(person: Pick<CanaryPerson, 'name'>, others: readonly string[]): Promise<boolean>;
  /** Brings it in as a file of the agency comes in, in a report of this id. False: the agency has no program that brings files in. */
  plant(agencyId: string, person: CanaryPerson, reportId: string): Promise<boolean>;
  /** Nobody sees it any more, as after a record suspension. */
  withdraw(agencyId: string, person: CanaryPerson): Promise<void>;
  /** Whether records of this agency stand under the marking of canaries already: else their chip stands out. */
  blendsIn(agencyId: string): Promise<boolean>;
}

export interface Meeting {
  readonly atMs: number;
  readonly actor: string;
  readonly action: string;
  /** `agency#index`: the entry of the look-up. */
  readonly entry: string;
}

/** `waiting`: not in its system yet, where another system's rows wait for their keeper to carry them there. */
export type CanaryState = 'waiting' | 'planted' | 'retired';

export interface Canary {
  readonly agencyId: string;
  readonly canaryId: string;
  readonly keeper: string;
  /** `custos`, or the name of another system that its keeper carries the row to. */
  readonly system: string;
  readonly state: CanaryState;
  readonly person: CanaryPerson;
  readonly reportId: string;
  readonly dueAtMs: number;
  readonly rotateAtMs: number;
  readonly rotateDays: number;
  /** `YYYY-MM-DD`: no other takes its place after this day. */
  readonly until: string;
  readonly meetings: readonly Meeting[];
  readonly intentIndex: string;
  /** What the logs of another system call it, where that is not the id of its row. */
  readonly idThere?: string;
  /** Another system's, withdrawn: when its keeper said that it is out of there. */
  readonly takenOutAtMs?: number;
  /** Files that its row left in, the last of them. */
  readonly exports?: readonly { readonly exportId: string; readonly atMs: number }[];
  /** Keepers before this one: they know it, so its days are counted. */
  readonly knownTo?: readonly string[];
}

export const ownSystem = 'custos';
