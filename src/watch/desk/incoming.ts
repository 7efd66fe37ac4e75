// A lead on its way to the review desk, whoever found it: a scan, the live examiner, a canary, another system, or a member who complains (G12).
import type { AlertRecord } from '../output/alert-record.js';
import type { Concern } from '../output/concern.js';
import type { Picture } from '../output/report-alert.js';

/** Every lead comes to the review desk through here, once: the same id again changes nothing (a lead is never deleted, never overwritten). */
export interface Intake {
  take(agencyId: string, leads: readonly IncomingLead[]): Promise<void>;
}

/** A look that is asked about instead of reviewed, as whoever examines found it. */
export interface WhyPrompt {
  readonly promptId: string;
  /** Every name by which the evidence knows whoever looked. */
  readonly namesOf: readonly string[];
  readonly lookedAtMs: number;
  /** Start of the next shift; null where the evidence has no roster. */
  readonly askAtMs: number | null;
  readonly eventId: string;
  readonly question: Readonly<Record<'en' | 'fr', string>>;
}

/** Questions about low-risk looks come to whoever looked through here; what may not be asked yet, or not at all, is not. */
export interface Asking {
  ask(agencyId: string, prompts: readonly WhyPrompt[], nowMs: number): Promise<void>;
}

/** A lead that came before everything had been examined, and whether all of it carries the lead. */
export interface Settled {
  readonly leadId: string;
  readonly isCarried: boolean;
}

/** What complete passes say of early leads comes through here; the lead stays at the desk either way. */
export interface Settling {
  settle(agencyId: string, leads: readonly Settled[]): Promise<void>;
}

export type LeadSource = 'scan' | 'live' | 'canary' | 'feed' | 'complaint';

export interface IncomingLead {
  /** `alert_id` of the record. */
  readonly leadId: string;
  readonly source: LeadSource;
  readonly foundAtMs: number;
  /** Actors and persons that it is about, and who is tied to them by the evidence; nobody of them, nor of their chain, reads it. */
  readonly concern: Concern;
  /** By actor: all names by which the evidence knows them. Actors who are one of the persons belong here as well. */
  readonly namesOf: Readonly<Record<string, readonly string[]>>;
  /** Somebody may be in danger: opens a task about whoever was looked up (`isSerious`). */
  readonly isSerious: boolean;
  readonly told: Readonly<Record<'en' | 'fr', AlertRecord>>;
  readonly picture?: Picture;
  /** Names of others who do not review it: whoever complained. */
  readonly ties?: readonly string[];
  /** Of the actor, for statistics, as the evidence has it. */
  readonly group?: LeadGroup;
}

export interface LeadGroup {
  readonly unit: string | null;
  readonly sex: string | null;
}

/** Detectors with the care of safety: rival, look-back, counter-surveillance, canary, laundered; and those about people one lived with. */
const ofSafety: ReadonlySet<string> = new Set(['rival', 'look-back', 'counter-surveillance', 'canary', 'laundered', 'ex-partner', 'household']);

/** Whether whoever was looked up may be in danger (domain.md section 4: look-ups soon before violence, on informants, on somebody one lived with). */
export function isSerious({ kind, detectors, weights }: Pick<AlertRecord, 'kind' | 'detectors' | 'weights'>): boolean {
  return kind === 'lead' && (detectors.some((one) => ofSafety.has(one)) || (weights?.['guarded'] ?? 0) > 0);
}
