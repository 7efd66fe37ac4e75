// The rooms of a node, built once its folder, database and ledger stand: who comes in and the one door, then the registry, then the house.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  Approvals, ApprovalStore, Door, keptObligations, LabelStore, type Member, Notices, NoticeStore, PeopleStore, type Plan, readPolicies, RecordReader, SessionStore,
  steadyClock, UnitStore, VisibleLabels,
} from './access/index.js';
import { Assurances, AssuranceStore } from './access/assurances/index.js';
import { Delegations, DelegationStore } from './access/delegations/index.js';
import { KeptRows, KeptRowStore } from './access/kept/index.js';
import { BreakGlass, BreakGlassStore } from './access/glass/index.js';
import { Challenges, Passkeys, PasskeyStore } from './access/passkey/index.js';
import { Friction, FrictionSettings, FrictionStore, Shifts, ShiftStore } from './access/friction/index.js';
import { PromptStore } from './access/prompts/index.js';
import { PolicyChanges, PolicyChangeStore, Replays } from './access/replay/index.js';
import { CaseStore, InvitationStore, memberOfService, PeopleDesk, readSignOn, RosterStore, ServiceAccountStore, SignOn, SignOnStore } from './access/sign-on/index.js';
import { WordsAtRest } from './access/words/index.js';
import { openAssessment } from './assessment/appraisals/index.js';
import { openCollection } from './collection-rooms.js';
import { openOperations } from './operations/book/index.js';
import { readPublicCheck, readPublicReleases } from './figures/released/index.js';
import { AnnualReports, ReportShelf } from './assessment/annual/index.js';
import { DatedBook, DatedRows } from './figures/commitments/index.js';
import { NoteBook, Notes } from './figures/notes/index.js';
import { FigureBook, FigureRows, type JudgedCycles, StoredFigures } from './figures/stored/index.js';
import { Canaries, CanaryBook, CanaryHeardStore, CanaryRecord, lookOfAnswer } from './watch/canaries/index.js';
import type { Database } from './db/index.js';
import type { AnswerTally, House } from './http/index.js';
import { chainsDiffer, entityRef, newId, parseEntityRef, systemClock, systemRandom } from './kernel/index.js';
import { type Cosigners, type Ledger, LedgerMirror } from './ledger/index.js';
import { PayloadReader, type RemoteKeys } from './ledger/payload/index.js';
import { RemoteSigner, type SignedLog } from './ledger/signer/index.js';
import type { RemoteSources } from './ledger/sources/index.js';
import type { Keepers } from './keepers.js';
import { openPolicies } from './node-policies.js';
import {
  AuditStore, Authoring, CanaryNest, CanaryNestStore, CorrectionStore, Entities, EntityStore, getSchema, idsOf, ImportRunStore, Imports, JudgementStore, Neighbours, publishers, refsOf, Reports, ReportStore,
  RestrictionStore, SealedSources, SealedSourceStore, Search, SearchStore,
} from './registry/index.js';
import { DerivedReleases, DerivedStore } from './registry/derived/index.js';
import { OwnerRequests, OwnerRequestStore } from './registry/requests/index.js';
import { LookBacks, LookIndex, LookMarks, LookStore, Reverses, type SightOf } from './watch/back/index.js';
import { openDesk } from './watch/desk/index.js';
import { Live, LiveBook, SourceBook, type StartPasses } from './watch/live/index.js';
import { EvidenceFolders, OwnRecord, ScanBook, Scans, type ScansParts, type StartScan } from './watch/office/index.js';

export interface RoomParts {
  /** Where a scan runs. */
  readonly startScan: StartScan;
  /** Where the live examiner makes its passes. */
  readonly startPasses: StartPasses;
  readonly dataFolder: string;
  readonly demo: boolean;
  readonly adoptShippedPolicies: boolean;
  readonly onStep: (step: string) => void;
  readonly database: Database;
  readonly ledger: Ledger;
  readonly keys: RemoteKeys;
  readonly sourceKeys: RemoteSources;
  readonly keepers: Keepers;
  readonly cosigners: Cosigners | undefined;
  readonly tally: AnswerTally;
}

const project = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Who is told when an originator's material leaves. */
const watcher = 'integrity_examiner';

