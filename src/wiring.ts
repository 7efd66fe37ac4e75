// Opens the parts of a node in order and closes them in reverse: folder, database, ledger, door, rooms. Nothing serves before all stand.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  Approvals, ApprovalStore, Door, LabelStore, Notices, NoticeStore, type Plan, PeopleStore, readPolicies, RecordReader, SessionStore, steadyClock, UnitStore,
  keptObligations, VisibleLabels,
} from './access/index.js';
import { Delegations, DelegationStore } from './access/delegations/index.js';
import { BreakGlass, BreakGlassStore } from './access/glass/index.js';
import { PromptStore } from './access/prompts/index.js';
import { Challenges, Passkeys, PasskeyStore } from './access/passkey/index.js';
import { PolicyChanges, PolicyChangeStore, Replays } from './access/replay/index.js';
import { InvitationStore, PeopleDesk, readSignOn, RosterStore, ServiceAccountStore, SignOn, SignOnStore } from './access/sign-on/index.js';
import { type Database, lockFolder, openDatabase as openStore, preparePrivateFolder, startPrivateServer } from './db/index.js';
import { AnswerTally, type House } from './http/index.js';
import { chainsDiffer, systemClock, systemRandom } from './kernel/index.js';
import { type CosignerAlarm, Cosigners, type Ledger, LedgerMirror, openLedger, readWitnessPolicy } from './ledger/index.js';
import { PayloadReader, RemoteKeys } from './ledger/payload/index.js';
import { RemoteSources } from './ledger/sources/index.js';
import { RemoteSigner, type SignedLog } from './ledger/signer/index.js';
import { type Keepers, startKeepers } from './keepers.js';
import { openPolicies } from './node-policies.js';
import {
  AuditStore, Authoring, CorrectionStore, Entities, EntityStore, ImportRunStore, Imports, JudgementStore, Neighbours, publishers, Reports, ReportStore,
  RestrictionStore, SealedSources, SealedSourceStore, Search, SearchStore,
} from './registry/index.js';
import { OwnerRequests, OwnerRequestStore } from './registry/requests/index.js';

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

/** Who is told when an originator's material leaves. */
const watcher = 'integrity_examiner';

async function tellWatchers(people: PeopleStore, notices: Notices, agencyId: string, { caller, action }: Plan): Promise<void> {
  if (!(await people.hasRole(agencyId, watcher))) return;
  await notices.tell({ to: { agencyId, role: watcher }, kind: 'originator_told', facts: { agency: caller.member.agencyId, action }, link: '/ledger/agency' });
}

const project = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

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
  // Side by side: both take a second, mostly of waiting.
  const [keepers, database] = await bothOrNeither(openKeepers(options, closers), openDatabase(options, closers, step));
  step('opening the ledger');
  const parts = await openLedgerParts(options, keepers, closers);
  step('reading the policies');
  const tally = await AnswerTally.open(join(options.dataFolder, 'answers.tally'), parts.ledger);
  closers.push(() => tally.close());
  const rooms = await openRooms(options, facts, database, { ...parts, tally });
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
async function signedBy(socket: string): Promise<readonly SignedLog[]> {
  const signer = await RemoteSigner.connect(socket);
  try {
    return await signer.signed();
  } finally {
    signer.close();
  }
}

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

