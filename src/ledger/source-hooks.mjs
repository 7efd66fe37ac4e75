// Lets plain Node load the TypeScript sources, for tests that start the writer's thread or a whole process without a build.
// Given as `--import`; the compiled program never loads it.
import { readFile } from 'node:fs/promises';
import { createRequire, register } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const isLoaderThread = import.meta.url.endsWith('?hooks');
if (!isLoaderThread) register(`${import.meta.url}?hooks`);

/** The transformer that Vite brings: loading it alone takes a tenth of the time that loading Vite takes. */
async function loadTransformer() {
  const vite = createRequire(import.meta.url).resolve('vite/package.json');
  return import(pathToFileURL(createRequire(vite).resolve('rolldown/utils')).href);
}

const transformer = isLoaderThread ? loadTransformer() : undefined;

export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (fault) {
    if (!specifier.startsWith('.') || !specifier.endsWith('.js')) throw fault;
    return next(`${specifier.slice(0, -3)}.ts`, context);
  }
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const path = fileURLToPath(url);
  const { transform } = await transformer;
  const { code } = await transform(path, await readFile(path, 'utf8'));
  return { format: 'module', source: code, shortCircuit: true };
}
