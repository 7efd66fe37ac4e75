// Minister's notes from writing to release: every number a figure, signed by two who wrote none of it, released only when each figure may leave, and never overwritten (G2, G4, G5, G7, G8).
import { type Door, type Intent, type LabelSpec, type LabelStore, type Member, type Plan, seal, type Sealed } from '../../access/index.js';
import { asJson, BadInput, type Chain, type Clock, hashOf, newId, parseEntityRef, type Random, refuse, type Refused } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { Figure } from '../figure.js';
import type { Quote, StoredFigures } from '../stored/index.js';
import type { Words } from '../wording.js';
import { citationsOf } from './citations.js';
import { type Correction, correctionsOf } from './corrections.js';
import { checkTexts, placesOf } from './draft.js';
import type { NoteAct, NoteKey, NoteKind, NoteRevision, NoteTexts, Person, ReleaseAct } from './note.js';
import type { NoteBook } from './note-book.store.js';
import { isOfNote, type NoteView, releasesOf } from './note-view.js';
import { printNote } from './printed.js';
import { isOut, type PublicRelease, publicReleases, refuseKind } from './release-kind.js';
import { mayNotSign, signaturesOf } from './signing.js';

export interface NotesParts {
  readonly door: Door;
  readonly book: NoteBook;
  readonly labels: LabelStore;
  readonly figures: Pick<StoredFigures, 'quote' | 'published'>;
  /** Whoever is a member now; undefined for those who have gone. */
  readonly memberOf: (agencyId: string, memberId: string) => Promise<Member | undefined>;
  readonly chainOf: (member: Member) => Promise<Chain>;
  /** Both names of each agency. */
  readonly agencyNames: () => Promise<ReadonlyMap<string, Words>>;
  readonly clock: Clock;
  readonly random: Random;
}

export interface NoteDraft {
  readonly texts: NoteTexts;
  /** A minister's note when absent. */
  readonly kind?: NoteKind;
  /** Of a release: the moment before which nobody outside reads it. */
  readonly embargoUntilMs?: number;
  readonly label: LabelSpec;
  /** The note of which this is a new revision, and which revision its author read. */
  readonly revises?: NoteKey & { readonly from: number };
  readonly why?: string;
}

interface Step<T> {
  readonly value: T;
  readonly receipt: Receipt;
}

const needed = 2;

export class Notes {
  readonly #parts: NotesParts;

  constructor(parts: NotesParts) {
    this.#parts = parts;
  }

