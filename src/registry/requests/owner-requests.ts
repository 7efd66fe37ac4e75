// Asking an originator: sent alike whatever it holds; what it does is its own, and silence is an answer that nobody sees
// (domain.md section 3, third-party rule: no acknowledgement of existence; section 11: log both sides; promises G4 and G5).
import { type Caller, type Door, type Label, type LabelStore, type Notices, type Plan, seal, type Sealed } from '../../access/index.js';
import { BadInput, type Clock, isRefused, newId, parseEntityRef, type Random, type Refused, refuse } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { Authoring } from '../authoring.js';
import type { ReportDraft, StatementDraft } from '../draft.js';
import { basisProp, partProp } from '../part.js';
import type { ReportPage, Reports } from '../report.js';
import type { OwnerRequestRow, OwnerRequestStore } from './owner-request.store.js';
import { releasedLabel } from './release.js';

export interface OwnerRequestParts {
  readonly store: OwnerRequestStore;
  readonly door: Door;
  readonly notices: Notices;
  readonly authoring: Authoring;
  readonly reports: Reports;
  readonly labels: LabelStore;
  readonly agencies: () => Promise<readonly { readonly agencyId: string; readonly sector?: string | undefined }[]>;
  readonly clock: Clock;
  readonly random: Random;
}

/** To an agency by its id, or to every other agency of a sector, `sector:police`. */
export interface AskDraft {
  readonly to: string;
  readonly words: string;
}

export interface AnswerDraft {
  readonly kind: 'words' | 'released' | 'sanitised' | 'silent';
  readonly words: string;
  /** Reports of the owner's own agency: to release, or the sanitised one. */
  readonly reports: readonly string[];
}

interface Asked {
  readonly askId: string;
  readonly receipt: Receipt;
}

const mostADay = 20;
/** Police do not query the financial-intelligence unit (PCMLTFA s. 55): it discloses of its own accord. */
const neverAsked = ['financial_intelligence', 'publisher', 'node'];
const deskRoles = ['desk_officer', 'analyst'];

export class OwnerRequests {
  readonly #parts: OwnerRequestParts;
  readonly #turns = new Map<string, Promise<void>>();

  constructor(parts: OwnerRequestParts) {
    this.#parts = parts;
  }

