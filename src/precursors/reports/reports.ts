// Reports behind the door: one at a time, under a label, and never shown to whom they concern or to anybody of that person's chain: to them they are absent (PCR s. 86.1(2); G4, G12).
import { type Door, type Intent, type LabelSpec, type LabelStore, type Member, type PeopleStore, type Plan, seal, type Sealed, type UnitStore } from '../../access/index.js';
import { BadInput, chainsDiffer, type Clock, groupBy, newId, type Random } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import { checkReport, clocksOf, keepUntilMs, momentMs, type PrecursorReport, type ReportClock, type ReportDraft, type TellingDone, type Told } from './report.js';
import type { KeptReport, ReportBook } from './report-book.store.js';

export interface ReportsParts {
  readonly door: Pick<Door, 'write'>;
  readonly labels: Pick<LabelStore, 'intern'>;
  readonly people: Pick<PeopleStore, 'rosterOf'>;
  readonly units: Pick<UnitStore, 'chainOf'>;
  readonly book: ReportBook;
  readonly clock: Clock;
  readonly random: Random;
}

export interface ReportView {
  readonly report: PrecursorReport;
  readonly clocks: readonly ReportClock[];
  readonly keepUntilMs: number;
}

export class PrecursorReports {
  readonly #parts: ReportsParts;

  constructor(parts: ReportsParts) {
    this.#parts = parts;
  }

  /** Under a plan for `recordPrecursorReport`. Throws `BadInput` for what is no report. */
  async record(plan: Plan, draft: ReportDraft, label: LabelSpec): Promise<{ readonly value: PrecursorReport; readonly receipt: Receipt }> {
    const { door, labels, book, clock, random } = this.#parts;
    const { substance, basis } = checkReport(draft, clock());
    const { agencyId, userName } = plan.caller.member;
    const { labelId } = await labels.intern(agencyId, label);
    const report: PrecursorReport = { ...draft, substance, basis, agencyId, reportId: newId('prr', random), labelId, by: `${userName}@${agencyId}`, recordedAtMs: clock() };
    return door.write(plan, { precursorReport: report.reportId, kind: report.kind, basis, label: labelId }, async (intent: Intent) => {
      await book.add(report, intent);
      return report;
    });
  }

  /** What is due first stands first. Under a plan for `viewPrecursorReports`. */
  async list(plan: Plan): Promise<Sealed<readonly ReportView[]>> {
    const views = (await this.#shown(plan)).map(({ report, told }) => ({ report, clocks: clocksOf(report, told, this.#parts.clock()), keepUntilMs: keepUntilMs(report.recordedAtMs) }));
    const ids = new Map([...groupBy(views, ({ report }) => report.agencyId)].map(([agencyId, own]) => [agencyId, own.map(({ report }) => `precursor_report:${report.reportId}`)]));
    return seal(plan, ids, views.toSorted((a, b) => nextDue(a) - nextDue(b)));
  }

  /** Undefined where there is none, none of one's own agency, none that one may see, and none that has this clock. Under a plan for `recordPrecursorReport`. */
  async tell(plan: Plan, id: string, whom: Told, at: string): Promise<Receipt | undefined> {
    const { door, book, clock, random } = this.#parts;
    const atMs = momentMs(at, 'at');
    const { agencyId, userName } = plan.caller.member;
    const found = (await this.#shown(plan)).find(({ report }) => report.agencyId === agencyId && `${agencyId}~${report.reportId}` === id);
    if (found === undefined || !clocksOf(found.report, found.told, clock()).some((one) => one.whom === whom)) return undefined;
    if (atMs > clock() || atMs < Date.parse(found.report.occurredAt)) throw new BadInput('`at` lies before what is reported, or after now', { fr: '`at` précède ce qui est rapporté, ou suit maintenant' });
    const told: TellingDone = { toldId: newId('tld', random), whom, atMs, by: `${userName}@${agencyId}` };
    const { receipt } = await door.write(plan, { precursorReport: found.report.reportId, told: told.toldId, whom }, async (intent: Intent) => book.addTold(found.report, told, intent));
    return receipt;
  }

  /** INVARIANT: whoever is named, and whoever shares a chain with them, gets what they would get if there were none (no-tipping-off.test.ts). */
  async #shown(plan: Plan): Promise<readonly KeptReport[]> {
    const all = await this.#parts.book.under(plan);
    const { member } = plan.caller;
    // Looked up whether or not a report names anybody, so that asking takes as long.
    const near = await this.#nearTo(member);
    return all.filter(({ report }) => !report.concerns.some((one) => near.has(fold(one))));
  }

  /** The reader, and everybody of the agency who is not known to answer to other superiors: unknown is never yes. */
  async #nearTo(reader: Member): Promise<ReadonlySet<string>> {
    const { people, units } = this.#parts;
    const [roster, own] = await Promise.all([people.rosterOf(reader.agencyId), units.chainOf(reader)]);
    const near = new Set([fold(`${reader.userName}@${reader.agencyId}`)]);
    const apart = new Map<string | null | undefined, boolean>();
    for (const one of roster) {
      const isApart = apart.get(one.unit) ?? chainsDiffer(own, await units.chainOf(one));
      apart.set(one.unit, isApart);
      const isSelf = reader.personRef !== undefined && one.personRef === reader.personRef;
      if (!isApart || isSelf) near.add(fold(`${one.userName}@${one.agencyId}`));
    }
    return near;
  }
}

const fold = (name: string): string => name.normalize('NFC').toLowerCase();
const nextDue = ({ clocks }: ReportView): number => Math.min(Number.MAX_SAFE_INTEGER, ...clocks.filter(({ toldAtMs }) => toldAtMs === null).map(({ dueAtMs }) => dueAtMs));
