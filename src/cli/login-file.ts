// Where `custos login` keeps a session between commands: a 0600 file in the person's own configuration folder, one a data folder.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { dataFolderPath } from '../db/place/index.js';

export interface Login {
  readonly cookie: string;
  readonly csrf: string;
}

function path(): string {
  const folder = join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'custos');
  return join(folder, `session-${createHash('sha256').update(dataFolderPath()).digest('hex').slice(0, 12)}.json`);
}

export function readLogin(): Login | undefined {
  return existsSync(path()) ? (JSON.parse(readFileSync(path(), 'utf8')) as Login) : undefined;
}

export function keepLogin(login: Login): void {
  mkdirSync(join(path(), '..'), { recursive: true, mode: 0o700 });
  rmSync(path(), { force: true });
  writeFileSync(path(), JSON.stringify(login), { mode: 0o600 });
}

export function forgetLogin(): void {
  rmSync(path(), { force: true });
}
