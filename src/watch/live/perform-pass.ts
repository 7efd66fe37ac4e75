// Does what the live examiner is told: takes in what arrived, or makes a pass and says which leads there are now. Loads DuckDB: only where a pass runs.
import { BadInput, type Clock } from '../../kernel/index.js';
import { isSerious } from '../desk/incoming.js';
import { WatchError } from '../errors.js';
import type { Coverage } from '../output/coverage.js';
import type { PageRecords } from '../output/page-records.js';
import { scan } from '../scan/scan.js';
import { nearPass } from './near-pass.js';
import type { PassEnd, PassLead, PassPrompt, PassRequest, WorkEnd, WorkRequest } from './pass.js';
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

/** Told with every early lead, before anything else: what was not looked at yet. */
const early = {
  en: 'Raised minutes after the look-up, by the new look-ups and the latest complete reading. Everything kept is read again within the hour or so; whether that carries this lead is put on the record.',
  fr: 'Signalé quelques minutes après la consultation, d’après les consultations nouvelles et la dernière lecture complète. Tout ce qui est conservé est relu dans l’heure environ ; que cette lecture le confirme ou non est versé au registre.',
} as const;

async function performPass(request: PassRequest, { clock, signal }: Terms): Promise<PassEnd> {
  const { fromWeek, isNear = false, ...asked } = request;
  if (isNear && request.since !== undefined) return performBeat({ ...request, since: request.since }, signal);
  const { coverage, page } = await scan({ ...asked, language: 'en', forPage: true, alertsOnly: true }, { listener: silent, clock, signal });
  if (page === undefined) throw new TypeError('a pass came without what it is told from');
  return { kind: 'done', result: { lookUps: coverage.explained.accesses, quarantined: quarantinedIn(coverage), leads: leadsOf(page, fromWeek), prompts: promptsOf(page, fromWeek) } };
}

const quarantinedIn = ({ tables }: Pick<Coverage, 'tables'>): number => tables.reduce((sum, one) => sum + one.quarantined, 0);

async function performBeat(request: PassRequest & { readonly since: string }, signal: AbortSignal): Promise<PassEnd> {
  const { outcome: { coverage, page }, newFromMs } = await nearPass(request, signal);
  if (page === undefined) throw new TypeError('a beat came without what it is told from');
  const isOfNow = ({ kind, told }: PassLead): boolean => kind === 'lead' && told.en.last_access_at !== null && Date.parse(told.en.last_access_at) >= newFromMs;
  const first = (told: PassLead['told'], language: 'en' | 'fr') => ({ ...told[language], explanations_considered: [early[language], ...told[language].explanations_considered] });
  const leads = leadsOf(page, request.fromWeek).filter(isOfNow).map((one): PassLead => ({ ...one, isEarly: true, told: { en: first(one.told, 'en'), fr: first(one.told, 'fr') } }));
  return { kind: 'done', result: { lookUps: coverage.explained.accesses, quarantined: quarantinedIn(coverage), leads, prompts: [] } };
}

function promptsOf({ prompts, people }: PageRecords, fromWeek: string): PassPrompt[] {
  const personOf = new Map(people.map((one) => [one.actorId, one.personId]));
  return prompts.filter((one) => one.week >= fromWeek).map((one) => {
    const person = personOf.get(one.actor_id);
    return {
      promptId: one.prompt_id, actorId: one.actor_id, namesOf: person === undefined ? [one.actor_id] : [one.actor_id, person], lookedAtMs: Date.parse(one.accessed_at),
      askAtMs: one.ask_at === null ? null : Date.parse(one.ask_at), eventId: one.event_ids[0] ?? '', question: one.question,
    };
  });
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