  /** Sends it. INVARIANT: looks nothing up; what comes back is the same whatever anybody holds (tests/attacks/access/ask-the-owner-oracle.test.ts). */
  async ask(caller: Caller, draft: AskDraft): Promise<Asked | Refused> {
    // One of a person at a time: of many at once each would be counted before any is written (tests/attacks/access/who-sees-in-a-loop.test.ts).
    const who = `${caller.member.agencyId}~${caller.member.memberId}`;
    const turn = (this.#turns.get(who) ?? Promise.resolve()).then(() => this.#ask(caller, draft));
    const done = turn.then(() => undefined, () => undefined);
    this.#turns.set(who, done);
    void done.then(() => this.#turns.get(who) === done && this.#turns.delete(who));
    return turn;
  }

  async #ask(caller: Caller, draft: AskDraft): Promise<Asked | Refused> {
    const { door, store, clock, random } = this.#parts;
    const { member, purpose, caseRef } = caller;
    const plan = await door.ask(caller, { action: 'askOwner', asked: { to: draft.to, words: draft.words } });
    if (isRefused(plan)) return plan;
    const owners = await this.#owners(member.agencyId, draft.to);
    if ((await store.askedToday(member.agencyId, member.memberId, clock())) >= mostADay) {
      const refused = refuse('not_allowed', `you have asked ${mostADay} times in a day; ask again tomorrow, or ask your desk to`, `vous avez interrogé ${mostADay} fois en un jour ; reprenez demain, ou adressez-vous à votre bureau`);
      return door.decline(plan, 'budget/asked-today', refused);
    }
    const askId = newId('ask', random);
    const rows = owners.map((agencyId) => ({
      agencyId, requestId: newId('req', random), askId, sentTo: draft.to, askerAgencyId: member.agencyId, askerId: member.memberId, purpose, caseRef, words: draft.words,
      askedAtMs: clock(), state: 'open', answerKind: null, answerWords: null, answerReports: [], answeredAtMs: null,
    }));
    const { receipt } = await door.write(plan, { ask: askId, to: owners.length }, async () => {
      await store.add(rows);
      await Promise.all(rows.map((row) => this.#tellOwner(row, caller)));
    });
    return { askId, receipt };
  }

  /** What the caller sent, with what owners chose to answer. The plan's action is `viewOwnRequests`. */
  async sent(plan: Plan): Promise<Sealed<readonly OwnerRequestRow[]>> {
    const { agencyId, memberId } = plan.caller.member;
    const rows = await this.#parts.store.sentBy(agencyId, memberId);
    // A request that was closed in silence looks like one that nobody has read.
    const shown = rows.map((row) => (row.state === 'answered' ? row : { ...row, state: 'sent', answerKind: null, answerWords: null, answerReports: [], answeredAtMs: null }));
    return seal(plan, new Map([[agencyId, [...new Set(rows.map((row) => row.askId))]]]), shown);
  }

  /** What others ask the caller's agency. The plan's action is `viewRequestsToUs`. */
  async received(plan: Plan): Promise<Sealed<readonly OwnerRequestRow[]>> {
    const { agencyId } = plan.caller.member;
    const rows = await this.#parts.store.receivedBy(agencyId);
    return seal(plan, new Map([[agencyId, rows.map((row) => row.requestId)]]), rows);
  }

  /** Answers, releases, hands on a sanitised report, or closes in silence. Undefined: no such request waits for this agency. */
  async answer(caller: Caller, requestId: string, draft: AnswerDraft): Promise<Receipt | undefined | Refused> {
    const { door, store, clock } = this.#parts;
    const { agencyId, memberId } = caller.member;
    const plan = await door.ask(caller, { action: 'answerRequest', asked: { request: requestId, kind: draft.kind, words: draft.words, reports: [...draft.reports] }, agencyId });
    if (isRefused(plan)) return plan;
    const row = await store.received(agencyId, requestId);
    if (row?.state !== 'open') return undefined;
    checkReports(agencyId, draft);
    const handed = draft.kind === 'released' ? await this.#release(caller, row, draft.reports) : draft.kind === 'sanitised' ? draft.reports : [];
    if (isRefused(handed)) return handed;
    const { value: taken, receipt } = await door.write(plan, { request: requestId, kind: draft.kind, handed: [...handed] }, async () => {
      const done = await store.answer(agencyId, requestId, { kind: draft.kind, words: draft.words, reports: handed, by: memberId, atMs: clock() });
      if (done && draft.kind !== 'silent') await this.#tellAsker(row);
      return done;
    });
    if (taken) await this.#parts.notices.settle(agencyId, requestId);
    return taken ? receipt : undefined;
  }

  async #owners(asker: string, to: string): Promise<readonly string[]> {
    const others = (await this.#parts.agencies()).filter((one) => one.agencyId !== asker && !neverAsked.includes(one.sector ?? 'police'));
    const owners = to.startsWith('sector:') ? others.filter((one) => (one.sector ?? 'police') === to.slice(7)) : others.filter((one) => one.agencyId === to);
    if (owners.length === 0) throw new BadInput('this is no agency or sector that can be asked; see /api/reference', { fr: 'aucun service ni secteur de ce nom ne peut être interrogé' });
    return owners.map((one) => one.agencyId);
  }

  /** The owner's log holds the request word for word, and its desk is told that there is one. */
  async #tellOwner(row: OwnerRequestRow, { member }: Caller): Promise<void> {
    await this.#parts.door.note(row.agencyId, {
      action: 'ownerAsked', actor: { agency: member.agencyId, member: member.memberId, user: member.userName, role: member.role },
      request: row.requestId, purpose: row.purpose, case: row.caseRef, words: row.words,
    });
    for (const role of deskRoles) {
      await this.#parts.notices.tell({ to: { agencyId: row.agencyId, role }, kind: 'owner_asked', facts: { agency: row.askerAgencyId }, link: '/requests/received', subject: row.requestId });
    }
  }

