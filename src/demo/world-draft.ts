// What the demo world hands over: drafts only. Nothing here is stored, and nothing in it names a real person, group or police service.
import type { AgencyDraft, CaseDraft, LabelSpec, MemberDraft, Unit } from '../access/index.js';
import type { JudgementDraft, ReportDraft, RestrictionDraft, StatementDraft } from '../registry/index.js';

export interface ReportWithStatements {
  readonly report: ReportDraft & { readonly reportId: string };
  readonly statements: readonly StatementDraft[];
}

/** A judgement with who made it and when. `decidedBy`: a member of the agency who may judge; `decidedAt`: ISO 8601, UTC. */
export interface DemoJudgement extends JudgementDraft {
  readonly agencyId: string;
  readonly judgementId: string;
  readonly label: LabelSpec;
  readonly decidedBy: string;
  readonly decidedAt: string;
}

/** A restriction with who applies it: a member of the agency who holds the purpose `records_review`. */
export interface DemoRestriction extends RestrictionDraft {
  readonly agencyId: string;
  readonly restrictionId: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
}

/** A source to be sealed (G6). Its reports carry `reportRef`, which leads nowhere: that it is this source's stands in the sealed record alone. */
export interface DemoSealedSource {
  readonly agencyId: string;
  readonly sourceId: string;
  readonly reportRef: string;
  readonly fields: readonly { readonly field: string; readonly text: string }[];
}

/** What an agency decided about a partner; counted in days from the day on which the folder is filled. */
export interface DemoAssurance {
  readonly agencyId: string;
  readonly by: string;
  readonly second: string;
  readonly partner: string;
  readonly kind: 'mistreatment_risk' | 'reliability';
  readonly outcome: 'may_share' | 'may_not_share';
  readonly decidedBy: string;
  readonly reference: string;
  readonly ground: string;
  readonly daysAgo: number;
  readonly forDays: number;
}

export interface DemoWorld {
  readonly agencies: AgencyDraft[];
  /** Everyone shares one password, so its hash is made once by the caller. */
  readonly members: (passwordHash: string) => MemberDraft[];
  readonly cases: CaseDraft[];
  readonly reports: Iterable<ReportWithStatements>;
  readonly judgements: DemoJudgement[];
  readonly restrictions: DemoRestriction[];
  readonly sealedSources: DemoSealedSource[];
  readonly units: readonly Unit[];
  readonly assurances: readonly DemoAssurance[];
}
