// What one entry of the record says somebody looked at. What was typed stays out: it may name who is protected, and it is not what was shown.

/** The order is that of their numbers in the index: add at the end. `listed`: one of several that a search found; `wrote`: no look, but work of one's own. */
const lookActs = ['signIn', 'search', 'view', 'expand', 'export', 'report', 'whoSees', 'lookBack', 'denied', 'listed', 'wrote'] as const;
export type LookAct = (typeof lookActs)[number];

export const codeOf = (act: LookAct): number => lookActs.indexOf(act);
export const actOf = (code: number): LookAct => lookActs[code] ?? 'view';
/** Acts that are a look at one thing, whatever came of it. */
export const looking: readonly LookAct[] = ['search', 'view', 'expand', 'export', 'report', 'whoSees', 'lookBack', 'denied'];

export interface EntryLook {
  readonly act: LookAct;
  /** `agency~member`. */
  readonly actor: string;
  /** Refs of entities and reports; none for a sign-in. */
  readonly subjects: readonly string[];
}

export interface ReadPayload {
  readonly kind: string;
  readonly action: string;
  readonly purpose: string | null;
  readonly caseRef: string | null;
  /** `agency~member`. */
  readonly actor: string;
  readonly user: string;
  readonly shown: number;
  /** Answers a request of another agency. */
  readonly isForRequest: boolean;
  /** The entity or report that was named; never what was typed into a search. */
  readonly named: string | null;
}

const acts: Readonly<Record<string, LookAct>> = { search: 'search', viewEntity: 'view', expand: 'expand', export: 'export', viewReport: 'report', whoSees: 'whoSees', lookBack: 'lookBack' };
const writes: readonly string[] = ['createReport', 'judge', 'requestCorrection', 'applyRestriction'];

/** Undefined for what is neither a look-up, nor work with one thing, nor a sign-in of the log's own people. */
export function lookOf(agencyId: string, bytes: Uint8Array): EntryLook | undefined {
  const payload = fieldsOf(JSON.parse(Buffer.from(bytes).toString('utf8')));
  const actor = actorOf(payload);
  const [kind, action] = [text(payload['kind']), text(payload['action'])];
  if (!actor.startsWith(`${agencyId}~`)) return undefined;
  if (kind === 'note') return action === 'signIn' ? { act: 'signIn', actor, subjects: [] } : undefined;
  const asked = fieldsOf(payload['asked']);
  const named = [asked['entity'], asked['report'], asked['left'], asked['right'], ...listOf(asked['entities'])].filter((one) => typeof one === 'string');
  if (kind === 'intent' && writes.includes(action)) return { act: 'wrote', actor, subjects: [...named, ...reportOf(payload['rows'])] };
  const act = acts[action];
  if (act === undefined || (kind !== 'answer' && kind !== 'refusal')) return undefined;
  if (named.length > 0) return { act: kind === 'refusal' ? 'denied' : act, actor, subjects: named };
  const found = action === 'search' ? foundBy(payload['shown']) : [];
  return found.length === 0 ? undefined : { act: found.length === 1 ? 'search' : 'listed', actor, subjects: found };
}

/** What a look-back says of an entry. Answers to prompts are not read: they are compelled (docs/decisions/0048). */
export function readPayload(bytes: Uint8Array): ReadPayload {
  const payload = fieldsOf(JSON.parse(Buffer.from(bytes).toString('utf8')));
  const caseRef = text(payload['case']);
  const asked = fieldsOf(payload['asked']);
  return {
    kind: text(payload['kind']), action: text(payload['action']), purpose: text(payload['purpose']) || null, caseRef: caseRef === '' ? null : caseRef, actor: actorOf(payload),
    user: text(fieldsOf(payload['actor'])['user']), shown: typeof payload['count'] === 'number' ? payload['count'] : 0, isForRequest: typeof asked['release'] === 'string',
    named: text(asked['entity']) || text(asked['report']) || null,
  };
}

/** Of the entities among what was shown; statements are told by a number. */
function foundBy(shown: unknown): string[] {
  return [...new Set(listOf(shown).map(fieldsOf).flatMap(({ agencyId, ids }) => listOf(ids).flatMap((id) => (typeof id === 'string' && !id.startsWith('#') ? [`${text(agencyId)}~${id}`] : []))))];
}

function reportOf(rows: unknown): string[] {
  const { agency, report } = fieldsOf(rows);
  return typeof agency === 'string' && typeof report === 'string' ? [`${agency}~${report}`] : [];
}

function actorOf(payload: Fields): string {
  const { agency, member } = fieldsOf(payload['actor']);
  return `${text(agency)}~${text(member)}`;
}

type Fields = Readonly<Record<string, unknown>>;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {});
