// The state of the ledger for Prometheus (text format 0.0.4). A figure that is not known is left out, so that an alert on it can say so.
import type { LedgerStateAnswer } from './contract.js';

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number | string];

/** Backslash, quote and newline are the only characters that a label value escapes. */
function escape(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

function family(name: string, help: string, samples: readonly Sample[]): string {
  if (samples.length === 0) return '';
  const lines = samples.map(([labels, value]) => {
    const inside = Object.entries(labels).map(([key, text]) => `${key}="${escape(text)}"`).join(',');
    return `${name}${inside === '' ? '' : `{${inside}}`} ${value}`;
  });
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...lines, ''].join('\n');
}

const flag = (is: boolean): number => (is ? 1 : 0);
const known = (value: number | string | null): Sample[] => (value === null ? [] : [[{}, value]]);
const seconds = (rfc3339: string): number => Date.parse(rfc3339) / 1000;

/** What waits for people. Counts of the whole node: nobody is told from them whose it is. */
export interface Waiting {
  readonly overdueReviews: number | null;
  readonly approvals: number | null;
}

export function metricsText(state: LedgerStateAnswer, waiting: Waiting = { overdueReviews: null, approvals: null }): string {
  const now = seconds(state.at);
  const witnessed = state.witnesses.flatMap(({ name, logs }) => logs.map((log) => ({ labels: { agency: log.agency, witness: name }, ...log })));
  const { verification, writer } = state;
  return [
    family('custos_ledger_running', '1 while the writer records; 0 when it has stopped and nothing is answered.', [[{}, flag(writer.running)]]),
    family('custos_ledger_no_space', '1 when the disk is too full to record.', known(writer.noSpace === null ? null : flag(writer.noSpace))),
    family('custos_ledger_entries', 'Entries of each log.', state.logs.map(({ agency, size }) => [{ agency }, size])),
    family('custos_ledger_published_entries', 'Entries that the served checkpoint of each log covers.', state.logs.flatMap(({ agency, published }): Sample[] => (published === null ? [] : [[{ agency }, published]]))),
    family('custos_ledger_cosigned_entries', 'Entries that a witness cosigned last.', witnessed.flatMap(({ labels, size }): Sample[] => (size === null ? [] : [[labels, size]]))),
    family('custos_ledger_cosigned_lag_seconds', 'Seconds since a witness last cosigned a log.', witnessed.flatMap(({ labels, at }): Sample[] => (at === null ? [] : [[labels, Math.max(0, now - seconds(at))]]))),
    family('custos_ledger_witness_ok', '1 while a witness cosigns a log; 0 when it is behind, unreachable or disagrees.', witnessed.map(({ labels, state: is }) => [labels, flag(is === 'ok')])),
    family('custos_ledger_signer_up', '1 while the signer answers.', known(state.signer === null ? null : flag(state.signer === 'running'))),
    family('custos_ledger_keys_up', '1 while the key process answers.', known(state.keys === null ? null : flag(state.keys === 'running'))),
    family('custos_ledger_verification_ok', '1 when the last verification found nothing.', known(verification === null ? null : flag(verification.outcome === 'ok'))),
    family('custos_ledger_verification_timestamp_seconds', 'When the last verification began, Unix time.', known(verification === null ? null : seconds(verification.at))),
    family('custos_break_glass_reviews_overdue', 'Emergency accesses whose review is past its time.', known(waiting.overdueReviews)),
    family('custos_approvals_waiting', 'Requests for a second person that nobody has decided.', known(waiting.approvals)),
  ].join('');
}
