// Judging groups: checked, marked at least as strictly as what it rests on, announced, then added beside what was said before (G2, G5).
import { type Door, inheritLabel, type Label, type LabelSpec, type LabelStore, type Plan, strictestOf } from '../../access/index.js';
import { BadInput, type Clock, type EntityKey, hashOf, newId, parseEntityRef, type Random } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { EntityStore } from '../../registry/index.js';
import { announced, type Appraisal, type AppraisalDraft, cellKey, checkAppraisal, type CheckedAppraisal, ratedLevels } from './appraisal.js';
import type { AppraisalStore, NewAppraisal } from './appraisal.store.js';
import { type CycleRow, judgesOf } from './cycle.js';
import { unknown, unratedIsNotLow } from './indicator.js';

export interface AppraiserParts {
  readonly door: Door;
  readonly labels: LabelStore;
  readonly entities: Pick<EntityStore, 'statementsOfReport' | 'reports'>;
  readonly store: AppraisalStore;
  readonly clock: Clock;
  readonly random: Random;
}

export interface Judged {
  readonly ids: readonly string[];
  readonly receipt: Receipt;
}

/** A draft that was not taken, by its place in what was given. */
export interface Quarantined {
  readonly at: number;
  readonly problem: BadInput;
}

export interface Following {
  readonly onChecked?: (drafts: number) => void;
  readonly signal?: AbortSignal;
}

/** In one writing. */
export const mostDrafts = 5_000;

export class Appraiser {
  readonly #parts: AppraiserParts;

  constructor(parts: AppraiserParts) {
    this.#parts = parts;
  }

  /** All of them or none. Under a plan for `appraise`. Throws `BadInput` with the first thing that is wrong. */
  async judge(plan: Plan, cycle: CycleRow, drafts: readonly AppraisalDraft[]): Promise<Judged> {
    const { rows, quarantined: [first] } = await this.#prepare(plan, cycle, drafts);
    if (first !== undefined) throw drafts.length === 1 ? first.problem : new BadInput(`judgement ${first.at + 1}: ${first.problem.message}`, { cause: first.problem, fr: `appréciation ${first.at + 1} : ${first.problem.fr ?? first.problem.message}` });
    return this.#write(plan, cycle, rows);
  }

