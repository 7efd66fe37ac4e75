// `npm run bench NAME`: compiles bench/NAME.ts apart from the program and runs its `main`. Without a name it lists what there is.
import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, setUp } from './setup.mjs';
import { fail, run, say } from './setup-words.mjs';

const [name, ...rest] = process.argv.slice(2);
const names = readdirSync(join(root, 'bench')).filter((file) => /^[\w-]+\.ts$/.test(file)).map((file) => file.slice(0, -3));

if (name === undefined) {
  say(`benches: ${names.join(', ')}\nrun one with: npm run bench NAME`);
} else if (names.includes(name)) {
  await setUp();
  const out = join(root, '.tmp', 'bench');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  // The program finds these beside its folder.
  for (const beside of ['bin', 'policies', 'data', 'package.json']) symlinkSync(join(root, beside), join(out, beside));
  const argv = ['-p', join(root, 'tsconfig.json'), '--noEmit', 'false', '--rootDir', root, '--outDir', out];
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...argv], { quiet: true, label: 'tsc' }).catch((error) => fail(error.message));
  process.argv.splice(2, process.argv.length, ...rest);
  const { main } = await import(pathToFileURL(join(out, 'bench', `${name}.js`)).href);
  await main();
} else {
  fail(`no bench \`${name}\`; there are: ${names.join(', ')}`);
}
