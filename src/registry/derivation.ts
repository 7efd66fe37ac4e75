// A report that was written from others keeps the strictest of their markings, in its heading and in every statement; a statement that names
// inputs of its own keeps theirs (domain.md section 3: a paragraph inherits the strictest caveat of its inputs; G5).
import { inheritLabel, type Label, type LabelSpec, type LabelStore, type Plan, strictestOf } from '../access/index.js';
import { BadInput, parseEntityRef } from '../kernel/index.js';
import type { ReportDraft, StatementDraft } from './draft.js';
import type { EntityStore } from './entity.store.js';

export interface DerivationParts {
  readonly entities: EntityStore;
  readonly labels: LabelStore;
}

/** A report of the draft, and what its author saw of it. */
export interface Input {
  readonly source: string;
  readonly labels: readonly Label[];
}

/** How a draft's declared labels become those that it gets. */
export class Inheritance {
  readonly inputs: readonly Input[];
  readonly #own: Pick<Label, 'agencyId' | 'sector'>;

  private constructor(own: Pick<Label, 'agencyId' | 'sector'>, inputs: readonly Input[]) {
    this.#own = own;
    this.inputs = inputs;
  }

  /**
   * Throws `BadInput` when the draft names a report of which its author sees nothing: absent, forbidden and foreign read the same (G4); and when
   * a statement names one that the report does not, whatever it is.
   */
  static async of(parts: DerivationParts, plan: Plan, draft: Pick<ReportDraft, 'agencyId' | 'derivedFrom'>, statements: readonly Pick<StatementDraft, 'derivedFrom'>[]): Promise<Inheritance> {
    const sources = [...new Set(draft.derivedFrom)];
    if (statements.some((one) => (one.derivedFrom ?? []).some((source) => !sources.includes(source)))) {
      throw new BadInput('a statement draws on a report that its own report does not name; name it for the whole report', { fr: 'un énoncé s’appuie sur un rapport que le rapport entier ne nomme pas ; nommez-le pour le rapport entier' });
    }
    const inputs = await Promise.all(sources.map(async (source) => ({ source, labels: await labelsOf(parts, plan, source) })));
    return new Inheritance({ agencyId: draft.agencyId, sector: plan.caller.member.sector }, inputs);
  }

  /** Of the report, or of a statement that declares a label but no inputs of its own. */
  report(declared: LabelSpec): LabelSpec {
    return this.#from(this.inputs, declared);
  }

  /** What the inputs demand of the report, whatever its author declares. */
  strictest(): LabelSpec {
    return strictestOf(this.#own.agencyId, labelsIn(this.inputs));
  }

  /** The strictest of the inputs that it names, of them all where it names none, and of what it declares. Undefined: the report's. */
  statement({ label, derivedFrom = [] }: Pick<StatementDraft, 'label' | 'derivedFrom'>): LabelSpec | undefined {
    const inputs = this.inputs.filter((one) => derivedFrom.includes(one.source));
    if (inputs.length === 0) return label && this.report(label);
    return this.#from(inputs, label ?? strictestOf(this.#own.agencyId, labelsIn(inputs)));
  }

  #from(inputs: readonly Input[], declared: LabelSpec): LabelSpec {
    return inputs.length === 0 ? declared : inheritLabel(this.#own, declared, labelsIn(inputs));
  }
}

function labelsIn(inputs: readonly Input[]): Label[] {
  return [...new Set(inputs.flatMap((one) => one.labels))];
}

/** The labels of what the author sees of a report: its visible statements, and its heading when that is visible too. */
async function labelsOf({ entities, labels }: DerivationParts, plan: Plan, source: string): Promise<Label[]> {
  const { agencyId, entityId: reportId } = parseEntityRef(source);
  const statements = await entities.statementsOfReport(plan, agencyId, reportId);
  if (statements.length === 0) throw new BadInput('there is nothing to draw on under one of the reports named; name reports that you can open', { fr: 'un des rapports nommés n’offre rien sur quoi s’appuyer ; nommez des rapports que vous pouvez ouvrir' });
  const headings = await entities.reports(plan, [{ agencyId, reportId }]);
  const ids = new Set([...statements, ...headings].map((one) => one.labelId));
  return [...ids].map((labelId) => labels.label(labelId)).filter((one) => one !== undefined);
}
