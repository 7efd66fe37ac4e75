// A forbid that cannot be evaluated is silent in Cedar itself: the request goes on as if it were not there. Whoever can make one err would have
// switched it off. Here any policy in error denies, wherever it stands and whatever else permits (G3).
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPolicyEngine, type PolicyEngine, readPolicies } from '../../../src/access/index.js';
import { contextCases, labelCases, principalCases, requestCases } from '../../../bench/policies/cases.js';

const policies = readPolicies(new URL('../../../policies', import.meta.url).pathname);
const kept = ['watermark', 'notify-originator'];
const withForbid = (condition: string): PolicyEngine =>
  createPolicyEngine({ ...policies, texts: [...policies.texts, { name: 'erring.cedar', text: `@id("erring")\nforbid (principal is Member, action == Action::"readLabel", resource is Label) when { ${condition} };` }], obligations: kept });

describe('a forbid in error', () => {
  test.each([
    ['by an overflow', '(principal.clearance + 9007199254740991) * 9007199254740991 == 0'], ['by a product', 'resource.level * 9007199254740991 * 9007199254740991 == 1'], ['by an overflow on the label', '(resource.level - 9007199254740991) * 9007199254740991 == 1'],
  ])('%s denies whatever it would have denied, and the wasm engine under our rule agrees', (_, condition) => {
    const engine = withForbid(condition);
    let erred = 0;
    fc.assert(fc.property(principalCases, contextCases, labelCases, (principal, context, resource) => {
      const person = { ...principal, attrs: { ...principal.attrs, clearance: 6 } };
      const label = { ...resource, attrs: { ...resource.attrs, level: 6 } };
      const request = { principal: person, action: 'readLabel', resource: label, context };
      const ours = engine.decide(request);
      expect(ours).toEqual(engine.oracle(request));
      if (ours.errors.length > 0) erred += 1;
      expect(ours.errors.length === 0 || !ours.allow).toBe(true);
    }), { numRuns: 200 });
    expect(erred).toBeGreaterThan(150);
  });

  test('cannot be brought about by any request over the real policies: they are valid, and what they read is there', () => {
    const engine = createPolicyEngine({ ...policies, obligations: kept });
    fc.assert(fc.property(requestCases, (request) => {
      expect(engine.decide(request).errors).toEqual([]);
    }), { numRuns: 2_000 });
  });

  test('is found wherever a value is taken away under it', () => {
    const engine = createPolicyEngine({ ...policies, obligations: kept });
    fc.assert(fc.property(principalCases, contextCases, labelCases, fc.nat(40), (principal, context, resource, at) => {
      const names = Object.keys(resource.attrs).filter((name) => !['caseRef', 'ownCase', 'restricted', 'expiresOn'].includes(name));
      const taken = names[at % names.length] ?? 'level';
      const { [taken]: _, ...attrs } = resource.attrs;
      expect(engine.decide({ principal, action: 'readLabel', resource: { ...resource, attrs }, context }).allow).toBe(false);
    }), { numRuns: 500 });
  });
});
