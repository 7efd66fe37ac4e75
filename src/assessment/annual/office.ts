// Reports of an agency from order to shelf: made of what was public, kept with their evidence, and shown to nobody who may not see a figure in them (G1, G4, G8).
import { type Door, type Intent, type Plan, seal, type Sealed } from '../../access/index.js';
import type { Language, Words } from '../../figures/index.js';
import type { ReleasedFigure, StoredFigures } from '../../figures/stored/index.js';
import { BadInput, type Clock, newId, type Random } from '../../kernel/index.js';
import type { Receipt } from '../../ledger/index.js';
import { type Evidence, evidenceAt, evidenceHash } from './evidence.js';
import type { MadeReport } from './made-report.js';
import type { MadeFile, Progress } from './make.js';
import type { ReportShelf } from './report-shelf.store.js';
import { madeInThread } from './thread.js';

/** Progress, then the report and the receipt of its writing. */
export type ReportWork = AsyncGenerator<Progress, { readonly report: MadeReport; readonly receipt: Receipt }>;

export interface AnnualReportsParts {
  readonly door: Door;
  readonly figures: StoredFigures;
  readonly shelf: ReportShelf;
  readonly agencyNames: () => Promise<ReadonlyMap<string, Words>>;
  readonly clock: Clock;
  readonly random: Random;
}

export class AnnualReports {
  readonly #parts: AnnualReportsParts;
  /** One at a time on a node: each takes a core. */
  #isMaking = false;

  constructor(parts: AnnualReportsParts) {
    this.#parts = parts;
  }

  /** Under a plan for `viewFigures`: what of the registry goes into a report as of that day. Throws `BadInput` for a day that is none or has not begun, and while another report is made. */
  async released(plan: Plan, asOf: string): Promise<Sealed<readonly ReleasedFigure[]>> {
    const { door, figures, agencyNames } = this.#parts;
    if (this.#isMaking) throw busy();
    evidenceAt(asOf, []);
    if (asOf > door.today()) throw new BadInput(`\`${asOf}\` has not come yet; give a day up to ${door.today()}`, { fr: `le \`${asOf}\` n’est pas encore venu ; donnez un jour jusqu’au ${door.today()}` });
    const names = await agencyNames();
    return figures.released(plan, asOf, (agencyId) => names.get(agencyId) ?? { en: agencyId, fr: agencyId });
  }

  /** Makes it and puts it on the agency's shelf. Whoever ends the work early leaves nothing behind. */
  async* make(plan: Plan, evidence: Evidence, language: Language): ReportWork {
    if (this.#isMaking) throw busy();
    this.#isMaking = true;
    try {
      const files = yield* madeInThread({ evidence, language });
      return await this.#shelve(plan, evidence, language, files);
    } finally {
      this.#isMaking = false;
    }
  }

  /** Reports of the reader's agency, newest first. */
  async list(plan: Plan): Promise<Sealed<readonly MadeReport[]>> {
    const all = await this.#parts.shelf.list(plan.caller.member.agencyId);
    const seen = await Promise.all(all.map(async (one) => ((await this.#parts.figures.areReleased(one.holds)) ? [one] : [])));
    const shown = seen.flat().toSorted((a, b) => b.atMs - a.atMs);
    return seal(plan, idsOf(shown), shown);
  }

  /** One file of it. Absent, another agency's, and one that holds a figure which is not public are one answer: undefined. */
  async file(plan: Plan, reportId: string, ending: string): Promise<Sealed<MadeFile | undefined>> {
    const { shelf, figures } = this.#parts;
    const report = (await shelf.list(plan.caller.member.agencyId)).find((one) => one.reportId === reportId);
    const file = report?.files.find(({ name }) => name.endsWith(`.${ending}`));
    // INVARIANT: no report leaves that holds a figure which two people have not made public (tests/attacks/access/annual-report.test.ts).
    if (report === undefined || file === undefined || !(await figures.areReleased(report.holds))) return seal(plan, new Map(), undefined);
    const bytes = await shelf.bytes(report.agencyId, reportId, file.name);
    return seal(plan, idsOf([report]), bytes && { ...file, bytes });
  }

  async #shelve(plan: Plan, evidence: Evidence, language: Language, files: readonly MadeFile[]): Promise<{ readonly report: MadeReport; readonly receipt: Receipt }> {
    const { door, shelf, clock, random } = this.#parts;
    const { agencyId, userName } = plan.caller.member;
    const report: MadeReport = {
      agencyId, reportId: newId('rep', random), asOf: evidence.asOf, language, evidenceHash: evidenceHash(evidence), by: `${userName}@${agencyId}`, atMs: clock(), figures: evidence.figures.length,
      holds: evidence.figures.filter(({ rowsHash }) => rowsHash !== null).map(({ figure: { id, revision } }) => ({ id, revision })), files: files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes: bytes.length })),
    };
    const { receipt } = await door.write(plan, { report: report.reportId, asOf: report.asOf, language, evidence: report.evidenceHash, files: report.files.map(({ name, sha256 }) => ({ name, sha256 })) }, (intent: Intent) => shelf.add(report, files, intent));
    return { report, receipt };
  }
}

function busy(): BadInput {
  return new BadInput('another report is being made; try again in a minute', { fr: 'un autre rapport est en cours ; réessayez dans une minute' });
}

function idsOf(reports: readonly MadeReport[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const { agencyId, reportId } of reports) ids.set(agencyId, [...(ids.get(agencyId) ?? []), `annual:${reportId}`]);
  return ids;
}