  /** Under a plan for `writeNote`. Throws `BadInput` with the place of a number without its figure, of a figure that is not there for its author, or of an old revision. */
  async write(plan: Plan, { texts, kind = 'note', embargoUntilMs, label, revises, why }: NoteDraft): Promise<Step<NoteRevision> | Refused> {
    const { door, book, clock, random, labels } = this.#parts;
    checkTexts(texts, kind);
    refuseKind(kind, embargoUntilMs);
    const before = revises && (await this.#whole(plan, revises));
    if (revises !== undefined && before === undefined) return door.decline(plan, 'notes/none', noSuchNote());
    if (before !== undefined && before.revision !== revises?.from) throw new BadInput(`it was written anew since you read it; read revision ${before.revision} first`, { fr: `elle a été récrite depuis que vous l’avez lue ; lisez d’abord la révision ${before.revision}` });
    if (before !== undefined && (why ?? '').trim().length < 10) throw new BadInput('say in `why` what changed, in 10 characters or more', { fr: 'dites dans `why` ce qui a changé, en 10 caractères ou plus' });
    if (before !== undefined && (before.kind ?? 'note') !== kind) throw new BadInput('a note does not become a release, nor a release a note; write another', { fr: 'une note ne devient pas un communiqué, ni un communiqué une note ; écrivez-en un autre' });
    const quotes = await this.#quotable(plan, texts);
    const { agencyId } = plan.caller.member;
    const { labelId } = await labels.intern(agencyId, label);
    if (!door.mayRead(plan, labelId)) throw new BadInput('you could not read this label yourself; choose one that you may read', { fr: 'vous ne pourriez lire vous-même sous cette mention ; choisissez-en une que vous pouvez lire' });
    const note: NoteRevision = {
      agencyId, noteId: before?.noteId ?? newId('note', random), revision: (before?.revision ?? 0) + 1, texts, labels: [...new Set([labelId, ...quotes.flatMap((one) => one.labels)])],
      author: personOf(plan.caller.member), writtenAtMs: clock(), why: before === undefined ? null : (why ?? null), ...(kind === 'release' && { kind }), ...(embargoUntilMs !== undefined && { embargoUntilMs }),
    };
    return door.write(plan, { note: refOf(note), revision: note.revision, quotes: quotes.map(({ ref, revision }) => `${ref}@${revision}`), noteHash: hashOf(asJson(note)) }, async (intent: Intent) => {
      await book.add(note, intent);
      return note;
    });
  }

  /** Under a plan for `viewNotes`: those of the reader's agency that they may see whole, and whatever was released. */
  async list(plan: Plan): Promise<Sealed<readonly NoteView[]>> {
    const views = await this.#views(plan);
    return seal(plan, idsOf(views), views);
  }

  /** Absent, foreign and written under what the reader may not see are one answer: undefined. Without `revision`: the last that they may have. */
  async read(plan: Plan, ref: string, revision?: number): Promise<Sealed<NoteView | undefined>> {
    const view = await this.#view(plan, keyOf(ref), await this.#parts.book.all(), await this.#parts.book.acts(), revision);
    return seal(plan, view === undefined ? new Map() : idsOf([view]), view);
  }

  async corrections(plan: Plan): Promise<Sealed<readonly Correction[]>> {
    const views = await this.#views(plan, true);
    return seal(plan, idsOf(views), correctionsOf(views));
  }

  /** News releases that are out, as everybody may read them; no plan, since nothing else is in it. */
  async published(): Promise<readonly PublicRelease[]> {
    const { book, figures, clock } = this.#parts;
    return publicReleases(await book.acts(), clock(), new Map((await figures.published()).map(({ latest }) => [`${latest.agencyId}~${latest.figureId}`, latest.revision])));
  }

  /** Under a plan for `signNote`, of what the signer read: another hash means that it prints something else now. */
  async sign(plan: Plan, ref: string, revision: number, printedHash: string): Promise<Step<NoteAct> | Refused> {
    const { door, clock, random } = this.#parts;
    const [all, acts] = [await this.#parts.book.all(), await this.#parts.book.acts()];
    const view = await this.#view(plan, keyOf(ref), all, acts);
    if (view?.note === undefined || view.note === null || view.revision !== revision || view.released !== undefined) return door.decline(plan, 'notes/none', noSuchNote());
    if (view.printedHash !== printedHash || view.obstacles.some(({ code }) => code === 'not_kept')) return door.decline(plan, 'notes/other-print', refuse('not_allowed', 'it prints something else now than what you read; read it again', 'elle imprime autre chose que ce que vous avez lu ; relisez-la'));
    const signer = personOf(plan.caller.member);
    const declined = mayNotSign(signer, await this.#parts.chainOf(plan.caller.member), await this.#authors(view.note, all), await this.#signed(view.signatures));
    if (declined !== undefined) return door.decline(plan, 'notes/not-a-signer', declined);
    return this.#act(plan, { agencyId: view.agencyId, noteId: view.noteId, actId: newId('act', random), revision, printedHash, by: signer, atMs: clock(), kind: 'signed' });
  }

  /** Under a plan for `releaseNote`. Refused with what is missing: signatures, a publication, an originator's release. */
  async release(plan: Plan, ref: string, revision: number, why: string): Promise<Step<NoteAct> | Refused> {
    const { door, clock, random } = this.#parts;
    const view = await this.#view(plan, keyOf(ref), await this.#parts.book.all(), await this.#parts.book.acts());
    if (view?.note === undefined || view.note === null || view.revision !== revision || view.released !== undefined) return door.decline(plan, 'notes/none', noSuchNote());
    const [obstacle] = view.obstacles;
    // INVARIANT: nothing is released that two did not sign as it prints, or that quotes what may not leave (tests/attacks/access/ministers-note.test.ts).
    if (obstacle !== undefined) return door.decline(plan, `notes/${obstacle.code}`, refusedFor(obstacle));
    return this.#act(plan, { agencyId: view.agencyId, noteId: view.noteId, actId: newId('act', random), revision, printedHash: view.printedHash, by: personOf(plan.caller.member), atMs: clock(), kind: 'released', why, corrects: view.note.why, printed: view.printed });
  }

  async #act(plan: Plan, act: NoteAct): Promise<Step<NoteAct>> {
    const { kind, revision, printedHash } = act;
    return this.#parts.door.write(plan, { note: refOf(act), act: kind, revision, printedHash, actHash: hashOf(asJson(act)), ...(act.kind === 'released' && { why: act.why }) }, async (intent: Intent) => {
      await this.#parts.book.addAct(act, intent);
      return act;
    });
  }

