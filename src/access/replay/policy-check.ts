// A proposed set is read by the engine itself before anybody sees it; a fault says in which file, on which line, in which policy.
import { cedar } from '../cedar.js';
import { BadInput } from '../../kernel/index.js';
import { PolicyError } from '../policy-error.js';
import type { PolicySource } from '../policy-archive.js';
import type { PoliciesInForce } from '../policies-in-force.js';
import type { PolicyEngine, PolicyText } from '../policy-engine.js';

/** The engine of a proposed set. Throws `BadInput`: `roles.cedar, line 12, policy \`x\`: …`. */
export function checkPolicies(source: PolicySource, inForce: Pick<PoliciesInForce, 'prepare'>): PolicyEngine {
  try {
    return inForce.prepare(source);
  } catch (cause) {
    if (!(cause instanceof PolicyError)) throw cause;
    const place = placeOf(source.texts, cause.message);
    // The engine speaks English only; where it stopped is said in both.
    throw new BadInput(`${place}${cause.message}`, { cause, fr: `${place.replace(', line ', ', ligne ').replace(', policy ', ', politique ').replace(/: $/, ' : ')}le moteur dit : ${cause.message}` });
  }
}

function placeOf(texts: readonly PolicyText[], message: string): string {
  return unreadable(texts) ?? named(texts, message) ?? '';
}

/** The first text that Cedar cannot read, and where. */
function unreadable(texts: readonly PolicyText[]): string | undefined {
  for (const { name, text } of texts) {
    const answer = cedar.policySetTextToParts(text);
    if (answer.type === 'success') continue;
    const [place] = answer.errors.flatMap(({ sourceLocations }) => sourceLocations ?? []);
    return `\`${name}\`, line ${lineAt(text, place?.start ?? 0)}: `;
  }
  return undefined;
}

/** Where the policy stands that the message names; one that is named twice is shown where it stands last. */
function named(texts: readonly PolicyText[], message: string): string | undefined {
  for (const [, id] of message.matchAll(/`([a-z][a-z0-9-]*)`/g)) {
    for (const { name, text } of texts.toReversed()) {
      const at = text.lastIndexOf(`@id("${id}")`);
      if (at >= 0) return `\`${name}\`, line ${lineAt(text, at)}, policy \`${id}\`: `;
    }
  }
  return undefined;
}

/** Offsets of the wasm engine count bytes of UTF-8. */
function lineAt(text: string, offset: number): number {
  return Buffer.from(text).subarray(0, offset).toString('utf8').split('\n').length;
}
