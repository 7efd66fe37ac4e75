// `custos assess cycle|group|appraise|indicators`: how groups were judged, and judging them. Every answer passes the door; unknown and conflict are printed as such.
import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { AppraisalFileTaken, AppraisalsWritten, AppraisedGroupAnswer, AssessedShare, CycleAnswer, CyclesAnswer, CycleStep, GroupsAnswer, IndicatorsAnswer } from '../http/contract.js';
import { type Asker, askerHeaders, askJson, summaryOf } from './ask.js';
import { asks } from './asker-options.js';
import { Exit } from './exit.js';
import { terminalLanguage } from './language.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
}
interface Opening extends Options {
  readonly nameEn: string;
  readonly nameFr: string;
  readonly from: string;
  readonly until: string;
  readonly bureau: readonly string[];
}
interface Appraising extends Options {
  readonly cycle: string;
  readonly file?: string;
  readonly quarantine?: string;
  readonly subject?: string;
  readonly confidence?: string;
  readonly on?: string;
  readonly source?: string;
  readonly evidence?: readonly string[];
  readonly criterion?: string;
  readonly note?: string;
  readonly why?: string;
}

const words = {
  en: { groups: 'groups that you may see', believed: 'believed to exist', assessed: 'assessed in this cycle', entrenched: 'entrenched', infiltrated: 'access to public bodies or more', privateSector: 'linked to businesses', none: 'nothing to take a share of', ofAssessed: 'of the assessed', reconciled: 'decided by the centre', open: 'open', closed: 'closed', nothing: 'There is no cycle yet.', known: 'known', ours: 'scales are ours', noPoint: 'no point while anything is unknown', conflicts: 'conflicts' },
  fr: { groups: 'groupes que vous pouvez voir', believed: 'tenus pour existants', assessed: 'évalués dans ce cycle', entrenched: 'bien implantés', infiltrated: 'accès à des organismes publics ou plus', privateSector: 'liés à des entreprises', none: 'rien dont prendre une part', ofAssessed: 'des évalués', reconciled: 'tranché par le centre', open: 'ouvert', closed: 'fermé', nothing: 'Il n’y a pas encore de cycle.', known: 'connu', ours: 'échelles de notre fait', noPoint: 'pas de point tant que quelque chose est inconnu', conflicts: 'conflits' },
} as const;

export function appraisalCommands(program: Command): void {
  const assess = program.commands.find((one) => one.name() === 'assess') ?? program.command('assess').description('assess groups: cycles, judgements, published schemes');
  const cycle = assess.command('cycle').description('cycles of assessment');
  asks(cycle.command('list').description('all of them, latest first')).action(list);
  asks(cycle.command('show <cycle>').description('the funnel of one, of what you may see')).action(show);
  asks(cycle.command('groups <cycle>').description('its groups, 50 at a time, highest level first').option('--level <code>', 'high, medium, low, unrated or conflict').option('--scope <code>', 'national, provincial-regional, local or unknown').option('--after <agency~id>', 'the last of the page before')).action(groups);
  asks(cycle.command('open <id>').description('open one; your agency reconciles; after `custos step-up`').requiredOption('--name-en <name>').requiredOption('--name-fr <name>').requiredOption('--from <day>', 'YYYY-MM-DD').requiredOption('--until <day>', 'YYYY-MM-DD')
    .requiredOption('--bureau <province=agency...>', 'who speaks for which province, each once')).action(open);
  asks(cycle.command('close <cycle>').description('close one for good; after `custos step-up`').requiredOption('--why <reason>')).action(close);
  asks(assess.command('group <agency~id>').description('how one group was judged: each bureau, what they make together, schemes').option('--cycle <cycle>', 'the open or latest one where it is left out')).action(group);
  assess.command('indicators').description('what may be judged, with values and subjects').option('--json', 'one JSON document').action(indicators);
  asks(assess.command('appraise [group] [indicator] [value]').description('judge one indicator of one group, or bring in a file of judgements').requiredOption('--cycle <cycle>').option('--file <file>', 'CSV or workbook (.xlsx) with columns group, indicator, value, judged_on, source and more')
    .option('--quarantine <file>', 'where to write what was not taken, as CSV').option('--subject <code>', 'police/corruption, ON, any, the id of a group').option('--confidence <code>', 'low, moderate, high; none for unknown').option('--on <day>', 'YYYY-MM-DD')
    .option('--source <words>').option('--evidence <agency~report...>').option('--criterion <words>').option('--note <words>').option('--why <reason>', 'what changed, where your agency judged it before')).action(appraise);
}

