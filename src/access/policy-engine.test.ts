import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextCases, labelCases, principalCases, requestCases } from '../../bench/policies/cases.js';
import { fixedRequest, realEngine } from '../../bench/policies/real-engine.js';
import { createPolicyEngine, type Decision, type PolicyEngine, type PolicyRequest, type Value } from './policy-engine.js';

const schema = `
entity User in [Unit] = { n: Long, s: String, set: Set<String>, m?: Long };
entity Unit;
entity Thing = { n: Long, r: { a: Bool, b?: Set<Long> } };
action reading;
action look in [reading] appliesTo { principal: [User], resource: [Thing], context: { t: Long } };
action touch appliesTo { principal: [User], resource: [Thing, User], context: { t: Long } };
`;
const engineOf = (text: string, more: Partial<Parameters<typeof createPolicyEngine>[0]> = {}): PolicyEngine =>
  createPolicyEngine({ texts: [{ name: 'a.cedar', text }], schema, obligations: [], ...more });
const base: PolicyRequest = {
  principal: { type: 'User', id: 'u', attrs: { n: 1, s: 'x', set: ['a'] }, parents: [{ type: 'Unit', id: 'oc' }] },
  action: 'look',
  resource: { type: 'Thing', id: 't', attrs: { n: 2, r: { a: true } } },
  context: { t: 3 },
};
/** What a caller without types could send. */
function untyped(request: unknown): PolicyRequest {
  return isAnything(request) ? request : base;
}
const isAnything = (request: unknown): request is PolicyRequest => request !== base;
const all = '@id("all") permit(principal, action, resource);';

