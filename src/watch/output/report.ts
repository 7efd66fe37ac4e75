// The report for people; for now it only counts.
import type { AlertRecord } from './alert-record.js';
import type { Coverage } from './coverage.js';

export function reportHtml({ alerts, coverage }: { readonly alerts: readonly AlertRecord[]; readonly coverage: Coverage }): string {
  return `${alerts.length} ${coverage.language}`;
}
