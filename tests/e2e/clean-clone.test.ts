// What the README promises: a clone of the last commit and `npm start`, nothing else, and the page answers; stopped, nothing runs on.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const address = /https?:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?/;
const firstStartMs = 600_000;
let box: string;

beforeAll(() => {
  box = mkdtempSync('/tmp/custos-clone-');
  chmodSync(box, 0o755);
  execFileSync('git', ['clone', '--quiet', process.cwd(), join(box, 'main')]);
});
afterAll(() => rmSync(box, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
}

/** As a script would: no terminal, no input, its own process group. */
async function npmStart(): Promise<Started> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], TERM: 'dumb', CI: 'true', LANG: 'C.UTF-8', CUSTOS_DATA: join(box, 'node') };
  const child = spawn('npm', ['start'], { cwd: join(box, 'main'), env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => {
        said += data.toString();
        const found = address.exec(said);
        if (found !== null) resolve(found[0]);
      });
    }
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${said.slice(-3000)}`)));
  });
  return { child, url };
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('close', resolve));
  process.kill(-(child.pid ?? 0), 'SIGINT');
  await gone;
}

/** Programs that still work for the data folder: the database stands in it, the node has it in its surroundings. */
function leftProcesses(): string[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`).startsWith(box) || readFileSync(`/proc/${pid}/environ`, 'utf8').includes(box);
    } catch {
      return false; // ended meanwhile, or the kernel's own
    }
  });
}

test('a clean clone starts, answers, stops and starts again', { timeout: firstStartMs + 60_000 }, async () => {
  const first = await npmStart();
  expect((await fetch(first.url)).status).toBe(200);
  await stop(first.child);
  expect(leftProcesses()).toEqual([]);
  const second = await npmStart();
  expect((await fetch(second.url)).status).toBe(200);
  const terminal = execFileSync('npx', ['--no-install', 'custos', '--help'], { cwd: join(box, 'main'), encoding: 'utf8', timeout: 60_000 });
  expect(terminal).toMatch(/custos/i);
  await stop(second.child);
  expect(leftProcesses()).toEqual([]);
});
