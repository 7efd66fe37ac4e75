// `custos ledger …`: the whole record recomputed, one's own entries, the heads of the logs.
import type { Command } from 'commander';
import type { LedgerHeads, RecordAnswer, VerifyAnswer } from '../http/contract.js';
import { CustosError } from '../kernel/index.js';
import { type Asker, askerHeaders, askJson, summaryOf } from './ask.js';
import { Exit } from './exit.js';
import { proofCommands } from './ledger-proofs.js';
import { readOutcome } from './progress-stream.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

export function ledgerCommands(program: Command): void {
  const ledger = program.command('ledger').description('the record that nobody can rewrite unseen');
  ledger.command('verify').description('recompute every log from its files and compare the database’s copy').option('--policy <file>', 'believe these keys and witnesses (c2sp.org/tlog-policy), read the folder without the node, and then ask the node for the rest')
    .option('--seen <folder>', 'where the checkpoints seen before are kept; default: the policy’s path with .seen').option('--max-age <seconds>', 'the newest quorum of witnesses is at most so old')
    .option('--json', 'one JSON document').action(verify);
  proofCommands(ledger);
  ledger.command('heads').description('size and root of every log').option('--json', 'one JSON document').action(heads);
  ledger.command('record').description('your own entries, newest first').option('--as <user>').option('--purpose <code>').option('--case <agency~case>')
    .option('--agency', 'all of your agency’s, for those who watch it').option('--limit <n>').option('--json', 'one JSON document').action(record);
}

interface VerifyOptions {
  json?: boolean;
  policy?: string;
  seen?: string;
  maxAge?: string;
}

async function verify(options: VerifyOptions): Promise<void> {
  const own = options.policy === undefined ? [] : await problemsByPolicy(options.policy, options);
  const asked = await askNode().catch(async (fault: unknown) => verifiedWithout(fault));
  const found: VerifyAnswer = { ...asked, ok: asked.ok && own.length === 0, problems: [...own, ...asked.problems] };
  if (options.json === true) printJson(found);
  else describe(found);
  if (!found.ok) throw new Exit(1, 'the record does not verify; keep this disk as it is and call the examiners of every agency');
}

function askNode(): Promise<VerifyAnswer> {
  return withNode(async (link) => {
    const reply = await link.call({ method: 'POST', path: '/api/operator/verify' });
    return readOutcome<VerifyAnswer>(reply, '  verifying {bar} {percentage}%', 'the verification was cut off; run it again');
  });
}

/** A node that refuses to start on its record is when the record must be looked at: the files alone, without node and database. */
async function verifiedWithout(fault: unknown): Promise<VerifyAnswer> {
  const { verifyFiles } = await import('./verify-policy.js');
  const report = await verifyFiles();
  if (report === undefined || !(fault instanceof CustosError)) throw fault;
  const found = report.problems.map(({ log, index, code, message }) => ({ log, index: index === undefined ? null : index.toString(), code, message }));
  return {
    ok: false, logs: report.logs.map(({ origin, size, root }) => ({ origin, size: size.toString(), root: Buffer.from(root).toString('base64') })),
    mirror: { rows: 0, behind: 0, differences: 0 }, registry: null, problems: [{ log: '', index: null, code: 'node_refused', message: fault.message }, ...found],
  };
}

/** Loaded only when asked for: the verifier reads the folder in this very process. */
async function problemsByPolicy(policy: string, { seen, maxAge }: VerifyOptions): Promise<VerifyAnswer['problems']> {
  const { verifyByPolicy } = await import('./verify-policy.js');
  const report = await verifyByPolicy({ policy, ...(seen !== undefined && { seen }), ...(maxAge !== undefined && { maxAge }) });
  return report.problems.map(({ log, index, code, message }) => ({ log, index: index === undefined ? null : index.toString(), code, message }));
}

function describe(found: VerifyAnswer): void {
  print(table(['log', 'entries', 'root'], found.logs.map((log) => [log.origin, log.size, log.root])));
  print(`mirror: ${found.mirror.rows} rows, ${found.mirror.behind} behind, ${found.mirror.differences} differences`);
  print(describeRegistry(found.registry));
  for (const problem of found.problems) print(`  ! ${problem.log}${problem.index === null ? '' : ` entry ${problem.index}`}: ${problem.message}`);
  print(found.ok ? 'Everything verifies.' : 'It does not verify.');
}

function describeRegistry(registry: VerifyAnswer['registry']): string {
  if (registry === null) return 'registry: not compared, because nothing can be recorded and so nothing is opened; start the ledger again';
  const shredded = registry.shredded === 0 ? '' : `, ${registry.shredded} entries shredded`;
  return `registry: ${registry.rows} rows of ${registry.intents} announced writes, ${registry.differences} differences, ${registry.dangling} without outcome${shredded}`;
}

async function heads(options: { json?: boolean }): Promise<void> {
  const found = await withNode((link) => askJson<LedgerHeads>(link, { method: 'GET', path: '/api/ledger/heads' }));
  if (options.json === true) printJson(found);
  else print(table(['log', 'entries', 'root'], found.logs.map((log) => [log.origin, log.size, log.root])));
}

async function record(options: Asker & { agency?: boolean; limit?: string; json?: boolean }): Promise<void> {
  const query = new URLSearchParams({ scope: options.agency === true ? 'agency' : 'mine', limit: options.limit ?? '50' });
  const path = `/api/ledger/record?${query.toString()}`;
  const answer = await withNode((link) => askJson<RecordAnswer>(link, { method: 'GET', path, headers: askerHeaders(options) }));
  if (options.json === true) {
    printJson({ entries: answer.entries, ledger: summaryOf(answer.ledger) });
    return;
  }
  print(table(['entry', 'when', 'who', 'action', 'purpose', 'case', 'outcome', 'shown'], answer.entries.map((one) => [
    one.index, one.recordedAt, one.actor, one.action, one.purpose ?? '', one.caseRef ?? '', one.outcome, String(one.shown),
  ])));
}
