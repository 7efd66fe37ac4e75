// What people write into the field for the reason: mostly little. The habits follow a public log of plate-reader searches (Eugene 2025): seven words make up most of it.
import type { Luck } from './luck.js';

export type Purpose = 'CALL' | 'STOP' | 'INV' | 'INTEL' | 'CUSTODY' | 'ADMIN' | 'VET' | 'LIC' | 'INSP' | 'COURT' | 'AUDIT' | 'TRAIN' | 'WARR';

const TEXTS: Readonly<Record<Purpose, readonly string[]>> = {
  CALL: ['call for service', 'cfs', 'dispatch', 'domestic', 'disturbance', 'welfare check', 'suspicious person', 'check well being', 'noise', 'unwanted guest', 'theft rpt'],
  STOP: ['traffic stop', 'ts', 'veh stop', 'suspicious vehicle', 'subject stop', 'hta', 'street check', 'ride program', 'uninsured'],
  INV: ['investigation', 'inv', 'investigative', 'person crime', 'property crime', 'invest', 'follow up', 'background', 'suspect', 'associates', 'witness', 'criminal investigation', 'investigatin', 'f/u'],
  INTEL: ['intel', 'intelligence', 'profile', 'target development', 'debrief', 'workup', 'assessment', 'association chart'],
  CUSTODY: ['booking', 'custody', 'inmate review', 'classification', 'cell check', 'incident rpt'],
  ADMIN: ['admin', 'data quality', 'merge', 'file update', 'disclosure', 'request', 'purge', 'correction'],
  VET: ['vetting', 'clearance', 'visitor application', 'pass application', 'background check'],
  LIC: ['renewal', 'transfer', 'new address', 'replacement', 'counter', 'mail in', 'plate sticker'],
  INSP: ['primary', 'secondary', 'referral', 'inspection', 'lookout', 'nexus'],
  COURT: ['court', 'crown request', 'bail hearing', 'subpoena', 'release order'],
  AUDIT: ['audit', 'qa review', 'compliance check', 'complaint file'],
  TRAIN: ['training', 'test', 'practice', 'demo'],
  WARR: ['warrant', 'warrant check', 'execution', 'wanted person', 'boloc'],
};

/** The bare words that anyone may write for anything. */
export const BARE = ['investigation', 'inv', 'police', 'check', 'intel', 'follow up', 'suspicious', 'background', 'patrol', 'general', 'info'];

export function wordingOf(luck: Luck, purpose: Purpose): string {
  const text = luck.is(0.2) ? luck.early(BARE, 2) : luck.early(TEXTS[purpose], 2);
  if (luck.is(0.02)) return text.slice(0, -1);
  if (luck.is(0.06)) return text.toUpperCase();
  return luck.is(0.03) ? `${text}+` : text;
}

/** A reference as it was typed: now and then with two digits changed about, or last week's left standing. */
export function typed(luck: Luck, reference: string): string {
  if (!luck.is(0.02)) return reference;
  const at = reference.length - 3;
  return `${reference.slice(0, at)}${reference[at + 1] ?? ''}${reference[at] ?? ''}${reference.slice(at + 2)}`;
}
