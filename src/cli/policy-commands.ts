// `custos access policies`: what decides now, what was proposed, and a change on its way. The act itself asks for a passkey: it is done in a browser.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import type { ChangeAnswer, ChangeStep, PoliciesAnswer, RehearsalOutcome } from '../http/contract.js';
import { type Asker, askerHeaders, askJson, summaryOf } from './ask.js';
import { Exit } from './exit.js';
import { readOutcome } from './progress-stream.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
}

export function policyCommands(access: Command, asked: (command: Command) => Command): void {
  const policies = access.command('policies').description('which policies decide, and which were proposed');
  asked(policies.command('list', { isDefault: true }).description('what is in force, and every proposed change')).action(list);
  asked(policies.command('show <change>').description('what a change does: files, rehearsal, whose sight it changes')).action(show);
  asked(policies.command('propose [paths...]').description('files that are new or other, or a folder that is the whole set').requiredOption('--why <text>')
    .option('--remove <names...>', 'files that go').option('--shipped', 'the policies that came with this version')).action(propose);
  asked(policies.command('rehearse <change>').description('show which past decisions would change, and whose sight').option('--from <day>', 'first day; without it the whole record')).action(rehearse);
}

async function list(options: Options): Promise<void> {
  const found = await withNode((link) => askJson<PoliciesAnswer>(link, { method: 'GET', path: '/api/access/policies', headers: askerHeaders(options) }));
  if (options.json === true) return printJson({ ...found, ledger: summaryOf(found.ledger) });
  print(`In force: ${found.inForce}, ${found.files.length} files`);
  if (found.shippedDiffers) print('This version came with other policies. Rehearse them: custos access policies propose --shipped --why "…"');
  if (found.changes.length > 0) print(table(['change', 'proposed', 'by', 'state', 'why'], found.changes.map((one) => [one.id, one.proposedAt.slice(0, 16), one.proposedBy, one.state, one.why])));
}

async function show(change: string, options: Options): Promise<void> {
  const found = await withNode((link) => askJson<ChangeAnswer>(link, { method: 'GET', path: pathOf(change), headers: askerHeaders(options) }));
  if (options.json === true) return printJson({ ...found, ledger: summaryOf(found.ledger) });
  const { id, state, why, files, rehearsal } = found.change;
  print(`${id}: ${state}. ${why}\nFiles: ${files.map(({ name, now, proposed }) => `${name} (${now === null ? 'new' : proposed === null ? 'goes' : 'other'})`).join(', ')}`);
  if (rehearsal === null) return print('Not rehearsed.');
  describe(rehearsal.counts, rehearsal.sight.reduce((sum, { people }) => sum + people, 0));
  print(table(['change', 'count', 'action', 'role', 'by', 'now by'], rehearsal.groups.map((one) => [kindWords[one.kind], String(one.count), one.action, one.role, one.policies.join(', ') || 'nothing permits it', one.before.join(', ') || 'nothing permits it'])));
  print(table(['agency', 'role', 'person', 'labels now', 'then', 'gains', 'loses'], rehearsal.sight.map((one) => [one.agency, one.role, one.user ?? `${one.people} people`, String(one.before ?? ''), String(one.after ?? ''), one.gained.join('; '), one.lost.join('; ')])));
}

async function propose(paths: readonly string[], options: Options & { readonly why: string; readonly remove?: readonly string[]; readonly shipped?: boolean }): Promise<void> {
  const { why, remove = [], shipped } = options;
  if (shipped !== true && paths.length + remove.length === 0) throw new Exit(2, 'name the files that change, a folder, or `--shipped`');
  const isFolder = paths.length === 1 && statSync(paths[0] ?? '').isDirectory();
  const folder = paths[0] ?? '';
  const names = isFolder ? readdirSync(folder).filter((name) => name.endsWith('.cedar')).map((name) => join(folder, name)) : paths;
  const files = names.map((path) => ({ name: basename(path), text: readFileSync(path, 'utf8') }));
  const headers = { ...askerHeaders(options), 'content-type': 'application/json' };
  const step = await withNode(async (link) => {
    // A folder is the whole set: what is in force and not in it goes.
    const inForce = isFolder ? (await askJson<PoliciesAnswer>(link, { method: 'GET', path: '/api/access/policies', headers })).files.map(({ name }) => name) : [];
    const gone = inForce.filter((name) => !files.some((one) => one.name === name));
    return askJson<ChangeStep>(link, { method: 'POST', path: '/api/access/policies', headers, body: JSON.stringify(shipped === true ? { shipped, why } : { files, remove: [...remove, ...gone], why }) });
  });
  if (options.json === true) printJson(step);
  else print(`Proposed as ${step.id}. Rehearse it with:\n  custos access policies rehearse ${step.id}\nOn the record as ${step.ledger.origin}#${step.ledger.index}.`);
}

async function rehearse(change: string, options: Options & { readonly from?: string }): Promise<void> {
  const body = JSON.stringify(options.from === undefined ? {} : { from: options.from });
  const found = await withNode(async (link) => {
    const reply = await link.call({ method: 'POST', path: pathOf(change, '/rehearsal'), headers: { ...askerHeaders(options), 'content-type': 'application/json' }, body });
    return readOutcome<RehearsalOutcome>(reply, '  rehearsing {bar} {percentage}%', 'the rehearsal was cut off, and nothing of it is kept; run it again');
  });
  if (options.json === true) return printJson({ ...found, ledger: summaryOf(found.ledger) });
  describe(found.counts, found.changedSight);
  print(`See them with: custos access policies show ${change}`);
}

function describe(counts: RehearsalOutcome['counts'], people: number): void {
  print(`${counts.decisions} past decisions compared: ${counts.allowed} would be allowed (★), ${counts.refused} refused, ${counts.terms} allowed on other terms; ${counts.cannot} cannot be compared; ${people} people would see other labels`);
  if (counts.disagreements > 0) print('The compiled policies and the reference engine differ on this set: it cannot be adopted.');
}

function pathOf(change: string, step = ''): string {
  return `/api/access/policies/${encodeURIComponent(change)}${step}`;
}

const kindWords = { allowed: '★ allowed', refused: 'refused', terms: 'other terms' } as const;
