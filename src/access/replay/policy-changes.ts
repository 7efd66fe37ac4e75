// How the policies change (G3): proposed, rehearsed, approved by a second person of another chain of command, adopted; each step on the record.
import { BadInput, type Clock, dayOf, hashOf, type Json, newId, type Random, type Refused, isRefused } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { Approval } from '../approval.js';
import type { Approvals } from '../approvals.js';
import type { Door } from '../door.js';
import type { Plan } from '../plan.js';
import { announcePolicies } from '../policy-announcement.js';
import { contentOf, type PolicyArchive, type PolicySource } from '../policy-archive.js';
import type { PolicyText } from '../policy-engine.js';
import { seal, type Sealed } from '../sealed.js';
import { canBeChangedBack } from './change-back.js';
import { checkPolicies } from './policy-check.js';
import { type PolicyChange, type Rehearsal, staleReason, type StaleReason } from './policy-change.js';
import type { ChangeKey, PolicyChangeStore } from './policy-change.store.js';
import { rehearse, type RehearsalParts } from './rehearsal.js';
import type { Replays } from './replay-run.js';

export interface ChangeParts extends RehearsalParts {
  readonly door: Door;
  readonly approvals: Approvals;
  readonly archive: PolicyArchive;
  readonly store: PolicyChangeStore;
  readonly replays: Pick<Replays, 'firstSince'>;
  readonly clock: Clock;
  readonly random: Random;
}

/** Files that are new or other, and files that go; what is not named stays as it is in force. */
export interface ChangeDraft {
  readonly files: readonly PolicyText[];
  readonly remove: readonly string[];
  readonly why: string;
}

export type RehearsalRun = () => AsyncGenerator<{ done: number; total: number }, Rehearsal>;

interface Step<T> {
  readonly value: T;
  readonly receipt: Receipt;
}

export class PolicyChanges {
  readonly #parts: ChangeParts;

  constructor(parts: ChangeParts) {
    this.#parts = parts;
  }

