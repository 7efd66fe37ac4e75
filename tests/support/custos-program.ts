// The whole program as a child of a test: compiled when this run has just built it (`npm test` says so), else from its sources.
import process from 'node:process';

const at = (path: string): string => new URL(`../../${path}`, import.meta.url).href;
const start = (main: string): string => `const { main } = await import(${JSON.stringify(main)}); process.exitCode = await main(process.argv.slice(1));`;
const isBuilt = process.env['CUSTOS_BUILT'] === '1';

/** Lets a child of a test load TypeScript: given to `process.execPath` before the program. */
export const loadSources: readonly string[] = ['--import', at('src/ledger/source-hooks.mjs')];

/** What `process.execPath` is given before the words of a command of custos. */
export const custosProgram: readonly string[] = isBuilt
  ? ['--input-type=module', '-e', start(at('dist/main.js'))]
  : [...loadSources, '--input-type=module', '-e', start(at('src/main.ts'))];