describe('decide over the real policy set', () => {
  const engine = realEngine();

  it('gives the very decision of the wasm engine', () => {
    let allowed = 0;
    fc.assert(fc.property(requestCases, (request) => {
      const decision = engine.decide(request);
      if (decision.allow) allowed++;
      expect(decision).toEqual(engine.oracle(request));
      // From memory, from which it comes when it is asked again.
      const fixed = fixedRequest(request);
      expect([engine.decide(fixed), engine.decide(fixed), engine.over(fixed.principal, fixed.action, fixed.context)(fixed.resource)]).toEqual([decision, decision, decision]);
      expect(decision.errors).toEqual([]);
      if (decision.allow) expect(decision.policies.length).toBeGreaterThan(0);
    }), { numRuns: 1500 });
    expect(allowed).toBeGreaterThan(300);
  });

  it('denies a request that has lost any one attribute, as the wasm engine does', () => {
    fc.assert(fc.property(requestCases, fc.nat(30), (request, at) => {
      const parts = { principal: request.principal.attrs, resource: request.resource.attrs, context: request.context };
      const places = Object.entries(parts).flatMap(([part, attrs]) => Object.keys(attrs).map((name) => [part, name] as const));
      const [part, name] = places[at % places.length] ?? ['', ''];
      const less = (of: string, attrs: Readonly<Record<string, Value>>) => Object.fromEntries(Object.entries(attrs).filter(([key]) => of !== part || key !== name));
      const broken: PolicyRequest = {
        action: request.action, context: less('context', parts.context),
        principal: { ...request.principal, attrs: less('principal', parts.principal) }, resource: { ...request.resource, attrs: less('resource', parts.resource) },
      };
      const isOptional = part === 'resource' && ['caseRef', 'ownCase', 'restricted', 'expiresOn'].includes(name) || request.resource.type === 'Room' && part === 'resource';
      expect(engine.decide(broken)).toEqual(engine.oracle(broken));
      expect(engine.decide(fixedRequest(broken))).toEqual(engine.decide(broken));
      if (!isOptional) expect(engine.decide(broken)).toMatchObject({ allow: false, errors: ['engine:request'] });
    }), { numRuns: 300 });
  });

  it('lets everything hang on its rule: one fact changed and the door is shut by that rule alone', () => {
    const principal = { type: 'Member', id: 'nsrp~m1', attrs: {
      agency: 'nsrp', unit: '', role: 'analyst', clearance: 3, clearanceValidUntil: 20261122, citizenships: ['CA'], purposes: ['threat_assessment', 'records_review'],
      cases: ['nsrp~c1'], releasabilities: [], sector: 'police', country: 'CA', suspended: false, secondedFrom: '', homeCountry: '', grants: [], eyesOnlyApprovals: [],
      gateways: ['police'], assured: [],
    } };
    const label = { type: 'Label', id: '1', attrs: {
      agency: 'ppib', level: 3, levelCode: 'PROTECTED_C', releasableTo: ['nsrp'], citizenshipsOnly: ['CA'], originatorControl: true, purposes: ['threat_assessment'],
      caseRef: 'nsrp~c1', expiresOn: 20261122, sealed: false, sector: 'police', channel: 'police', inputChannels: [], origins: [], foreignOrigins: [], permittedUses: [],
      kinds: [], units: [], releasedTo: [], releasedFor: [],
    } };
    const context = { purpose: 'threat_assessment', caseRef: 'nsrp~c1', caseOpen: true, caseMine: true, today: 20261122, promptsAnswered: true, breakGlass: false, steppedUp: false, use: 'search' };
    const ask = (person: object, marking: object, moment: object): Decision => engine.decide({
      principal: { ...principal, attrs: { ...principal.attrs, ...person } }, action: 'readLabel',
      resource: { ...label, attrs: { ...label.attrs, ...marking } }, context: { ...context, ...moment },
    });
    expect(ask({}, {}, {})).toMatchObject({ allow: true, policies: ['working-roles-see-labels'] });
    const changes: readonly (readonly [string[], object, object, object])[] = [
      [['clearance-too-low'], {}, { level: 4 }, {}],
      [['clearance-lapsed'], { clearanceValidUntil: 20261121 }, {}, {}],
      [['not-releasable', 'originator-control'], {}, { releasableTo: [] }, {}],
      [['originator-control'], {}, { releasableTo: ['ALL'] }, {}],
      [['citizenship'], { citizenships: ['US'] }, {}, {}],
      [['citizenship'], { citizenships: [] }, {}, {}],
      [['citizenship'], { citizenships: ['CA', 'US'] }, {}, {}],
      [['citizenship'], { citizenships: ['CA', 'US'], eyesOnlyApprovals: ['nsrp'] }, {}, {}],
      [['citizenship'], { citizenships: ['US'], eyesOnlyApprovals: ['ppib'] }, {}, {}],
      [['citizenship'], { country: 'US' }, {}, {}],
      [['secondee-home-not-released'], { secondedFrom: 'kcps', homeCountry: 'CA' }, {}, {}],
      [['citizenship'], { secondedFrom: 'kcps', homeCountry: 'US', assured: ['ppib'] }, { releasableTo: ['nsrp', 'kcps'] }, {}],
      [['foreign-reader-not-assured'], { secondedFrom: 'kcps', homeCountry: 'US' }, { releasableTo: ['nsrp', 'kcps'], citizenshipsOnly: [] }, {}],
      [['another-unit'], {}, { units: ['oc'] }, {}],
      [['another-unit'], { unit: 'guns' }, { units: ['oc'], agency: 'nsrp' }, {}],
      [['not-releasable', 'originator-control'], {}, { agency: 'nsrp', releasableTo: [], origins: ['kcps'] }, {}],
      [['suspended'], { suspended: true }, {}, {}],
      [['no-gateway'], { gateways: [] }, {}, {}],
      [['no-gateway-for-an-input'], {}, { inputChannels: ['revenue/ITA_241'] }, {}],
      [['fiu-discloses-and-is-never-queried', 'no-gateway'], {}, { sector: 'financial_intelligence', channel: 'financial_intelligence' }, {}],
      [['fiu-discloses-and-is-never-queried'], { gateways: ['financial_intelligence'] }, { sector: 'financial_intelligence', channel: 'financial_intelligence' }, {}],
      [['taxpayer-information'], { gateways: ['revenue/ITA_241'] }, { sector: 'revenue', channel: 'revenue/ITA_241', releasableTo: ['ALL'], originatorControl: false }, {}],
      [['customs-information'], { gateways: ['border'] }, { sector: 'border', channel: 'border' }, {}],
      [['foreign-source-not-assured'], {}, { foreignOrigins: ['fbx'] }, {}],
      [['foreign-reader-not-assured'], { sector: 'foreign_partner' }, {}, {}],
      [['foreign-reader-not-assured'], { sector: 'foreign_partner', assured: ['ppib'] }, { origins: ['kcps'] }, {}],
      [['lead-only'], {}, { permittedUses: ['LEAD_ONLY'] }, { use: 'export' }],
      [['lead-only'], { purposes: ['warrant_application'] }, { permittedUses: ['LEAD_ONLY'], purposes: [] }, { purpose: 'warrant_application' }],
      [['not-for-court'], { purposes: ['court_disclosure'] }, { permittedUses: ['NOT_FOR_COURT'], purposes: [] }, { purpose: 'court_disclosure' }],
      [['not-for-affidavit'], { purposes: ['warrant_application'] }, { permittedUses: ['NOT_FOR_AFFIDAVIT'], purposes: [] }, { purpose: 'warrant_application' }],
      [['no-operational-use'], { purposes: ['operational_planning'] }, { permittedUses: ['NOT_FOR_COURT'], purposes: [] }, { purpose: 'operational_planning' }],
      [['youth-record'], {}, { kinds: ['youth'] }, {}],
      [['privileged'], {}, { kinds: ['privileged'] }, { use: 'read' }],
      [['privileged'], {}, { kinds: ['privileged'], agency: 'nsrp', ownCase: 'nsrp~c1' }, { use: 'search' }],
      [['informer-privilege'], {}, { kinds: ['informer'], agency: 'nsrp', ownCase: 'nsrp~c1' }, { use: 'read' }],
      [['outside-compartment'], { grants: ['nsrp~c2'] }, { caseRef: 'nsrp~c2' }, {}],
      [['purpose-not-released'], {}, { purposes: ['screening'] }, {}],
      [['purpose-not-held'], { purposes: [] }, {}, {}],
      [['outside-compartment'], {}, { caseRef: 'nsrp~c2' }, {}],
      [['case-not-open-or-not-theirs'], {}, {}, { caseOpen: false }],
      [['case-not-open-or-not-theirs'], {}, {}, { caseMine: false }],
      [['case-not-open-or-not-theirs', 'outside-compartment'], { cases: [] }, {}, {}],
      [['restricted-record'], {}, { restricted: 'acquittal' }, {}],
      [['restricted-record'], {}, { restricted: 'acquittal', purposes: [] }, { purpose: 'records_review' }],
      [['expired'], {}, { expiresOn: 20261121 }, {}],
      [['sealed'], {}, { sealed: true }, {}],
      [['prompt-unanswered'], {}, {}, { promptsAnswered: false }],
      [['administrators-see-no-content'], { role: 'agency_administrator' }, {}, {}],
      [['administrators-see-no-content'], { role: 'operator' }, {}, {}],
      [[], { role: 'integrity_examiner' }, {}, {}],
      [[], { role: 'Analyst' }, {}, {}],
    ];
    for (const [policies, person, marking, moment] of changes) expect(ask(person, marking, moment)).toMatchObject({ allow: false, policies, errors: [] });
    const opened: readonly (readonly [object, object, object])[] = [
      [{}, { agency: 'nsrp', restricted: 'youth', purposes: [] }, { purpose: 'records_review' }],
      [{ citizenships: ['CA', 'US'], eyesOnlyApprovals: ['ppib'] }, {}, {}],
      [{ secondedFrom: 'kcps', homeCountry: 'CA' }, { releasableTo: ['nsrp', 'kcps'] }, {}],
      [{ unit: 'oc' }, { units: ['oc'], agency: 'nsrp' }, {}],
      [{ grants: ['ppib~c9'] }, { caseRef: 'ppib~c9', ownCase: 'ppib~c9', releasableTo: [] }, {}],
      [{ gateways: ['financial_intelligence/PCMLTFA_55'] }, { sector: 'financial_intelligence', channel: 'financial_intelligence/PCMLTFA_55' }, {}],
      [{ gateways: ['foreign_partner'], assured: ['ppib'] }, { sector: 'foreign_partner', channel: 'foreign_partner', foreignOrigins: ['ppib'] }, {}],
      [{ sector: 'foreign_partner', assured: ['ppib'] }, {}, {}],
      [{}, { permittedUses: ['NOT_FOR_COURT', 'LEAD_ONLY'] }, {}],
      [{ purposes: ['officer_safety'] }, { kinds: ['youth'], purposes: [] }, { purpose: 'officer_safety' }],
      [{}, { kinds: ['privileged'], agency: 'nsrp', ownCase: 'nsrp~c1' }, { use: 'read' }],
    ];
    for (const [person, marking, moment] of opened) expect(ask(person, marking, moment)).toMatchObject({ allow: true, errors: [] });
    // Emergency access: the compartments of one's own agency and the purposes of a label, and nothing else.
    const glass = { breakGlass: true };
    expect(ask({}, { agency: 'nsrp', caseRef: 'nsrp~c2', purposes: ['screening'] }, glass).allow).toBe(true);
    expect(ask({}, { purposes: ['screening'] }, glass)).toMatchObject({ allow: false, policies: ['purpose-not-released'] });
    expect(ask({}, { purposes: ['screening'], originatorControl: false }, glass).allow).toBe(true);
    expect(ask({}, { caseRef: 'ppib~c2' }, glass)).toMatchObject({ allow: false, policies: ['outside-compartment'] });
    const lifted = [['purpose-not-released'], ['outside-compartment']].map(String);
    for (const [policies, person, marking, moment] of changes) {
      if (!lifted.includes(String(policies))) expect(ask(person, { agency: 'ppib', ...marking }, { ...moment, ...glass })).toMatchObject({ allow: false, policies, errors: [] });
    }
  });

  it('decides a list for one person as it decides each for itself, and what is changed meanwhile changes nothing', () => {
    fc.assert(fc.property(principalCases, contextCases, fc.array(labelCases, { minLength: 1, maxLength: 12 }), (principal, context, labels) => {
      const decide = engine.over(principal, 'readLabel', context);
      for (const resource of labels) expect(decide(resource)).toEqual(engine.decide({ principal, action: 'readLabel', resource, context }));
    }), { numRuns: 1_500 });
    const [principal] = fc.sample(principalCases, 1);
    const [context] = fc.sample(contextCases, 1);
    if (principal === undefined || context === undefined) return;
    expect(engine.over({ ...principal, attrs: { ...principal.attrs, clearance: Number.NaN } }, 'readLabel', context)({ type: 'Label', id: '1', attrs: {} })).toMatchObject({ allow: false, errors: ['engine:request'] });
    expect(engine.over(principal, 'reading', context)({ type: 'Room', id: '1', attrs: {} }).allow).toBe(false);
    const attrs: Record<string, Value> = { ...principal.attrs, suspended: true };
    const decide = engine.over({ ...principal, attrs }, 'readLabel', context);
    attrs['suspended'] = false;
    for (const label of fc.sample(labelCases, 20)) expect(decide(label).allow).toBe(false);
  });

  it('keeps administrators from search and content under every purpose and case', () => {
    const content = ['search', 'viewEntity', 'viewReport', 'expand', 'export', 'readLabel', 'createReport', 'judge', 'undoJudgement', 'requestCorrection', 'applyRestriction'];
    fc.assert(fc.property(principalCases, contextCases, labelCases, fc.constantFrom(...content), fc.constantFrom('agency_administrator', 'tools_auditor', 'operator'), (person, context, label, action, role) => {
      const principal = { ...person, attrs: { ...person.attrs, role } };
      const resource = action === 'readLabel' ? label : { type: 'Room', id: 'registry', attrs: {} };
      expect(engine.decide({ principal, action, resource, context }).allow).toBe(false);
    }));
  });
});

