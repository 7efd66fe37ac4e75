// `custos report annual`: the report as files. Without a person it is made here, from the public reference figures or from evidence that was kept, and needs no node;
// with one, the node adds what two people made public, on the record.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { type Evidence, evidenceAt, evidenceHash, madeInThread, readEvidence } from '../assessment/annual/index.js';
import type { AnnualReportMade } from '../http/contract.js';
import { BadInput, dayOf, systemClock } from '../kernel/index.js';
import { type Asker, askerHeaders, exitFrom } from './ask.js';
import { Exit } from './exit.js';
import { terminalLanguage } from './language.js';
import { readLogin } from './login-file.js';
import type { NodeLink } from './node-link.js';
import { readOutcome } from './progress-stream.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly asOf?: string;
  readonly lang: string;
  readonly out: string;
  readonly evidence?: string;
  readonly json?: boolean;
}

interface FileLine {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

const bar = '  {bar} {percentage}%';
/** Evidence of many thousand figures has a few megabytes. */
const longestEvidence = 64 * 1024 * 1024;

export function annualCommand(program: Command): void {
  const parent = program.commands.find((one) => one.name() === 'report') ?? program.command('report');
  parent.command('annual').description('the annual report as PDF, web page and workbook, with its evidence; the same evidence gives the same bytes')
    .option('--as-of <day>', 'of what was public at the end of this day, YYYY-MM-DD').requiredOption('--lang <en|fr>', 'its language').requiredOption('--out <folder>', 'where the files go; made when absent')
    .option('--evidence <file>', 'make it again from the `evidence.json` of a report').option('--as <user>', 'with what of the registry is public: as a demo person (demo folders only), or signed in').option('--purpose <code>', 'why you ask').option('--case <agency~case>', 'the case you work on').option('--json', 'one JSON document')
    .action((_: unknown, command: Command) => annual(command.optsWithGlobals<Options>()));
}

async function annual(options: Options): Promise<void> {
  const { lang, out, evidence } = options;
  if (lang !== 'en' && lang !== 'fr') throw new BadInput('`--lang` is `en` or `fr`', { fr: '`--lang` est `en` ou `fr`' });
  if ((options.asOf === undefined) === (evidence === undefined)) throw new BadInput('give either `--as-of` or `--evidence`', { fr: 'donnez soit `--as-of`, soit `--evidence`' });
  if (existsSync(out) && !statSync(out).isDirectory()) throw new BadInput(`\`${out}\` is a file; name a folder`, { fr: `\`${out}\` est un fichier ; nommez un dossier` });
  const isAsked = options.as !== undefined || (options.purpose !== undefined && readLogin() !== undefined);
  const files = evidence === undefined && isAsked ? await fromNode(options, lang) : await madeHere(evidence === undefined ? evidenceOf(options.asOf ?? '') : kept(evidence), lang);
  await writeAll(out, files);
  const found = files.find(({ name }) => name === 'evidence.json');
  const hash = found === undefined ? null : evidenceHash(readEvidence(Buffer.from(found.bytes).toString()));
  if (options.json === true) printJson({ evidence: hash, files: files.map(({ name, sha256, bytes }) => ({ path: join(out, name), sha256, bytes: bytes.length })) });
  else print([...files.map(({ name, sha256 }) => `${sha256}  ${join(out, name)}`), `${terminalLanguage() === 'fr' ? 'éléments' : 'evidence'}: ${hash ?? ''}`].join('\n'));
}

function evidenceOf(asOf: string): Evidence {
  const evidence = evidenceAt(asOf, []);
  const today = dayOf(systemClock());
  if (asOf > today) throw new BadInput(`\`${asOf}\` has not come yet; give a day up to ${today}`, { fr: `le \`${asOf}\` n’est pas encore venu ; donnez un jour jusqu’au ${today}` });
  return evidence;
}

function kept(file: string): Evidence {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isFile() !== true || stat.size > longestEvidence) throw new BadInput(`\`${file}\` is no evidence of a report; name the \`evidence.json\` that stands beside one`, { fr: `\`${file}\` n’est pas l’ensemble d’éléments d’un rapport ; nommez l’\`evidence.json\` qui l’accompagne` });
  return readEvidence(readFileSync(file, 'utf8'));
}

/** Ctrl-C ends it; nothing is written before all of it is made. */
async function madeHere(evidence: Evidence, language: 'en' | 'fr'): Promise<readonly FileLine[]> {
  const drawn = new SingleBar({ stream: process.stderr, format: bar, clearOnComplete: true, noTTYOutput: false });
  if (process.stderr.isTTY) drawn.start(1, 0);
  const work = madeInThread({ evidence, language });
  try {
    let step = await work.next();
    for (; step.done !== true; step = await work.next()) {
      drawn.setTotal(step.value.total);
      drawn.update(step.value.done);
    }
    return step.value;
  } finally {
    drawn.stop();
  }
}

async function fromNode(options: Options, language: 'en' | 'fr'): Promise<readonly FileLine[]> {
  return withNode(async (link) => {
    const headers = { ...askerHeaders(options), 'content-type': 'application/json' };
    const reply = await link.call({ method: 'POST', path: '/api/annual-reports', headers, body: JSON.stringify({ asOf: options.asOf, language }) });
    const { report } = await readOutcome<AnnualReportMade>(reply, bar, 'the report was cut off; nothing was kept, ask again');
    const files: FileLine[] = [];
    for (const { ending, name, sha256 } of report.files) files.push({ name, sha256, bytes: await download(link, `/api/annual-reports/${encodeURIComponent(report.id)}/${ending}`, askerHeaders(options)) });
    return files;
  });
}

async function download(link: NodeLink, path: string, headers: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const reply = await link.call({ method: 'GET', path, headers });
  if (reply.status !== 200) throw exitFrom(reply.status, await text(reply.body));
  return buffer(reply.body);
}

/** All files or none: they are written beside, then moved. */
async function writeAll(out: string, files: readonly FileLine[]): Promise<void> {
  try {
    await mkdir(out, { recursive: true });
    const beside = await mkdtemp(join(out, '.making-'));
    try {
      for (const { name, bytes } of files) await writeFile(join(beside, name), bytes);
      for (const { name } of files) await rename(join(beside, name), join(out, name));
    } finally {
      await rm(beside, { recursive: true, force: true });
    }
  } catch (fault) {
    throw new Exit(1, `the report could not be written into \`${out}\`: ${(fault as Error).message}; check the folder and the space on its disk`);
  }
}
