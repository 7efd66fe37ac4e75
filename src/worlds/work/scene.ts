// What every part of the working day needs at hand.
import type { Actor, Agency, Country, Subject } from '../country.js';
import type { Dice } from '../dice.js';
import type { Evidence } from '../evidence.js';
import type { IncidentKind, Part } from '../format.js';
import type { AccessLog } from './access-log.js';
import type { Duty } from './duty.js';
import type { LookUps } from './look-up.js';
import type { Papers } from './papers.js';

export interface Party extends Subject {
  readonly part: Part;
}

export interface Incident {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly agency: Agency;
  readonly atMs: number;
  readonly reportedMs: number;
  readonly publicisedMs: number | undefined;
  readonly address: number;
  readonly x: number;
  readonly y: number;
  readonly isSerious: boolean;
  readonly parties: readonly Party[];
}

/** A crime that somebody prepares: it happens whether or not anybody is on duty. */
export interface PlannedIncident {
  readonly kind: IncidentKind;
  readonly agency: Agency;
  readonly atMs: number;
  readonly address: number;
  readonly parties: readonly Party[];
  readonly isPublicised: boolean;
  /** Set when an officer writes it as their own. */
  readonly initiatedBy?: Actor;
  readonly happened: (incident: Incident) => void;
}

/** Work that an officer did lately, for which somebody at a desk may be asked to look something up. */
export interface RecentWork extends Subject {
  readonly actor: Actor;
  readonly incidentRef: string | undefined;
  readonly caseRef: string | undefined;
  readonly atMs: number;
}

/** The last few dozen things that an agency did. */
export class Recent {
  readonly #kept = new Map<Agency, RecentWork[]>();

  add(work: RecentWork): void {
    const list = this.#kept.get(work.actor.agency) ?? [];
    list.push(work);
    if (list.length > 120) list.splice(0, 60);
    this.#kept.set(work.actor.agency, list);
  }

  /** The last thing that is remembered of somebody. */
  latestOf(actor: Actor): RecentWork | undefined {
    return this.#kept.get(actor.agency)?.findLast((work) => work.actor === actor);
  }

  draw(agency: Agency, dice: Dice): RecentWork | undefined {
    return dice.pick(this.#kept.get(agency) ?? []);
  }
}

export interface Scene {
  readonly country: Country;
  readonly evidence: Evidence;
  readonly papers: Papers;
  readonly log: AccessLog;
  readonly lookUps: LookUps;
  readonly duty: Duty;
  readonly recent: Recent;
  readonly dice: Dice;
  /** When the world ends: nothing later is known. */
  readonly endMs: number;
}