  /** The figures of a draft, each at its last revision. Throws `BadInput` with the places of the others, whose ids are not repeated. */
  async #quotable(plan: Plan, texts: NoteTexts): Promise<readonly Quote[]> {
    const quotes: Quote[] = [];
    for (const { ref, revision } of citationsOf(texts)) {
      const found = await this.#parts.figures.quote(plan, ref, revision);
      const at = placesOf(texts, ref, revision);
      if (found === undefined) throw new BadInput(`what is quoted at ${at} is no figure that you may read, in that revision; check its id`, { fr: `ce qui est cité à ${at} n’est pas un chiffre que vous pouvez lire, dans cette révision ; vérifiez son nom` });
      if (found.since !== null) throw new BadInput(`the figure quoted at ${at} was corrected; quote revision ${found.since.revision}`, { fr: `le chiffre cité à ${at} a été corrigé ; citez la révision ${found.since.revision}` });
      if (found.figure === null) throw new BadInput(`the figure quoted at ${at} counts too few to be told in a note`, { fr: `le chiffre cité à ${at} compte trop peu pour être dit dans une note` });
      quotes.push(found);
    }
    return quotes;
  }

  async #views(plan: Plan, releasedOnly = false): Promise<readonly NoteView[]> {
    const [all, acts] = [await this.#parts.book.all(), await this.#parts.book.acts()];
    const keys = [...new Map(all.map((one) => [refOf(one), one])).values()];
    const found: NoteView[] = [];
    for (const key of keys) {
      const view = await this.#view(plan, key, all, acts, releasedOnly ? 'released' : undefined);
      if (view !== undefined) found.push(view);
    }
    return found;
  }

  async #view(plan: Plan, key: NoteKey, all: readonly NoteRevision[], acts: readonly NoteAct[], asked?: number | 'released'): Promise<NoteView | undefined> {
    const revisions = all.filter((one) => isOfNote(key, one) && seesWhole(plan, one));
    // INVARIANT: before its hour a release is absent for everybody outside (tests/attacks/access/embargoed-release.test.ts).
    const releases = releasesOf(key, acts).filter((one) => revisions.length > 0 || isOut(one, this.#parts.clock()));
    // INVARIANT: a note that was not released is read by those alone of its agency who may see all that it rests on (tests/attacks/access/ministers-note.test.ts).
    const revision = asked === 'released' ? (releases.at(-1)?.revision ?? 0) : asked ?? Math.max(0, ...(revisions.length > 0 ? revisions : releases).map((one) => one.revision));
    const [note, released] = [revisions.find((one) => one.revision === revision), releases.find((one) => one.revision === revision)];
    if (note === undefined && released === undefined) return undefined;
    const quotes = await this.#quotesOf(plan, note, released);
    const names = await this.#parts.agencyNames();
    const printed = released?.printed ?? printNote(note as NoteRevision, new Map(quotes.map((one) => [`${one.ref}@${one.revision}`, one])), (figure) => sourceWords(figure, names));
    const printedHash = hashOf(asJson(printed));
    const signatures = note === undefined ? [] : signaturesOf(note, printedHash, acts);
    return {
      agencyId: key.agencyId, noteId: key.noteId, revision, note: note ?? null, printed, printedHash, signatures, released, marks: quotes.flatMap(({ ref, revision: of, since }) => (since === null ? [] : [{ ref, revision: of, since }])),
      obstacles: released !== undefined || note === undefined ? [] : obstaclesOf(quotes, signatures.length, revision < Math.max(...revisions.map((one) => one.revision))), history: historyOf(revisions, releases),
    };
  }

  /** Of a note that is printed for ever, what became of the figures that stand at its foot. */
  async #quotesOf(plan: Plan, note: NoteRevision | undefined, released: ReleaseAct | undefined): Promise<readonly Quote[]> {
    const cited = released?.printed.figures ?? citationsOf((note as NoteRevision).texts);
    const found = await Promise.all(cited.map(({ ref, revision }) => this.#parts.figures.quote(plan, ref, revision)));
    return cited.map(({ ref, revision }, at) => found[at] ?? { ref, revision, figure: null, isPublic: false, notReleased: [], labels: [], since: null });
  }

  /** The last revision of the caller's own agency's note, seen whole. */
  async #whole(plan: Plan, key: NoteKey): Promise<NoteRevision | undefined> {
    const latest = (await this.#parts.book.all()).findLast((one) => isOfNote(key, one));
    return latest !== undefined && seesWhole(plan, latest) ? latest : undefined;
  }

  /** As they wrote and as they are known now: an account may have been given its person since. */
  async #authors(note: NoteRevision, all: readonly NoteRevision[]): Promise<readonly Person[]> {
    const wrote = all.filter((one) => isOfNote(note, one)).map(({ author }) => author);
    const now = await Promise.all(wrote.map(({ memberId }) => this.#parts.memberOf(note.agencyId, memberId)));
    return [...wrote, ...now.flatMap((member) => (member === undefined ? [] : [personOf(member)]))];
  }

  async #signed(signatures: readonly NoteAct[]): Promise<readonly { readonly by: Person; readonly chain: Chain | undefined }[]> {
    return Promise.all(signatures.map(async ({ agencyId, by }) => {
      const member = await this.#parts.memberOf(agencyId, by.memberId);
      return { by, chain: member && (await this.#parts.chainOf(member)) };
    }));
  }
}

function obstaclesOf(quotes: readonly Quote[], signed: number, isOld: boolean): NoteView['obstacles'] {
  return [
    ...(isOld ? [{ code: 'superseded' as const, about: '' }] : []),
    ...quotes.filter(({ figure }) => figure === null).map(({ ref }) => ({ code: 'not_kept' as const, about: ref })),
    ...quotes.flatMap(({ ref, notReleased }) => notReleased.map((agency) => ({ code: 'not_released' as const, about: `${ref} ← ${agency}` }))),
    ...quotes.filter(({ isPublic, figure, notReleased }) => figure !== null && !isPublic && notReleased.length === 0).map(({ ref }) => ({ code: 'not_public' as const, about: ref })),
    ...(signed < needed ? [{ code: 'signatures' as const, about: `${signed} / ${needed}` }] : []),
  ];
}

function refusedFor({ code, about }: NoteView['obstacles'][number]): Refused {
  switch (code) {
    case 'not_released': return refuse('not_allowed', `a figure of it counts what another agency originated and did not release (${about}); ask for the release first`, `un de ses chiffres compte ce qu’un autre service a produit et n’a pas libéré (${about}) ; demandez d’abord la libération`);
    case 'not_public': return refuse('not_allowed', `a figure of it is not public (${about}); publish it first`, `un de ses chiffres n’est pas public (${about}) ; publiez-le d’abord`);
    case 'not_kept':
    case 'superseded': return refuse('not_allowed', 'a figure of it is not there any more in that revision; write it anew', 'un de ses chiffres n’est plus là dans cette révision ; récrivez-la');
    case 'signatures': break;
  }
  return refuse('needs_second_person', `two people who wrote none of it sign it first (${about})`, `deux personnes qui n’en ont rien écrit la signent d’abord (${about})`);
}

function historyOf(revisions: readonly NoteRevision[], releases: readonly ReleaseAct[]): NoteView['history'] {
  const releasedAt = (revision: number) => releases.find((one) => one.revision === revision)?.atMs ?? null;
  if (revisions.length > 0) return revisions.map(({ revision, writtenAtMs, why, author }) => ({ revision, writtenAtMs, why, author: author.userName, releasedAtMs: releasedAt(revision) }));
  return releases.map(({ revision, atMs, corrects }) => ({ revision, writtenAtMs: atMs, why: corrects, author: null, releasedAtMs: atMs }));
}

function seesWhole(plan: Plan, { agencyId, labels }: NoteRevision): boolean {
  return agencyId === plan.caller.member.agencyId && labels.every((label) => plan.labelIds.includes(label));
}

function sourceWords({ source, of }: Figure, names: ReadonlyMap<string, Words>): Words {
  const by = names.get(of.countedBy ?? '') ?? source.by;
  return { en: `${by.en}, ${source.where.en}`, fr: `${by.fr}, ${source.where.fr}` };
}

function personOf({ memberId, personRef, userName }: Member): Person {
  return { memberId, personRef: personRef ?? null, userName };
}

function refOf({ agencyId, noteId }: NoteKey): string {
  return `${agencyId}~${noteId}`;
}

function keyOf(ref: string): NoteKey {
  const { agencyId, entityId } = parseEntityRef(ref);
  return { agencyId, noteId: entityId };
}

function idsOf(views: readonly NoteKeyed[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const { agencyId, noteId, revision } of views) ids.set(agencyId, [...(ids.get(agencyId) ?? []), `note:${noteId}:${revision}`]);
  return ids;
}

type NoteKeyed = NoteKey & { readonly revision: number };

/** Absent, foreign, hidden, and one that this cannot be done with are one refusal (G4). */
function noSuchNote(): Refused {
  return refuse('no_such_request', 'there is no such note here that this could be done with', 'il n’y a pas ici de telle note avec laquelle faire cela');
}
