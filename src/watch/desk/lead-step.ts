// What may be done with a lead, by whom and in which state, and what it is afterwards (G12). Nothing goes back, and nothing is taken back: whoever has
// spoken has spoken. INVARIANT: held by tests/attacks/access/one-reviewer-twice.test.ts and src/watch/desk/lead-step.test.ts.
import { type Act, type ActWords, type Decision, isDecision, middleOf, roundOf, type Snapshot } from './act.js';
import { dueAt, type Gravity } from './lead-terms.js';

export type LeadOrder =
  | { readonly act: 'take' }
  | { readonly act: 'open'; readonly why: string }
  | { readonly act: 'triage'; readonly reviewers: readonly string[]; readonly isSerious: boolean; readonly why: string }
  | { readonly act: 'ask'; readonly question: string }
  | { readonly act: 'decide'; readonly decision: Decision; readonly explanation: string; readonly why: string }
  | { readonly act: 'recuse'; readonly why: string }
  | { readonly act: 'reopen'; readonly evidence: Evidence; readonly ref: string; readonly why: string }
  | { readonly act: 'name'; readonly reviewer: string; readonly insteadOf: string | undefined; readonly why: string };

/** What came since a lead was closed: another lead on the same person, a complaint, a canary's alarm, or a ruling from outside. */
export type Evidence = 'lead' | 'complaint' | 'canary' | 'ruling';

export interface Standing {
  readonly now: Snapshot;
  readonly acts: readonly Act[];
  readonly me: string;
  readonly nowMs: number;
  readonly gravity: Gravity;
  /** May review this lead: outside the chain of whoever it concerns, and tied to nobody in it. */
  readonly eligible: ReadonlySet<string>;
  /** May judge it once they were named: those, and whom another agency lends. */
  readonly judges: ReadonlySet<string>;
  readonly isSamePerson: (a: string, b: string) => boolean;
}

export interface Step {
  readonly kind: string;
  readonly words: ActWords;
  readonly after: Snapshot;
}

/** Why not; the caller sees the lead, so it may be said. */
export interface Barred {
  readonly rule: string;
  readonly en: string;
  readonly fr: string;
}

export function isBarred(step: Step | Barred): step is Barred {
  return 'rule' in step;
}

export function stepOf(order: LeadOrder, at: Standing): Step | Barred {
  switch (order.act) {
    case 'take': return take(at);
    case 'open': return { kind: 'opened', words: { why: order.why }, after: at.now };
    case 'triage': return triage(order, at);
    case 'ask': return ask(order, at);
    case 'decide': return decide(order, at);
    case 'recuse': return recuse(order, at);
    case 'reopen': return reopen(order, at);
    case 'name': break;
  }
  return name(order, at);
}

/** Of the round that runs: what was decided before a lead was reopened is none. */
export function decisionsIn(acts: readonly Act[]): { readonly by: string; readonly decision: Decision }[] {
  return roundOf(acts).flatMap(({ kind, by, words: { decision } }) => (kind === 'decided' && by !== null && isDecision(decision) ? [{ by, decision }] : []));
}

/** Asked by `me` and neither answered nor out of time. */
function waitsForAnswer({ acts, me, nowMs, gravity }: Standing): boolean {
  return roundOf(acts).some((one) => one.kind === 'asked' && one.by === me && dueAt(one.atMs, gravity, 'question') > nowMs && !acts.some((other) => other.kind === 'answered' && other.ref === one.ref));
}

function take({ now, me, nowMs }: Standing): Step | Barred {
  const isAbandoned = now.state === 'triage' && now.holder !== me && now.dueAtMs !== null && now.dueAtMs < nowMs;
  if (now.state !== 'new' && !isAbandoned) return notNow;
  return { kind: 'took', words: {}, after: { ...now, state: 'triage', holder: me } };
}

function triage({ reviewers, why }: Extract<LeadOrder, { act: 'triage' }>, at: Standing): Step | Barred {
  const { now, me, nowMs, gravity, eligible, isSamePerson } = at;
  if (now.state !== 'triage' || now.holder !== me) return notYours;
  const [first, second] = reviewers;
  if (reviewers.length !== 2 || first === undefined || second === undefined || isSamePerson(first, second)) return notTwo;
  if (!reviewers.every((one) => eligible.has(one))) return notEligible;
  if (!areNewAsFarAsPossible(reviewers, at)) return notNew;
  return { kind: 'triaged', words: { why, reviewers }, after: { ...now, state: 'review', holder: null, people: [...reviewers], dueAtMs: dueAt(nowMs, gravity, 'review') } };
}

function ask({ question }: Extract<LeadOrder, { act: 'ask' }>, at: Standing): Step | Barred {
  return mayNotSpeak(at) ?? (waitsForAnswer(at) ? stillWaiting : { kind: 'asked', words: { question }, after: at.now });
}

function decide({ decision, explanation, why }: Extract<LeadOrder, { act: 'decide' }>, at: Standing): Step | Barred {
  const barred = mayNotSpeak(at);
  if (barred !== undefined) return barred;
  if (waitsForAnswer(at)) return stillWaiting;
  const { now, acts, nowMs, gravity } = at;
  const spoken = decisionsIn(acts).map((one) => one.decision);
  const [other] = spoken;
  const words = { decision, explanation, why };
  if (now.state === 'third') return closed(words, now, middleOf([...spoken, decision]) ?? decision);
  if (other === undefined) return { kind: 'decided', words, after: now };
  if (other === decision) return closed(words, now, decision);
  return { kind: 'decided', words, after: { ...now, state: 'split', dueAtMs: dueAt(nowMs, gravity, 'triage') } };
}

