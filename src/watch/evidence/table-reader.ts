// One table of the evidence, from its files to its stage: every row of a file is staged or stands in the quarantine, and what had to be
// guessed about the file is noted.
import { basename, join } from 'node:path';
import { BadInput, CustosError } from '../../kernel/index.js';
import { matchColumns } from './columns.js';
import { forgetRejects, quarantineLines, quarantineRejects, swallowingLines } from './csv-rejects.store.js';
import { type EvidenceFile, lookAt } from './evidence-file.js';
import { formatOf, type TableName } from './format.js';
import { headersOf, type Mapping } from './mapping.js';
import { mapSource } from './mapped-source.store.js';
import { openSource } from './raw.store.js';
import { withoutLines } from './spoilt-lines.js';
import { clearFrom, type Columns, countRows, fillStage, stageInPlace, stageOf } from './stage.store.js';
import { type Note, note } from './summary.js';
import { withLineFeeds } from '../../kernel/csv/transcript.js';
import type { Workspace } from '../workspace.store.js';

export interface Staged {
  readonly files: readonly string[];
  /** Lines that could not be cut into columns. */
  readonly rejected: number;
  readonly unknownColumns: readonly string[];
  readonly notes: readonly Note[];
}

interface Source {
  readonly relation: string;
  readonly columns: Columns;
  readonly unknown: readonly string[];
  readonly notes: readonly Note[];
}

/** Its stage is written to (`household.store.ts`). */
const EVENED_OUT: TableName = 'persons';

/** How often a file is read anew without the lines that spoil it; after that quotation marks mean nothing in it. */
const ROUNDS = 24;

export class TableReader {
  readonly #workspace: Workspace;
  readonly #timezone: string | undefined;
  /** Files that were not copied: what is asked of the stage goes through them. */
  readonly #inPlace = new Map<TableName, EvidenceFile>();

  constructor(workspace: Workspace, timezone: string | undefined) {
    this.#workspace = workspace;
    this.#timezone = timezone;
  }

  /** Throws `BadInput` for a file that is no table, or lacks a required column. */
  async stage(table: TableName, paths: readonly string[], mapping: Mapping | undefined): Promise<Staged> {
    const files: string[] = [];
    const unknown: string[] = [];
    const notes: Note[] = [];
    let rejected = 0;
    for (const [at, path] of paths.entries()) {
      files.push(basename(path));
      const scratch = join(this.#workspace.folder, `${table}-${at}.transcript`);
      const file = await lookAt(path, mapping === undefined ? Object.keys(formatOf(table).columns) : headersOf(mapping), scratch);
      if (file === undefined) notes.push(note('empty_file', 1, `\`${basename(path)}\` is empty`, `\`${basename(path)}\` est vide`));
      else {
        const isInPlace = table !== EVENED_OUT && paths.length === 1 && file.form === 'parquet' && mapping === undefined;
        if (isInPlace) this.#inPlace.set(table, file);
        const read = await this.#stageFile(table, file, mapping, scratch);
        rejected += read.rejected;
        unknown.push(...read.unknownColumns);
        notes.push(...read.notes);
      }
    }
    if (paths.length > 1) notes.push(note('several_files', paths.length, `${paths.length} files hold \`${table}\`; all were read, one after another: ${files.join(', ')}`, `${paths.length} fichiers contiennent \`${table}\` ; tous ont été lus, l’un après l’autre : ${files.join(', ')}`));
    return { files, rejected, unknownColumns: [...new Set(unknown)].toSorted(), notes };
  }

  /** Runs `work`, which asks the stage of the table; throws `BadInput` where it meets a part of the file that is spoilt. */
  async reading<Value>(table: TableName, work: () => Promise<Value>): Promise<Value> {
    const file = this.#inPlace.get(table);
    if (file === undefined) return work();
    try {
      return await work();
    } catch (fault) {
      throw fault instanceof CustosError ? fault : unreadable(file, fault);
    }
  }

  async #stageFile(table: TableName, file: EvidenceFile, mapping: Mapping | undefined, scratch: string): Promise<Omit<Staged, 'files'>> {
    const start = await countRows(this.#workspace, stageOf(table));
    try {
      return await this.#stageRounds(table, file, mapping, scratch, start);
    } catch (fault) {
      if (fault instanceof CustosError) throw fault;
      return this.#stageOnceMore(table, file, mapping, scratch, start, fault);
    }
  }

  /** DuckDB stops at files whose lines end in two ways; with one way it reads them. */
  async #stageOnceMore(table: TableName, file: EvidenceFile, mapping: Mapping | undefined, scratch: string, start: number, fault: unknown): Promise<Omit<Staged, 'files'>> {
    await forgetRejects(this.#workspace);
    await clearFrom(this.#workspace, table, start);
    if (file.form !== 'csv') throw unreadable(file, fault);
    const path = `${scratch}.lines`;
    await withLineFeeds(file.path, path);
    try {
      const staged = await this.#stageRounds(table, { ...file, path }, mapping, scratch, start);
      return { ...staged, notes: [...staged.notes, note('line_ends', 1, `lines of \`${file.name}\` end in more than one way; all were read`, `les lignes de \`${file.name}\` ne finissent pas toutes de la même façon ; toutes ont été lues`)] };
    } catch (again) {
      throw again instanceof CustosError ? again : unreadable(file, again);
    }
  }

  async #stageRounds(table: TableName, file: EvidenceFile, mapping: Mapping | undefined, scratch: string, start: number): Promise<Omit<Staged, 'files'>> {
    const removed: string[] = [];
    let current = file;
    for (let round = 0; ; round += 1) {
      const source = await this.#open(table, current, mapping);
      await (this.#inPlace.has(table) ? stageInPlace : fillStage)(this.#workspace, table, source.relation, source.columns, mapping?.timezone ?? this.#timezone);
      const places = round > ROUNDS ? [] : await swallowingLines(this.#workspace);
      if (places.length === 0) {
        await quarantineLines(this.#workspace, table, file, removed);
        const rejected = removed.length + (await quarantineRejects(this.#workspace, table, file));
        return { rejected, unknownColumns: source.unknown, notes: [...file.notes, ...source.notes] };
      }
      await forgetRejects(this.#workspace);
      await clearFrom(this.#workspace, table, start);
      const next = `${scratch}.round${round % 2}`;
      if (round === ROUNDS) current = { ...current, quote: '' };
      else {
        removed.push(...(await withoutLines(current.path, places, next)));
        current = { ...current, path: next };
      }
    }
  }

  async #open(table: TableName, file: EvidenceFile, mapping: Mapping | undefined): Promise<Source> {
    if (mapping !== undefined) return mapSource(this.#workspace, file, mapping);
    const raw = await openSource(this.#workspace, file, Object.keys(formatOf(table).columns));
    return { relation: raw.relation, ...matchColumns(table, raw) };
  }
}

/** What DuckDB says is the cause and no part of the sentence: it can hold values of the file. */
function unreadable(file: EvidenceFile, cause: unknown): BadInput {
  const kind = { csv: 'CSV', jsonl: 'JSON lines', 'json-array': 'JSON', 'json-objects': 'JSON', parquet: 'Parquet' }[file.form];
  return new BadInput(`\`${file.name}\` looks like ${kind} and cannot be read as such; export it again`, { cause, fr: `\`${file.name}\` a l’air d’un fichier ${kind} mais ne se lit pas comme tel ; exportez-le de nouveau` });
}
