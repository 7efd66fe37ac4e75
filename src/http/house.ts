// The parts of the house that a request may pass through, wired once in `src/main.ts`.
import type { BreakGlass } from '../access/glass/index.js';
import type { Friction, Shifts } from '../access/friction/index.js';
import type { PromptStore } from '../access/prompts/index.js';
import type { Passkeys } from '../access/passkey/index.js';
import type {
  Approvals, Door, LabelStore, Notices, PeopleStore, RecordReader, SessionStore, UnitStore,
} from '../access/index.js';
import type { Assurances } from '../access/assurances/index.js';
import type { Delegations } from '../access/delegations/index.js';
import type { PoliciesInForce, PolicyArchive, PolicyChanges, PolicySource, Replays } from '../access/replay/index.js';
import type { CaseStore, InvitationStore, PeopleDesk, RosterStore, ServiceAccountStore, SignOn } from '../access/sign-on/index.js';
import type { Assessment } from '../assessment/appraisals/index.js';
import type { CycleGaps, Requirements } from '../assessment/gaps/index.js';
import type { PrecursorReports } from '../precursors/reports/index.js';
import type { Routes } from '../assessment/routes/index.js';
import type { PublicCheckSettings } from '../figures/released/index.js';
import type { AnnualReports } from '../assessment/annual/index.js';
import type { DatedRows } from '../figures/commitments/index.js';
import type { Notes } from '../figures/notes/index.js';
import type { StoredFigures } from '../figures/stored/index.js';
import type { JointOperations } from '../operations/book/index.js';
import type { Clock, Random } from '../kernel/index.js';
import type { Ledger, LedgerMirror } from '../ledger/index.js';
import type { KeyCustody, PayloadReader } from '../ledger/payload/index.js';
import type { RemoteSources } from '../ledger/sources/index.js';
import type { SignedLog } from '../ledger/signer/index.js';
import type { AuditStore, Authoring, Entities, Imports, Neighbours, Reports, SealedSources, SealedSourceStore, Search } from '../registry/index.js';
import type { DerivedReleases } from '../registry/derived/index.js';
import type { OwnerRequests } from '../registry/requests/index.js';
import type { LookBacks, LookIndex, Reverses } from '../watch/back/index.js';
import type { Live } from '../watch/live/index.js';
import type { Intake, ReviewDesk } from '../watch/desk/index.js';
import type { Canaries } from '../watch/canaries/index.js';
import type { Scans } from '../watch/office/index.js';
import type { AnswerTally } from './answer-tally.js';

/** What the cosigner knows of one witness and one log. */
export interface WitnessReport {
  readonly agencyId: string;
  readonly witness: string;
  readonly vkey: string;
  /** The last size that it cosigned, and when; undefined when it never did. */
  readonly size: bigint | undefined;
  readonly timeMs: number | undefined;
  /** Why the last attempt failed. */
  readonly error: string | undefined;
  /** Set once it showed another history than ours. */
  readonly alarm: string | undefined;
}

/** The policies that decide now, those that ever did, and those that came with the program. */
export interface HousePolicies {
  readonly inForce: PoliciesInForce;
  readonly archive: PolicyArchive;
  readonly shipped: PolicySource;
  readonly shippedHash: string;
  readonly changes: PolicyChanges;
}

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
  /** Opens past payloads for whoever has recorded it. */
  readonly payloads: PayloadReader;
  /** Whoever holds the payload keys: retention, holds, shredding. */
  readonly custody: KeyCustody;
  /** Counts what leaves, for the verifier to compare with what was recorded. */
  readonly tally?: AnswerTally;
  readonly audit: AuditStore;
  readonly policies: HousePolicies;
  readonly door: Door;
  readonly people: PeopleStore;
  readonly units: UnitStore;
  /** What takes a second person. */
  readonly approvals: Approvals;
  readonly sessions: SessionStore;
  readonly passkeys: Passkeys;
  /** Where browsers find this node, without a slash at the end; absent or empty: on this machine only. */
  readonly publicUrl?: string;
  readonly roster: RosterStore;
  readonly cases: CaseStore;
  readonly signOn: SignOn;
  readonly desk: PeopleDesk;
  readonly invitations: InvitationStore;
  readonly services: ServiceAccountStore;
  readonly labels: LabelStore;
  readonly record: RecordReader;
  readonly replays: Replays;
  readonly notices: Notices;
  readonly breakGlass: BreakGlass;
  readonly prompts: PromptStore;
  /** One more sentence before a look-up that no work explains. */
  readonly friction: Friction;
  /** When people are on duty. */
  readonly shifts: Shifts;
  readonly delegations: Delegations;
  /** What agencies decided about foreign partners. */
  readonly assurances: Assurances;
  readonly ownerRequests: OwnerRequests;
  readonly derivedReleases: DerivedReleases;
  readonly search: Search;
  readonly entities: Entities;
  readonly neighbours: Neighbours;
  readonly reports: Reports;
  readonly authoring: Authoring;
  readonly imports: Imports;
  /** Records of people who do not exist. */
  readonly canaries: Canaries;
  /** Computed from the registry, revised, published by two. */
  readonly figures: StoredFigures;
  readonly assessment: Assessment;
  /** Of traffic: observed and forecast apart. */
  readonly routes: Routes;
  /** What agencies report of joint operations, and how it counts. */
  readonly operations: JointOperations;
  /** What is unknown in a cycle of assessment, ranked. */
  readonly gaps: CycleGaps;
  /** What agencies ask each other to find out. */
  readonly requirements: Requirements;
  /** What dealers report of precursors: one transaction, theft or loss at a time. */
  readonly precursorReports: PrecursorReports;
  /** Whether anybody may have a text checked, by released figures. */
  readonly publicCheck: PublicCheckSettings;
  /** Whether everybody reads the news releases that are out. */
  readonly showsReleases: boolean;
  /** Made of what is public. */
  readonly annual: AnnualReports;
  /** Commitments and dated figures that agencies brought in. */
  readonly dated: DatedRows;
  /** Minister's notes. */
  readonly notes: Notes;
  /** The examiner's. */
  readonly scans: Scans;
  /** Whoever finds leads hands them over here. */
  readonly intake: Intake;
  readonly live: Live;
  readonly reviews: ReviewDesk;
  readonly lookBacks: LookBacks;
  readonly reverses: Reverses;
  /** Who looked at what, under keyed marks; it follows the record. */
  readonly lookIndex: LookIndex;
  readonly sources: SealedSources;
  readonly sourceStore: SealedSourceStore;
  /** Whoever holds the keys of the sealed sources. */
  readonly sourceKeys: RemoteSources;
  /** Absent: this node has no witnesses, or does not know of them. */
  readonly cosigners?: { states(): readonly WitnessReport[]; readonly policyText: string };
  readonly processes?: () => { readonly signer: 'running' | 'down'; readonly keys: 'running' | 'down' };
  /** What the signer says it signed last. Rejects `unavailable` when it is gone. */
  readonly signed?: () => Promise<readonly SignedLog[]>;
  /** Months whose payload key was destroyed. */
  readonly shredded?: () => Promise<readonly { readonly agencyId: string; readonly month: string }[]>;
}