async function tellWatchers(people: PeopleStore, notices: Notices, agencyId: string, { caller, action }: Plan): Promise<void> {
  if (!(await people.hasRole(agencyId, watcher))) return;
  await notices.tell({ to: { agencyId, role: watcher }, kind: 'originator_told', facts: { agency: caller.member.agencyId, action }, link: '/ledger/agency' });
}

async function signedBy(socket: string): Promise<readonly SignedLog[]> {
  const signer = await RemoteSigner.connect(socket);
  try {
    return await signer.signed();
  } finally {
    signer.close();
  }
}

/** 32 bytes that this node alone knows; made when they are first needed. */
function keyFile(path: string): Uint8Array {
  if (!existsSync(path)) writeFileSync(path, systemRandom(32), { mode: 0o600, flag: 'wx' });
  return readFileSync(path);
}

/** The operator and programs: what they may is in no row of the members, and is made anew for each request. */
function hasNoAccount({ agencyId, role }: Member): boolean {
  return agencyId === 'node' || role === 'service';
}

/** Builds the house of a node. The order is that of need: who asks, the door, what stands behind it. */
export async function openRooms(parts: RoomParts): Promise<{ house: House; reportStore: ReportStore }> {
  const payloads = new PayloadReader(parts.ledger, parts.keys);
  const who = await openWho(parts, payloads);
  const { reportStore, ...rooms } = openRegistry(parts, who);
  const { ledger, keys, keepers, cosigners, tally, dataFolder, demo } = parts;
  const spoolFolder = join(dataFolder, 'spool');
  mkdirSync(spoolFolder, { recursive: true, mode: 0o700 });
  const webFolder = project('dist/web');
  const { db } = parts.database;
  const mirror = new LedgerMirror(db, ledger.terms);
  const watch = openWatch(parts, who, payloads, mirror);
  const canaries = await openCanaries(parts, who, payloads, rooms, watch);
  const assessment = openAssessment(db, { ...who, clock: systemClock, random: systemRandom });
  const house: House = {
    demo, spoolFolder, webFolder: existsSync(join(webFolder, 'index.html')) ? webFolder : undefined, clock: systemClock, random: systemRandom, ledger,
    ledgerFolder: join(dataFolder, 'ledger'), mirror, audit: new AuditStore(db), record: new RecordReader(ledger, mirror, payloads), payloads, tally,
    custody: keys, processes: keepers.states, shredded: async () => (await keys.state()).months.filter(({ state }) => state === 'destroyed'),
    signed: async () => signedBy(keepers.signerSocket),
    ...(cosigners && { cosigners: { states: () => cosigners.states(), policyText: readFileSync(join(dataFolder, 'witnesses.policy'), 'utf8') } }),
    ...who, ...rooms, ...watch, canaries, ...openFigures(parts, who, { canaries, judged: assessment.judged }), assessment, operations: openOperations(db, { ...who, key: keyFile(join(dataFolder, 'operations.key')), clock: systemClock, random: systemRandom }), ...openCollection(db, who, { assessment, entities: rooms.entities }), publicCheck: readPublicCheck(dataFolder), showsReleases: readPublicReleases(dataFolder), ...openLookBack(parts, who, payloads, rooms.entities),
  };
  await house.live.open();
  return { house, reportStore };
}

