// Figures of the registry from their computing to their publication: counted under the labels of whoever counts, revised and never overwritten, made public by two
// and only after every originator released its part (G4, G5, G7, G8).
import { type Approvals, type Door, type Intent, type Plan, seal, type Sealed } from '../../access/index.js';
import { asJson, BadInput, type Clock, hashOf, isRefused, type Json, newId, type Random, refuse, type Refused } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { Figure } from '../figure.js';
import { publicFigures } from '../reference-figures.js';
import type { Words } from '../wording.js';
import { counted, type CountingParts, datedQuestion } from './counting.js';
import type { FigureBook } from './figure-book.store.js';
import { changeOf, type FigureChange, revisionIn } from './figure-change.js';
import type { RowsProgress } from './figure-rows.store.js';
import { type FigureUse, standingOf } from './figure-use.js';
import { idsOf, keyOf, refOf, shownIds } from './figure-ref.js';
import { figuresIn, type FigureView, type ReadFigure } from './figure-view.js';
import { isOf, latestPublished, mayPublish, originatorsLeft } from './publication.js';
import { type ReleasedFigure, releasedAt } from './released.js';
import { quote, type Quote } from './quote.js';
import { type FigureAct, figureLabel, type FigureKey, type StoredFigure } from './stored-figure.js';
import { type Question, vocabulary } from './vocabulary.js';

export interface StoredFiguresParts extends CountingParts {
  readonly door: Door;
  readonly approvals: Approvals;
  readonly book: FigureBook;
  /** Dated figures that an agency brought in, named `agency~id`. */
  readonly dated: (agencyId: string) => Promise<readonly Figure[]>;
  readonly clock: Clock;
  readonly random: Random;
}

export interface FigureDraft {
  readonly question: Question;
  /** The code of a question that stood ready. */
  readonly named: string | null;
  /** The figure of which this is a new revision. */
  readonly revises?: FigureKey;
  readonly why?: string;
}

export interface FigureStep {
  /** `requested`: it waits for a second person; the same, sent again once they approved, is `done`. */
  readonly state: 'requested' | 'done';
  readonly approval: string | null;
  readonly receipt: Receipt;
}

export interface FigureBeside {
  readonly picked: Figure;
  readonly figures: readonly Figure[];
}

export class StoredFigures {
  readonly #parts: StoredFiguresParts;

  constructor(parts: StoredFiguresParts) {
    this.#parts = parts;
  }