const get = async <T>(path: string, options: Options): Promise<T> => withNode((link) => askJson<T>(link, { method: 'GET', path, headers: askerHeaders(options) }));
const post = async <T>(path: string, body: unknown, options: Options): Promise<T> => withNode((link) => askJson<T>(link, { method: 'POST', path, headers: { ...askerHeaders(options), 'content-type': 'application/json' }, body: JSON.stringify(body) }));
const cyclePath = (cycle: string, more = '') => `/api/assessment/cycles/${encodeURIComponent(cycle)}${more}`;

async function list(options: Options): Promise<void> {
  const found = await get<CyclesAnswer>('/api/assessment/cycles', options);
  if (options.json === true) return printJson({ ...found, ledger: summaryOf(found.ledger) });
  const say = words[terminalLanguage()];
  print(found.cycles.length === 0 ? say.nothing : table(['cycle', 'from', 'until', '', 'centre', 'bureaus'], found.cycles.map((one) => [one.id, one.from, one.until, one.isOpen ? say.open : say.closed, one.centre, one.bureaus.map(({ province, agency }) => `${province} ${agency}`).join(', ')])));
}

async function show(cycle: string, options: Options): Promise<void> {
  const found = await get<CycleAnswer>(cyclePath(cycle), options);
  if (options.json === true) return printJson({ ...found, ledger: summaryOf(found.ledger) });
  const say = words[terminalLanguage()];
  const share = (one: AssessedShare | null) => (one === null ? say.none : `${one.yes} / ${one.total} · ${one.words}`);
  print([
    `${found.cycle.name} (${found.cycle.id}) ${found.cycle.from} – ${found.cycle.until}`,
    table(['', ''], [
      [say.groups, `${found.groups}`], [say.believed, share(found.believed)], [say.assessed, share(found.assessed)], ...found.levels.map((one) => [`  ${one.label}`, `${one.count}`]),
      [`${say.entrenched} (${say.ofAssessed})`, share(found.entrenched)], [`${say.infiltrated} (${say.ofAssessed})`, share(found.infiltrated)], ...found.rungs.map((one) => [`  ${one.label}`, `${one.count}`]), [`${say.privateSector} (${say.ofAssessed})`, share(found.privateSector)],
    ]),
  ].join('\n'));
}

async function groups(cycle: string, options: Options & { readonly level?: string; readonly scope?: string; readonly after?: string }): Promise<void> {
  const { level, scope, after } = options;
  const query = new URLSearchParams({ ...(level !== undefined && { level }), ...(scope !== undefined && { scope }), ...(after !== undefined && { after }) }).toString();
  const found = await get<GroupsAnswer>(cyclePath(cycle, `/groups${query === '' ? '' : `?${query}`}`), options);
  if (options.json === true) return printJson({ ...found, ledger: summaryOf(found.ledger) });
  print(`${table(['id', 'level', 'scope', 'entrenched', words[terminalLanguage()].known, 'name'], found.groups.map((one) => [one.id, one.levelLabel, one.scopeLabel, one.entrenchedLabel, `${one.known}/${one.of}`, one.name]))}${found.more ? `\n… --after ${found.groups.at(-1)?.id ?? ''}` : ''}`);
}

async function open(id: string, options: Opening): Promise<void> {
  const bureaus = options.bureau.map((one) => {
    const [province, agency] = one.split('=');
    if (province === undefined || agency === undefined) throw new Exit(2, 'write a bureau as `ON=agency`');
    return { province, agency };
  });
  await step('/api/assessment/cycles', { id, nameEn: options.nameEn, nameFr: options.nameFr, from: options.from, until: options.until, bureaus }, options);
}

async function close(cycle: string, options: Options & { readonly why: string }): Promise<void> {
  await step(cyclePath(cycle, '/close'), { why: options.why }, options);
}

async function step(path: string, body: unknown, options: Options): Promise<void> {
  const done = await post<CycleStep>(path, body, options);
  if (options.json === true) return printJson({ ...done, ledger: summaryOf(done.ledger) });
  print(`${done.id}\nOn the record: ${done.ledger.origin} entry ${done.ledger.index}`);
}