/** People, their rights, the policies and the door; and whatever a person does there beside asking. */
async function openWho(parts: RoomParts, payloads: PayloadReader) {
  const [clock, random] = [systemClock, systemRandom];
  const { ledger, cosigners, dataFolder, database: { db } } = parts;
  const policies = await openPolicies({
    dataFolder, demo: parts.demo, adoptShipped: parts.adoptShippedPolicies, shipped: readPolicies(project('policies')),
    obligations: keptObligations(cosigners?.witnesses ?? 0), onStep: parts.onStep,
  }, ledger);
  const engine = policies.inForce;
  const labels = new LabelStore(db);
  await labels.load();
  const expiry = steadyClock(clock);
  const kept = new KeptRows(ledger);
  const words = WordsAtRest.fromFile(join(dataFolder, 'words.key'), random);
  await new KeptRowStore(db).beginOnce(join(dataFolder, 'rows-announced'), kept);
  const people = new PeopleStore(db, expiry, kept);
  await people.addAgencies(publishers);
  const settings = readSignOn(dataFolder);
  const sessions = new SessionStore(db, clock, random, settings.limits);
  const services = new ServiceAccountStore(db, clock, random, kept);
  const glassStore = new BreakGlassStore(db, clock, kept, words);
  const notices = new Notices(new NoticeStore(db, kept), ledger, clock, random);
  const statements = new EntityStore(db);
  // Canaries stand behind the door that they hear.
  const hearing: { canaries?: Canaries } = {};
  const shiftStore = new ShiftStore(db);
  const friction = new Friction({ shifts: shiftStore, store: new FrictionStore(db, words), settings: FrictionSettings.read(dataFolder), key: keyFile(join(dataFolder, 'friction.key')), clock, random });
  const door = new Door({
    engine, friction, onShown: (shown) => hearing.canaries?.alarm.hear(lookOfAnswer(shown)), visible: new VisibleLabels(engine, labels), ledger, clock, random,
    isLive: (caller) => (caller.member.role === 'service' ? services : sessions).isLive(caller),
    isGlassOpen: (caller) => glassStore.isOpen(caller),
    memberNow: async (member, today) => (hasNoAccount(member) ? member : people.memberById(member.agencyId, member.memberId, today)),
    standingNow: ({ member, sessionId }, today) => (sessionId === undefined || hasNoAccount(member) ? undefined : people.inSession({ ...member, sessionId }, today)),
    areStillSeen: (plan, ids) => statements.areStillSeen(plan, ids),
    secondPerson: (plan, subjectHash) => approvals.take(plan, 'second_person', subjectHash),
    tellOriginator: async (agencyId, plan) => tellWatchers(people, notices, agencyId, plan),
    ...(cosigners && { cosigned: (agencyId: string, size: bigint, count: number) => cosigners.waitFor(agencyId, size, count) }),
  });
  const units = new UnitStore(db, kept);
  const approvals = new Approvals({ door, store: new ApprovalStore(db, kept, words), people, units, sessions, notices, clock, random });
  const breakGlass = new BreakGlass({
    store: glassStore, door, notices, clock, random, membersIn: async (agencyId, roles) => (await people.membersIn(agencyId, roles, door.today())).filter((one) => !one.suspended),
    memberOf: (agencyId, memberId) => people.formerById(agencyId, memberId, door.today()), reviewBodies: () => people.agenciesOfSector('oversight'),
    differ: async (a, b) => chainsDiffer(await units.chainOf(a), await units.chainOf(b)),
  });
  const replays = new Replays({ ledger, payloads, archive: policies.archive, labels });
  const changes = new PolicyChanges({ ...policies, ledger, payloads, labels, people, door, approvals, replays, store: new PolicyChangeStore(db, words), clock, random });
  const roster = new RosterStore(db, kept);
  const cases = new CaseStore(db, kept);
  const signOn = new SignOn({ settings, store: new SignOnStore(db, clock, kept), roster, sessions, door, clock, random });
  const invitations = new InvitationStore(db, clock, random, kept);
  return {
    door, labels, people, sessions, services, notices, units, approvals, breakGlass, replays, roster, cases, signOn, invitations, publicUrl: settings.publicUrl,
    words, kept, policies: { ...policies, changes }, prompts: new PromptStore(db), friction, hearing,
    passkeys: new Passkeys({ store: new PasskeyStore(db, kept), challenges: new Challenges(clock, random), door, clock, random }),
    desk: new PeopleDesk({ door, roster, people, approvals, sessions, invitations, units, cases, standIns: glassStore, clock, comesFromProvider: (agencyId) => signOn.speaksFor(agencyId) }),
    shiftStore, shifts: new Shifts({ door, people, store: shiftStore, clock }),
    delegations: new Delegations({ door, store: new DelegationStore(db, kept, words), people, notices, clock: expiry, random }),
    assurances: new Assurances({ door, store: new AssuranceStore(db, kept, words), people, approvals, clock, random }),
  };
}

/** Where whoever runs the node puts the tables of agencies. */
const evidenceFolder = (dataFolder: string): string => process.env['CUSTOS_EVIDENCE'] ?? join(dataFolder, 'evidence');

