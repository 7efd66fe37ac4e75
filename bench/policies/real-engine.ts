// The engine over the policies of this checkout.
import { join } from 'node:path';
import { createPolicyEngine, type PolicyEngine, type PolicyRequest } from '../../src/access/policy-engine.js';
import { readPolicies } from '../../src/access/policy-files.js';
import { fixedAttributes, fixedEntity } from '../../src/access/policy-fixed.js';

export function realEngine(folder: string = join(import.meta.dirname, '../..', 'policies')): PolicyEngine {
  return createPolicyEngine({ ...readPolicies(folder), obligations: ['watermark', 'notify-originator', 'second-person'] });
}

/** The same request of parts that can never change: the engine remembers what it knows of them. */
export function fixedRequest({ principal, action, resource, context }: PolicyRequest): PolicyRequest {
  return { principal: fixedEntity(principal), action, resource: fixedEntity(resource), context: fixedAttributes(context) };
}

/** New objects with the same values: the engine meets them for the first time. */
export function newRequest({ principal, action, resource, context }: PolicyRequest): PolicyRequest {
  return { principal: { ...principal, attrs: { ...principal.attrs } }, action, resource: { ...resource, attrs: { ...resource.attrs } }, context: { ...context } };
}
