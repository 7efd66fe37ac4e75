// Routes behind the door: judged by analysts under a label of their agency, read by those whom the label lets (G3, G4, G7).
import { type Door, type Intent, type LabelSpec, type LabelStore, type Plan, seal, type Sealed } from '../../access/index.js';
import { type Clock, groupBy, newId, type Random } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { RouteBook } from './route-book.store.js';
import { checkRoute, type RouteDraft, type RouteJudgement } from './route-judgement.js';
import { picturesOf, type RoutePicture } from './route-picture.js';
import { routeTerms } from './route-terms.js';

export interface RoutesParts {
  readonly door: Door;
  readonly labels: LabelStore;
  readonly book: RouteBook;
  readonly clock: Clock;
  readonly random: Random;
}

export class Routes {
  readonly #parts: RoutesParts;

  constructor(parts: RoutesParts) {
    this.#parts = parts;
  }

  /** Adds a judgement under a plan for `judgeRoute`. Throws `BadInput` for a draft that says what nobody can know. */
  async judge(plan: Plan, draft: RouteDraft, label: LabelSpec): Promise<{ readonly value: RouteJudgement; readonly receipt: Receipt }> {
    const { door, labels, book, clock, random } = this.#parts;
    checkRoute(draft, door.today());
    const { agencyId, userName } = plan.caller.member;
    const { labelId } = await labels.intern(agencyId, label);
    const judgement: RouteJudgement = { ...draft, agencyId, judgementId: newId('rte', random), labelId, by: `${userName}@${agencyId}`, atMs: clock() };
    const rows = { judgement: judgement.judgementId, route: draft.route, mode: draft.mode, kind: draft.says.kind, label: labelId };
    return door.write(plan, rows, async (intent: Intent) => {
      await book.add(judgement, intent);
      return judgement;
    });
  }

  /** Every route that the reader may see something of; of `route` alone where it is given. Under a plan for `viewRoutes`. */
  async read(plan: Plan, route?: string): Promise<Sealed<readonly RoutePicture[]>> {
    const all = await this.#parts.book.under(plan);
    const shown = all.filter((one) => route === undefined || one.route === route);
    const ids = new Map([...groupBy(shown, ({ agencyId }) => agencyId)].map(([agencyId, own]) => [agencyId, own.map(({ judgementId }) => `route:${judgementId}`)]));
    return seal(plan, ids, picturesOf(shown, routeTerms.modes.map(({ code }) => code)));
  }
}
