// From a bare checkout to a program that runs: Node's version, the packages, the build; each only when needed.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './setup-build.mjs';
import { install } from './setup-install.mjs';
import { fail } from './setup-words.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const oldestNode = 20;

/** Ends the program with one clear message when a step fails. */
export async function setUp({ withBuild = true } = {}) {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < oldestNode) fail(`Node ${process.versions.node} is too old: Custos needs Node ${oldestNode} or later (Debian: apt-get install nodejs, or nodejs.org)`);
  process.chdir(root);
  try {
    await install(root);
    if (withBuild) await build(root);
  } catch (error) {
    fail(error.message);
  }
}
