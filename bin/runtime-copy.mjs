// A clone in a home of mode 0700 cannot be read by the server's user: what runs is copied, under a name made from its contents,
// to a folder that root owns, so that the server cannot change its own program.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashOfFiles } from '../tools/setup-stamp.mjs';

const kept = 3;
const programFolders = ['dist', 'bin', 'data', 'policies', 'package.json'];

/** Copies the program below `home`/app unless it is there; returns the copy's folder. */
export function copyRuntime(here, home) {
  const apps = join(home, 'app');
  const place = join(apps, contentName(here));
  mkdirSync(apps, { recursive: true, mode: 0o755 });
  if (!existsSync(place)) {
    const draft = mkdtempSync(`${place}.`);
    for (const name of programFolders) if (existsSync(join(here, name))) cpSync(join(here, name), join(draft, name), { recursive: true });
    for (const path of productionPackages(here)) linkFolder(join(here, path), join(draft, path));
    execFileSync('chmod', ['-R', 'a+rX', draft]);
    renameSync(draft, place);
  }
  utimesSync(place, new Date(), new Date());
  removeOld(apps);
  return place;
}

function contentName(here) {
  return hashOfFiles(here, ['package-lock.json', 'dist/.built', 'dist/web/.built', 'bin', 'data', 'policies']).slice(0, 16);
}

/** Outermost folders of the packages that run; what only builds and tests stays behind. */
function productionPackages(here) {
  const { packages } = JSON.parse(readFileSync(join(here, 'package-lock.json'), 'utf8'));
  return Object.entries(packages).filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && existsSync(join(here, path))).map(([path]) => path)
    .filter((path, _i, all) => !all.some((other) => path.startsWith(`${other}/`)));
}

/** npm replaces files and never writes into them, so a second name for each is as good as a copy and costs no space. */
function linkFolder(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'pipe' });
  } catch {
    rmSync(to, { recursive: true, force: true });
    execFileSync('cp', ['-a', from, to]); // another file system
  }
}

function removeOld(apps) {
  const newestFirst = readdirSync(apps).map((name) => join(apps, name)).toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of newestFirst.slice(kept)) rmSync(old, { recursive: true, force: true });
}
