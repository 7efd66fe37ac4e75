// Whom one believes, in a file that other transparency logs' tools read too (C2SP tlog-policy). The file decides what counts
// as witnessed, so that anything doubtful in it is an error with its line, never a guess: a weaker quorum would go unseen.
import { LedgerError } from '../errors.js';
import type { Checkpoint } from './checkpoint.js';
import { openCosigned, parseWitness, type WitnessVerifier } from './cosignature.js';
import { type NoteVerifier, parseVerifier, splitKey } from './key.js';

export interface PolicyLog {
  readonly verifier: NoteVerifier;
  readonly url: string | undefined;
}

export interface PolicyWitness {
  /** The name inside this file. */
  readonly name: string;
  readonly verifier: WitnessVerifier;
  /** Where checkpoints are submitted (C2SP tlog-witness, submission prefix). */
  readonly url: string | undefined;
}

export interface PolicyGroup {
  readonly name: string;
  readonly threshold: number;
  readonly members: readonly string[];
}

export interface Policy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  /** In the order of their definition: members come before their groups. */
  readonly groups: readonly PolicyGroup[];
  /** A witness, a group, or `none`. */
  readonly quorum: string;
}

/** A checkpoint that a policy accepts the log's signature of, and who vouched for it. */
export interface PolicyOpening {
  readonly log: NoteVerifier;
  readonly checkpoint: Checkpoint;
  readonly cosignatures: readonly { readonly witness: PolicyWitness; readonly timeMs: number; readonly line: string }[];
  readonly isQuorum: boolean;
  /** Every member of some quorum cosigned at this time or later: how fresh the checkpoint is known to be. Undefined without quorum or with `quorum none`. */
  readonly quorumTimeMs: number | undefined;
}

const NONE = 'none';
const MAX_BYTES = 1_000_000;
const MAX_DEFINITIONS = 1000;

/** Reads a policy. Throws `bad_policy` with the number of the line. */
export function parsePolicy(text: string | Uint8Array): Policy {
  return new PolicyReader().read(text);
}

/** Do these witnesses (names as in the policy) make its quorum? */
export function isQuorum(policy: Policy, witnessNames: Iterable<string>): boolean {
  const witnessed = new Set(witnessNames);
  for (const { name } of policy.groups) witnessed.delete(name);
  for (const { name, threshold, members } of policy.groups) {
    if (members.filter((member) => witnessed.has(member)).length >= threshold) witnessed.add(name);
  }
  return policy.quorum === NONE || witnessed.has(policy.quorum);
}

/** Opens a checkpoint with any of the policy's logs. Throws `bad_note` or `bad_checkpoint`, as `openCosigned` does. */
export function openByPolicy(policy: Policy, note: string, nowMs: number): PolicyOpening {
  const origin = note.slice(0, note.indexOf('\n'));
  const candidates = policy.logs.filter(({ verifier }) => verifier.name === origin);
  const verifiers = policy.witnesses.map(({ verifier }) => verifier);
  let refused: unknown = new LedgerError('bad_note', `no log of the policy has the origin of this checkpoint; add its key, or look at the right address`);
  // One origin may have an older and a newer key.
  for (const { verifier: log } of candidates) {
    try {
      const { checkpoint, cosignatures } = openCosigned(note, log, verifiers, nowMs);
      const counted = cosignatures.flatMap((one) => policy.witnesses.filter(({ verifier }) => verifier.vkey === one.vkey).map((witness) => ({ witness, timeMs: one.timeMs, line: one.line })));
      return { log, checkpoint, cosignatures: counted, isQuorum: isQuorum(policy, counted.map(({ witness }) => witness.name)), quorumTimeMs: quorumTime(policy, counted) };
    } catch (fault) {
      refused = fault;
    }
  }
  throw refused;
}

function quorumTime(policy: Policy, cosignatures: PolicyOpening['cosignatures']): number | undefined {
  if (policy.quorum === NONE) return undefined;
  const latestFirst = cosignatures.toSorted((a, b) => b.timeMs - a.timeMs);
  const names: string[] = [];
  for (const { witness, timeMs } of latestFirst) {
    names.push(witness.name);
    if (isQuorum(policy, names)) return timeMs;
  }
  return undefined;
}

class PolicyReader {
  private readonly logs: PolicyLog[] = [];
  private readonly witnesses: PolicyWitness[] = [];
  private readonly groups: PolicyGroup[] = [];
  private readonly names = new Set<string>();
  private readonly grouped = new Set<string>();
  private readonly keyIds = new Set<string>();
  private readonly logKeys = new Set<string>();
  private readonly witnessKeys = new Set<string>();
  private quorum: string | undefined;
  private line = 0;

  read(text: string | Uint8Array): Policy {
    const bytes = Buffer.from(text);
    if (bytes.length > MAX_BYTES) throw new LedgerError('bad_policy', 'a policy has at most a million bytes; shorten it');
    // Octet by octet, as the specification has it: no line or space of Unicode may pass for one.
    const lines = bytes.toString('latin1').split('\n');
    // A file cut off in its last line could name another, weaker quorum.
    if (lines.pop() !== '') throw this.bad('the last line does not end in a newline', lines.length + 1);
    for (const line of lines) {
      this.line += 1;
      this.take(line);
    }
    if (this.quorum === undefined) throw this.bad('there is no quorum line');
    this.checkInstitutions();
    return { logs: this.logs, witnesses: this.witnesses, groups: this.groups, quorum: this.quorum };
  }

