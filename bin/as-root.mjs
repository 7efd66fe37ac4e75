// Everything root does for a node: its user, its folder, a copy of the program where that user may not go, and then never root again.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { copyRuntime } from './runtime-copy.mjs';

/** Gives root up. Returns the folder from which the program must be loaded. Throws `DbError`. */
export async function prepareAsRoot(here) {
  const db = await import(pathToFileURL(join(here, 'dist', 'db', 'place', 'index.js')).href);
  process.umask(0o022);
  const user = db.ensureSystemUser();
  const dataFolder = db.dataFolderPath();
  db.preparePrivateFolder(dataFolder);
  process.env.CUSTOS_DATA = dataFolder; // the same folder for whoever we are from here on
  const runtime = db.reachableBy(user, join(here, 'dist')) && db.reachableBy(user, join(here, 'node_modules')) ? here : copyRuntime(here, db.systemHome);
  db.dropRoot();
  process.umask(0o077);
  return runtime;
}
