// Which policies decide when a node starts. A new folder takes those that came with the program; after that only two people change them:
// new software brings a proposal, never a decision (docs/decisions/0027).
import { PoliciesInForce, type EngineTerms } from './policies-in-force.js';
import type { ActiveMark, PolicyArchive, PolicySource } from './policy-archive.js';
import { PolicyError } from './policy-error.js';
import { parsePolicies } from './policy-parse.js';

export interface StartOptions {
  readonly archive: PolicyArchive;
  /** The policies and the schema of this program. */
  readonly shipped: PolicySource;
  readonly terms: EngineTerms;
  /** A demo follows the program for as long as nobody has changed its policies. */
  readonly demo: boolean;
  /** The operator alone puts the shipped policies in force; it stands in the node's log as exactly that. */
  readonly adoptShipped?: boolean;
}

export type StartEvent = 'first' | 'kept' | 'followed' | 'forced';

export interface PolicyStart {
  readonly inForce: PoliciesInForce;
  readonly event: StartEvent;
  readonly mark: ActiveMark;
  /** What was in force when the node stopped. */
  readonly before: string | null;
  /** Of the policies that came with the program; where they are not those in force, they wait to be rehearsed. */
  readonly shippedHash: string;
}

/** Throws PolicyError `not_applicable` when the policies in force cannot be read any more, or do not fit the schema of this program. */
export function startPolicies({ archive, shipped, terms, demo, adoptShipped }: StartOptions): PolicyStart {
  const shippedHash = parsePolicies(shipped.texts, shipped.schema).policyHash;
  const active = archive.active();
  const event = active?.policyHash === shippedHash && adoptShipped !== true ? 'kept' : eventOf(active, demo, adoptShipped === true);
  const source = event === 'kept' && active !== undefined ? keptSource(archive, active, shipped) : shipped;
  const { policyHash } = parsePolicies(source.texts, source.schema);
  const set = archive.keep(source, policyHash);
  const mark: ActiveMark = { ...set, origin: event === 'kept' ? (active?.origin ?? 'shipped') : 'shipped', entry: event === 'kept' ? (active?.entry ?? null) : null };
  if (active?.contentHash !== mark.contentHash || active.origin !== mark.origin) archive.setActive(mark);
  return { inForce: new PoliciesInForce(terms, source, set), event, mark, before: active?.policyHash ?? null, shippedHash };
}

function eventOf(active: ActiveMark | undefined, demo: boolean, adoptShipped: boolean): StartEvent {
  if (active === undefined) return 'first';
  if (adoptShipped) return 'forced';
  return demo && active.origin === 'shipped' ? 'followed' : 'kept';
}

/** The policies are the institution's, the schema is the program's: it says which facts the program brings. */
function keptSource(archive: PolicyArchive, active: ActiveMark, shipped: PolicySource): PolicySource {
  const found = archive.state(active) === 'kept' ? archive.find(active.policyHash) : undefined;
  if (found === undefined) {
    throw new PolicyError('not_applicable', `the policies in force, \`${active.policyHash.slice(0, 12)}\`, are missing or altered in \`policies/sets\`; restore that folder from a backup`);
  }
  const source = { texts: found.texts, schema: shipped.schema };
  try {
    parsePolicies(source.texts, source.schema);
  } catch (cause) {
    throw new PolicyError('not_applicable', `the policies in force do not fit this version: ${(cause as Error).message}; start the version before, or take the shipped ones with \`--adopt-shipped-policies\``, { cause });
  }
  return source;
}