  /** One institution may hold two keys of different types; together they are one witness, and a policy must say so. */
  private checkInstitutions(): void {
    for (const { name, verifier } of this.witnesses) {
      const others = this.witnesses.filter((one) => one.name !== name && one.verifier.name === verifier.name);
      const isOne = others.every((other) => this.groups.some(({ threshold, members }) => threshold === 1 && members.includes(name) && members.includes(other.name)));
      if (!isOne) throw this.bad(`two keys of \`${verifier.name}\` would count as two witnesses: put them into one \`any\` group`);
    }
  }

  private take(line: string): void {
    if (/[^\t\x20-\x7e\x80-\xff]/.test(line)) throw this.bad('there is a control character');
    if (/^[\t ]*(#|$)/.test(line)) return;
    if (this.logs.length + this.names.size >= MAX_DEFINITIONS) throw this.bad(`there are more than ${MAX_DEFINITIONS} definitions`);
    const [word = '', ...fields] = line.split(/[\t ]+/).filter((field) => field !== '').map((field) => this.utf8(field));
    switch (word) {
      case 'log':
        return this.log(fields);
      case 'witness':
        return this.witness(fields);
      case 'group':
        return this.group(fields);
      case 'quorum':
        return this.takeQuorum(fields);
      default:
        throw this.bad('a line begins with `log`, `witness`, `group` or `quorum`');
    }
  }

  private log([vkey, url, ...rest]: string[]): void {
    if (vkey === undefined || rest.length > 0) throw this.bad('a log is written `log VKEY [URL]`');
    this.logs.push({ verifier: this.parsed(parseVerifier, vkey, this.logKeys, this.witnessKeys), url });
  }

  private witness([name, vkey, url, ...rest]: string[]): void {
    if (name === undefined || vkey === undefined || rest.length > 0) throw this.bad('a witness is written `witness NAME VKEY [URL]`');
    this.define(name);
    this.witnesses.push({ name, verifier: this.parsed(parseWitness, vkey, this.witnessKeys, this.logKeys), url });
  }

  private group([name, rule, ...members]: string[]): void {
    if (name === undefined || rule === undefined || members.length === 0) throw this.bad('a group is written `group NAME all|any|K MEMBER…`');
    for (const member of members) {
      if (!this.names.has(member)) throw this.bad('a member of the group is not defined above it');
      // Each witness contributes in one way only.
      if (this.grouped.has(member)) throw this.bad('a member stands in a group already');
      this.grouped.add(member);
    }
    this.define(name);
    this.groups.push({ name, threshold: this.threshold(rule, members.length), members });
  }

  private threshold(rule: string, members: number): number {
    if (rule === 'all') return members;
    if (rule === 'any') return 1;
    if (!/^[1-9][0-9]{0,3}$/.test(rule) || Number(rule) > members) throw this.bad('the number of a group is from 1 to the number of its members');
    return Number(rule);
  }

  private takeQuorum([name, ...rest]: string[]): void {
    if (name === undefined || rest.length > 0) throw this.bad('the quorum is written `quorum NAME`');
    if (this.quorum !== undefined) throw this.bad('there is a second quorum line');
    if (name !== NONE && !this.names.has(name)) throw this.bad('the quorum is not defined above it');
    this.quorum = name;
  }

  private define(name: string): void {
    if (name === NONE) throw this.bad('`none` cannot be defined');
    if (this.names.has(name)) throw this.bad('a name is defined twice');
    this.names.add(name);
  }

  private parsed<T extends { readonly name: string; readonly id: string }>(parse: (vkey: string) => T, vkey: string, own: Set<string>, others: Set<string>): T {
    const key = this.checked(() => parse(vkey));
    const bytes = Buffer.from(splitKey(vkey).bytes).toString('base64');
    if (own.has(bytes)) throw this.bad('a key stands here twice');
    if (others.has(bytes)) throw this.bad('one key cannot be a log and its witness');
    // Two keys of one name and id could not be told apart in a note.
    if (this.keyIds.has(`${key.name}+${key.id}`)) throw this.bad('another key has this name and id');
    own.add(bytes);
    this.keyIds.add(`${key.name}+${key.id}`);
    return key;
  }

  private checked<T>(parse: () => T): T {
    try {
      return parse();
    } catch (cause) {
      throw this.bad('the key cannot be read', this.line, cause);
    }
  }

  private utf8(octets: string): string {
    const text = Buffer.from(octets, 'latin1').toString('utf8');
    if (Buffer.from(text).toString('latin1') !== octets) throw this.bad('a name, key or address is not UTF-8');
    return text;
  }

  private bad(what: string, line = this.line, cause?: unknown): LedgerError {
    return new LedgerError('bad_policy', `line ${line} of the policy: ${what}; correct the line`, { cause });
  }
}