/** The examiner's office and the review desk. Evidence lies where whoever runs the node says; what scans leave lies in the data folder. */
function openWatch({ dataFolder, startScan, startPasses, ledger, database: { db } }: RoomParts, { door, people, units, labels, words, kept, cases, replays, notices, approvals, shiftStore, hearing }: Awaited<ReturnType<typeof openWho>>, payloads: PayloadReader, mirror: LedgerMirror) {
  const { CUSTOS_SCAN_MEMORY: memory = '4GB', CUSTOS_LIVE_MEMORY: liveMemory = '1GB', CUSTOS_FEEDS: dropFolder = join(dataFolder, 'feeds') } = process.env;
  const [clock, random] = [systemClock, systemRandom];
  const [folder, evidence] = [join(dataFolder, 'watch'), evidenceFolder(dataFolder)];
  for (const one of [evidence, folder, dropFolder]) mkdirSync(one, { recursive: true, mode: 0o700 });
  const record = new OwnRecord({ shifts: shiftStore, ledger, payloads, replays, people, cases, keyFile: join(folder, 'blind.key'), random, today: () => door.today() });
  const reviews = openDesk({ db, keyFile: join(folder, 'names.key'), door, people, units, labels, words, kept, cases, notices, approvals, mirror, ledger, clock, random });
  const { intake, asking, settling } = reviews;
  const toldOf: ScansParts['toldOf'] = async (agencyId) => (await hearing.canaries?.told(agencyId)) ?? [];
  const live = new Live({ toldOf, door, record, people, units, labels, notices, intake, asking, settling, book: new LiveBook(db), sourceBook: new SourceBook(db, words), dropFolder, folder, start: startPasses, memory: liveMemory, clock, random });
  return { intake, reviews, live, scans: new Scans({ toldOf, door, record, people, units, labels, intake, book: new ScanBook(db, words), evidence: new EvidenceFolders(evidence), folder, start: startScan, limits: { memory }, clock, random }) };
}

/** Who looked at what. What an examiner may see of the registry, the registry says. */
function openLookBack({ dataFolder, ledger, database: { db } }: RoomParts, { people, units, cases, replays, approvals, shiftStore }: Awaited<ReturnType<typeof openWho>>, payloads: PayloadReader, entities: Entities) {
  const [store, marks] = [new LookStore(db), new LookMarks(keyFile(join(dataFolder, 'watch', 'look-back.key')))];
  const evidence = new EvidenceFolders(evidenceFolder(dataFolder));
  const lookIndex = new LookIndex({ ledger, payloads, store, marks });
  const sightOf: SightOf = async (plan, entity) => {
    const { statements } = await entities.around(plan, parseEntityRef(entity), {});
    const own = statements.filter((one) => entityRef(one) === entity);
    if (own.length === 0) return undefined;
    const said = own.filter(({ ref, schema }) => ref !== undefined && getSchema(schema)?.ancestors.has('Event') === true);
    const { captions } = await entities.captions(plan, refsOf(said), {});
    const shown = said.filter(({ ref }) => ref !== undefined && captions.has(entityRef(ref)));
    return { reports: [...new Set(own.map((one) => `${one.agencyId}~${one.reportId}`))], parties: refsOf(shown).map(entityRef), shown: idsOf(shown), labelIds: [...new Set(own.map((one) => one.labelId))] };
  };
  const seenAmong = async (plan: Plan, named: readonly string[]): Promise<ReadonlySet<string>> => {
    const refs = named.filter((one) => /^[^~]+~.{1,290}$/u.test(one));
    const seen = await Promise.all(Array.from({ length: Math.ceil(refs.length / 50) }, async (_, at) => (await entities.captions(plan, refs.slice(at * 50, at * 50 + 50).map(parseEntityRef), {})).captions.keys()));
    return new Set(seen.flatMap((one) => [...one]));
  };
  const back = { people, units, cases, replays, payloads, store, marks, index: lookIndex, approvals, sightOf };
  return { lookIndex, lookBacks: new LookBacks(back), reverses: new Reverses({ ...back, seenAmong, rosterOf: async (member, fromMs, toMs) => shiftStore.during(member, fromMs, toMs), setsOf: (agencyId) => evidence.names(agencyId).map((name) => ({ name, path: evidence.path(agencyId, name) ?? '' })), scratchOf: () => join(dataFolder, 'watch', newId('duty', systemRandom)) }) };
}

