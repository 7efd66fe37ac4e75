// Which PostgreSQL runs the private server: one of the machine (15 or later), else the one from npm; never another major than the folder's.
import { execFile } from 'node:child_process';
import { accessSync, constants, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { DbError } from './errors.js';
import { findNpmEngine } from './engine-npm.js';
import { systemIdentity } from './system-user.js';

export interface Engine {
  readonly postgres: string;
  readonly initdb: string;
  /** Full version, such as `15.13`. */
  readonly version: string;
  readonly major: number;
}

const oldestMajor = 15;
const debianFolder = '/usr/lib/postgresql';
const run = promisify(execFile);

/** Every engine that really runs here, best first: on PATH, Debian's folders newest first, npm's. `copyFolder`: where npm's may be copied. */
export async function findEngines(copyFolder: string, env: NodeJS.ProcessEnv = process.env): Promise<Engine[]> {
  const folders = [...(env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/')), ...debianFolders()];
  const own = await Promise.all(folders.map(async (folder) => probeEngine(folder)));
  const npm = await probeEngine(findNpmEngine(copyFolder));
  const found = [...own, npm].filter((engine) => engine !== undefined).filter((engine) => engine.major >= oldestMajor);
  return found.filter((engine, i) => found.findIndex((other) => other.postgres === engine.postgres) === i);
}

function debianFolders(): string[] {
  try {
    return readdirSync(debianFolder).toSorted((a, b) => Number(b) - Number(a)).map((version) => join(debianFolder, version, 'bin'));
  } catch {
    return []; // the machine has none
  }
}

/** Asks the program itself, as the user who will run it: a dangling link, a wrapper or a foreign binary falls out here. */
async function probeEngine(folder: string | undefined): Promise<Engine | undefined> {
  if (folder === undefined) return undefined;
  try {
    const postgres = realpathSync(join(folder, 'postgres'));
    const initdb = realpathSync(join(folder, 'initdb'));
    accessSync(initdb, constants.X_OK);
    const { stdout } = await run(postgres, ['--version'], { ...systemIdentity(), cwd: '/', timeout: 10_000 });
    const version = /PostgreSQL\) (\d+[.\w]*)/.exec(stdout)?.[1];
    return version === undefined ? undefined : { postgres, initdb, version, major: Number.parseInt(version, 10) };
  } catch {
    return undefined; // not an engine for us
  }
}

/** The engine for a folder of that major version, or the best one for a new folder. Throws `no_engine` or `engine_mismatch`. */
export function chooseEngine(engines: readonly Engine[], folderMajor: number | undefined): Engine {
  const chosen = folderMajor === undefined ? engines[0] : engines.find((engine) => engine.major === folderMajor);
  if (chosen !== undefined) return chosen;
  if (folderMajor === undefined) {
    throw new DbError('no_engine', 'no PostgreSQL that runs here was found; install `postgresql` 15 or later, or run `npm ci` again, or set `DATABASE_URL`');
  }
  const found = engines.map((engine) => `${engine.version} in ${dirname(engine.postgres)}`).join(', ');
  throw new DbError('engine_mismatch', `the data folder was made by PostgreSQL ${folderMajor} and only that major version can open it; found here: ${found || 'none'}; install PostgreSQL ${folderMajor}, or name another folder in \`CUSTOS_DATA\``);
}
