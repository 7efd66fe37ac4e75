// The policy set is read once, whole, and refused whole: every policy is named, validated in strict mode and understood before one decision is made.
import { cedar } from './cedar.js';
import { hashOf, type Json } from '../kernel/index.js';
import { type Node, readPolicy } from './policy-ast.js';
import { PolicyError } from './policy-error.js';
import { SchemaShape } from './policy-shape.js';

/** One file of Cedar text. `name` is shown in errors only. */
export interface PolicyText {
  readonly name: string;
  readonly text: string;
}

export interface Policy {
  readonly id: string;
  readonly effect: 'permit' | 'forbid';
  readonly obligations: readonly string[];
  readonly masks: readonly string[];
  /** Scope of the action alone, so that policies can be indexed by action. */
  readonly action: Node;
  /** Every other test, in order. */
  readonly rest: Node;
  readonly text: string;
}

/** `policyHash`: hex SHA-256 over the schema and the policies by id, in canonical JSON: comments, order and layout do not change it. */
export interface PolicySet {
  readonly policies: readonly Policy[];
  readonly shape: SchemaShape;
  readonly schema: string;
  readonly policyHash: string;
}

const annotationNames = ['id', 'obligation', 'mask'];

/** Sets read last in this process, oldest first: a start asks four times for the same text, and reading it takes half a second. */
const readBefore = new Map<string, PolicySet>();
const mostRemembered = 8;

/**
 * The same text gives the same set, and a set never changes. A text with a fault is not remembered.
 * Throws PolicyError: `unparsable`, `invalid`, `unnamed`, `duplicate_id`, `unknown_annotation`, `bad_annotation` or `unsupported`.
 */
export function parsePolicies(texts: readonly PolicyText[], schema: string): PolicySet {
  const key = hashOf({ schema, texts: texts.map(({ name, text }) => ({ name, text })) });
  const known = readBefore.get(key) ?? read(texts, schema);
  readBefore.delete(key);
  readBefore.set(key, known);
  const [oldest] = readBefore.keys();
  if (readBefore.size > mostRemembered && oldest !== undefined) readBefore.delete(oldest);
  return known;
}

function read(texts: readonly PolicyText[], schema: string): PolicySet {
  const declared = readSchema(schema);
  const shape = new SchemaShape(declared);
  const found = texts.flatMap((file) => splitText(file).map((text) => readOne(file.name, text, shape)));
  const byId: Record<string, Json> = {};
  for (const { policy, json } of found) {
    if (policy.id in byId) throw new PolicyError('duplicate_id', `two policies are called \`${policy.id}\`; rename one`);
    byId[policy.id] = json;
  }
  const policies = found.map(({ policy }) => policy).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  validate(policies, schema);
  return { policies, shape, schema, policyHash: hashOf({ schema: jsonOf(declared), policies: byId }) };
}

/** The policies as the wasm engine takes them: their own text under our ids. */
export function staticPolicies(policies: readonly Policy[]): Record<string, string> {
  return Object.fromEntries(policies.map((policy) => [policy.id, policy.text]));
}

const messagesOf = (errors: readonly { readonly message: string }[]): string => errors.map((error) => error.message).join('; ');

/** What the wasm engine gives is JSON; only its declared types do not say so. */
function jsonOf(value: object): Json {
  return JSON.parse(JSON.stringify(value));
}

function readSchema(schema: string): cedar.SchemaJson<string> {
  const answer = cedar.schemaToJsonWithResolvedTypes(schema);
  if (answer.type === 'failure') throw new PolicyError('unparsable', `the schema cannot be read: ${messagesOf(answer.errors)}`);
  return answer.json;
}

function splitText(file: PolicyText): readonly string[] {
  const answer = cedar.policySetTextToParts(file.text);
  if (answer.type === 'failure') throw new PolicyError('unparsable', `\`${file.name}\` cannot be read: ${messagesOf(answer.errors)}`);
  if (answer.policy_templates.length > 0) throw new PolicyError('unsupported', `\`${file.name}\` holds a template; write a policy without slots`);
  return answer.policies;
}

function readOne(file: string, text: string, shape: SchemaShape): { readonly policy: Policy; readonly json: Json } {
  const answer = cedar.policyToJson(text);
  if (answer.type === 'failure') throw new PolicyError('unparsable', `a policy of \`${file}\` cannot be read: ${messagesOf(answer.errors)}`);
  const { annotations = {}, effect } = answer.json;
  const id = idOf(file, annotations);
  const unknown = Object.keys(annotations).find((name) => !annotationNames.includes(name));
  if (unknown !== undefined) throw new PolicyError('unknown_annotation', `policy \`${id}\` has the annotation \`${unknown}\`; known are id, obligation and mask`);
  const listed = { obligations: wordsOf(id, effect, annotations, 'obligation'), masks: wordsOf(id, effect, annotations, 'mask') };
  const json = jsonOf(answer.json);
  return { policy: { id, effect, ...listed, ...readPolicy(id, json, (type, name) => shape.refer(type, name)), text }, json };
}

type Annotations = Readonly<Record<string, string | null>>;

function idOf(file: string, annotations: Annotations): string {
  const id = annotations['id'];
  if (typeof id !== 'string') throw new PolicyError('unnamed', `a policy of \`${file}\` has no \`@id("…")\`; name it, decisions are explained by these names`);
  if (!/^[a-z][a-z0-9-]*$/.test(id)) throw new PolicyError('bad_annotation', `the policy id \`${id}\` must be small letters, digits and hyphens`);
  return id;
}

/** `@obligation("watermark, notify-originator")`: what must be kept when this permit allows. A forbid cannot oblige anybody. */
function wordsOf(id: string, effect: string, annotations: Annotations, name: string): readonly string[] {
  if (!(name in annotations)) return [];
  const words = (annotations[name] ?? '').split(',').map((word) => word.trim());
  if (effect === 'permit' && words.every((word) => /^[a-z][a-zA-Z0-9_-]*$/.test(word))) return words;
  throw new PolicyError('bad_annotation', `policy \`${id}\`: @${name} belongs to a permit and holds words divided by commas`);
}

/** Warnings refuse too: Cedar warns of policies that can never apply and of look-alike letters in their text. */
function validate(policies: readonly Policy[], schema: string): void {
  const answer = cedar.validate({ schema, policies: { staticPolicies: staticPolicies(policies) }, validationSettings: { mode: 'strict' } });
  if (answer.type === 'failure') throw new PolicyError('invalid', `the policy set cannot be validated: ${messagesOf(answer.errors)}`);
  const found = [...answer.validationErrors, ...answer.validationWarnings].map((fault) => `policy \`${fault.policyId}\`: ${fault.error.message}`);
  const all = [...found, ...answer.otherWarnings.map((warning) => warning.message)];
  if (all.length > 0) throw new PolicyError('invalid', all.join('; '));
}
