// The wasm engine gives the second opinion: same texts, same schema, its own parser, validator and evaluator.
import { cedar } from './cedar.js';
import { PolicyError } from './policy-error.js';
import { type PolicySet, staticPolicies } from './policy-parse.js';
import type { Attributes, EntityValue, PolicyRequest } from './policy-request.js';

/** What the wasm engine says before our rule on errors. `valid` is false when it refused the request itself. */
export interface Opinion {
  readonly valid: boolean;
  readonly allow: boolean;
  readonly policies: readonly string[];
  readonly errors: readonly string[];
}

// The wasm engine keeps every prepared set for ever: one name per content, or repeated starts in one process would fill its memory.
const prepared = new Set<string>();

function prepare({ policies, schema, policyHash }: PolicySet): string {
  const name = `custos-${policyHash}`;
  if (prepared.has(name)) return name;
  const answers = [cedar.preparseSchema(name, schema), cedar.preparsePolicySet(name, { staticPolicies: staticPolicies(policies) })];
  for (const answer of answers) {
    if (answer.type === 'failure') throw new PolicyError('unparsable', `the policy set cannot be prepared: ${answer.errors.map((e) => e.message).join('; ')}`);
  }
  prepared.add(name);
  return name;
}

const refused: Opinion = { valid: false, allow: false, policies: [], errors: [] };

/** A copy that the wasm engine may own: it takes JSON and nothing else. */
function plain(attributes: Attributes): Record<string, cedar.CedarValueJson> {
  return JSON.parse(JSON.stringify(attributes));
}

function entityOf(entity: EntityValue): cedar.EntityJson {
  return {
    uid: { type: entity.type, id: entity.id },
    attrs: plain(entity.attrs),
    parents: (entity.parents ?? []).map(({ type, id }) => ({ type, id })),
  };
}

/** One question to the wasm engine. */
export type Oracle = (request: PolicyRequest) => Opinion;

/** Prepares the set under a name made of its hash. Throws PolicyError `unparsable`. */
export function createOracle(set: PolicySet): Oracle {
  const name = prepare(set);
  return ({ principal, action, resource, context }) => {
    const answer = cedar.statefulIsAuthorized({
      principal: { type: principal.type, id: principal.id },
      action: { type: 'Action', id: action },
      resource: { type: resource.type, id: resource.id },
      context: plain(context),
      entities: [entityOf(principal), entityOf(resource)],
      preparsedPolicySetId: name,
      preparsedSchemaName: name,
      validateRequest: true,
    });
    if (answer.type === 'failure') return refused;
    const { decision, diagnostics } = answer.response;
    return {
      valid: true,
      allow: decision === 'allow',
      policies: diagnostics.reason.toSorted(),
      errors: diagnostics.errors.map((error) => error.policyId).toSorted(),
    };
  };
}
