// Techniques, capabilities and plans are statements like any other, and marked as what a court is asked about before it is disclosed
// (Canada Evidence Act, s. 37; policies/uses.cedar). INVARIANT: whoever writes or imports one, marked how ever (means.test.ts).
import { type LabelSpec, ofTechnique } from '../access/index.js';
import { isA } from './schema-model.js';

const schemata = ['Technique', 'Capability', 'Plan'];
/** One object for each marking: a report's writer remembers labels by identity. */
const marked = new WeakMap<LabelSpec, LabelSpec>();

/** True for a means of the police: something that they do, can do or are about to do. */
export function isMeans(schema: string): boolean {
  return schemata.some((one) => isA(schema, one));
}

/** The same marking, and kept out of disclosure. */
export function asMeans(spec: LabelSpec): LabelSpec {
  const known = marked.get(spec);
  if (known !== undefined) return known;
  const made = { ...spec, kinds: [...new Set([...(spec.kinds ?? []), ofTechnique])] };
  marked.set(spec, made);
  return made;
}