  /** Throws `BadInput` naming file, line and policy; then nothing is kept. */
  async propose(plan: Plan, draft: ChangeDraft): Promise<Step<PolicyChange>> {
    const { door, store, inForce, clock, random, people } = this.#parts;
    const source = applied(inForce.source, draft);
    const engine = checkPolicies(source, inForce);
    if (engine.policyHash === inForce.policyHash) throw new BadInput('this decides exactly as the policies in force do; there is nothing to change', { fr: 'ceci décide exactement comme les politiques en vigueur ; il n’y a rien à changer' });
    if (!canBeChangedBack(engine, await people.activeMembers(dayOf(clock())), dayOf(clock()))) {
      throw new BadInput('under this set nobody could propose, rehearse, approve and adopt a change any more; keep rehearsal.cedar and the approval of policy changes', { fr: 'avec ce jeu, plus personne ne pourrait proposer, répéter, approuver et adopter un changement' });
    }
    const { agencyId, memberId } = plan.caller.member;
    const change = {
      agencyId, changeId: newId('pol', random), texts: source.texts, policyHash: engine.policyHash, contentHash: hashOfContent(source), before: inForce.policyHash,
      why: draft.why, proposedBy: memberId, proposedAtMs: clock(),
    };
    const rows: Json = { change: nameOf(change), policyHash: change.policyHash, contentHash: change.contentHash, before: change.before, why: draft.why };
    const { receipt } = await door.write(plan, rows, (intent) => store.add(intent, change));
    return { value: await this.#found(change), receipt };
  }

  async list(plan: Plan): Promise<Sealed<readonly PolicyChange[]>> {
    return this.#seal(plan, await this.#parts.store.list());
  }

  async one(plan: Plan, key: ChangeKey): Promise<Sealed<PolicyChange | undefined>> {
    const found = await this.#parts.store.find(key);
    return found === undefined ? seal(plan, new Map(), undefined) : seal(plan, new Map([[found.agencyId, [`policies:${found.changeId}`]]]), found);
  }

  /** Reads every log from a day on: each of them gets a receipt that says so. */
  async rehearsal(plan: Plan, key: ChangeKey, from: string | null): Promise<Sealed<RehearsalRun | undefined>> {
    const { store, inForce, ledger, replays } = this.#parts;
    const change = await store.find(key);
    if (change?.state !== 'proposed') return seal(plan, new Map(), undefined);
    const proposed = checkPolicies({ texts: change.texts, schema: inForce.source.schema }, inForce);
    const heads = await ledger.heads();
    const since = from === null ? 0 : Date.parse(`${from}T00:00:00Z`);
    const ranges = await Promise.all(heads.map(async ({ agencyId, size }) => ({ agencyId, from: since === 0 ? 0n : await replays.firstSince(agencyId, since), to: size })));
    const shown = new Map(ranges.filter((range) => range.from < range.to).map((range) => [range.agencyId, [`@${range.from}-${range.to - 1n}`]]));
    const by = `${plan.caller.member.agencyId}~${plan.caller.member.memberId}`;
    return seal(plan, shown, () => this.#kept(plan, change, rehearse(this.#parts, { proposed, from, ranges, planId: plan.id, by })));
  }

  /** What a second person is asked to approve: exactly these two sets, and exactly this rehearsal. */
  async ask(plan: Plan, key: ChangeKey, why: string, approverAgencyId: string | undefined): Promise<Step<Approval> | Refused> {
    const change = await this.#adoptable(key);
    return this.#parts.approvals.request(plan, { kind: 'change_policy', subject: subjectOf(change), why, ...(approverAgencyId !== undefined && { approverAgencyId }) });
  }

  /** Puts the set in force, for every request after this one. Throws `BadInput` when its rehearsal does not stand any more. */
  async adopt(plan: Plan, key: ChangeKey): Promise<Step<PolicyChange> | Refused> {
    const { door, approvals, store, inForce, archive, ledger, clock } = this.#parts;
    const change = await this.#adoptable(key);
    const source = { texts: change.texts, schema: inForce.source.schema };
    // Read again, from the very texts: a row that was edited since is another set.
    if (checkPolicies(source, inForce).policyHash !== change.policyHash) throw stale('altered');
    const taken = await approvals.take(plan, 'change_policy', hashOf(subjectOf(change)));
    if (isRefused(taken)) return taken;
    const { policyHash: before } = inForce;
    const by = `${plan.caller.member.agencyId}~${plan.caller.member.memberId}`;
    const rows: Json = { change: nameOf(change), policyHash: change.policyHash, contentHash: change.contentHash, before, rehearsal: change.rehearsalHash, both: taken.both };
    const { receipt } = await door.write(plan, rows, async (intent) => {
      const entry = `${intent.receipt.origin}#${intent.index}`;
      const set = archive.keep(source, change.policyHash);
      archive.setActive({ ...set, origin: 'change', entry });
      inForce.take(source, set);
      await announcePolicies(ledger, { event: 'changed', before, entry, ...set });
      await store.adopted(change, by, clock());
    });
    return { value: await this.#found(change), receipt };
  }

  /** Why a change cannot be adopted now, if it cannot. */
  async staleness(change: PolicyChange): Promise<StaleReason | undefined> {
    const { ledger, inForce, clock } = this.#parts;
    const heads = new Map((await ledger.heads()).map(({ agencyId, size }) => [agencyId, size]));
    return staleReason(change, inForce.policyHash, heads, clock(), hashOfRehearsal);
  }

  /** What was found is kept only when it was found to its end; its hash is on the record before it can be read. */
  async *#kept(plan: Plan, change: PolicyChange, run: AsyncGenerator<{ done: number; total: number }, Rehearsal>): AsyncGenerator<{ done: number; total: number }, Rehearsal> {
    const { door, store } = this.#parts;
    const { agencyId, memberId, userName, role } = plan.caller.member;
    const note = (said: { readonly [key: string]: Json }) => door.note(agencyId, { action: 'rehearsePolicies', actor: { agency: agencyId, member: memberId, user: userName, role }, id: plan.id, change: nameOf(change), ...said });
    let rehearsal: Rehearsal | undefined;
    try {
      rehearsal = yield* run;
    } finally {
      if (rehearsal === undefined) await note({ outcome: 'cancelled' });
    }
    const hash = hashOfRehearsal(rehearsal);
    await note({ outcome: 'done', rehearsal: hash, counts: { ...rehearsal.counts } });
    await store.rehearsed(change, rehearsal, hash, `${agencyId}~${memberId}`);
    return rehearsal;
  }

  async #adoptable(key: ChangeKey): Promise<PolicyChange> {
    const change = await this.#parts.store.find(key);
    if (change === undefined) throw new BadInput('there is no such change; `custos access policies` lists them', { fr: 'il n’y a pas de tel changement' });
    const reason = await this.staleness(change);
    if (reason !== undefined) throw stale(reason);
    return change;
  }

  async #found(key: ChangeKey): Promise<PolicyChange> {
    const found = await this.#parts.store.find(key);
    if (found === undefined) throw new BadInput('this change is gone', { fr: 'cette modification n’existe plus' });
    return found;
  }