function closed(words: ActWords, now: Snapshot, outcome: Decision): Step {
  return { kind: 'decided', words, after: { ...now, state: 'closed', dueAtMs: null, outcome } };
}

function recuse({ why }: Extract<LeadOrder, { act: 'recuse' }>, at: Standing): Step | Barred {
  const { now, me } = at;
  const barred = mayNotSpeak(at, true);
  if (barred !== undefined) return barred;
  return { kind: 'recused', words: { why }, after: { ...now, state: now.state === 'third' ? 'split' : now.state, people: now.people.filter((one) => one !== me) } };
}

/** What was decided stays in the record as it was known then; two others judge afresh where there are two. */
function reopen({ evidence, ref, why }: Extract<LeadOrder, { act: 'reopen' }>, { now, me, nowMs, gravity }: Standing): Step | Barred {
  if (now.state !== 'closed') return notNow;
  return { kind: 'reopened', words: { why, evidence, evidenceRef: ref }, after: { state: 'triage', holder: me, people: [], outcome: null, dueAtMs: dueAt(nowMs, gravity, 'triage') } };
}

/** Whoever judged an earlier round judges again only where too few others may: of `count` who are named, as many as possible are new. */
function areNewAsFarAsPossible(named: readonly string[], { acts, eligible, isSamePerson }: Standing, taken: readonly string[] = []): boolean {
  const before = acts.slice(0, acts.length - roundOf(acts).length).flatMap((one) => (one.kind === 'decided' && one.by !== null ? [one.by] : []));
  const isOld = (one: string): boolean => before.some((other) => isSamePerson(one, other));
  const fresh: string[] = [];
  for (const one of eligible) if (!isOld(one) && ![...taken, ...fresh].some((other) => isSamePerson(one, other))) fresh.push(one);
  return named.filter((one) => !isOld(one)).length >= Math.min(named.length, fresh.length);
}

function name({ reviewer, insteadOf, why }: Extract<LeadOrder, { act: 'name' }>, at: Standing): Step | Barred {
  const { now, acts, nowMs, gravity, eligible, isSamePerson } = at;
  const spoken = decisionsIn(acts).map((one) => one.by);
  const staying = now.people.filter((one) => one !== insteadOf);
  const isLate = now.dueAtMs !== null && now.dueAtMs < nowMs;
  const mayReplace = insteadOf !== undefined && now.people.includes(insteadOf) && !spoken.includes(insteadOf) && isLate;
  const isWanted = insteadOf === undefined ? now.state === 'split' || (now.state === 'review' && now.people.length < 2) : mayReplace && ['review', 'third'].includes(now.state);
  if (!isWanted) return notNow;
  if (!eligible.has(reviewer) || [...staying, ...spoken].some((one) => isSamePerson(one, reviewer))) return notEligible;
  if (!areNewAsFarAsPossible([reviewer], at, [...staying, ...spoken])) return notNew;
  return { kind: 'named', words: { why, reviewers: [reviewer] }, after: { ...now, state: now.state === 'split' ? 'third' : now.state, holder: null, people: [...staying, reviewer], dueAtMs: dueAt(nowMs, gravity, 'review') } };
}

/** Whoever has moved into the chain since they were named may still step back, and nothing else. */
function mayNotSpeak({ now, acts, me, judges, isSamePerson }: Standing, isSteppingBack = false): Barred | undefined {
  if (!['review', 'third'].includes(now.state)) return notNow;
  if (!now.people.includes(me)) return notYours;
  if (!isSteppingBack && !judges.has(me)) return notEligible;
  return decisionsIn(acts).some((one) => isSamePerson(one.by, me)) ? spokenAlready : undefined;
}

const barred = (rule: string, en: string, fr: string): Barred => ({ rule: `reviews/${rule}`, en, fr });
const notNow = barred('not-now', 'the lead does not stand where this can be done; open it again', 'la piste n’en est pas là où cela peut se faire ; rouvrez-la');
const notYours = barred('not-yours', 'this lead is not in your hands; take the next one, or have somebody name you', 'cette piste n’est pas entre vos mains ; prenez la suivante, ou faites-vous désigner');
const notTwo = barred('not-two', 'name two different people', 'désignez deux personnes différentes');
const notNew = barred('not-new', 'whoever judged it before does not judge it again while others may; name them', 'qui l’a déjà jugée ne la rejuge pas tant que d’autres le peuvent ; désignez-les');
const notEligible = barred('not-eligible', 'somebody named here may not review this lead; choose from those who are listed with it', 'une personne désignée ne peut examiner cette piste ; choisissez parmi celles qui figurent avec elle');
const spokenAlready = barred('spoken', 'you have decided already, and a decision is not taken back', 'vous avez déjà décidé, et une décision ne se reprend pas');
const stillWaiting = barred('waiting', 'your question waits for its answer; decide when it has come, or when its time is over', 'votre question attend sa réponse ; décidez quand elle sera venue, ou son délai passé');
