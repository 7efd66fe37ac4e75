// The packages installed are exactly those of package-lock.json, whichever way they came.
import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { run, say } from './setup-words.mjs';
import { hashOfFiles, isStamped, stamp } from './setup-stamp.mjs';

/** Runs `npm ci` when packages are missing or the lock file has changed; makes `npx custos` work in the checkout. */
export async function install(root) {
  const lock = hashOfFiles(root, ['package-lock.json']);
  const file = join(root, 'node_modules', '.custos-installed');
  if (!isStamped(file, lock) && !isInstalled(root)) {
    say('installing packages (about a minute the first time) …');
    // npm sets NODE_ENV and others for its children: the packages that build must come too.
    const npm = process.env.npm_execpath;
    const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
    await run(command, [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'], { quiet: true, label: 'npm ci' });
  }
  stamp(file, lock);
  linkTerminal(root);
}

/** Whether every package of the lock file stands in the folder with its version, as npm's own record says. */
function isInstalled(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => path === '' || entry.optional || entry.peer || found[path]?.version === entry.version);
}

/** npm links the programs of other packages, never of the one it stands in. */
function linkTerminal(root) {
  const program = join(root, 'bin', 'custos.mjs');
  const link = join(root, 'node_modules', '.bin', 'custos');
  chmodSync(program, 0o755);
  if (!existsSync(link)) symlinkSync(join('..', '..', 'bin', 'custos.mjs'), link);
}
