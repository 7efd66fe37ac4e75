// `custos precursors check`: a dealer's or the regulator's own file against the law of each transaction's day and against signs of diversion. Nothing leaves the machine, no node is asked, and police see none of it.
// INVARIANT: the same file and options give the same bytes (check.test.ts, "twice the same bytes"): no clock and no chance in what is written. A check that is stopped leaves no file (check.test.ts).
import { type Indicator, type Facts } from '../indicators/indicator.js';
import { askable, findSigns, INDICATORS, suspicions } from '../indicators/indicators.store.js';
import { PrecursorsError } from '../errors.js';
import type { Language } from '../language.js';
import { counted, duties, findDuties, quarantined } from './duties.store.js';
import { dutyWords, suspicionWords } from './explanation.js';
import { faultWords } from './fault-words.js';
import { OutFile } from './out-file.js';
import type { Fault } from './readings.js';
import { readRows, readWords, textIn, typeRows } from './readings.store.js';
import { makeSaid } from './said.store.js';
import { openTransactions, type TransactionFile } from './transaction-file.js';
import { type Row, Workbench } from './workbench.store.js';

export interface CheckRequest {
  readonly file: string;
  /** Day up to which transactions are checked, `YYYY-MM-DD`; each by the law of its own day. */
  readonly asOf: string;
  readonly out: string;
  readonly language: Language;
  /** As DuckDB writes it: `2GB`. */
  readonly memory: string;
  readonly threads: number;
  /** The strongest so many of each 100,000 transactions, beside what somebody already suspects. Absent: all. */
  readonly perHundredThousand?: number;
}

export interface CheckOutcome {
  readonly transactions: number;
  readonly quarantined: number;
  readonly quarantine: string;
  readonly alerts: Readonly<Record<string, number>>;
  /** Indicators that the file's columns do not let ask. */
  readonly notAsked: readonly string[];
}

export interface CheckTerms {
  /** `share` of the whole, 0 to 1. */
  readonly onProgress: (step: string, share: number) => void;
  readonly signal: AbortSignal;
}

const LOOK_EVERY_MS = 200;
/** Reading, words, types and duties, of all; then each indicator alike; then writing. */
const READ = 0.4;
const JUDGED = 0.9;

export const quarantineOf = (out: string): string => `${out.replace(/\.csv$/iu, '')}.quarantine.csv`;

/** Throws `BadInput` for a file that is no such table and `PrecursorsError` `stopped` when the signal ends it. */
export async function check(request: CheckRequest, terms: CheckTerms): Promise<CheckOutcome> {
  const [alerts, aside] = [await OutFile.open(request.out), await OutFile.open(quarantineOf(request.out))];
  const bench = await Workbench.open(request.memory, request.threads);
  const stop = (): void => bench.interrupt();
  terms.signal.addEventListener('abort', stop);
  let at = { step: 'read', from: 0, to: READ };
  const timer = setInterval(() => (terms.signal.aborted ? stop() : terms.onProgress(at.step, at.from + (at.to - at.from) * bench.progress())), LOOK_EVERY_MS);
  const begin = (step: string, from: number, to: number): void => {
    if (terms.signal.aborted) throw new PrecursorsError('stopped', 'the check was stopped; nothing was written');
    at = { step, from, to };
    terms.onProgress(step, from);
  };
  try {
    const outcome = await perform(request, bench, { alerts, aside }, begin);
    begin('write', 1, 1);
    await alerts.name();
    await aside.name();
    return outcome;
  } catch (fault) {
    throw terms.signal.aborted ? new PrecursorsError('stopped', 'the check was stopped; nothing was written', { cause: fault }) : fault;
  } finally {
    clearInterval(timer);
    terms.signal.removeEventListener('abort', stop);
    await alerts.drop();
    await aside.drop();
    await bench.close();
  }
}

interface Files {
  readonly alerts: OutFile;
  readonly aside: OutFile;
}

