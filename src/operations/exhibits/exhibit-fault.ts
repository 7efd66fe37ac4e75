// A fault of an exhibit's record: what, and at which holding. It names the rule, never what stood there.
import type { Words } from '../../figures/index.js';

export type ExhibitFaultCode =
  | 'commodity_unknown' | 'mass_not_a_number' | 'mass_negative' | 'net_over_gross' | 'container_over_gross' | 'masses_do_not_add_up'
  | 'lab_not_named' | 'lab_before_seizure' | 'lab_found_another' | 'purity_wrong' | 'plus_minus_wrong' | 'plus_minus_without_purity'
  | 'presumptive_unknown' | 'presumptive_against_lab'
  | 'custody_empty' | 'custody_starts_late' | 'custody_before_seizure' | 'custody_gap' | 'custody_overlap' | 'custody_backwards' | 'custody_unsigned' | 'custody_seal_changed' | 'custody_open' | 'custody_after_end'
  | 'disposition_unknown' | 'disposition_without_authority' | 'disposition_without_witness' | 'disposition_before_seizure';

export interface ExhibitFault extends Words {
  readonly code: ExhibitFaultCode;
  /** Of custody: the holding that it is at, from 0. */
  readonly at: number | null;
}

export function exhibitFault(code: ExhibitFaultCode, en: string, fr: string, at: number | null = null): ExhibitFault {
  return { code, en, fr, at };
}

export function dayOfMs(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