  /**
   * What can be taken is taken, all of it in one writing; the rest is given back with what is wrong with it. That nothing could be taken stands in the record too.
   * `onChecked` hears how many drafts were looked at. Once `signal` has ended nothing is written: throws `BadInput`.
   */
  async judgeMany(plan: Plan, cycle: CycleRow, drafts: readonly (AppraisalDraft | BadInput)[], { onChecked, signal }: Following = {}): Promise<Judged & { readonly quarantined: readonly Quarantined[] }> {
    const { rows, quarantined } = await this.#prepare(plan, cycle, drafts, onChecked);
    if (signal?.aborted === true) throw new BadInput('it was stopped before anything was written; nothing of it stands', { fr: 'arrêté avant toute écriture ; rien n’en subsiste' });
    return { ...(await this.#write(plan, cycle, rows)), quarantined };
  }

  async #write(plan: Plan, cycle: CycleRow, rows: readonly NewAppraisal[]): Promise<Judged> {
    const { door, store, clock } = this.#parts;
    const { agencyId, memberId } = plan.caller.member;
    const { receipt } = await door.write(plan, { cycle: cycle.ref, judgements: rows.length, hash: hashOf(rows.map(({ id, checked, labelId }) => ({ id, label: labelId, ...announced(checked) }))) }, async (intent) => (rows.length === 0 ? undefined : store.add(intent, cycle.ref, memberId, new Date(clock()), rows)));
    return { ids: rows.map(({ id }) => `${agencyId}~${id}`), receipt };
  }

  async #prepare(plan: Plan, cycle: CycleRow, drafts: readonly (AppraisalDraft | BadInput)[], onChecked?: Following['onChecked']): Promise<{ readonly rows: readonly NewAppraisal[]; readonly quarantined: readonly Quarantined[] }> {
    if (cycle.closedAt !== null) throw new BadInput(`cycle \`${cycle.ref}\` is closed and takes no more judgements`, { fr: `le cycle \`${cycle.ref}\` est fermé et ne reçoit plus d’appréciations` });
    if (!judgesOf(cycle).includes(plan.caller.member.agencyId)) throw new BadInput('your agency is neither a bureau nor the centre of this cycle; its bureaus judge', { fr: 'votre service n’est ni un bureau ni le centre de ce cycle ; ses bureaux apprécient' });
    if (drafts.length === 0 || drafts.length > mostDrafts) throw new BadInput(`give 1 to ${mostDrafts} judgements at once`, { fr: `donnez de 1 à ${mostDrafts} appréciations à la fois` });
    const quarantined: Quarantined[] = [];
    const good: { readonly at: number; readonly checked: CheckedAppraisal }[] = [];
    const keep = async (at: number, work: () => unknown): Promise<void> => {
      try {
        await work();
      } catch (fault) {
        if (!(fault instanceof BadInput)) throw fault;
        quarantined.push({ at, problem: fault });
      }
    };
    for (const [at, draft] of drafts.entries()) await keep(at, () => {
      if (draft instanceof BadInput) throw draft;
      good.push({ at, checked: checkAppraisal(draft, cycle, this.#parts.door.today()) });
    });
    const groups = await this.#parts.store.groupsSeen(plan, good.flatMap(({ checked }) => [checked.group, ...(checked.indicator.subjects === 'group' ? [checked.subject] : [])]));
    const standing = await this.#parts.store.ofGroups(plan, [...new Set(good.map(({ checked }) => checked.group))].filter((ref) => groups.has(ref)).map(parseEntityRef), cycle.ref);
    const batch = new Batch(plan.caller.member.agencyId, groups, standing, good.map(({ checked }) => checked));
    const heard = heardBy(plan, cycle, standing);
    const rows: NewAppraisal[] = [];
    for (const { at, checked } of good) await keep(at, async () => {
      batch.check(checked);
      rows.push({ id: newId('app', this.#parts.random), checked, labelId: await this.#labelFor(plan, cycle, checked, heard.get(cellKey(checked)) ?? []), revises: batch.own(checked)?.appraisalId ?? null });
      onChecked?.(at + 1);
    });
    return { rows, quarantined: quarantined.toSorted((a, b) => a.at - b.at) };
  }

  /**
   * At least as strict as every report that it rests on, and, of the centre, as every bureau's judgement that it reconciles (G5). What its author left open goes to
   * those who judge in the cycle.
   */
  async #labelFor(plan: Plan, cycle: CycleRow, checked: CheckedAppraisal, heard: readonly number[]): Promise<number> {
    const { labels } = this.#parts;
    const { agencyId, sector } = plan.caller.member;
    const inputs = [...heard.flatMap((labelId) => labels.label(labelId) ?? []), ...(await Promise.all(checked.evidence.map((ref) => this.#labelsOf(plan, ref)))).flat()];
    const open: LabelSpec = { level: 'PROTECTED_B', releasableTo: judgesOf(cycle).filter((one) => one !== agencyId) };
    const spec = inputs.length === 0 ? (checked.label ?? open) : inheritLabel({ agencyId, sector }, checked.label ?? strictestOf(agencyId, inputs), inputs);
    return (await labels.intern(agencyId, spec)).labelId;
  }

  async #labelsOf(plan: Plan, ref: string): Promise<readonly Label[]> {
    const { entities, labels } = this.#parts;
    const { agencyId, entityId: reportId }: EntityKey = parseEntityRef(ref);
    const statements = await entities.statementsOfReport(plan, agencyId, reportId);
    if (statements.length === 0) throw new BadInput('one of the reports in `evidence` offers nothing to rest on; name reports that you can open', { fr: 'un des rapports dans `evidence` n’offre rien sur quoi s’appuyer ; nommez des rapports que vous pouvez ouvrir' });
    const headings = await entities.reports(plan, [{ agencyId, reportId }]);
    return [...new Set([...statements, ...headings].map(({ labelId }) => labelId))].flatMap((labelId) => labels.label(labelId) ?? []);
  }
}

/** Labels of what the centre hears of each cell; of nobody else is a judgement made from others'. */
function heardBy({ caller: { member } }: Plan, cycle: CycleRow, standing: readonly Appraisal[]): ReadonlyMap<string, readonly number[]> {
  const heard = new Map<string, number[]>();
  if (member.agencyId !== cycle.agencyId) return heard;
  for (const one of standing) if (one.agencyId !== member.agencyId) heard.set(cellOf(one), [...(heard.get(cellOf(one)) ?? []), one.labelId]);
  return heard;
}

function cellOf({ group, indicator, subject }: Appraisal): string {
  return cellKey({ group, indicator: { code: indicator }, subject });
}

/** What a draft is checked against: the groups that its author may see, what stands, and what else is given with it. */
class Batch {
  readonly #agencyId: string;
  readonly #groups: ReadonlySet<string>;
  readonly #own: ReadonlyMap<string, Appraisal>;
  readonly #times = new Map<string, number>();
  /** Groups of which anything is known, beside that they exist and how high they stand. */
  readonly #known: ReadonlySet<string>;

  constructor(agencyId: string, groups: ReadonlySet<string>, standing: readonly Appraisal[], given: readonly CheckedAppraisal[]) {
    this.#agencyId = agencyId;
    this.#groups = groups;
    this.#own = new Map(standing.filter((one) => one.agencyId === agencyId).map((one) => [cellOf(one), one]));
    for (const one of given) this.#times.set(cellKey(one), (this.#times.get(cellKey(one)) ?? 0) + 1);
    const tells = (code: string, value: string) => code !== 'level' && code !== 'existence' && value !== unknown.code;
    this.#known = new Set([...standing.filter(({ indicator, value }) => tells(indicator, value)), ...given.filter(({ indicator, value }) => tells(indicator.code, value))].map(({ group }) => group));
  }

  own(draft: CheckedAppraisal): Appraisal | undefined {
    return this.#own.get(cellKey(draft));
  }

  check(draft: CheckedAppraisal): void {
    const { group, indicator, subject, value, why = '' } = draft;
    // Absent, hidden, foreign and no group at all are one sentence (G4).
    if (!this.#groups.has(group) || (indicator.subjects === 'group' && !this.#groups.has(subject))) throw new BadInput('there is no such criminal group here; copy the id of one that you can open', { fr: 'il n’y a pas ici de tel groupe criminel ; copiez l’identifiant d’un groupe que vous pouvez ouvrir' });
    if ((this.#times.get(cellKey(draft)) ?? 0) > 1) throw twice(indicator.code, subject);
    if (indicator.code === 'level' && (ratedLevels as readonly string[]).includes(value) && !this.#known.has(group)) {
      throw value === 'low' ? unratedIsNotLow(value) : new BadInput(`\`level\` is \`${value}\`, and nothing is known of the group in this cycle; judge what is known first, or write \`unrated\``, { fr: `\`level\` vaut \`${value}\`, et rien n’est connu du groupe dans ce cycle ; appréciez d’abord ce qui est connu, ou écrivez \`unrated\`` });
    }
    const before = this.own(draft);
    if (before === undefined) return;
    if (before.value === value && before.confidence === draft.confidence && before.source === draft.source.trim() && before.judgedOn === draft.judgedOn) throw new BadInput(`\`${this.#agencyId}\` said the same before; nothing to add`, { fr: `\`${this.#agencyId}\` a déjà dit la même chose ; rien à ajouter` });
    if (why.trim().length < 10) throw new BadInput('your agency judged this before; say in `why` what changed, in 10 characters or more', { fr: 'votre service l’a déjà apprécié ; dites dans `why` ce qui a changé, en 10 caractères ou plus' });
  }
}

function twice(code: string, subject: string): BadInput {
  if (code === 'presence') return new BadInput(`province \`${subject}\` stands twice for one group; keep one of them`, { fr: `la province \`${subject}\` figure deux fois pour un groupe ; n’en gardez qu’une` });
  const of = subject === '' || subject.includes('~') ? '' : ` (\`${subject}\`)`;
  return new BadInput(`\`${code}\`${of} stands twice for one group; keep one of them`, { fr: `\`${code}\`${of} figure deux fois pour un groupe ; n’en gardez qu’un` });
}
