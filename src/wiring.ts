// Opens the parts of a node in order and closes them in reverse: folder, database, ledger, door, rooms. Nothing serves before all stand.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, lockFolder, openDatabase as openStore, preparePrivateFolder, startPrivateServer } from './db/index.js';
import type { House } from './http/index.js';
import { systemClock } from './kernel/index.js';
import { type CosignerAlarm, Cosigners, type Ledger, openLedger, readWitnessPolicy } from './ledger/index.js';
import { RemoteKeys } from './ledger/payload/index.js';
import { RemoteSources } from './ledger/sources/index.js';
import { type Keepers, startKeepers } from './keepers.js';
import { passesInChild } from './live-child.js';
import { scanInChild } from './scan-child.js';
import { passesHere } from './watch/live/index.js';
import { scanHere } from './watch/office/index.js';
import type { ReportStore } from './registry/index.js';

export interface NodeOptions {
  readonly dataFolder: string;
  /** A real server instead of the private one. */
  readonly databaseUrl?: string;
  /** Its role for the node, when somebody else made it. */
  readonly databaseAppUrl?: string;
  /** What a new folder becomes; an old folder stays what it is. */
  readonly demo: boolean;
  /** Where signer and payload keys live; tests of the house keep them inside. Default `processes`. */
  readonly keepers?: 'processes' | 'inside';
  /** The operator alone puts the shipped policies in force; the node's log says so. */
  readonly adoptShippedPolicies?: boolean;
  readonly onStep?: (step: string) => void;
}

/** What a folder is, written once when it is made: `folder.json`. */
export interface FolderFacts {
  readonly id: string;
  readonly demo: boolean;
  /** True once the demo world and the published lists are in. */
  readonly filled: boolean;
}

export interface OpenNode {
  readonly house: House;
  readonly facts: FolderFacts;
  readonly database: Database;
  readonly reportStore: ReportStore;
  markFilled(): void;
  close(): Promise<void>;
}

/** Opens the node of a folder. Throws `DbError` or `LedgerError` with what to do; what was opened before is closed again. */
export async function openNode(options: NodeOptions): Promise<OpenNode> {
  const closers: (() => Promise<void> | void)[] = [];
  const closeAll = async () => {
    for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close();
  };
  try {
    return await openParts(options, closers, closeAll);
  } catch (fault) {
    await closeAll();
    throw fault;
  }
}

async function openParts(options: NodeOptions, closers: (() => Promise<void> | void)[], closeAll: () => Promise<void>): Promise<OpenNode> {
  const step = options.onStep ?? (() => undefined);
  preparePrivateFolder(options.dataFolder);
  const lock = lockFolder(options.dataFolder, 'node.lock');
  closers.push(() => lock.release());
  const facts = folderFacts(options);
  // Side by side: both take a second, mostly of waiting; meanwhile the rest of the program is read, which takes two.
  const begun = bothOrNeither(openKeepers(options, closers), openDatabase(options, closers, step));
  const [[keepers, database], { openRooms }, { AnswerTally }] = await Promise.all([begun, import('./rooms.js'), import('./http/index.js')]);
  step('opening the ledger');
  const parts = await openLedgerParts(options, keepers, closers);
  step('reading the policies');
  const tally = await AnswerTally.open(join(options.dataFolder, 'answers.tally'), parts.ledger);
  closers.push(() => tally.close());
  const rooms = await openRooms({
    dataFolder: options.dataFolder, demo: facts.demo, adoptShippedPolicies: options.adoptShippedPolicies === true, onStep: step, database, ...parts, tally,
    ...(options.keepers === 'inside' ? { startScan: scanHere(systemClock), startPasses: passesHere(systemClock) } : { startScan: scanInChild, startPasses: passesInChild }),
  });
  closers.push(() => rooms.house.scans.close());
  closers.push(() => rooms.house.live.close());
  closers.push(() => rooms.house.canaries.close());
  return {
    ...rooms, facts, database, close: closeAll,
    markFilled: () => writeFacts(options.dataFolder, { ...facts, filled: true }),
  };
}

