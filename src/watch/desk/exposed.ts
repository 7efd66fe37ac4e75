// Whoever was looked up may be in danger: a task with an owner and a deadline in hours, that asks what danger there is, whether to warn them, and whether
// they are told of the breach. It goes on when the lead is cleared, unless somebody says why not (domain.md section 4; G12).
import { hashOf, type Refused } from '../../kernel/index.js';
import { type Intent, type Plan, seal, type Sealed } from '../../access/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { Act, ActWords, Snapshot } from './act.js';
import type { Desk } from './desk.js';
import type { ExposedLine, ExposedPage, ExposedStore } from './exposed.store.js';
import type { WholeLead } from './lead-reader.store.js';
import type { Barred } from './lead-step.js';

export type ExposedOrder =
  | { readonly act: 'own'; readonly danger: 'none_known' | 'possible' | 'immediate'; readonly why: string }
  | { readonly act: 'warning'; readonly decision: 'warn' | 'do_not_warn'; readonly why: string }
  | { readonly act: 'breach_notice'; readonly decision: 'given' | 'put_off' | 'not_required'; readonly why: string }
  | { readonly act: 'stop'; readonly why: string };

export interface WholeTask extends ExposedLine {
  readonly lead: WholeLead;
  readonly acts: readonly Act[];
}

const immediateMs = 2 * 3_600_000;
const kinds = { own: 'owned', warning: 'warned', breach_notice: 'breach_noticed', stop: 'stopped' } as const;

export class Exposed {
  readonly #desk: Desk;
  readonly #store: ExposedStore;

  constructor(desk: Desk, store: ExposedStore) {
    this.#desk = desk;
    this.#store = store;
  }

  async page(plan: Plan, from: number, most: number): Promise<Sealed<ExposedPage>> {
    const page = await this.#store.page(await this.#desk.scope(plan), from, most);
    return seal(plan, new Map([[plan.caller.member.agencyId, page.lines.map((one) => one.taskId)]]), page);
  }

  async one(plan: Plan, taskId: string): Promise<Sealed<WholeTask | undefined>> {
    const { agencyId } = plan.caller.member;
    const line = await this.#store.one(await this.#desk.scope(plan), taskId);
    const lead = line && (await this.#desk.lead(plan, line.leadId));
    if (line === undefined || lead === undefined) return seal(plan, new Map(), undefined);
    return seal(plan, new Map([[agencyId, [taskId, line.leadId]]]), { ...line, lead, acts: await this.#desk.parts.acts.of(agencyId, 'exposed', taskId) });
  }

  /** Undefined: there is no such task for this reader. */
  async act(plan: Plan, taskId: string, order: ExposedOrder): Promise<Receipt | Refused | undefined> {
    return this.#desk.inTurn(taskId, async () => {
      const { door, acts, clock } = this.#desk.parts;
      const { agencyId, memberId } = plan.caller.member;
      const line = await this.#store.one(await this.#desk.scope(plan), taskId);
      if (line === undefined) return undefined;
      const after = afterTask(order, line, await acts.of(agencyId, 'exposed', taskId), { me: memberId, nowMs: clock() });
      if ('rule' in after) return this.#desk.bar(plan, after);
      const words: ActWords = { why: order.why, ...('danger' in order && { danger: order.danger }), ...('decision' in order && { decision: order.decision }) };
      const { receipt } = await door.write(plan, { task: taskId, act: order.act, hash: hashOf(JSON.stringify([words, after])) }, async (intent: Intent) =>
        acts.append({ agencyId, atMs: clock(), intentIndex: intent.index }, [{ thread: 'exposed', threadId: taskId, kind: kinds[order.act], by: memberId, words, after }]));
      return receipt;
    });
  }
}

/** Closed once somebody decided whether to warn and whether the breach was told; `put_off` leaves it open. */
function afterTask(order: ExposedOrder, { state, holder, dueAtMs, leadState, leadOutcome }: ExposedLine, acts: readonly Act[], { me, nowMs }: { readonly me: string; readonly nowMs: number }): Snapshot | Barred {
  const after = { state: 'owned', dueAtMs, holder: me, people: [], outcome: null };
  if (['closed', 'stopped'].includes(state)) return over;
  if (order.act === 'own') return { ...after, dueAtMs: order.danger === 'immediate' ? Math.min(dueAtMs ?? nowMs, nowMs + immediateMs) : dueAtMs };
  if (order.act === 'stop') return leadState === 'closed' && leadOutcome === 'clear' ? { ...after, state: 'stopped', dueAtMs: null } : notCleared;
  if (holder !== me) return notOwner;
  const now = acts.slice(acts.findLastIndex((one) => one.kind === 'lead_reopened') + 1);
  const isWarned = order.act === 'warning' || now.some((one) => one.kind === 'warned');
  const isTold = order.act === 'breach_notice' ? order.decision !== 'put_off' : now.findLast((one) => one.kind === 'breach_noticed')?.words.decision !== 'put_off' && now.some((one) => one.kind === 'breach_noticed');
  return isWarned && isTold ? { ...after, state: 'closed', dueAtMs: null } : after;
}

const over: Barred = { rule: 'reviews/task-over', en: 'this task is over', fr: 'cette tâche est terminée' };
const notCleared: Barred = { rule: 'reviews/task-goes-on', en: 'a task is stopped only once its lead was cleared; until then decide whether to warn', fr: 'une tâche ne s’arrête qu’une fois la piste écartée ; d’ici là, décidez s’il faut avertir' };
const notOwner: Barred = { rule: 'reviews/task-not-owner', en: 'become its owner first', fr: 'prenez-en d’abord la charge' };
