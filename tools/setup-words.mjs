// What the tools say while they work: one line a step, a sign of life every ten seconds, no control characters, no terminal needed.
import { spawn } from 'node:child_process';

export function say(line) {
  process.stderr.write(`${line}\n`);
}

export function fail(line) {
  say(line);
  process.exit(1);
}

/** Runs a program to its end and shows its output; rejects when it fails. `quiet` keeps the output for the error. */
export async function run(command, args, { quiet = false, label = command, env = process.env, cwd = process.cwd() } = {}) {
  const started = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'], env, cwd });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => said.push(data));
  const beat = quiet ? setInterval(() => say(`  … ${label}, ${seconds(started)} s`), 10_000) : undefined;
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve(status ?? signal));
  });
  clearInterval(beat);
  if (code !== 0) throw new Error(`${label} failed (${code})\n${Buffer.concat(said).toString().trim().split('\n').slice(-40).join('\n')}`);
  return Buffer.concat(said).toString();
}

export function seconds(started) {
  return ((performance.now() - started) / 1000).toFixed(1);
}