describe('decide', () => {
  const hostile: readonly (readonly [string, unknown])[] = [
    ['an action that is none', { ...base, action: 'lok' }],
    ['a group as action', { ...base, action: 'reading' }],
    ['an inherited name as action', { ...base, action: 'constructor' }],
    ['another type of principal', { ...base, principal: { type: 'Unit', id: 'u', attrs: {} } }],
    ['a missing attribute', { ...base, principal: { ...base.principal, attrs: { n: 1, s: 'x' } } }],
    ['a surplus attribute', { ...base, principal: { ...base.principal, attrs: { ...base.principal.attrs, extra: 1 } } }],
    ['a surplus context', { ...base, context: { t: 3, u: 4 } }],
    ['a fraction', { ...base, context: { t: 3.5 } }],
    ['not a number', { ...base, context: { t: Number.NaN } }],
    ['a number written as text', { ...base, context: { t: '3' } }],
    ['null', { ...base, context: { t: null } }],
    ['a set written as text', { ...base, principal: { ...base.principal, attrs: { ...base.principal.attrs, set: 'a' } } }],
    ['a set of other things', { ...base, principal: { ...base.principal, attrs: { ...base.principal.attrs, set: ['a', 1] } } }],
    ['an entity hidden in a record', { ...base, resource: { ...base.resource, attrs: { n: 2, r: { __entity: { type: 'User', id: 'u' } } } } }],
    ['a surplus field in a record', { ...base, resource: { ...base.resource, attrs: { n: 2, r: { a: true, c: 1 } } } }],
    ['a parent of another type', { ...base, principal: { ...base.principal, parents: [{ type: 'User', id: 'v' }] } }],
    ['half a character', { ...base, principal: { ...base.principal, attrs: { ...base.principal.attrs, s: '\ud800' } } }],
    ['no principal', { ...base, principal: undefined }],
    ['nothing', undefined],
  ];

  it.each(hostile)('denies %s, and so does the oracle', (_, request) => {
    const engine = engineOf(all);
    expect(engine.decide(base).allow).toBe(true);
    for (const decision of [engine.decide(untyped(request)), engine.oracle(untyped(request))]) {
      expect(decision).toMatchObject({ allow: false, policies: [], obligations: [], masks: [], policyHash: engine.policyHash });
      expect(decision.errors[0]).toMatch(/^engine:(request|fault)$/);
    }
  });

  it.each([
    ['a number beyond 2^53', { ...base, context: { t: 2 ** 53 } }],
    ['principal and resource in one', { ...base, action: 'touch', resource: base.principal }],
  ])('is stricter than the oracle about %s', (_, request) => {
    expect(engineOf(all).decide(request)).toMatchObject({ allow: false, errors: ['engine:request'] });
  });

  it('takes an attribute that is undefined for one that is absent', () => {
    const request = untyped({ ...base, principal: { ...base.principal, attrs: { ...base.principal.attrs, m: undefined } } });
    const engine = engineOf(all);
    expect([engine.decide(request).allow, engine.oracle(request).allow]).toEqual([true, true]);
  });

  it('sees an object that was changed after it was first met', () => {
    const attrs: Record<string, Value> = { ...base.principal.attrs };
    const request = { ...base, principal: { ...base.principal, attrs } };
    const engine = engineOf(`${all} @id("high") forbid(principal, action, resource) when { principal.n > 5 };`);
    expect(engine.decide(request).allow).toBe(true);
    attrs['n'] = 6;
    expect(engine.decide(request)).toMatchObject({ allow: false, policies: ['high'] });
    attrs['n'] = Number.NaN;
    expect(engine.decide(request)).toMatchObject({ allow: false, errors: ['high'] });
  });

  it('denies when a policy cannot be evaluated, where Cedar would skip it: a forbid made to overflow', () => {
    const engine = engineOf(`${all} @id("f") forbid(principal, action, resource) when { principal.n * principal.n * 4 < 0 };`);
    const overflowing = { ...base, principal: { ...base.principal, attrs: { ...base.principal.attrs, n: 2 ** 52 } } };
    expect(engine.decide(base).allow).toBe(true);
    expect(engine.decide(overflowing)).toMatchObject({ allow: false, policies: [], errors: ['f'] });
    expect(engine.decide(overflowing)).toEqual(engine.oracle(overflowing));
  });

  it('denies when a permit cannot be evaluated, though another allows', () => {
    const engine = engineOf(`${all} @id("p") permit(principal, action, resource) when { -principal.n - 9007199254740991 * 1024 < 0 };`);
    const overflowing = { ...base, principal: { ...base.principal, attrs: { ...base.principal.attrs, n: 2 ** 52 } } };
    expect(engine.decide(overflowing)).toMatchObject({ allow: false, errors: ['p'] });
    expect(engine.decide(overflowing)).toEqual(engine.oracle(overflowing));
  });

  it('denies by default, and by a forbid with its name', () => {
    expect(engineOf('@id("f") forbid(principal, action, resource) when { context.t > 5 };').decide(base)).toMatchObject({ allow: false, policies: [], errors: [] });
    expect(engineOf(`${all} @id("f") forbid(principal, action in Action::"reading", resource) when { principal in Unit::"oc" };`).decide(base)).toMatchObject({ allow: false, policies: ['f'] });
  });

  it('carries obligations and masks of what allows, sorted, and denies one that the code does not know', () => {
    const text = '@id("b") @obligation("watermark") @mask("source,name") permit(principal, action, resource); @id("a") @obligation("notify,watermark") permit(principal, action, resource) when { context.t == 3 };';
    const engine = engineOf(text, { obligations: ['watermark', 'notify'] });
    expect(engine.decide(base)).toMatchObject({ allow: true, policies: ['a', 'b'], obligations: ['notify', 'watermark'], masks: ['name', 'source'] });
    expect(engine.oracle(base)).toEqual(engine.decide(base));
    const ignorant = engineOf(text, { obligations: ['watermark'] });
    expect(ignorant.decide(base)).toMatchObject({ allow: false, policies: ['a', 'b'], errors: ['engine:obligation'], obligations: [] });
    expect(ignorant.decide({ ...base, context: { t: 4 } })).toMatchObject({ allow: true, policies: ['b'], obligations: ['watermark'] });
    expect(ignorant.oracle(base)).toEqual(ignorant.decide(base));
  });

  it('cannot be changed by who receives it', () => {
    const decision = engineOf(all).decide(base);
    expect(() => { (decision as { allow: boolean }).allow = false; }).toThrow(TypeError);
    expect(Object.isFrozen(decision.policies) && Object.isFrozen(decision.errors)).toBe(true);
  });

  it('puts every n-th decision to the oracle and denies what they do not agree on', () => {
    const heard: [Decision, Decision][] = [];
    // There is no known request on which they differ: this one answers each reader differently.
    const engine = engineOf(all, { shadow: { every: 2, onDisagreement: (_, ours, theirs) => heard.push([ours, theirs]) } });
    expect([engine.decide(base).allow, engine.decide(base).allow]).toEqual([true, true]);
    let reads = 0;
    const twoFaced = { ...base, get context() { return reads++ === 0 ? { t: 3 } : { t: 3, u: 4 }; } };
    engine.decide(base);
    expect(engine.decide(twoFaced)).toMatchObject({ allow: false, errors: ['engine:disagreement'] });
    expect(heard).toMatchObject([[{ allow: true }, { allow: false }]]);
  });

  it('denies a disagreement also when reporting it fails', () => {
    const engine = engineOf(all, { shadow: { every: 1, onDisagreement: () => { throw new Error('no line'); } } });
    let reads = 0;
    const twoFaced = { ...base, get context() { return reads++ === 0 ? { t: 3 } : { t: 'x' }; } };
    expect(engine.decide(twoFaced)).toMatchObject({ allow: false, errors: ['engine:disagreement', 'engine:report'] });
  });
});