/** Canaries hear of what leaves by the door, live in the registry, and tell the review desk. */
async function openCanaries({ dataFolder, ledger, database: { db } }: RoomParts, { door, approvals, notices, people, labels, services, words, replays, hearing }: Awaited<ReturnType<typeof openWho>>, payloads: PayloadReader, { imports, authoring }: Pick<House, 'imports' | 'authoring'>, { intake }: Pick<ReturnType<typeof openWatch>, 'intake'>): Promise<Canaries> {
  const [clock, random] = [systemClock, systemRandom];
  const runs = new ImportRunStore(db);
  const feedOf = async (agencyId: string) => {
    const feed = (await services.list(agencyId)).find((one) => one.may.includes('import') && one.revokedAtMs === null && one.expiresAtMs > clock());
    return feed && { member: memberOfService(feed), purpose: 'service_feed', caseRef: '' };
  };
  const nest = new CanaryNest({ store: new CanaryNestStore(db), door, labels, imports, authoring, feedOf, fileOf: (agencyId) => runs.lastSource(agencyId), clock, random });
  const record = new CanaryRecord({ ledger, payloads, replays, heard: new CanaryHeardStore(db) });
  const canaries = new Canaries({ door, approvals, notices, people, intake, book: new CanaryBook(db, words), record, nest, key: keyFile(join(dataFolder, 'watch', 'canary.key')), clock, random });
  hearing.canaries = canaries;
  await canaries.start();
  return canaries;
}

/** Counted under the labels of whoever counts, without whoever does not exist; what is written of figures; and the reports made of what of it is public. */
function openFigures({ database: { db } }: RoomParts, { door, approvals, words, labels, people, units }: Awaited<ReturnType<typeof openWho>>, { canaries, judged }: { readonly canaries: Canaries; readonly judged: JudgedCycles }): Pick<House, 'figures' | 'annual' | 'dated' | 'notes'> {
  const [clock, random] = [systemClock, systemRandom];
  const dated = new DatedRows({ door, book: new DatedBook(db, words), random });
  const figures = new StoredFigures({ door, approvals, rows: new FigureRows(db), book: new FigureBook(db, words), judgements: new JudgementStore(db), judged, dated: (agencyId) => dated.figuresOf(agencyId), isPlanted: (ref) => canaries.isPlanted(ref), clock, random });
  const agencyNames = async () => new Map((await people.agencies()).map(({ agencyId, nameEn, nameFr }) => [agencyId, { en: nameEn, fr: nameFr }]));
  const memberOf = (agencyId: string, memberId: string) => people.memberById(agencyId, memberId, door.today());
  const notes = new Notes({ door, book: new NoteBook(db, words), labels, figures, memberOf, chainOf: (member) => units.chainOf(member), agencyNames, clock, random });
  return { figures, annual: new AnnualReports({ door, figures, shelf: new ReportShelf(db, words), agencyNames, clock, random }), dated, notes };
}

/** What the intelligence is, behind the door. */
function openRegistry({ ledger, sourceKeys, database: { db } }: RoomParts, { door, labels, people, notices, approvals, words }: Awaited<ReturnType<typeof openWho>>) {
  const [clock, random] = [systemClock, systemRandom];
  const judgements = new JudgementStore(db);
  const entityStore = new EntityStore(db);
  const entities = new Entities(entityStore, judgements);
  const reportStore = new ReportStore(db);
  const writing = { door, reports: reportStore, labels, clock, random };
  const sourceStore = new SealedSourceStore(db);
  const derived = new DerivedStore(db, words);
  const authoring = new Authoring({ ...writing, derived, judgements, restrictions: new RestrictionStore(db), corrections: new CorrectionStore(db), entities: entityStore });
  const reports = new Reports(entityStore, entities);
  return {
    reportStore, entities, reports, authoring, sourceStore, sourceKeys,
    search: new Search(new SearchStore(db), judgements, entityStore), neighbours: new Neighbours(entityStore, entities),
    imports: new Imports(writing, new ImportRunStore(db)),
    derivedReleases: new DerivedReleases({ store: derived, entities: entityStore, labels, door, approvals, notices, agencies: () => people.agencies(), clock, random }),
    ownerRequests: new OwnerRequests({ store: new OwnerRequestStore(db, words), door, notices, authoring, reports, labels, agencies: () => people.agencies(), clock, random }),
    sources: new SealedSources({ door, ledger, approvals, store: sourceStore, keys: sourceKeys, clock }),
  };
}