  /** Counts, and keeps what was counted; shows nothing. Under a plan for `computeFigure`. */
  async compute(plan: Plan, draft: FigureDraft): Promise<{ readonly value: StoredFigure; readonly receipt: Receipt } | Refused> {
    const { door, book, clock, random } = this.#parts;
    const { named } = draft;
    const question = await datedQuestion(this.#parts, draft.question);
    const before = draft.revises === undefined ? undefined : await this.#own(plan, draft.revises);
    if (draft.revises !== undefined && before === undefined) return door.decline(plan, 'figures/none', noSuchFigure());
    if (before !== undefined && hashOf(asJson(before.question)) !== hashOf(asJson(question))) throw new BadInput('a revision asks what the figure asked; compute another figure', { fr: 'une révision pose la même question que le chiffre ; calculez un autre chiffre' });
    if (before !== undefined && (draft.why ?? '').trim().length < 10) throw new BadInput('say in `why` what changed, in 10 characters or more', { fr: 'dites dans `why` ce qui a changé, en 10 caractères ou plus' });
    const { agencyId, userName } = plan.caller.member;
    const figure: StoredFigure = {
      agencyId, figureId: before?.figureId ?? newId('fig', random), revision: (before?.revision ?? 0) + 1, question, named, vocabulary: vocabulary.version,
      computed: await drained(counted(this.#parts, plan, { question, vocabulary: vocabulary.version }, null)), asOf: door.today(), computedAtMs: clock(), computedBy: `${userName}@${agencyId}`, why: draft.why ?? null,
    };
    const { computed } = figure;
    return door.write(plan, { figure: refOf(figure), revision: figure.revision, question: asJson(question), vocabulary: figure.vocabulary, rowsHash: computed.rowsHash, rows: computed.rows, figureHash: hashOf(asJson(figure)) }, async (intent: Intent) => {
      await book.add(figure, intent);
      return figure;
    });
  }

  /** The question of a figure that may be revised, to ask it again. */
  async questionOf(plan: Plan, ref: string): Promise<Pick<FigureDraft, 'question' | 'named'> | undefined> {
    const own = await this.#own(plan, keyOf(ref));
    return own && { question: own.question, named: own.named };
  }

  /** Under a plan for `viewFigures`: those of the reader's agency that they may see, and whatever is public. */
  async list(plan: Plan): Promise<Sealed<readonly ReadFigure[]>> {
    const read = await this.#visible(plan);
    return seal(plan, shownIds(read), read);
  }

  /** A figure in its last revision with what `choose` sets beside it; what cannot be read is one answer with what is not there: undefined. */
  async beside(plan: Plan, ref: string, choose: (picked: Figure, all: readonly Figure[]) => readonly Figure[]): Promise<Sealed<FigureBeside | undefined>> {
    const all = (await this.#visible(plan)).flatMap(figuresIn);
    const picked = all.findLast(({ id }) => id === ref);
    const figures = picked === undefined ? [] : choose(picked, all);
    const own = figures.filter(({ id }) => id.includes('~')).map(({ id, revision }) => ({ ...keyOf(id), revision }));
    return seal(plan, idsOf(own), picked && { picked, figures });
  }

  async #visible(plan: Plan): Promise<readonly ReadFigure[]> {
    const { book } = this.#parts;
    const [all, acts, uses] = [await book.all(), await book.acts(), await book.uses(plan.caller.member.agencyId)];
    const keys = [...new Map(all.map((one) => [refOf(one), one])).values()];
    const views = keys.flatMap((key) => this.#view(plan, all.filter((one) => refOf(one) === refOf(key)), acts, uses) ?? []);
    const own = (await this.#parts.dated(plan.caller.member.agencyId)).map((one): ReadFigure => datedFigure(one, acts));
    return [...views.map((view) => ({ view })), ...own, ...[...publicFigures.values()].map((reference) => ({ reference }))];
  }

  /** One revision of a figure as a text of the caller's may quote it; undefined for what is absent, foreign or counted from what they may not see (`quote.ts`). */
  async quote(plan: Plan, ref: string, revision: number): Promise<Quote | undefined> {
    const read = await this.#read(plan, ref);
    return read && quote(read, ref, revision, await this.#parts.book.acts());
  }

  /** What two people made public, as everybody may read it; no plan, since nothing else is in it. */
  async published(): Promise<readonly FigureView[]> {
    const [all, acts] = [await this.#parts.book.all(), await this.#parts.book.acts()];
    return latestPublished(acts).flatMap((act) => all.filter((one) => isOf(one, act)).map((one) => publicView(one, act)));
  }

  /** Absent, another agency's and counted from what the reader may not see are one answer: undefined. A name without an agency is a reference figure's. */
  async read<N extends readonly string[]>(plan: Plan, refs: N): Promise<Sealed<{ readonly [at in keyof N]: ReadFigure | undefined }>> {
    const found = await Promise.all(refs.map((ref) => this.#read(plan, ref)));
    return seal(plan, shownIds(found.flatMap((one) => one ?? [])), found as { readonly [at in keyof N]: ReadFigure | undefined });
  }

  /** Under a plan for `viewFigures`: what was public at the end of a day, of every agency. */
  async released(plan: Plan, asOf: string, nameOf: (agencyId: string) => Words): Promise<Sealed<readonly ReleasedFigure[]>> {
    const [all, acts] = [await this.#parts.book.all(), await this.#parts.book.acts()];
    const found = releasedAt(asOf, all, acts, nameOf);
    return seal(plan, idsOf(found.map(({ figure }) => ({ ...keyOf(figure.id), revision: figure.revision }))), found);
  }

  /** Whether two people published exactly these revisions. */
  async areReleased(revisions: readonly { readonly id: string; readonly revision: number }[]): Promise<boolean> {
    if (revisions.length === 0) return true;
    const published = new Set((await this.#parts.book.acts()).filter(({ kind }) => kind === 'published').map((act) => `${refOf(act)} ${act.revision}`));
    return revisions.every(({ id, revision }) => published.has(`${id} ${revision}`));
  }

  async #read(plan: Plan, ref: string): Promise<ReadFigure | undefined> {
    const reference = publicFigures.get(ref);
    if (reference !== undefined) return { reference };
    if (!ref.includes('~')) return undefined;
    const { member } = plan.caller;
    const { book, dated: datedOf } = this.#parts;
    const dated = keyOf(ref).agencyId === member.agencyId ? (await datedOf(member.agencyId)).find(({ id }) => id === ref) : undefined;
    if (dated !== undefined) return datedFigure(dated, await book.acts());
    const view = this.#view(plan, await book.revisions(keyOf(ref)), await book.acts(), await book.uses(member.agencyId));
    return view && { view };
  }

  /** What changed between two revisions, for whoever may see both whole. */
  async change(plan: Plan, ref: string, from: number, to: number): Promise<Sealed<FigureChange | undefined>> {
    const revisions = (await this.#own(plan, keyOf(ref))) === undefined ? [] : (await this.#parts.book.revisions(keyOf(ref))).filter((one) => seesWhole(plan, one));
    if (revisions.length === 0) return seal(plan, new Map(), undefined);
    const [older, newer] = [revisionIn(revisions, from), revisionIn(revisions, to)];
    return seal(plan, idsOf([older, newer]), changeOf(older, newer));
  }

  /**
   * Counts again and keeps nothing: as of the figure's day where that day is over (G8), or as of now. The work is released before it begins, and says how far it is;
   * its last word is what differs from what stands.
   */
  async recount(plan: Plan, ref: string, when: 'then' | 'now'): Promise<Sealed<AsyncGenerator<RowsProgress, FigureChange> | undefined>> {
    const figure = await this.#own(plan, keyOf(ref));
    if (figure === undefined) return seal(plan, new Map(), undefined);
    return seal(plan, idsOf([figure]), this.#recounting(plan, figure, when));
  }

  async *#recounting(plan: Plan, figure: StoredFigure, when: 'then' | 'now'): AsyncGenerator<RowsProgress, FigureChange> {
    const today = this.#parts.door.today();
    const { question, vocabulary: version, first } = figure;
    const computed = yield* counted(this.#parts, plan, when === 'then' ? { question, vocabulary: version, first } : { question, vocabulary: vocabulary.version }, when === 'then' && figure.asOf < today ? figure.asOf : null);
    return changeOf(figure, { ...figure, computed, asOf: when === 'then' ? figure.asOf : today, ...(when === 'now' && { vocabulary: vocabulary.version }) });
  }

  /** Records where a published revision was used, so that its correction is seen there. Under a plan for `computeFigure`. */
  async use(plan: Plan, ref: string, revision: number, where: string): Promise<{ readonly value: FigureUse; readonly receipt: Receipt } | Refused> {
    const { door, book, clock, random } = this.#parts;
    const key = keyOf(ref);
    const published = (await book.acts()).find((act) => act.kind === 'published' && isOf({ ...key, revision }, act));
    if (published === undefined) return door.decline(plan, 'figures/none', noSuchFigure());
    const { agencyId, userName } = plan.caller.member;
    const use: FigureUse = { ...key, useId: newId('use', random), usedBy: agencyId, revision, where, recordedBy: `${userName}@${agencyId}`, atMs: clock() };
    return door.write(plan, { use: use.useId, figure: ref, revision, useHash: hashOf(asJson(use)) }, async (intent: Intent) => {
      await book.addUse(use, intent);
      return use;
    });
  }

  /** Asks the agency whose statements were counted to let its part become public; recorded when two did, one of them there. */
  async release(plan: Plan, ref: string, originator: string, why: string): Promise<FigureStep | Refused> {
    const { door, book } = this.#parts;
    const figure = await this.#own(plan, keyOf(ref));
    if (figure === undefined || !originatorsLeft(figure, await book.acts()).includes(originator)) return door.decline(plan, 'figures/none', noSuchFigure());
    // Of its own part only: what others hold is not this originator's to read.
    const subject: Json = { ...about(figure), originator, unitsOfYours: figure.computed.originators[originator] ?? 0, for: 'publication' };
    return this.#byTwo(plan, { kind: 'release_figure', subject, why, approverAgencyId: originator }, figure, { kind: 'released', originator, shown: null });
  }

  /** Under a plan for `publishFigure`. Refused where an originator has not released, where too few are counted, and where it would tell a few apart. */
  async publish(plan: Plan, ref: string, why: string): Promise<FigureStep | Refused> {
    const { door, book } = this.#parts;
    const figure = await this.#own(plan, keyOf(ref));
    const [all, acts] = [await book.all(), await book.acts()];
    const dated = keyOf(ref).agencyId === plan.caller.member.agencyId ? (await this.#parts.dated(plan.caller.member.agencyId)).find(({ id }) => id === ref) : undefined;
    if (dated !== undefined) return this.#releaseDated(plan, dated, acts, why);
    if (figure === undefined || acts.some((act) => act.kind === 'published' && isOf(figure, act))) return door.decline(plan, 'figures/none', noSuchFigure());
    const shown = mayPublish(figure, all, acts);
    if (isRefused(shown)) return door.decline(plan, 'figures/not-publishable', shown);
    return this.#byTwo(plan, { kind: 'publish_figure', subject: { ...about(figure), published: asJson({ ...shown, hidden: [...shown.hidden] }) }, why }, figure, { kind: 'published', originator: null, shown });
  }

  /** What an agency brought in is its source's: two people record that the source released this revision, and where it says so. */
  async #releaseDated(plan: Plan, dated: Figure, acts: readonly FigureAct[], why: string): Promise<FigureStep | Refused> {
    const key = { ...keyOf(dated.id), revision: dated.revision };
    if (acts.some((act) => act.kind === 'published' && isOf(key, act))) return this.#parts.door.decline(plan, 'figures/none', noSuchFigure());
    const subject: Json = { figure: dated.id, revision: dated.revision, called: dated.label.en, asOf: dated.asOf, releasedBy: dated.source.by.en, figureHash: hashOf(asJson(dated)) };
    return this.#byTwo(plan, { kind: 'publish_figure', subject, why }, key, { kind: 'published', originator: null, shown: null });
  }

  async #byTwo(plan: Plan, draft: { readonly kind: string; readonly subject: Json; readonly why: string; readonly approverAgencyId?: string }, figure: FigureKey & { readonly revision: number }, act: Pick<FigureAct, 'kind' | 'originator' | 'shown'>): Promise<FigureStep | Refused> {
    const { approvals, door, book, clock, random } = this.#parts;
    const subjectHash = hashOf(draft.subject);
    if (!(await approvals.isHeld(plan, draft.kind, subjectHash))) {
      const asked = await approvals.request(plan, draft);
      return isRefused(asked) ? asked : { state: 'requested', approval: `${asked.value.agencyId}~${asked.value.approvalId}`, receipt: asked.receipt };
    }
    const taken = await approvals.take(plan, draft.kind, subjectHash);
    if (isRefused(taken)) return taken;
    const by = [`${plan.caller.member.userName}@${plan.caller.member.agencyId}`, `${taken.approval.decision?.memberId ?? ''}@${taken.approval.approverAgencyId}`];
    const { receipt } = await door.write(plan, { act: draft.kind, subject: draft.subject, approved: taken.both }, async (intent: Intent) => {
      const { agencyId, figureId, revision } = figure;
      await book.addAct({ agencyId, figureId, revision, actId: newId('act', random), by, atMs: clock(), ...act }, intent);
    });
    return { state: 'done', approval: null, receipt };
  }

  /** The latest revision, for those of its agency who may see all that it counts. */
  async #own(plan: Plan, key: FigureKey): Promise<StoredFigure | undefined> {
    const latest = (await this.#parts.book.revisions(key)).at(-1);
    return latest !== undefined && seesWhole(plan, latest) ? latest : undefined;
  }

  #view(plan: Plan, revisions: readonly StoredFigure[], acts: readonly FigureAct[], used: readonly FigureUse[]): FigureView | undefined {
    const latest = revisions.at(-1);
    if (latest === undefined) return undefined;
    const own = acts.filter((act) => act.agencyId === latest.agencyId && act.figureId === latest.figureId);
    const [published] = latestPublished(own);
    const more = { published, publications: own.filter(({ kind }) => kind === 'published'), uses: used.filter((use) => refOf(use) === refOf(latest)).flatMap((use) => standingOf(use, own) ?? []) };
    // INVARIANT: a figure is read whole by those alone who may see everything that it was counted from (tests/attacks/access/published-figures.test.ts).
    if (seesWhole(plan, latest)) return { latest, whole: true, revisions: revisions.filter((one) => seesWhole(plan, one)), notReleased: originatorsLeft(latest, acts), ...more };
    const shown = published && revisions.find((one) => isOf(one, published));
    return shown && { ...publicView(shown, published), ...more };
  }
}

/** Of a dated figure the release of exactly this revision is on record, or not; what was released before it was corrected says nothing of it. */
function datedFigure(reference: Figure, acts: readonly FigureAct[]): ReadFigure {
  const own = keyOf(reference.id);
  return { own, reference: { ...reference, isReleased: acts.some((act) => act.kind === 'published' && isOf({ ...own, revision: reference.revision }, act)) } };
}

function publicView(shown: StoredFigure, published: FigureAct): FigureView {
  return { latest: shown, whole: false, revisions: [shown], published, publications: [published], uses: [], notReleased: [] };
}

async function drained<T>(work: AsyncGenerator<unknown, T>): Promise<T> {
  let step = await work.next();
  while (step.done !== true) step = await work.next();
  return step.value;
}

function seesWhole(plan: Plan, { agencyId, computed }: StoredFigure): boolean {
  return agencyId === plan.caller.member.agencyId && computed.labels.every((label) => plan.labelIds.includes(label));
}

function about(figure: StoredFigure) {
  const { revision, vocabulary: version, question, asOf, computed } = figure;
  return { figure: refOf(figure), revision, question: asJson(question), called: figureLabel(figure).en, vocabulary: version, asOf, rowsHash: computed.rowsHash };
}

/** Absent, foreign, hidden and done already are one refusal (G4). */
function noSuchFigure(): Refused {
  return refuse('no_such_request', 'there is no such figure here that this could be done with', 'il n’y a pas ici de tel chiffre avec lequel faire cela');
}
