// Every policy set that ever decided is kept whole under its hash, so that each past decision can be made again (G3). What a file holds is
// checked when it is read: a set that was altered is no set.
import { hash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../kernel/index.js';
import { parsePolicies, type PolicyText } from './policy-parse.js';

/** Policies and the schema that they were written against. */
export interface PolicySource {
  readonly texts: readonly PolicyText[];
  readonly schema: string;
}

/** `policyHash`: of what decides; `contentHash`: SHA-256, hex, of the kept bytes, comments and layout included. */
export interface ArchivedSet {
  readonly policyHash: string;
  readonly contentHash: string;
}

/** Where the set in force came from: with the program, or by a change that two people made (`entry`: the approver's, `origin#index`). */
export interface ActiveMark extends ArchivedSet {
  readonly origin: 'shipped' | 'change';
  readonly entry: string | null;
}

export class PolicyArchive {
  readonly #folder: string;

  /** `folder`: `<data>/policies`, made with mode 0700 when absent. */
  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(join(folder, 'sets'), { recursive: true, mode: 0o700 });
  }

  /** Keeps a set that was parsed before. The same set again changes nothing. */
  keep(source: PolicySource, policyHash: string): ArchivedSet {
    const { text, contentHash } = contentOf(source);
    const name = nameOf({ policyHash, contentHash });
    if (this.state({ policyHash, contentHash }) !== 'kept') writeWhole(join(this.#folder, 'sets'), name, text);
    return { policyHash, contentHash };
  }

  /** Whether the set is there byte for byte. */
  state(set: ArchivedSet): 'kept' | 'missing' | 'altered' {
    const text = this.#read(set);
    if (text === undefined) return 'missing';
    return hash('sha256', text, 'hex') === set.contentHash ? 'kept' : 'altered';
  }

  /** The set of that hash; undefined when no unaltered file of it is there. */
  find(policyHash: string): PolicySource | undefined {
    for (const set of this.all()) {
      if (set.policyHash !== policyHash || this.state(set) !== 'kept') continue;
      const source = this.#parsed(set);
      // The name may lie where the bytes do not: only what decides so is that set.
      if (source !== undefined && parsePolicies(source.texts, source.schema).policyHash === policyHash) return source;
    }
    return undefined;
  }

  all(): ArchivedSet[] {
    return readdirSync(join(this.#folder, 'sets')).toSorted().flatMap((name) => {
      const [, policyHash, contentHash] = /^([0-9a-f]{64})-([0-9a-f]{64})\.json$/.exec(name) ?? [];
      return policyHash === undefined || contentHash === undefined ? [] : [{ policyHash, contentHash }];
    });
  }

  /** Which set is in force; undefined in a new folder. */
  active(): ActiveMark | undefined {
    const path = join(this.#folder, 'active.json');
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as ActiveMark) : undefined;
  }

  setActive(mark: ActiveMark): void {
    const { policyHash, contentHash, origin, entry } = mark;
    writeWhole(this.#folder, 'active.json', `${canonicalJson({ policyHash, contentHash, origin, entry })}\n`);
  }

  #parsed(set: ArchivedSet): PolicySource | undefined {
    const text = this.#read(set);
    return text === undefined ? undefined : (JSON.parse(text) as PolicySource);
  }

  #read(set: ArchivedSet): string | undefined {
    const path = join(this.#folder, 'sets', nameOf(set));
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  }
}

function nameOf({ policyHash, contentHash }: ArchivedSet): string {
  return `${policyHash}-${contentHash}.json`;
}

/** The bytes under which a set is kept, and their hash. */
export function contentOf({ texts, schema }: PolicySource): { readonly text: string; readonly contentHash: string } {
  const content = canonicalJson({ schema, texts: texts.map(({ name, text }) => ({ name, text })) });
  return { text: content, contentHash: hash('sha256', content, 'hex') };
}

/** There whole and durable, or as it was before. */
function writeWhole(folder: string, name: string, text: string): void {
  const file = openSync(join(folder, `${name}.new`), 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(join(folder, `${name}.new`), join(folder, name));
  const names = openSync(folder, 'r');
  try {
    fsyncSync(names);
  } finally {
    closeSync(names);
  }
}
