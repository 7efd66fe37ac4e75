// Of the demo world: one fictional route as two agencies judge it, and two requirements between agencies. No place and no number of it is real.
import type { Plan } from './access/index.js';
import type { House } from './http/index.js';
import { dayOf, isRefused } from './kernel/index.js';

export type PlanOf = (agencyId: string, action: string) => Promise<Plan>;

const all = { level: 'PROTECTED_B', releasableTo: ['ALL'] };
const dayMs = 86_400_000;
const inspections = (amount: number) => ({ state: 'recorded', amount, unit: 'inspections' }) as const;
const shared = { route: 'shoals-harrow-vale', commodity: 'FENTANYL', carrier: null, source: 'demo world', label: all } as const;
const road = { ...shared, mode: 'road', conveyance: 'TRUCK', channel: 'reports' } as const;
const rail = { ...shared, mode: 'rail', conveyance: 'RAIL', channel: 'on_request' } as const;

/** Skipped where the route is judged already. */
export async function fillCollection(house: House, planOf: PlanOf): Promise<void> {
  const seen = await house.routes.read(await planOf('nsrp', 'viewRoutes'), shared.route);
  if ([...seen.ids.values()].some((ids) => ids.length > 0)) return;
  const day = (ago: number) => dayOf(house.clock() - ago * dayMs);
  for (const { label, ...draft } of [
    { ...road, says: { kind: 'observed', from: day(325), to: day(145), seizures: 31, effort: inspections(4_200), level: 'high' }, assessedOn: day(139), confidence: 'high', indicators: [], why: 'Thirty-one finds at two weigh stations.' },
    { ...road, conveyance: null, says: { kind: 'hardened', on: day(144) }, assessedOn: day(139), confidence: 'high', indicators: [], why: 'Every truck is weighed and scanned at both stations.' },
    { ...rail, says: { kind: 'observed', from: day(325), to: day(145), seizures: 2, effort: inspections(900), level: 'medium' }, assessedOn: day(139), confidence: 'low', indicators: [], why: 'Two finds; few cars are opened.' },
    { ...rail, says: { kind: 'observed', from: day(144), to: day(23), seizures: 9, effort: inspections(4_000), level: 'medium' }, assessedOn: day(19), confidence: 'moderate', indicators: [], why: 'Four times as many cars were opened.' },
    {
      ...rail, says: { kind: 'forecast', likelihood: 'likely', until: day(-400) }, assessedOn: day(19), confidence: 'low', why: 'Trucks are searched and cars are not; one network now joins both ends.',
      indicators: [{ words: 'seals replaced on the way', sign: 'not_looked_for' }, { words: 'firms of the group hire cars', sign: 'not_seen' }],
    },
  ] as const) await house.routes.judge(await planOf('nsrp', 'judgeRoute'), draft, label);
  const { label, ...unsearched } = { ...shared, mode: 'marine', conveyance: 'MARINE_CONTAINER', channel: 'none' } as const;
  await house.routes.judge(await planOf('hvps', 'judgeRoute'), {
    ...unsearched, says: { kind: 'observed', from: day(325), to: day(23), seizures: 0, effort: { state: 'none' }, level: 'unknown' }, assessedOn: day(18), confidence: 'low', indicators: [], why: 'Nobody opens containers here.',
  }, label);
  const dueOn = day(-30);
  const about = { group: null, indicator: null, route: shared.route, dueOn, level: 'PROTECTED_B' };
  const sent = await house.requirements.send(await planOf('nsrp', 'sendRequirement'), { ...about, to: ['hvps'], words: 'Are containers opened anywhere on your side of this route, and by whom?' });
  if (isRefused(sent)) return;
  await house.requirements.answer(await planOf('hvps', 'answerRequirement'), sent.ids[0] ?? '', { kind: 'partial', words: 'Not by us. We are asking the harbour.', reports: [], level: 'PROTECTED_B' });
  await house.requirements.send(await planOf('nsrp', 'sendRequirement'), { ...about, to: ['hvps', 'spse'], words: 'Does any firm that you know of hire rail cars for the groups that you watch?' });
}
