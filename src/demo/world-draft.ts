// What the demo world hands over: drafts only. Nothing here is stored, and nothing in it names a real person, group or police service.
import type { AgencyDraft, CaseDraft, LabelSpec, MemberDraft } from '../access/index.js';
import type { ReportDraft, StatementDraft } from './registry-drafts.js';
import type { EntityKey } from '../kernel/index.js';

export interface ReportWithStatements {
  readonly report: ReportDraft;
  readonly statements: readonly StatementDraft[];
}

/** Two records judged to be, or not to be, the same. `decidedBy`: a member id of the judging agency; `decidedAt`: ISO 8601, UTC. */
export interface DemoJudgement {
  readonly agencyId: string;
  readonly judgementId: string;
  readonly left: EntityKey;
  readonly right: EntityKey;
  readonly verdict: 'same' | 'different';
  readonly why: string;
  readonly label: LabelSpec;
  readonly decidedBy: string;
  readonly decidedAt: string;
}

/** What follows from an acquittal, a record suspension or a youth period (domain.md section 3, Retention). */
export interface DemoRestriction {
  readonly agencyId: string;
  readonly restrictionId: string;
  readonly entityId: string;
  readonly kind: 'acquittal' | 'record_suspension' | 'youth';
  readonly effectiveOn: string;
  readonly basis: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
}

/** A source identity to be sealed (G6). Reports carry `sourceId` as their reference number, and never the identity. */
export interface DemoSealedSource {
  readonly agencyId: string;
  readonly sourceId: string;
  readonly identity: string;
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
}
