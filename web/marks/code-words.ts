// Codes of the server in words; an unknown one is shown as it came.
import type { TFunction } from 'i18next';

export function roleWords(code: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    analyst: t('role.analyst'), investigator: t('role.investigator'), desk_officer: t('role.deskOfficer'), integrity_examiner: t('role.integrityExaminer'),
    independent_reviewer: t('role.independentReviewer'), agency_administrator: t('role.agencyAdministrator'), publisher: t('role.publisher'), tools_auditor: t('role.toolsAuditor'), source_handler: t('role.sourceHandler'),
  };
  return words[code] ?? codeWords(code);
}

/** What a person may be trusted with, in the words of the screening standard. */
export function clearanceWords(code: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    RELIABILITY: t('clearance.reliability'), ENHANCED_RELIABILITY: t('clearance.enhancedReliability'), SECRET: t('clearance.secret'), ENHANCED_SECRET: t('clearance.enhancedSecret'),
    TOP_SECRET: t('clearance.topSecret'), ENHANCED_TOP_SECRET: t('clearance.enhancedTopSecret'),
  };
  return words[code] ?? codeWords(code);
}

/** A code as words: `threat_assessment` is read as "threat assessment". */
export function codeWords(code: string): string {
  return code.replaceAll('_', ' ');
}

/** A property's name as words: `weakAlias` is read as "weak alias". */
export function propWords(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/gu, '$1 $2').toLowerCase();
}

/** Who works cases: they ask other agencies, and may open emergency access (policies/requests.cedar, break-glass.cedar decide; this only draws). */
export function worksCases(code: string): boolean {
  return ['analyst', 'investigator', 'desk_officer'].includes(code);
}

/** Who reads figures (policies/figures.cedar decides; this only draws). */
export function readsFigures(code: string): boolean {
  return ['analyst', 'investigator', 'publisher'].includes(code);
}

/** Who judges groups, and opens and closes cycles (policies/assessment.cedar decides; this only draws). */
export function judgesGroups(code: string, purpose: string | null): boolean {
  return ['analyst', 'publisher'].includes(code) && purpose === 'intelligence_analysis';
}

/** Who reads judgements of routes (policies/collection.cedar decides; this only draws). */
export function readsRoutes(code: string): boolean {
  return ['analyst', 'investigator'].includes(code);
}

/** Who computes figures, writes notes and brings tables in (policies/figures.cedar decides; this only draws). */
export function writesFigures(code: string): boolean {
  return ['analyst', 'publisher'].includes(code);
}

/** Who watches others may ask for an agency's whole record; for everyone else that room does not exist (policies decide, this only draws). */
export function watchesOthers(code: string): boolean {
  return ['integrity_examiner', 'independent_reviewer', 'tools_auditor'].includes(code);
}

/** Who reviews emergency access. */
export function reviewsGlass(code: string): boolean {
  return ['integrity_examiner', 'independent_reviewer'].includes(code);
}

/** Who reads the examiner's scans; the door decides, this only draws. */
export function readsScans(code: string): boolean {
  return reviewsGlass(code);
}

/** Who brings changes of the policies in, and approves those of others. */
export function changesPolicies(code: string): boolean {
  return watchesOthers(code) || code === 'agency_administrator';
}

/** Who answers what other agencies ask. */
export function answersForAgency(code: string): boolean {
  return ['analyst', 'desk_officer'].includes(code);
}

/** Who may open a compartment of their own case to somebody else. */
export function delegatesCases(code: string): boolean {
  return ['analyst', 'investigator'].includes(code);
}

/** Whoever handles sources; the door decides, this only draws. */
export function handlesSources(code: string): boolean {
  return code === 'source_handler';
}

/** Who reads the totals of joint operations (policies/operations.cedar decides; this only draws). */
export function readsOperations(code: string): boolean {
  return ['analyst', 'investigator', 'desk_officer', 'publisher'].includes(code);
}

/** Who reports rows to them and mends those of their agency (policies/operations.cedar decides; this only draws). */
export function reportsToOperations(code: string): boolean {
  return ['analyst', 'investigator', 'desk_officer'].includes(code);
}

/** Who opens them, and decides whether rows are one event (policies/operations.cedar decides; this only draws). */
export function decidesOnOperations(code: string): boolean {
  return ['analyst', 'investigator'].includes(code);
}
