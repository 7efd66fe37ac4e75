// A covert technique sealed to one agency, the team that uses it, and the plan in which it is mentioned: its partners read the plan and nothing
// of the technique (domain.md section 3, Handling; Canada Evidence Act, s. 37).
import { ownC, relTo } from './markings.js';
import { remark, type StoryReport } from './story.js';
import { means, shoals } from './story-cast.js';

const { shuttered, team, lowTide } = means;
const { corvane } = shoals;
const nsrp = { agencyId: 'nsrp', by: 'm.okonedo', grade: 'ADMIRALTY A 1' } as const;
const refTo = (one: { readonly agencyId: string; readonly entityId: string }) => `${one.agencyId}~${one.entityId}`;

export const meansReports: readonly StoryReport[] = [
  {
    ...nsrp, on: '2026-08-18', title: 'How the cold store is watched', label: ownC, sourceRef: 'LT-001',
    write: (script) => script.tell(shuttered, shuttered.facts).tell(team, [...team.facts, { prop: 'reliesOn', value: refTo(shuttered) }]),
  },
  {
    ...nsrp, on: '2026-08-24', title: 'Plan Low Tide', label: relTo('PROTECTED_B', ['hvps', 'spse']), sourceRef: 'LT-002',
    write: (script) => script.tell(corvane).tell(team).tell(lowTide, [...lowTide.facts, { prop: 'directedAt', value: refTo(corvane) }, { prop: 'usesCapability', value: refTo(team) }]),
  },
  {
    ...nsrp, on: '2026-08-25', title: 'Plan Low Tide: annex for our own eyes', label: ownC, sourceRef: 'LT-002A',
    write: (script) => script.tell(shuttered).tell(lowTide, [{ prop: 'usesTechnique', value: refTo(shuttered) }, remark('The technique is switched on the night before, from the harbour office.', '2026-08')]),
  },
];
