// A file of judgements is read so that nothing in it is lost: JSON lets a later key silently replace an earlier one, and a judgement must not vanish so.
import { BadInput } from '../kernel/index.js';

/** `{"attributes": {"corruption": "high"}}` as pairs, in order, doubled ones included. Throws `BadInput` for anything else. */
export function readJudged(text: string): readonly (readonly [string, string])[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (fault) {
    throw new BadInput('the file is no JSON; write `{"attributes": {"corruption": "high"}}`', { cause: fault, fr: 'le fichier n’est pas du JSON ; écrivez `{"attributes": {"corruption": "high"}}`' });
  }
  const attributes = typeof document === 'object' && document !== null ? (document as { attributes?: unknown }).attributes : undefined;
  if (typeof attributes !== 'object' || attributes === null || Array.isArray(attributes)) throw new BadInput('the file has no `attributes`; write `{"attributes": {"corruption": "high"}}`', { fr: 'le fichier n’a pas d’`attributes` ; écrivez `{"attributes": {"corruption": "high"}}`' });
  for (const key of doubledKeys(text)) throw new BadInput(`\`${key.slice(0, 60)}\` stands twice; keep one of them`, { fr: `\`${key.slice(0, 60)}\` figure deux fois ; n’en gardez qu’un` });
  return Object.entries(attributes).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]);
}

/** Keys that an object of this valid JSON has more than once. */
function doubledKeys(text: string): readonly string[] {
  const open: Set<string>[] = [];
  const doubled: string[] = [];
  for (const [token, key] of text.matchAll(/"((?:[^"\\]|\\.)*)"(?=\s*:)|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (key !== undefined) {
      const name = JSON.parse(`"${key}"`) as string;
      if (open.at(-1)?.has(name) === true) doubled.push(name);
      open.at(-1)?.add(name);
    }
  }
  return doubled;
}
