// Does what the live examiner is told: takes in what arrived, or makes a pass and says which leads there are now. Loads DuckDB: only where a pass runs.
import { BadInput, type Clock } from '../../kernel/index.js';
import { isSerious } from '../desk/incoming.js';
import { WatchError } from '../errors.js';
import type { PageRecords } from '../output/page-records.js';
import { scan } from '../scan/scan.js';
import type { PassEnd, PassLead, PassRequest, WorkEnd, WorkRequest } from './pass.js';
import { takeIn } from './sources/arrivals.store.js';

const silent = { begin: () => undefined, progress: () => undefined, end: () => undefined };

interface Terms {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Never rejects. */
export async function work(request: WorkRequest, terms: Terms): Promise<WorkEnd> {
  if ('pass' in request) return { pass: await tried(() => performPass(request.pass, terms)) };
  return { arrivals: await tried(async () => ({ kind: 'done', outcomes: await takeIn(request.arrivals) })) };
}

async function tried<End>(act: () => Promise<End>): Promise<End | Ended> {
  try {
    return await act();
  } catch (fault) {
    if (fault instanceof WatchError) return { kind: 'stopped' };
    if (fault instanceof BadInput) return { kind: 'failed', en: fault.message, fr: fault.fr ?? fault.message };
    process.stderr.write(`custos: a pass of the live examiner failed: ${fault instanceof Error ? fault.stack ?? fault.message : String(fault)}\n`);
    return { kind: 'failed', en: 'a fault of the program; the node’s own log says which', fr: 'une défaillance du programme ; le journal du nœud dit laquelle' };
  }
}

type Ended = { readonly kind: 'stopped' } | { readonly kind: 'failed'; readonly en: string; readonly fr: string };

async function performPass({ fromWeek, ...asked }: PassRequest, { clock, signal }: Terms): Promise<PassEnd> {
  const { coverage, page } = await scan({ ...asked, language: 'en', forPage: true, alertsOnly: true }, { listener: silent, clock, signal });
  if (page === undefined) throw new TypeError('a pass came without what it is told from');
  const quarantined = coverage.tables.reduce((sum, one) => sum + one.quarantined, 0);
  return { kind: 'done', result: { lookUps: coverage.explained.accesses, quarantined, leads: leadsOf(page, fromWeek) } };
}

function leadsOf({ told, concerns, people }: PageRecords, fromWeek: string): PassLead[] {
  const personOf = new Map(people.map((one) => [one.actorId, one.personId]));
  const french = new Map(told.fr.alerts.map((one) => [one.alert_id, one]));
  return told.en.alerts.filter((one) => one.week >= fromWeek).map((en) => {
    const concern = concerns[en.alert_id] ?? { actors: [], persons: [] };
    return {
      leadId: en.alert_id, kind: en.kind, week: en.week, concern, isSerious: isSerious(en), told: { en, fr: french.get(en.alert_id) ?? en },
      namesOf: Object.fromEntries(concern.actors.map((actor) => { const person = personOf.get(actor); return [actor, person === undefined ? [actor] : [actor, person]]; })),
    };
  });
}
