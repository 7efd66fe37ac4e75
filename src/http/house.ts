// The parts of the house that a request may pass through, wired once in `src/main.ts`.
import type { Door, LabelStore, PeopleStore, RecordReader, SessionStore } from '../access/index.js';
import type { Clock, Random } from '../kernel/index.js';
import type { Ledger, LedgerMirror } from '../ledger/index.js';
import type { AuditStore, Authoring, Entities, Imports, Neighbours, Reports, Search } from '../registry/index.js';

export interface House {
  /** A folder of fictional people: passwords are known to all, so it is served to this machine only. */
  readonly demo: boolean;
  /** Folder for uploads on their way in and for quarantine files; mode 0700. */
  readonly spoolFolder: string;
  /** The built browser app, or undefined where there is none (tests of routes). */
  readonly webFolder: string | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly ledgerFolder: string;
  readonly mirror: LedgerMirror;
  readonly audit: AuditStore;
  readonly door: Door;
  readonly people: PeopleStore;
  readonly sessions: SessionStore;
  readonly labels: LabelStore;
  readonly record: RecordReader;
  readonly search: Search;
  readonly entities: Entities;
  readonly neighbours: Neighbours;
  readonly reports: Reports;
  readonly authoring: Authoring;
  readonly imports: Imports;
}
