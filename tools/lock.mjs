// package-lock.json names the packages of every platform. npm leaves out those that the registry of the moment does not serve,
// and `npm ci` then refuses the whole file. Run `node tools/lock.mjs` after each `npm install`; tests/repo holds it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const systems = { darwin: 'darwin', linux: 'linux', win32: 'win32', windows: 'win32', freebsd: 'freebsd', openbsd: 'openbsd', netbsd: 'netbsd', android: 'android', sunos: 'sunos', aix: 'aix', openharmony: 'openharmony' };
const processors = { arm64: 'arm64', x64: 'x64', arm: 'arm', gnueabihf: 'arm', musleabihf: 'arm', eabi: 'arm', ia32: 'ia32', ppc64: 'ppc64', s390x: 's390x', riscv64: 'riscv64', loong64: 'loong64', wasm32: 'wasm32', mips64el: 'mips64el' };

/** Optional packages that a package of the lock file asks for and that have no entry: `{ name, range, isDev }`. */
export function missingOptional(lock) {
  return Object.entries(lock.packages).flatMap(([path, entry]) => Object.entries(entry.optionalDependencies ?? {})
    .filter(([name]) => !isFound(lock, path, name)).map(([name, range]) => ({ name, range, isDev: entry.dev === true })));
}

/** Looks where Node would: in the package's own node_modules, then in each one above. */
function isFound(lock, path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`] !== undefined) return true;
    if (at === '') return false;
  }
}

function entryFor({ name, range, isDev }) {
  const words = name.split(/[/-]/);
  const [os, cpu] = [systems, processors].map((known) => words.map((word) => known[word]).find((word) => word !== undefined));
  return { version: range.replace(/^[~^]/, ''), optional: true, ...(isDev && { dev: true }), ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = join(import.meta.dirname, '..', 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingOptional(lock);
  for (const item of missing) lock.packages[`node_modules/${item.name}`] = entryFor(item);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`${missing.length} packages of other platforms added\n`);
}
