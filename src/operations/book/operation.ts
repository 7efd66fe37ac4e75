// A joint operation: what it is for, its first and last day, who takes part and as what. Whoever takes part lets the others have the totals, its own rows among them, and no row (docs/decisions/0071).
import type { Member } from '../../access/index.js';
import { BadInput } from '../../kernel/index.js';

export interface Party {
  /** As rows name it. Where it is the id of an agency of this node, its people take part. */
  readonly agency: string;
  readonly role: 'lead' | 'partner';
}

export interface OperationDraft {
  /** Short and in the address: `sprint-2024`. */
  readonly id: string;
  readonly aim: string;
  /** YYYY-MM-DD, both days included. */
  readonly from: string;
  readonly to: string;
  readonly agencies: readonly Party[];
}

export interface Operation extends OperationDraft {
  /** Keeps it: whoever opened it, `node` for whoever runs the node. */
  readonly agencyId: string;
  /** `agency~id`. */
  readonly ref: string;
  readonly openedBy: string;
  readonly openedAt: string;
}

const mostAgencies = 500;

/** Throws `BadInput` naming what is wrong. */
export function checkOperation({ id, aim, from, to, agencies }: OperationDraft): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/.test(id)) throw new BadInput('an operation is called by up to 60 letters, digits, points, hyphens and underlines', { fr: 'une opération se nomme par 60 lettres, chiffres, points, traits d’union et soulignés au plus' });
  if (aim.length > 1_000) throw new BadInput('`aim` is longer than 1,000 characters', { fr: '`aim` dépasse 1 000 caractères' });
  for (const day of [from, to]) if (!isDay(day)) throw new BadInput('the first and the last day are written YYYY-MM-DD', { fr: 'le premier et le dernier jour s’écrivent AAAA-MM-JJ' });
  if (from > to) throw new BadInput('the operation ends before it begins', { fr: 'l’opération finit avant de commencer' });
  if (agencies.length === 0 || agencies.length > mostAgencies) throw new BadInput(`1 to ${mostAgencies} agencies take part; name them`, { fr: `de 1 à ${mostAgencies} services prennent part ; nommez-les` });
  const seen = new Set<string>();
  for (const { agency } of agencies) {
    if (!/^[\p{L}\p{N}][\p{L}\p{N} ._&'’-]{0,59}$/u.test(agency)) throw new BadInput('an agency is named by up to 60 letters, digits, blanks, points and hyphens', { fr: 'un service se nomme par 60 lettres, chiffres, espaces, points et traits d’union au plus' });
    if (seen.has(agency.toLowerCase())) throw new BadInput(`\`${agency}\` stands twice among the agencies`, { fr: `\`${agency}\` figure deux fois parmi les services` });
    seen.add(agency.toLowerCase());
  }
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

/** First and last day included. */
export function daysOf({ from, to }: Pick<Operation, 'from' | 'to'>): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}

/** As what somebody's agency stands to an operation: it keeps it, takes part, or has nothing to do with it. */
export function standingOf(operation: Operation, { agencyId }: Pick<Member, 'agencyId'>): 'keeper' | 'part' | 'none' {
  if (operation.agencyId === agencyId) return 'keeper';
  return operation.agencies.some(({ agency }) => agency.toLowerCase() === agencyId.toLowerCase()) ? 'part' : 'none';
}
