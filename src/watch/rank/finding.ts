// What ranking keeps of a finding: who, what, when, from which week to which it stands, and how much it weighs.
import type { Detector } from '../detector.js';

export type Standing = 'none' | 'self_made' | 'after_the_fact' | 'independent';

export interface Finding {
  readonly id: number;
  /** Index into the detectors of the run. */
  readonly detector: number;
  readonly actor: number;
  readonly subject: number | undefined;
  readonly access: number | undefined;
  readonly groupKey: string | undefined;
  readonly atMs: number;
  readonly day: number;
  /** ISO week (counted as in `weekOf`) at whose end a reviewer could first have seen it. */
  readonly knownWeek: number;
  /** Week at whose end an independent explanation was known; `Infinity`: never, or nothing clears it. */
  readonly clearedWeek: number;
  readonly llr: number;
  readonly standing: Standing;
}

/** A person who looks things up, as ranking compares them with peers. */
export interface Peer {
  readonly actor: number;
  readonly actorId: string;
  readonly role: string;
  /** Agency and unit; colleagues who do the same work in the same place. */
  readonly unit: string;
  readonly sex: string;
  readonly isService: boolean;
}

/** Open accesses of one actor in one week, and how many of them have which weak explanation. */
export interface Volume {
  readonly week: number;
  readonly actor: number;
  readonly open: number;
  readonly selfMade: number;
  readonly afterTheFact: number;
}

/** How often an actor asked about a subject of theirs, and since which week how much of it is explained. */
export interface Contact {
  readonly week: number;
  readonly clearedWeek: number;
  readonly count: number;
}

export interface Near {
  readonly near: number;
  readonly knownWeek: number;
}

/** All that ranking decides from. */
export interface Material {
  readonly detectors: readonly Detector[];
  readonly peers: ReadonlyMap<number, Peer>;
  /** By known week, then moment, then event. */
  readonly findings: readonly Finding[];
  readonly volumes: readonly Volume[];
  /** By week, how many actors and subjects met for the first time in an open access. */
  readonly pairs: ReadonlyMap<number, number>;
  readonly contacts: ReadonlyMap<string, readonly Contact[]>;
  readonly near: ReadonlyMap<string, readonly Near[]>;
  readonly weeks: { readonly first: number; readonly last: number };
  /** A mark of what was looked up in each week: nobody can know before the week is over whom chance will draw. */
  readonly marks: ReadonlyMap<number, string>;
}

export const pairKey = (actor: number, subject: number): string => `${actor}|${subject}`;

export const isActive = (finding: Finding, week: number): boolean => finding.knownWeek <= week && finding.clearedWeek > week;
