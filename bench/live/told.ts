// When a lead was told, and on whom: what comes to the review desk, whoever found it, as it comes there.
import type { House } from '../../src/http/index.js';
import { quantile } from '../rig/latency.js';

export interface ToldLead {
  readonly source: string;
  readonly actors: readonly string[];
  readonly detectors: readonly string[];
  readonly atMs: number;
}

/** Of the desk of this house, from now on; a lead is told once it is kept and whoever may judge it has a notice. */
export function listenAtDesk({ intake }: Pick<House, 'intake'>): readonly ToldLead[] {
  const told: ToldLead[] = [];
  const take = intake.take.bind(intake);
  Object.assign(intake, {
    take: async (...[agencyId, leads]: Parameters<typeof take>) => {
      await take(agencyId, leads);
      told.push(...leads.filter((one) => one.told.en.kind === 'lead').map(({ source, concern, told: { en } }) => ({ source, actors: concern.actors, detectors: en.detectors, atMs: Date.now() })));
    },
  });
  return told;
}

/** `looks`: whose look-up was answered when. A look-up that no lead is told of is counted, and no delay. */
export function printTold(what: string, looks: ReadonlyMap<string, number>, told: readonly ToldLead[], fits: (lead: ToldLead) => boolean): void {
  const delays: number[] = [];
  for (const [actor, answeredAtMs] of looks) {
    const lead = told.find((one) => fits(one) && one.actors.includes(actor) && one.atMs >= answeredAtMs - 1_000);
    if (lead !== undefined) delays.push(Math.max(0, lead.atMs - answeredAtMs));
  }
  delays.sort((a, b) => a - b);
  const of = (share: number): string => (delays.length === 0 ? '–' : (quantile(delays, share) / 1000).toFixed(1));
  console.log(`${what}: ${delays.length} of ${looks.size} look-ups told; from the look-up's answer to the lead told p50 ${of(0.5)} s, p99 ${of(0.99)} s, longest ${of(1)} s`);
}
