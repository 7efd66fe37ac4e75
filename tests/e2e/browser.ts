// The browser of the tests: the machine's own Chromium, else the one from npm, unpacked to a folder of this checkout and user.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { borrow } from './lender.js';

const flags = ['--no-sandbox', '--disable-background-networking', '--disable-quic', '--enable-unsafe-swiftshader'];
const ownPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

interface Program {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface LaunchedBrowser {
  readonly address: string;
  close(): Promise<void>;
}

/** The browser of the run. The caller closes its own contexts; closing this ends the connection alone. */
export async function sharedBrowser(): Promise<Browser> {
  return chromium.connect(await borrow('browser'));
}

/** A browser to which other processes connect. */
export async function serveBrowser(): Promise<LaunchedBrowser> {
  const { path, env } = findProgram(process.env['CUSTOS_CHROMIUM']);
  const server = await chromium.launchServer({ executablePath: path, args: flags, env: { ...definedEnv(), ...env }, timeout: 60_000 });
  return { address: server.wsEndpoint(), close: () => server.close() };
}

/** Starts a browser without a window; the caller closes it. `CUSTOS_CHROMIUM` names another program, or `npm` for the one from npm. */
export async function launchBrowser(): Promise<Browser> {
  const { path, env } = findProgram(process.env['CUSTOS_CHROMIUM']);
  return chromium.launch({ executablePath: path, args: flags, env: { ...definedEnv(), ...env }, timeout: 60_000 });
}

function findProgram(named: string | undefined): Program {
  const own = named === undefined ? ownPlaces.find((place) => runs(place, {})) : named;
  return own === undefined || own === 'npm' ? unpackProgram() : { path: own, env: {} };
}

/** The package unpacks to TMPDIR, where another user's copy may lie; it brings the libraries a bare Debian lacks only when told it is in a cloud. */
function unpackProgram(): Program {
  const folder = join(process.cwd(), 'node_modules', '.cache', `custos-chromium-${process.getuid?.() ?? 0}`);
  const path = join(folder, 'chromium');
  const script = `import { mkdirSync } from 'node:fs'; mkdirSync(process.env.TMPDIR, { recursive: true });
    const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();`;
  if (!existsSync(path)) {
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }, timeout: 120_000 });
  }
  const fonts = { FONTCONFIG_PATH: join(folder, 'fonts') };
  const choices = [fonts, { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }];
  const env = choices.find((choice) => runs(path, choice));
  if (env === undefined) throw new Error('no Chromium runs here; install one (Debian: apt-get install chromium) or name one in CUSTOS_CHROMIUM');
  return { path, env };
}

function runs(path: string, env: Readonly<Record<string, string>>): boolean {
  if (!existsSync(path)) return false;
  try {
    execFileSync(path, ['--version'], { env: { ...process.env, ...env }, stdio: 'pipe', timeout: 20_000 });
    return true;
  } catch {
    return false; // lacks a library, or is a link to a package manager that is not there
  }
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
