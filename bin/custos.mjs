#!/usr/bin/env node
// The terminal's way in. As root, the commands that are the node itself give root up before any of it is loaded.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = join(dirname(fileURLToPath(import.meta.url)), '..');
const nodeCommands = new Set(['start', 'node', 'ledger-signer', 'ledger-keys']);

async function runtimeFolder(command) {
  // A child keeps the user of the node that started it.
  if (process.getuid?.() !== 0 || !nodeCommands.has(command) || process.argv.includes('--child')) return here;
  const { prepareAsRoot } = await import('./as-root.mjs');
  return prepareAsRoot(here);
}

if (existsSync(join(here, 'dist', 'main.js'))) {
  try {
    const folder = await runtimeFolder(process.argv[2]);
    const { main } = await import(pathToFileURL(join(folder, 'dist', 'main.js')).href);
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`custos: ${error?.code === undefined ? (error?.stack ?? error) : error.message}\n`);
    process.exitCode = 1;
  }
} else {
  process.stderr.write('custos: not built yet; run `npm start` or `npm test` once in this folder\n');
  process.exitCode = 1;
}