  #seal(plan: Plan, changes: readonly PolicyChange[]): Sealed<readonly PolicyChange[]> {
    const ids = new Map<string, string[]>();
    for (const { agencyId, changeId } of changes) ids.set(agencyId, [...(ids.get(agencyId) ?? []), `policies:${changeId}`]);
    return seal(plan, ids, changes);
  }
}

function applied(inForce: PolicySource, { files, remove }: ChangeDraft): PolicySource {
  const missing = remove.find((name) => !inForce.texts.some((one) => one.name === name));
  if (missing !== undefined) throw new BadInput(`there is no policy file \`${missing.slice(0, 80)}\` in force`, { fr: `il n’y a pas de fichier de politiques \`${missing.slice(0, 80)}\` en vigueur` });
  const kept = inForce.texts.filter(({ name }) => !remove.includes(name) && !files.some((one) => one.name === name));
  return { schema: inForce.schema, texts: [...kept, ...files.map(({ name, text }) => ({ name, text }))].toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
}

function subjectOf({ agencyId, changeId, policyHash, contentHash, rehearsal, rehearsalHash }: PolicyChange): Json {
  return {
    change: `${agencyId}~${changeId}`, before: rehearsal?.before ?? null, policyHash, contentHash, rehearsal: rehearsalHash ?? null,
    counts: rehearsal === undefined ? null : { ...rehearsal.counts }, peopleWhoseSightChanges: rehearsal?.sight.changed.length ?? null,
  };
}

const nameOf = ({ agencyId, changeId }: ChangeKey): string => `${agencyId}~${changeId}`;
/** Through text, as it is kept: what a database gives back is hashed alike. */
const hashOfRehearsal = (rehearsal: Rehearsal): string => hashOf(JSON.parse(JSON.stringify(rehearsal)) as Json);
const hashOfContent = (source: PolicySource): string => contentOf(source).contentHash;

const staleWords: Readonly<Record<StaleReason, readonly [en: string, fr: string]>> = {
  unrehearsed: ['this change was not rehearsed; rehearse it first', 'ce changement n’a pas été répété ; répétez-le d’abord'],
  other_policies: ['other policies are in force than those it was rehearsed against; rehearse it again', 'd’autres politiques sont en vigueur que lors de la répétition ; répétez-le'],
  too_old: ['its rehearsal is older than an hour; rehearse it again', 'sa répétition date de plus d’une heure ; répétez-le'],
  record_shrank: ['the record is shorter than when it was rehearsed; verify the ledger', 'le registre est plus court que lors de la répétition ; vérifiez le registre'],
  altered: ['the change or its rehearsal is not the one that is on the record; propose it again', 'le changement ou sa répétition n’est plus celui du registre ; proposez-le de nouveau'],
  engines_differ: ['the compiled policies and the reference engine differ on this set; it cannot be adopted', 'les politiques compilées et le moteur de référence divergent ; ce jeu ne peut être adopté'],
  adopted: ['this change is in force already', 'ce changement est déjà en vigueur'],
};

function stale(reason: StaleReason): BadInput {
  const [en, fr] = staleWords[reason];
  return new BadInput(en, { fr });
}
