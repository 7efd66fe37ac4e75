// Puts a world into its folder: `evidence/` as the agency would hand it over, `truth.csv` and `truth.json` for the judge alone.
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { WorldTruth } from '../truth.js';
import type { TableName } from './agency.js';
import { Chance } from './chance.js';
import { COLUMNS, KEEP_ALL_HEADERS } from './columns.js';
import type { Guilt } from './culprits.js';
import type { Service } from './service.js';
import { DAY } from './wall-clock.js';

export function writeWorld(service: Service, guilt: Guilt, seed: number, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'evidence'), { recursive: true });
  const { books, agency } = service;
  for (const [table, rows] of books.tables) if (!agency.missingTables.has(table)) writeTable(join(folder, 'evidence', `${table}.csv`), table, rows);
  writeLooks(service, new Chance(`fourth-world/${seed}/events`), folder);
  const truth: WorldTruth = {
    weeks: service.weeks, start: agency.clock.startUtc,
    offenders: guilt.culprits.map((one) => ({ actors: one.actors.map((actor) => books.actorId(actor)), kind: one.kind, class: one.class })),
    lookbacks: guilt.leaks.map((one) => ({ incident_id: one.incident, leaker: books.actorId(one.leaker), kind: one.kind })),
    actors: service.actors.map((one) => ({ actor_id: books.actorId(one), unit: one.unit, role: one.role, sex: one.person.sex })),
  };
  writeFileSync(join(folder, 'truth.json'), JSON.stringify(truth));
}

const TIMED: readonly string[] = ['created_at', 'occurred_at', 'starts_at'];

function writeTable(path: string, table: TableName, rows: readonly (readonly string[])[]): void {
  const columns = COLUMNS[table];
  const kept = columns.flatMap((column, n) => (KEEP_ALL_HEADERS.has(table) || TIMED.includes(column) || rows.some((row) => (row[n] ?? '') !== '') ? [n] : []));
  const file = new CsvFile(path, kept.map((n) => columns[n] ?? ''));
  // By the time of entry, else by number: the order of making would show what was made apart.
  const key = Math.max(0, columns.indexOf('created_at'));
  for (const row of rows.toSorted((a, b) => ((a[key] ?? '') < (b[key] ?? '') ? -1 : 1))) file.add(kept.map((n) => row[n] ?? ''));
  file.close();
}

function writeLooks(service: Service, chance: Chance, folder: string): void {
  const { books, agency, days } = service;
  const looks = books.looks.filter((one) => one.at >= 0 && one.at < days * DAY).toSorted((a, b) => a.at - b.at || a.actor.n - b.actor.n);
  const log = new CsvFile(join(folder, 'evidence', 'accesses.csv'), COLUMNS.accesses);
  const truth = new CsvFile(join(folder, 'truth.csv'), ['event_id', 'at', 'actor_id', 'blame_id', 'wrong', 'trace', 'first_access']);
  const seen = new Set<string>();
  let number = chance.whole(100_000, 40_000_000);
  const isHex = chance.is(0.3);
  for (const look of looks) {
    number += chance.whole(1, 4);
    const id = isHex ? `${number.toString(16)}${chance.hex(6)}` : String(number);
    const actor = books.actorId(look.actor);
    const pair = `${actor} ${look.subjectType} ${look.subjectId}`;
    const blame = look.blame === look.actor ? actor : books.actorId(look.blame);
    log.add([id, books.stamp(look.at), actor, ...look.cells]);
    truth.add([id, String(agency.clock.utc(look.at)), actor, blame, look.wrong, look.trace, String(!seen.has(pair))]);
    seen.add(pair);
  }
  log.close();
  truth.close();
}

class CsvFile {
  readonly #file: number;
  #lines: string[] = [];

  constructor(path: string, header: readonly string[]) {
    this.#file = openSync(path, 'w');
    this.add(header);
  }

  add(cells: readonly string[]): void {
    this.#lines.push(cells.map(quoted).join(','));
    if (this.#lines.length >= 20_000) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    if (this.#lines.length > 0) writeSync(this.#file, `${this.#lines.join('\n')}\n`);
    this.#lines = [];
  }
}

const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
