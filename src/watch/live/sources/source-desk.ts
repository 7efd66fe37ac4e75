// Sources of an agency: added, listed and removed by its examiners, on the record; and what a program of the agency sends, durable before it is acknowledged.
import { BadInput, type Clock, hashOf, newId, type Random, refuse, type Refused } from '../../../kernel/index.js';
import { type Door, type LabelStore, type Plan, seal, type Sealed } from '../../../access/index.js';
import type { Receipt } from '../../../ledger/index.js';
import { examinersMarking } from '../../office/marking.js';
import { mappingOf, type SourceRow } from './source.js';
import type { SourceBook } from './source-book.store.js';
import type { SystemsFeed } from './systems-feed.js';

export interface SourceDeskParts {
  readonly door: Door;
  readonly book: SourceBook;
  readonly labels: LabelStore;
  readonly clock: Clock;
  readonly random: Random;
  /** Of an agency whose live examiner is on. */
  readonly feedOf: (agencyId: string) => SystemsFeed | undefined;
}

export type SourceOrder = Pick<SourceRow, 'name' | 'kind' | 'reads' | 'timezone' | 'expectEveryS'>;

export interface SourceView {
  readonly row: SourceRow;
  /** Undefined while the live examiner is off. */
  readonly state: ReturnType<SystemsFeed['stateOf']> | undefined;
}

const mostSources = 50;

export class SourceDesk {
  readonly #parts: SourceDeskParts;

  constructor(parts: SourceDeskParts) {
    this.#parts = parts;
  }

  async list(plan: Plan): Promise<Sealed<readonly SourceView[]>> {
    const { agencyId } = plan.caller.member;
    const { book, feedOf } = this.#parts;
    const rows = (await book.of(agencyId)).filter((row) => plan.labelIds.includes(row.labelId));
    const feed = feedOf(agencyId);
    return seal(plan, new Map([[agencyId, rows.map((row) => row.sourceId)]]), rows.map((row) => ({ row, state: feed?.stateOf(row.sourceId) })));
  }

  /** The plan's action is `runScan`. Throws `BadInput` for a name that is taken and a mapping that is none. */
  async add(plan: Plan, order: SourceOrder): Promise<{ readonly sourceId: string; readonly receipt: Receipt }> {
    const { door, book, labels, clock, random } = this.#parts;
    const { agencyId, userName } = plan.caller.member;
    mappingOf(order.reads, undefined);
    const standing = await book.of(agencyId);
    if (standing.length >= mostSources) throw new BadInput(`an agency has at most ${mostSources} sources; remove one first`, { fr: `un service a au plus ${mostSources} sources ; retirez-en une d’abord` });
    if (order.name === 'context' || standing.some((one) => one.name === order.name)) throw new BadInput('another source of your agency has this name; take another', { fr: 'une autre source de votre service porte ce nom ; prenez-en un autre' });
    const { labelId } = await labels.intern(agencyId, examinersMarking);
    const row = { ...order, agencyId, sourceId: newId('feed', random), labelId, addedBy: userName, addedAtMs: clock(), removedAtMs: null };
    const { receipt } = await door.write(plan, { source: row.sourceId, hash: hashOf({ ...order }) }, async (intent) => book.add({ ...row, intentIndex: intent.index }));
    return { sourceId: row.sourceId, receipt };
  }

  /** Undefined: there is no such source for this caller. */
  async remove(plan: Plan, sourceId: string): Promise<Receipt | undefined> {
    const { door, book, clock } = this.#parts;
    const { agencyId } = plan.caller.member;
    const row = await this.#find(agencyId, sourceId);
    if (row === undefined) return undefined;
    const { receipt } = await door.write(plan, { source: sourceId, removed: true }, async () => book.remove(agencyId, sourceId, clock()));
    return receipt;
  }

  /**
   * The plan's action is `sendLog`, its caller a program of the agency. Whose entries these are is whose key it is: what they say of agencies is not read.
   * Refused alike: no such source, another agency's, one of another kind, and one whose agency does not examine now. Resolves once the lines are durable.
   */
  async receive(plan: Plan, kind: 'http' | 'syslog', source: string, lines: readonly string[]): Promise<{ readonly kept: number; readonly bad: number; readonly receipt: Receipt } | Refused> {
    const { door, feedOf } = this.#parts;
    const { agencyId } = plan.caller.member;
    const [row, feed] = [await this.#find(agencyId, source), feedOf(agencyId)];
    if (row?.kind !== kind || feed === undefined) return door.decline(plan, 'no-such-source', refuse('not_allowed', 'nothing is taken from this program under this name; ask your examiner which sources there are, and whether the live examiner is on', 'rien n’est reçu de ce programme sous ce nom ; demandez à votre examinateur quelles sont les sources, et si l’examen continu est en marche'));
    const { value, receipt } = await door.write(plan, { source: row.sourceId, lines: lines.length, hash: hashOf([...lines]) }, async () => feed.receive(row.sourceId, lines));
    return { ...value, receipt };
  }

  async #find(agencyId: string, source: string): Promise<SourceRow | undefined> {
    return (await this.#parts.book.of(agencyId)).find((one) => one.sourceId === source || one.name === source);
  }
}
