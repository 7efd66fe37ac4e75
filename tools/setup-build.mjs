// What runs is compiled from what stands in src and web, and nothing that was removed there is left behind.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run, say, seconds } from './setup-words.mjs';
import { hashOfFiles, isStamped, stamp } from './setup-stamp.mjs';

/** Compiles src to dist and web to dist/web where they changed. */
export async function build(root) {
  await buildPart(root, 'program', ['src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'], '.built', () => compile(root));
  if (existsSync(join(root, 'web', 'index.html'))) {
    await buildPart(root, 'pages', ['web', 'src/http/contract.ts', 'package-lock.json'], 'web/.built', () => bundle(root));
  }
}

async function buildPart(root, name, sources, stampName, make) {
  const hash = hashOfFiles(root, sources);
  const file = join(root, 'dist', stampName);
  if (isStamped(file, hash)) return;
  say(`building the ${name} …`);
  const started = performance.now();
  await make();
  stamp(file, hash);
  say(`  the ${name} built in ${seconds(started)} s`);
}

async function compile(root) {
  const dist = join(root, 'dist');
  for (const name of existsSync(dist) ? readdirSync(dist) : []) if (name !== 'web') rmSync(join(dist, name), { recursive: true });
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json')], { quiet: true, label: 'tsc' });
}

async function bundle(root) {
  const argv = ['build', join(root, 'web'), '--outDir', join(root, 'dist', 'web'), '--emptyOutDir', '--logLevel', 'warn'];
  await run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), ...argv], { quiet: true, label: 'vite build', env: { ...process.env, NODE_ENV: 'production' } });
}
