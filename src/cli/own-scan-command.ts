// `custos watch scan --own`: the node examines its own record of one agency, for its examiner. Nothing of the record comes to the terminal but what a page shows.
import { createInterface } from 'node:readline';
import type { ScanAnswer, ScanStarted } from '../http/contract.js';
import { BadInput } from '../kernel/index.js';
import { type Asker, askerHeaders, askJson, exitFrom, summaryOf } from './ask.js';
import { Exit } from './exit.js';
import type { NodeLink } from './node-link.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

export interface OwnScanOptions extends Asker {
  readonly from?: string;
  readonly to?: string;
  readonly perThousand: string;
  readonly memory: string;
  readonly json?: boolean;
}

export async function scanOwnRecord(options: OwnScanOptions): Promise<void> {
  const { from, to } = options;
  const order = { perThousand: Number(options.perThousand), memory: options.memory.replace(' ', ''), ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  if (!Number.isFinite(order.perThousand)) throw new BadInput('`--per-thousand` is a number above 0 and up to 1000');
  await withNode(async (link) => {
    const headers = { ...askerHeaders(options), 'content-type': 'application/json' };
    const { id } = await askJson<ScanStarted>(link, { method: 'POST', path: '/api/watch/scans', headers, body: JSON.stringify(order) });
    await follow(link, id, askerHeaders(options));
    const answer = await askJson<ScanAnswer>(link, { method: 'GET', path: `/api/watch/scans/${id}`, headers: askerHeaders(options) });
    if (options.json === true) printJson({ ...answer, ledger: summaryOf(answer.ledger) });
    else print(summaryOfScan(answer));
    if (answer.scan.state !== 'done') throw new Exit(1, answer.scan.problem ?? `the scan is ${answer.scan.state}; carry it on from its page`);
  });
}

/** To its end, one line a step. */
async function follow(link: NodeLink, id: string, headers: Record<string, string>): Promise<void> {
  const reply = await link.call({ method: 'GET', path: `/api/watch/scans/${id}/progress`, headers });
  if (reply.status !== 200) throw exitFrom(reply.status, '');
  let last = '';
  for await (const line of createInterface({ input: reply.body })) {
    const { progress } = JSON.parse(line) as { readonly progress?: { readonly step: string } };
    if (progress === undefined || progress.step === last || progress.step === '') continue;
    last = progress.step;
    process.stderr.write(`custos: ${last}\n`);
  }
}

function summaryOfScan({ scan, findings, ledger }: ScanAnswer): string {
  if (findings === null || scan.counts === null) return `scan ${scan.id}: ${scan.state}`;
  const { counts } = scan;
  const notRun = findings.detectors.filter((one) => one.needs !== null);
  const leads = findings.alerts.filter((one) => one.kind === 'lead').slice(0, 10).map((one) => [one.week, one.score.toFixed(1), one.actors.join(' '), one.subject ?? '', one.detectors.join(' ')]);
  return [
    `${counts.lookUps} look-ups of the record; ${findings.detectors.length - notRun.length} of ${findings.detectors.length} detectors ran${notRun.length === 0 ? '' : `; could not: ${notRun.map((one) => `${one.name} (needs ${one.needs ?? ''})`).join('; ')}`}`,
    `${counts.leads} leads, ${counts.audits} drawn at random, at most ${findings.alertsPerWeek} a week; ${counts.prompts} questions for a next shift; ${counts.below} candidates below`,
    ...(leads.length === 0 ? [] : ['', table(['week', 'score', 'who', 'about', 'why'], leads)]),
    '', `A lead is not guilt. Read it on its page, /watch/${scan.id}. On the record: ${ledger.origin} entry ${ledger.index}`,
  ].join('\n');
}
