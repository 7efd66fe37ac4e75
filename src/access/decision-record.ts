// A decision goes on the record whole: what was asked of the policies and what they answered, so that it can be decided again (G3).
import type { Json } from '../kernel/index.js';
import type { Decision, EntityUid, EntityValue, PolicyRequest } from './policy-request.js';

/** What of a request stands nowhere else in its entry: the action is the entry's own. */
export type DecidedOn = Omit<PolicyRequest, 'action'>;

/** Which labels a reader saw: the hash of their ids, and how many labels there were then, up to which id. */
export interface SeenLabels {
  readonly hash: string;
  readonly among: readonly [count: number, lastId: number];
}

/** The part of an entry that says what was decided, by which policies, on which facts. `known`: the obligations that the node could keep. */
export function recordOf(request: PolicyRequest, decision: Decision, known: readonly string[]) {
  const { allow, policies, errors, obligations, masks, policyHash } = decision;
  return {
    decision: {
      allow, policies: [...policies], errors: [...errors], policyHash,
      ...(obligations.length > 0 && { obligations: [...obligations] }), ...(masks.length > 0 && { masks: [...masks] }),
      // Only then did the answer hang on what the node could keep.
      ...(errors.includes('engine:obligation') && { known: [...known] }),
    },
    decidedOn: { principal: jsonOf(request.principal), resource: jsonOf(request.resource), context: request.context },
  };
}

function jsonOf({ type, id, attrs, parents }: EntityValue) {
  return { type, id, attrs, ...(parents !== undefined && { parents: parents.map((one): { readonly [key: string]: Json } => ({ type: one.type, id: one.id })) }) };
}

/** A decision as an entry has it. `labels`: of an answer only. */
export interface PastDecision {
  readonly action: string;
  readonly request: PolicyRequest;
  readonly decision: Decision;
  readonly known: readonly string[] | undefined;
  readonly labels: SeenLabels | undefined;
}

/** What the payload of an entry says was decided; undefined where it tells of no decision. `unwhole`: of one whose facts it does not hold. */
export function pastDecisionOf(payload: unknown): PastDecision | 'unwhole' | undefined {
  const { decision, decidedOn, action, labels, among } = fieldsOf(payload);
  if (typeof decision !== 'object' || decision === null || typeof action !== 'string') return undefined;
  const { allow, policyHash, known, ...lists } = fieldsOf(decision);
  const { principal, resource, context } = fieldsOf(decidedOn);
  if (typeof allow !== 'boolean' || typeof policyHash !== 'string' || !isEntity(principal) || !isEntity(resource) || !isContext(context)) return 'unwhole';
  return {
    action, request: { principal, action, resource, context }, known: known === undefined ? undefined : textsOf(known),
    decision: {
      allow, policyHash, policies: textsOf(lists['policies']), errors: textsOf(lists['errors']), obligations: textsOf(lists['obligations']), masks: textsOf(lists['masks']),
    },
    labels: typeof labels === 'string' && isPair(among) ? { hash: labels, among } : undefined,
  };
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The engine checks attributes against its schema before it decides: here only the frame of an entity is looked at. */
function isEntity(value: unknown): value is EntityValue {
  return isUid(value) && isFields(fieldsOf(value)['attrs']);
}

function isUid(value: unknown): value is EntityUid {
  const { type, id } = fieldsOf(value);
  return typeof type === 'string' && typeof id === 'string';
}

function isContext(value: unknown): value is PolicyRequest['context'] {
  return isFields(value);
}

function isPair(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number');
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