/** Waits for both even when one fails, so that what the other opened is closed again. */
async function bothOrNeither<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  const [first, second] = await Promise.allSettled([a, b]);
  if (first.status === 'rejected') throw first.reason;
  if (second.status === 'rejected') throw second.reason;
  return [first.value, second.value];
}

async function openKeepers(options: NodeOptions, closers: (() => Promise<void> | void)[]): Promise<Keepers> {
  const { CUSTOS_SIGNER: signerSocket = '', CUSTOS_KEYS: keysSocket = '' } = process.env;
  const keepers = await startKeepers({
    dataFolder: options.dataFolder, place: options.keepers ?? 'processes',
    ...(signerSocket !== '' && { signerSocket }), ...(keysSocket !== '' && { keysSocket }),
  });
  closers.push(() => keepers.close());
  return keepers;
}

interface LedgerParts {
  readonly sourceKeys: RemoteSources;
  readonly ledger: Ledger;
  readonly keys: RemoteKeys;
  readonly keepers: Keepers;
  readonly cosigners: Cosigners | undefined;
}

async function openLedgerParts(options: NodeOptions, keepers: Keepers, closers: (() => Promise<void> | void)[]): Promise<LedgerParts> {
  const folder = join(options.dataFolder, 'ledger');
  const ledger = await openLedger({ folder, signer: keepers.signerSocket, keys: keepers.keysSocket });
  closers.push(() => ledger.close());
  const keys = await RemoteKeys.connect(keepers.keysSocket);
  closers.push(() => keys.close());
  const sourceKeys = new RemoteSources(keepers.keysSocket);
  closers.push(() => sourceKeys.close());
  const policy = await readWitnessPolicy(join(options.dataFolder, 'witnesses.policy'));
  const cosigners = policy && (await Cosigners.start({ folder, source: ledger, policy, clock: systemClock, onAlarm: (alarm) => void answerAlarm(ledger, alarm) }));
  if (cosigners !== undefined) closers.push(() => cosigners.close());
  return { ledger, keys, sourceKeys, keepers, cosigners };
}

/** What the signer says it signed last, asked afresh: the verifier believes it over the disk. */
/** A witness that shows what our own key signed and our disk does not hold: nothing more is recorded on this disk, and so nothing is answered. */
async function answerAlarm(ledger: Ledger, { code, agencyId, witness, ours, theirs, proven }: CosignerAlarm): Promise<void> {
  process.stderr.write(`custos: ALARM: the witness ${witness} holds ${theirs} entries of ${agencyId}, this disk ${ours} (${code})\n`);
  if (code === 'cosigned_elsewhere' && proven) await ledger.stop('a witness cosigned what this disk does not hold');
}

async function openDatabase(options: NodeOptions, closers: (() => Promise<void> | void)[], step: (step: string) => void): Promise<Database> {
  const { ownerUrl, appUrl } = await databaseAddress(options, closers, step);
  step('bringing the schema up to date');
  const database = await openStore({ ownerUrl, ...(appUrl !== undefined && { appUrl }) });
  closers.push(() => database.close());
  for (const warning of database.warnings) process.stderr.write(`custos: ${warning}\n`);
  return database;
}

async function databaseAddress(options: NodeOptions, closers: (() => Promise<void> | void)[], step: (step: string) => void): Promise<{ ownerUrl: string; appUrl: string | undefined }> {
  if (options.databaseUrl !== undefined) return { ownerUrl: options.databaseUrl, appUrl: options.databaseAppUrl };
  const server = await startPrivateServer({ folder: join(options.dataFolder, 'postgres'), onProgress: step });
  closers.push(() => server.stop());
  return { ownerUrl: server.connectionString, appUrl: server.appConnectionString };
}

function folderFacts(options: NodeOptions): FolderFacts {
  const path = join(options.dataFolder, 'folder.json');
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as FolderFacts;
  const facts: FolderFacts = { id: randomUUID(), demo: options.demo, filled: !options.demo };
  writeFacts(options.dataFolder, facts);
  return facts;
}

function writeFacts(folder: string, facts: FolderFacts): void {
  const path = join(folder, 'folder.json');
  writeFileSync(`${path}.new`, JSON.stringify(facts), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
