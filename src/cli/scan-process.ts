// `custos watch-run`: one scan in a process of its own, so that the node goes on serving. It is told what to scan by its first line, says how far it is in lines
// of JSON, and ends with the node: its stdin is a pipe that only the node holds.
import { setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { systemClock } from '../kernel/index.js';
import type { ScanRequest } from '../watch/index.js';
import { endOf, type JobEnd, loadPerform, type ScanProgress } from '../watch/office/index.js';

/** Of politeness: whoever searches comes first. */
const LAST_IN_LINE = 10;
const SAID_EVERY_MS = 200;

/** Resolves to the exit code once the scan has ended, well or not. */
export async function runScanProcess(): Promise<number> {
  setPriority(LAST_IN_LINE);
  const stop = new AbortController();
  const lines = createInterface({ input: process.stdin });
  const asked = await new Promise<string>((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(''));
  });
  if (asked === '') return 2;
  lines.once('close', () => stop.abort());
  const perform = await loadPerform();
  say({ end: await perform(JSON.parse(asked) as ScanRequest, saidNowAndThen(), { clock: systemClock, signal: stop.signal }).catch(endOf) });
  lines.close();
  process.stdin.destroy();
  return 0;
}

function saidNowAndThen(): (progress: ScanProgress) => void {
  let [lastMs, lastStep] = [0, ''];
  return (progress) => {
    if (progress.step === lastStep && performance.now() - lastMs < SAID_EVERY_MS) return;
    [lastMs, lastStep] = [performance.now(), progress.step];
    say({ progress });
  };
}

function say(line: { readonly progress: ScanProgress } | { readonly end: JobEnd }): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