  async #tellAsker(row: OwnerRequestRow): Promise<void> {
    await this.#parts.notices.tell({ to: { agencyId: row.askerAgencyId, memberId: row.askerId }, kind: 'owner_answered', facts: { agency: row.agencyId }, link: '/requests' });
  }

  /** Copies of the chosen reports, each with one more recipient; the originals stay as they are (decision 0010). All are read and checked before one is written. */
  async #release(caller: Caller, row: OwnerRequestRow, reports: readonly string[]): Promise<readonly string[] | Refused> {
    const pages: { readonly id: string; readonly page: ReportPage }[] = [];
    for (const id of reports) {
      const reading = await this.#parts.door.ask(caller, { action: 'viewReport', asked: { report: id, release: row.requestId } });
      if (isRefused(reading)) return reading;
      const sealed = await this.#parts.reports.read(reading, parseEntityRef(id));
      const page = sealed.open(await this.#parts.door.release(sealed));
      if (page === undefined || page.more) throw new BadInput('a report of these cannot be released: you do not see it, or not all of it', { fr: 'un de ces rapports ne peut être communiqué : vous ne le voyez pas, ou pas en entier' });
      pages.push({ id, page });
    }
    const copies = pages.map(({ id, page }) => ({ id, ...this.#copyOf(page, row) }));
    const made: string[] = [];
    for (const { id, draft, statements } of copies) {
      const writing = await this.#parts.door.ask(caller, { action: 'createReport', asked: { release: id, request: row.requestId, to: row.askerAgencyId }, agencyId: row.agencyId });
      if (isRefused(writing)) return writing;
      made.push((await this.#parts.authoring.report(writing, draft, statements)).id);
    }
    return made;
  }

  #copyOf({ report, statements: all }: ReportPage, row: OwnerRequestRow): { readonly draft: ReportDraft; readonly statements: readonly StatementDraft[] } {
    const labelOf = (labelId: number) => releasedLabel(this.#parts.labels.label(labelId) as Label, row.askerAgencyId, row.purpose);
    const own = all.filter((one) => one.reportId === report.reportId && one.agencyId === report.agencyId);
    const basisOf = (entityId: string) => own.find((one) => one.entityId === entityId && one.prop === basisProp)?.value;
    const draft = {
      agencyId: report.agencyId, title: report.title, reportedOn: report.reportedOn ?? this.#parts.door.today(), label: labelOf(report.labelId),
      parts: own.filter((one) => one.prop === partProp).map((one) => ({ entityId: one.entityId, part: one.value, basis: basisOf(one.entityId) ?? '' })),
      retentionBasis: report.retentionBasis ?? 'released on request', notices: report.notices, ...(report.reviewDue !== null && { reviewDue: report.reviewDue }),
      ...(report.sourceGrade !== null && { sourceGrade: report.sourceGrade }), ...(report.informationGrade !== null && { informationGrade: report.informationGrade }),
    };
    const statements = own.filter((one) => one.prop !== partProp && one.prop !== basisProp).map((one) => ({
      entityId: one.entityId, schema: one.schema, prop: one.prop, value: one.value, label: labelOf(one.labelId), ...(one.lang !== null && { lang: one.lang }),
      ...(one.validFrom !== null && { validFrom: one.validFrom }), ...(one.validTo !== null && { validTo: one.validTo }),
    }));
    return { draft, statements };
  }
}

function checkReports(agencyId: string, { kind, reports, words }: AnswerDraft): void {
  if (kind === 'words' && words.trim().length < 3) throw new BadInput('an answer in words says something', { fr: 'une réponse en mots dit quelque chose' });
  if ((kind === 'released' || kind === 'sanitised') && reports.length === 0) throw new BadInput('name the reports, as `agency~report`', { fr: 'nommez les rapports, sous la forme `service~rapport`' });
  if (reports.some((id) => parseEntityRef(id).agencyId !== agencyId)) throw new BadInput('an agency releases what it originated itself', { fr: 'un service ne communique que ce dont il est l’origine' });
}
