// An approved change of people, units or cases, or an agreement on reviewers, carried out from its own words: nobody has to type the same once more, nor sends another by a slip.
import type { ApprovalView, Me, PeopleStep, PersonChange } from '../../../src/http/contract.js';
import { reopenCase } from '../../api/duty-questions.js';
import { recordAgreement } from '../../api/lending-questions.js';
import { actOnMember, setMember } from '../../api/sign-on.js';
import { addUnit } from '../../api/unit-questions.js';

type Fields = Readonly<Record<string, unknown>>;
type CarryOut = (me: Me) => Promise<PeopleStep>;

/** None for what is not carried out from here. The node compares it with what was approved, word for word. */
export function carryingOut({ kind, state, subject, why }: ApprovalView): CarryOut | undefined {
  if (state !== 'approved') return undefined;
  const said: unknown = JSON.parse(subject);
  if (kind === 'review_agreement' && isFields(said)) return async (me) => ({ ...await recordAgreement(me, { with: text(said['reviewersOf']), from: text(said['from']), until: text(said['until']), why }), code: null });
  if (kind !== 'change_people') return undefined;
  const [member, after] = isFields(said) ? [text(said['member']), said['after']] : ['', undefined];
  if (!isFields(after)) return undefined;
  if ('userName' in after) return (me) => setMember(me, member, why, personIn(after));
  if (after['suspended'] === false) return (me) => actOnMember(me, member, why, 'restore');
  if (after['invitation'] === true) return (me) => actOnMember(me, member, why, 'invite');
  if ('nameEn' in after) return (me) => addUnit(me, { unit: text(after['unit']), parent: after['under'] === null ? null : text(after['under']), nameEn: text(after['nameEn']), nameFr: text(after['nameFr']), why });
  return after['closedOn'] === null ? (me) => reopenCase(me, text(after['case']), why) : undefined;
}

function personIn(after: Fields): PersonChange {
  return {
    user: text(after['userName']), name: text(after['displayName']), unit: after['unit'] === null ? null : text(after['unit']), role: text(after['role']), clearance: text(after['clearanceCode']), clearanceUntil: text(after['clearanceUntil']),
    citizenships: texts(after['citizenships']), releasabilities: texts(after['releasabilities']), purposes: texts(after['purposes']),
  };
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
