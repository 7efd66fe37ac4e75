import { test } from 'vitest';
import { appendFileSync } from 'node:fs';
import { faultsAt, FaultRun, faultTemplate, crashes } from '/work/main/tests/ledger/fault-run.js';
test('x', { timeout: 500_000 }, async () => {
  const t = await faultTemplate();
  const counts = await FaultRun.count(t);
  const say = (s: string) => appendFileSync('/tmp/fr.log', s + '\n');
  say(JSON.stringify([...counts]));
  const mode = process.env['FMODE'];
  const faults = faultsAt(counts, (c) => process.env['ALL'] ? Array.from({length: c}, (_, n) => n) : [...new Set([0, 1, c >> 1, c - 1])].filter((n) => n < c)).filter((f) => f.mode === mode && (process.env['OP'] ?? f.operation) === f.operation);
  for (const f of faults) for (const crash of crashes) {
    const ms = performance.now();
    let out = '';
    const timer = new Promise((r) => setTimeout(() => r('HANG'), 15000));
    try { out = String(await Promise.race([FaultRun.with(t, f, crash), timer])); } catch (e) { out = (e as Error).stack?.slice(0, 600) ?? ''; }
    say(`${f.operation} ${f.nth} ${f.mode} ${crash} ${Math.round(performance.now() - ms)} ms ${out}`);
  }
});