async function group(id: string, options: Options & { readonly cycle?: string }): Promise<void> {
  const found = await get<AppraisedGroupAnswer>(`/api/assessment/groups/${encodeURIComponent(id)}${options.cycle === undefined ? '' : `?cycle=${encodeURIComponent(options.cycle)}`}`, options);
  if (options.json === true) return printJson({ ...found, ledger: summaryOf(found.ledger) });
  const say = words[terminalLanguage()];
  print([
    `${found.group.name} (${found.group.id}) · ${found.cycle.name}`,
    table(['indicator', '', '', ''], found.rows.map(({ indicator, subjectLabel, cell, voices }) => [
      indicator, subjectLabel, `${cell.valueLabel ?? ''}${cell.reconciled ? ` (${say.reconciled})` : ''}`, voices.map((one) => `${one.agency}: ${one.valueLabel}${one.confidence === null ? '' : ` (${one.confidence})`}`).join(' · '),
    ])),
    ...found.schemes.map((one) => `${one.label}: ${one.point === null ? say.noPoint : one.point} [${one.floor} … ${one.ceiling}] / ${one.most} · ${say.known} ${(one.knownShare * 100).toFixed(0)} % · ${say.conflicts} ${one.conflicts}${one.isOurs ? ` · ${say.ours}` : ''}`),
  ].join('\n'));
}

async function indicators(options: { readonly json?: boolean }): Promise<void> {
  const found = await withNode((link) => askJson<IndicatorsAnswer>(link, { method: 'GET', path: '/api/assessment/indicators', headers: { 'accept-language': terminalLanguage() } }));
  if (options.json === true) return printJson(found);
  print(table(['indicator', 'of', 'values', ''], found.indicators.map((one) => [one.code, one.subjects ?? '', one.values.map(({ code }) => code).join(', '), one.definition])));
}

async function appraise(groupId: string | undefined, indicator: string | undefined, value: string | undefined, options: Appraising): Promise<void> {
  if (options.file !== undefined) return bringIn(options.file, options);
  if (groupId === undefined || indicator === undefined || value === undefined || options.on === undefined || options.source === undefined) throw new Exit(2, 'name a group, an indicator and a value, with `--on` and `--source`; or a `--file`');
  const { subject, confidence, evidence, criterion, note, why } = options;
  const judgement = Object.fromEntries(Object.entries({ group: groupId, indicator, value, judgedOn: options.on, source: options.source, subject, confidence, evidence, criterion, note, why }).filter(([, one]) => one !== undefined));
  const done = await post<AppraisalsWritten>('/api/assessment/appraisals', { cycle: options.cycle, judgements: [judgement] }, options);
  if (options.json === true) return printJson({ ...done, ledger: summaryOf(done.ledger) });
  print(`${done.ids.join('\n')}\nOn the record: ${done.ledger.origin} entry ${done.ledger.index}`);
}

/** Exit code 0 although rows were not taken: they are counted and said, and the rest stands. */
async function bringIn(file: string, options: Appraising): Promise<void> {
  const bytes = await readFile(file).catch(() => { throw new Exit(2, `there is no \`${file}\` that can be read`); });
  // A workbook is a ZIP archive, whatever it is called.
  const given = bytes.subarray(0, 2).toString('latin1') === 'PK' ? { workbook: bytes.toString('base64') } : { csv: bytes.toString('utf8') };
  const done = await post<AppraisalFileTaken>('/api/assessment/imports', { cycle: options.cycle, ...given }, options);
  const cell = (one: string) => `"${one.replaceAll('"', '""')}"`;
  if (options.quarantine !== undefined) await writeFile(options.quarantine, ['row,why', ...done.quarantined.map(({ row, why }) => `${row},${cell(why)}`)].join('\n').concat('\n'), { mode: 0o600 });
  if (options.json === true) return printJson({ ...done, ledger: summaryOf(done.ledger) });
  for (const { row, why } of done.quarantined.slice(0, 20)) print(`  row ${row}: ${why}`);
  if (done.quarantined.length > 20 && options.quarantine === undefined) print('  … all of them: add --quarantine FILE');
  print(`${done.rows} rows, ${done.taken} taken, ${done.quarantined.length} quarantined. On the record: ${done.ledger.origin} entry ${done.ledger.index}`);
}