async function openRooms(options: NodeOptions, facts: FolderFacts, database: Database, { ledger, keys, sourceKeys, keepers, cosigners, tally }: LedgerParts & { readonly tally: AnswerTally }) {
  const { db } = database;
  const mirror = new LedgerMirror(db, ledger.terms);
  const payloads = new PayloadReader(ledger, keys);
  const clock = systemClock;
  const random = systemRandom;
  const policies = await openPolicies({
    dataFolder: options.dataFolder, demo: facts.demo, adoptShipped: options.adoptShippedPolicies === true, shipped: readPolicies(project('policies')),
    obligations: keptObligations(cosigners?.witnesses ?? 0), onStep: options.onStep ?? (() => undefined),
  }, ledger);
  const engine = policies.inForce;
  const labels = new LabelStore(db);
  await labels.load();
  const expiry = steadyClock(clock);
  const people = new PeopleStore(db, expiry);
  await people.addAgencies(publishers);
  const settings = readSignOn(options.dataFolder);
  const sessions = new SessionStore(db, clock, random, settings.limits);
  const roster = new RosterStore(db);
  const services = new ServiceAccountStore(db, clock, random);
  const glassStore = new BreakGlassStore(db, clock);
  const door = new Door({ engine, visible: new VisibleLabels(engine, labels), ledger, clock, random, isLive: (caller) => (caller.member.role === 'service' ? services : sessions).isLive(caller), isGlassOpen: (caller) => glassStore.isOpen(caller),
    delegationsOf: (member) => people.delegationsOf(member),
    secondPerson: (plan, subjectHash) => approvals.take(plan, 'second_person', subjectHash),
    tellOriginator: async (agencyId, plan) => tellWatchers(people, notices, agencyId, plan),
    ...(cosigners && { cosigned: (agencyId: string, size: bigint, count: number) => cosigners.waitFor(agencyId, size, count) }),
  });
  const units = new UnitStore(db);
  const approvals = new Approvals({ door, store: new ApprovalStore(db), people, units, sessions, clock, random });
  const passkeys = new Passkeys({ store: new PasskeyStore(db), challenges: new Challenges(clock, random), door, clock, random });
  const notices = new Notices(new NoticeStore(db), ledger, clock, random);
  const breakGlass = new BreakGlass({
    store: glassStore, door, notices, clock, random, membersIn: (agencyId, roles) => people.membersIn(agencyId, roles, door.today()),
    differ: async (a, b) => chainsDiffer(await units.chainOf(a), await units.chainOf(b)),
  });
  const replays = new Replays({ ledger, payloads, archive: policies.archive, labels });
  const changes = new PolicyChanges({ ...policies, ledger, payloads, labels, people, door, approvals, replays, store: new PolicyChangeStore(db), clock, random });
  const judgements = new JudgementStore(db);
  const entityStore = new EntityStore(db);
  const entities = new Entities(entityStore, judgements);
  const reportStore = new ReportStore(db);
  const writing = { door, reports: reportStore, labels, clock, random };
  const sourceStore = new SealedSourceStore(db);
  const spoolFolder = join(options.dataFolder, 'spool');
  mkdirSync(spoolFolder, { recursive: true, mode: 0o700 });
  const authoring = new Authoring({ ...writing, judgements, restrictions: new RestrictionStore(db), corrections: new CorrectionStore(db), entities: entityStore });
  const reports = new Reports(entityStore, entities);
  const ownerRequests = new OwnerRequests({ store: new OwnerRequestStore(db), door, notices, authoring, reports, labels, agencies: () => people.agencies(), clock, random });
  const webFolder = project('dist/web');
  const signOn = new SignOn({ settings, store: new SignOnStore(db, clock), roster, sessions, door, clock, random });
  const invitations = new InvitationStore(db, clock, random);
  const desk = new PeopleDesk({ door, roster, people, approvals, sessions, invitations, clock, comesFromProvider: (agencyId) => signOn.speaksFor(agencyId) });
  const house: House = {
    demo: facts.demo, spoolFolder, webFolder: existsSync(join(webFolder, 'index.html')) ? webFolder : undefined, clock, random, ledger,
    ledgerFolder: join(options.dataFolder, 'ledger'), mirror, audit: new AuditStore(db), policies: { ...policies, changes }, door, people,
    units, approvals, publicUrl: settings.publicUrl, sessions, passkeys, roster, signOn, desk, invitations, services, labels, record: new RecordReader(ledger, mirror, payloads), payloads, tally, custody: keys, notices, breakGlass, prompts: new PromptStore(db),
    delegations: new Delegations({ door, store: new DelegationStore(db), people, notices, clock: expiry, random }),
    sourceStore, sourceKeys, sources: new SealedSources({ door, ledger, approvals, store: sourceStore, keys: sourceKeys, clock }),
    processes: keepers.states, shredded: async () => (await keys.state()).months.filter(({ state }) => state === 'destroyed'),
    replays,
    signed: async () => signedBy(keepers.signerSocket),
    ...(cosigners && { cosigners: { states: () => cosigners.states(), policyText: readFileSync(join(options.dataFolder, 'witnesses.policy'), 'utf8') } }),
    search: new Search(new SearchStore(db), judgements, entityStore), entities, neighbours: new Neighbours(entityStore, entities),
    reports, imports: new Imports(writing, new ImportRunStore(db)),
    authoring, ownerRequests,
  };
  return { house, reportStore };
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
