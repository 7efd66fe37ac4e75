// `custos watch scan --own`: the node examines its own record of one agency, for its examiner. Nothing of the record comes to the terminal but what a page shows.
import { createInterface } from 'node:readline';
import type { ScanAnswer, ScanStarted } from '../http/contract.js';
import { BadInput } from '../kernel/index.js';
import { type Asker, askerHeaders, askJson, exitFrom, summaryOf } from './ask.js';
import { examinerWords } from './examiner-words.js';
import { Exit } from './exit.js';
import { terminalLanguage } from './language.js';
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
    if (answer.scan.state !== 'done') throw new Exit(1, answer.scan.problem ?? examinerWords[terminalLanguage()].unfinished(id, answer.scan.state));
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
  const words = examinerWords[terminalLanguage()];
  if (findings === null || scan.counts === null) return words.unfinished(scan.id, scan.state);
  const { counts } = scan;
  const notRun = findings.detectors.filter((one) => one.needs !== null);
  const summary = {
    ...counts, setAside: counts.quarantined, ran: findings.detectors.length - notRun.length, detectors: findings.detectors.length, perWeek: findings.alertsPerWeek,
    notRun: notRun.map((one) => `${one.name} (${words.needs(one.needs ?? '')})`),
  };
  const leads = findings.alerts.filter((one) => one.kind === 'lead').slice(0, 10).map((one) => [one.week, one.score.toFixed(1), one.actors.join(' '), one.subject ?? '', one.detectors.join(' ')]);
  return [
    `${words.ofRecord(summary)}; ${words.ran(summary)}`, words.found(summary), ...(leads.length === 0 ? [] : ['', table([...words.columns], leads)]),
    '', words.readPage(`/watch/${scan.id}`, `${ledger.origin} ${ledger.index}`),
  ].join('\n');
}
