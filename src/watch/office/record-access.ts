// One entry of the record as a look-up of the evidence format, where it is one. What was typed stays out: it may name who is protected.
import type { Json } from '../../kernel/index.js';

/** The same for the same, and nothing more. */
export type Blind = (ref: string) => string;

interface Read {
  readonly agencyId: string;
  readonly index: bigint;
  readonly recordedAtMs: number;
  readonly payload: Uint8Array | undefined;
}

interface Payload {
  readonly kind?: string;
  readonly action?: string;
  readonly purpose?: string;
  readonly case?: string;
  readonly actor?: { readonly agency?: string; readonly member?: string };
  readonly asked?: { readonly entity?: unknown; readonly report?: unknown } | null;
  readonly shown?: readonly { readonly agencyId: string; readonly ids: readonly string[] }[];
}

const actions: Readonly<Record<string, string>> = { search: 'search', viewEntity: 'view', viewReport: 'view', expand: 'view', export: 'export' };

/** Undefined for what is no look-up of the registry, and for what does not open any more. `sessions`: by actor, the entry of their last sign-in. */
export function accessOf({ agencyId, index, recordedAtMs, payload: bytes }: Read, sessions: Map<string, string>, blind: Blind): Readonly<Record<string, Json>> | undefined {
  if (bytes === undefined) return undefined;
  const payload = JSON.parse(Buffer.from(bytes).toString('utf8')) as Payload;
  const actorId = `${payload.actor?.agency ?? ''}~${payload.actor?.member ?? ''}`;
  const eventId = `${agencyId}#${index}`;
  if (payload.kind === 'note' && payload.action === 'signIn') sessions.set(actorId, eventId);
  const action = actions[payload.action ?? ''];
  // Another agency's look-ups are its own examiner's; here they are receipts.
  if (action === undefined || payload.actor?.agency !== agencyId || (payload.kind !== 'answer' && payload.kind !== 'refusal')) return undefined;
  const found = (payload.shown ?? []).flatMap((one) => one.ids.filter((id) => !id.startsWith('#')).map((id) => `${one.agencyId}~${id}`));
  const shown = (payload.shown ?? []).reduce((sum, one) => sum + one.ids.length, 0);
  const subject = subjectOf(payload, [...new Set(found)]);
  return {
    event_id: eventId, occurred_at: new Date(recordedAtMs).toISOString(), actor_id: actorId, action, subject_type: subject === undefined ? 'none' : 'person', subject_id: subject === undefined ? null : blind(subject),
    outcome: payload.kind === 'refusal' ? 'denied' : shown > 0 ? 'hit' : 'no_hit', source_system: 'custos', session_id: sessions.get(actorId) ?? null, result_count: action === 'search' ? new Set(found).size : null,
    records_opened: shown, purpose_code: payload.purpose ?? null, case_ref: payload.case === '' ? null : payload.case ?? null,
  };
}

/** What was named; of a search, what it led to when that was one thing. */
function subjectOf({ action, asked }: Payload, found: readonly string[]): string | undefined {
  if (typeof asked?.entity === 'string') return asked.entity;
  return action === 'search' && found.length === 1 ? found[0] : undefined;
}
