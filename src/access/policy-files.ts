// Policies are files that people review like code; they are read once, at start.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyText } from './policy-engine.js';

/** Every `*.cedar` in `folder`, in name order, and the schema `custos.cedarschema`. */
export function readPolicies(folder: string): { texts: PolicyText[]; schema: string } {
  const names = readdirSync(folder).filter((name) => name.endsWith('.cedar')).toSorted();
  return {
    texts: names.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })),
    schema: readFileSync(join(folder, 'custos.cedarschema'), 'utf8'),
  };
}