async function perform(request: CheckRequest, bench: Workbench, files: Files, begin: (step: string, from: number, to: number) => void): Promise<CheckOutcome> {
  begin('read', 0, READ * 0.4);
  const file: TransactionFile = await openTransactions(request.file, bench.folder);
  await readRows(bench, file);
  begin('words', READ * 0.4, READ * 0.6);
  await readWords(bench, request.language);
  begin('type', READ * 0.6, READ * 0.9);
  await typeRows(bench, request.asOf);
  begin('duties', READ * 0.9, READ);
  await makeSaid(bench);
  await findDuties(bench, file.places.has('permit_id'));
  const { asked, notAsked } = askable(new Set(file.places.keys()));
  const width = (JUDGED - READ) / asked.length;
  await findSigns(bench, asked, (name, place) => begin(name, READ + place * width, READ + (place + 1) * width));
  begin('write', JUDGED, 1);
  const { read, setAside } = await counted(bench);
  const counts = await writeAlerts(request, bench, files.alerts, read);
  await writeQuarantine(request, bench, files.aside);
  return { transactions: read, quarantined: setAside, quarantine: files.aside.path, alerts: counts, notAsked: notAsked.map(({ name }) => name) };
}

const byName = new Map<string, Indicator>(INDICATORS.map((one) => [one.name, one]));
const factsOf = (value: unknown): Facts => (typeof value === 'string' ? (JSON.parse(value) as Facts) : {});

async function writeAlerts({ language, perHundredThousand }: CheckRequest, bench: Workbench, alerts: OutFile, read: number): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = { declaration_required: 0, permit_required: 0, suspicious: 0, controlled_substance: 0, unknown_substance: 0 };
  const line = async (row: Row, kind: string, rule: string, explanation: string, dueBy: string): Promise<void> => {
    counts[kind] = (counts[kind] ?? 0) + 1;
    await alerts.line([textIn(row, 'transaction_id'), kind, rule, explanation, dueBy]);
  };
  await alerts.line(['transaction_id', 'kind', 'rule', 'explanation', 'due_by']);
  for await (const rows of suspicions(bench, perHundredThousand === undefined ? undefined : Math.ceil((perHundredThousand * read) / 100_000))) {
    for (const row of rows) {
      const isMandatory = row['is_mandatory'] === true;
      const dueBy = isMandatory && typeof row['due_by'] === 'string' ? row['due_by'] : null;
      const isSaid = row['is_said'] === true;
      const signs = (JSON.parse(textIn(row, 'signs') === '' ? '[]' : textIn(row, 'signs')) as readonly { readonly name: string; readonly facts: string }[]).flatMap(({ name, facts }) => {
        const indicator = byName.get(name);
        return indicator === undefined ? [] : [{ indicator, facts: factsOf(facts) }];
      });
      const rule = [...(isSaid ? ['suspected'] : []), ...signs.map(({ indicator }) => indicator.name)].join('+');
      await line(row, 'suspicious', rule, suspicionWords({ score: Number(row['score']), signs, isSaid, isMandatory, dueBy }, language), dueBy ?? '');
    }
  }
  for await (const rows of duties(bench)) {
    for (const row of rows) await line(row, textIn(row, 'kind'), textIn(row, 'rule'), dutyWords({ kind: textIn(row, 'kind'), rule: textIn(row, 'rule'), said: textIn(row, 'substance'), facts: factsOf(row['facts']) }, language), '');
  }
  await alerts.end();
  return counts;
}

async function writeQuarantine({ language }: CheckRequest, bench: Workbench, aside: OutFile): Promise<void> {
  await aside.line(['row', 'line', 'transaction_id', 'column', 'value', 'reason', 'checked']);
  for (const row of await quarantined(bench)) {
    const fault = textIn(row, 'fault') as Fault;
    const number = (name: string): string => (row[name] === null ? '' : String(Number(row[name])));
    await aside.line([number('row'), number('line'), textIn(row, 'transaction_id'), textIn(row, 'column_name'), textIn(row, 'value'), faultWords[fault][language], String(row['kept'] === true)]);
  }
  await aside.end();
}
