// Which witnesses must have cosigned before a checkpoint counts: C2SP tlog-policy, read strictly. A policy that cannot be read is none.

export interface PolicyWitness {
  readonly name: string;
  readonly key: string;
}

interface Group {
  readonly needs: number;
  readonly members: readonly string[];
}

export interface Policy {
  /** Verifier keys. */
  readonly logs: readonly string[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: ReadonlyMap<string, Group>;
  /** The name of a witness or of a group; `none` asks for no cosignature. */
  readonly quorum: string;
}

interface Draft {
  readonly logs: string[];
  readonly witnesses: PolicyWitness[];
  readonly groups: Map<string, Group>;
  quorum: string | undefined;
}

const isKey = (text: string | undefined): text is string => text !== undefined && /^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$/u.test(text);
const material = (key: string): string => key.slice(key.indexOf('+', key.indexOf('+') + 1));

function isKnown(draft: Draft, name: string): boolean {
  return draft.groups.has(name) || draft.witnesses.some((one) => one.name === name);
}

function isFree(draft: Draft, name: string | undefined): name is string {
  return name !== undefined && name !== 'none' && !isKnown(draft, name);
}

function needsOf(text: string, members: number): number | undefined {
  if (text === 'any') return 1;
  if (text === 'all') return members;
  const needs = /^[1-9][0-9]{0,4}$/u.test(text) ? Number(text) : 0;
  return needs >= 1 && needs <= members ? needs : undefined;
}

/** Takes one line in; false when it is wrong. */
function take(draft: Draft, [word, ...parts]: readonly string[]): boolean {
  const [first, second, ...rest] = parts;
  if (word === 'log') {
    if (!isKey(first) || parts.length > 2 || draft.logs.some((key) => material(key) === material(first))) return false;
    return draft.logs.push(first) > 0;
  }
  if (word === 'witness') {
    if (!isFree(draft, first) || !isKey(second) || rest.length > 1 || draft.witnesses.some(({ key }) => material(key) === material(second))) return false;
    return draft.witnesses.push({ name: first, key: second }) > 0;
  }
  if (word === 'group') {
    const needs = needsOf(second ?? '', rest.length);
    const isSound = new Set(rest).size === rest.length && rest.every((name) => isKnown(draft, name)) && !inGroups(draft, rest);
    if (!isFree(draft, first) || needs === undefined || !isSound) return false;
    draft.groups.set(first, { needs, members: rest });
    return true;
  }
  if (word !== 'quorum' || draft.quorum !== undefined || first === undefined || parts.length > 1) return false;
  draft.quorum = first;
  return first === 'none' || isKnown(draft, first);
}

/** A name may be a member once only, so that no witness counts twice. */
function inGroups(draft: Draft, names: readonly string[]): boolean {
  return [...draft.groups.values()].some(({ members }) => members.some((name) => names.includes(name)));
}

/** The policy of a text, or undefined when any line of it is wrong. */
export function readPolicy(text: string): Policy | undefined {
  const draft: Draft = { logs: [], witnesses: [], groups: new Map(), quorum: undefined };
  for (const line of text.split('\n')) {
    const words = line.split(/[ \t]+/u).filter((word) => word !== '');
    if (words.length === 0 || words[0]?.startsWith('#') === true) continue;
    if (!take(draft, words)) return undefined;
  }
  return draft.quorum === undefined ? undefined : { ...draft, quorum: draft.quorum };
}

/** Whether these witnesses, by their names in the policy, are enough. */
export function isQuorum(policy: Policy, cosigned: ReadonlySet<string>): boolean {
  const counts = (name: string): boolean => {
    const group = policy.groups.get(name);
    return group === undefined ? cosigned.has(name) : group.members.filter(counts).length >= group.needs;
  };
  return policy.quorum === 'none' || counts(policy.quorum);
}
