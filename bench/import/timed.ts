// The parts of an import with a clock on each: what waits for the database, what waits for the ledger.
import { join } from 'node:path';
import { createPolicyEngine, Door, LabelStore, PeopleStore, readPolicies, VisibleLabels } from '../../src/access/index.js';
import type { Intent } from '../../src/access/index.js';
import type { Db } from '../../src/db/index.js';
import { systemClock, systemRandom } from '../../src/kernel/index.js';
import type { Ledger, LedgerAppend } from '../../src/ledger/index.js';
import { ImportRunStore, Imports, publishers, ReportStore } from '../../src/registry/index.js';
import type { ReportBatch } from '../../src/registry/report.store.js';

/** Milliseconds since the last `reset`. */
export class Spent {
  database = 0;
  ledger = 0;

  reset(): void {
    this.database = 0;
    this.ledger = 0;
  }

  async on<T>(part: 'database' | 'ledger', work: () => Promise<T>): Promise<T> {
    const fromMs = performance.now();
    try {
      return await work();
    } finally {
      this[part] += performance.now() - fromMs;
    }
  }
}

class TimedReports extends ReportStore {
  readonly #spent: Spent;

  constructor(db: Db, spent: Spent) {
    super(db);
    this.#spent = spent;
  }

  override existing(agencyId: string, hashes: readonly Uint8Array[]): Promise<Set<string>> {
    return this.#spent.on('database', () => super.existing(agencyId, hashes));
  }

  override write(intent: Intent, batch: ReportBatch): Promise<{ statements: number; entities: number }> {
    return this.#spent.on('database', () => super.write(intent, batch));
  }
}

function timedLedger(ledger: Ledger, spent: Spent): Ledger {
  // Everything else is the ledger's own.
  return Object.assign(Object.create(ledger) as Ledger, {
    append: (input: LedgerAppend) => spent.on('ledger', () => ledger.append(input)),
    appendAll: (inputs: readonly LedgerAppend[]) => spent.on('ledger', () => ledger.appendAll(inputs)),
  });
}

export interface ImportRig {
  readonly door: Door;
  readonly imports: Imports;
  readonly spent: Spent;
}

/** The rooms that an import needs, over a migrated database. */
export async function openImportRig(db: Db, ledger: Ledger): Promise<ImportRig> {
  const spent = new Spent();
  const engine = createPolicyEngine({ ...readPolicies(join(process.cwd(), 'policies')), obligations: [] });
  const labels = new LabelStore(db);
  await labels.load();
  await new PeopleStore(db, systemClock).addAgencies(publishers);
  const door = new Door({ engine, visible: new VisibleLabels(engine, labels), ledger: timedLedger(ledger, spent), clock: systemClock, random: systemRandom });
  const parts = { door, reports: new TimedReports(db, spent), labels, clock: systemClock, random: systemRandom };
  return { door, imports: new Imports(parts, new ImportRunStore(db)), spent };
}
