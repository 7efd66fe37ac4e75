// Where a scan stands, beside its workspace: what it is of, and which steps are done. A scan that was stopped goes on from here.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadInput, type Json } from '../../kernel/index.js';
import type { EvidenceSummary } from '../evidence/summary.js';

const STATE_FOLDER = '.custos-scan';

export interface StepRecord {
  readonly rows: number;
  readonly seconds: number;
  readonly missing?: readonly string[];
}

export interface ScanState {
  /** Of evidence, options and detectors: another one is another scan. */
  readonly fingerprint: string;
  readonly steps: Readonly<Record<string, StepRecord>>;
  readonly evidence?: EvidenceSummary;
}

/** The folder that a scan writes into, with its state. */
export class ScanFolder {
  readonly out: string;
  readonly inner: string;
  state: ScanState;

  private constructor(out: string, state: ScanState) {
    this.out = out;
    this.inner = join(out, STATE_FOLDER);
    this.state = state;
  }

  /** Opens or makes `out`. Throws `BadInput` where something else stands there. */
  static open(out: string, fingerprint: string, mayReplace: boolean): ScanFolder {
    const found = readState(out);
    const isEmpty = !existsSync(out) || readdirSync(out).length === 0;
    if (found === undefined && !isEmpty) throw new BadInput(`\`${out}\` is not empty and holds no scan; name an empty or a new folder with \`--out\``, { fr: `\`${out}\` n’est pas vide et ne contient aucun examen ; nommez un dossier vide ou nouveau avec \`--out\`` });
    const goesOn = found?.fingerprint === fingerprint;
    if (found !== undefined && !goesOn && !mayReplace) {
      throw new BadInput(`\`${out}\` holds another scan (other evidence, other options or another version); name a new folder with \`--out\`, remove that one, or carry it on with \`--since\``, { fr: `\`${out}\` contient un autre examen (autres données, autres options ou autre version) ; nommez un nouveau dossier avec \`--out\`, supprimez celui-là, ou poursuivez-le avec \`--since\`` });
    }
    const folder = new ScanFolder(out, goesOn ? found : { fingerprint, steps: {} });
    mkdirSync(folder.inner, { recursive: true, mode: 0o700 });
    return folder;
  }

  /** Before reading: what an earlier attempt left unfinished is no evidence. With `keepEarlier`, what a finished reading left is put aside as `earlier.duckdb`. */
  clearWorkspace(keepEarlier: boolean): void {
    const [path, earlier] = [join(this.inner, 'examiner.duckdb'), join(this.inner, 'earlier.duckdb')];
    if (keepEarlier && existsSync(path) && !existsSync(earlier)) renameSync(path, earlier);
    if (!keepEarlier) rmSync(earlier, { force: true });
    for (const name of readdirSync(this.inner)) if (name.startsWith('examiner.duckdb') || name === 'spill') rmSync(join(this.inner, name), { recursive: true, force: true });
    this.state = { fingerprint: this.state.fingerprint, steps: {} };
    this.#save();
  }

  /** The workspace that was put aside, if there is one. */
  get earlier(): string | undefined {
    const path = join(this.inner, 'earlier.duckdb');
    return existsSync(path) ? path : undefined;
  }

  /** Kept with the step that comes to its end next. */
  keepEvidence(evidence: EvidenceSummary): void {
    this.state = { ...this.state, evidence };
  }

  finish(step: string, record: StepRecord): void {
    this.state = { ...this.state, steps: { ...this.state.steps, [step]: record } };
    this.#save();
  }

  #save(): void {
    const path = join(this.inner, 'state.json');
    writeFileSync(`${path}.new`, `${JSON.stringify(this.state, undefined, 2)}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }
}

/** Where the workspace of a scan in `out` lies, when its evidence was read to the end. */
export function earlierWorkspace(out: string): string | undefined {
  const path = join(out, STATE_FOLDER, 'examiner.duckdb');
  return readState(out)?.steps['read'] !== undefined && existsSync(path) ? path : undefined;
}

function readState(out: string): ScanState | undefined {
  const path = join(out, STATE_FOLDER, 'state.json');
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ScanState;
  } catch (cause) {
    throw new BadInput(`the state of the scan in \`${out}\` cannot be read; remove the folder and scan again`, { cause, fr: `l’état de l’examen dans \`${out}\` est illisible ; supprimez le dossier et recommencez` });
  }
}

/** What the evidence looks like from outside: names, sizes and times of files. Throws `BadInput` where nothing is. */
export function evidenceMark(source: string): Json {
  if (!existsSync(source)) throw new BadInput(`there is no \`${source}\`; name the folder of the evidence set, or a file with \`--preset\` or \`--mapping\``, { fr: `il n’y a pas de \`${source}\` ; nommez le dossier des données, ou un fichier avec \`--preset\` ou \`--mapping\`` });
  const paths = statSync(source).isDirectory() ? readdirSync(source).toSorted().map((name) => join(source, name)) : [source];
  return paths.map((path) => { const stat = statSync(path); return [path, stat.size, stat.mtimeMs]; });
}
