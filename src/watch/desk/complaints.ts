// Somebody says that a colleague misused what they look up. It becomes a lead like any other, with who said it and how often they do (G11, G12): a manager
// who floods the desk with complaints about one person is stopped after a few, and is seen by everybody who reads one of them.
import { hashOf, newId, type Refused } from '../../kernel/index.js';
import type { Intent, Member, Plan } from '../../access/index.js';
import type { Receipt } from '../../ledger/index.js';
import type { AlertRecord } from '../output/alert-record.js';
import { isoWeek, weekOfMoment } from '../output/iso-week.js';
import { namesOf } from '../office/reader.js';
import type { ComplaintStore } from './complaint.store.js';
import type { Desk } from './desk.js';
import type { Intake } from './incoming.js';
import type { Barred } from './lead-step.js';

export interface Complaint {
  /** Account or name, as whoever complains knows them. */
  readonly about: string;
  readonly why: string;
}

const dayMs = 86_400_000;
/** Of one person in seven days, under whatever account; and over how long their complaints are counted for a reader. */
const mostAWeek = 3;
const countedMs = 90 * dayMs;

export class Complaints {
  readonly #desk: Desk;
  readonly #store: ComplaintStore;
  readonly #intake: Intake;

  constructor(desk: Desk, store: ComplaintStore, intake: Intake) {
    this.#desk = desk;
    this.#store = store;
    this.#intake = intake;
  }

  /** The plan's action is `complain`. Says nothing of whether anybody has that name. */
  async take(plan: Plan, complaint: Complaint): Promise<Receipt | Refused> {
    const { names, door, clock, random } = this.#desk.parts;
    const { member } = plan.caller;
    const tag = names.tag(member.agencyId, member.personRef ?? member.memberId);
    return this.#desk.inTurn(`complaint ${tag}`, async () => {
      const now = clock();
      if (await this.#store.countSince(member.agencyId, tag, now - 7 * dayMs) >= mostAWeek) return this.#desk.bar(plan, enough);
      const nth = await this.#store.countSince(member.agencyId, tag, now - countedMs) + 1;
      const leadId = newId('complaint', random);
      const { receipt } = await door.write(plan, { complaint: leadId, hash: hashOf(JSON.stringify(complaint)) }, async (_intent: Intent) => {
        await this.#takeIn(member, leadId, complaint, { nth, now });
        await this.#store.add(member.agencyId, leadId, tag, now);
      });
      return receipt;
    });
  }

  async #takeIn(member: Member, leadId: string, { about, why }: Complaint, { nth, now }: { readonly nth: number; readonly now: number }): Promise<void> {
    const record: Omit<AlertRecord, 'reasons' | 'explanations_considered'> = {
      alert_id: leadId, kind: 'lead', rank: 0, score: 0, actor_id: about, detectors: ['complaint'], subject_type: null, subject_id: null, first_access_at: null, last_access_at: null, event_ids: [], week: isoWeek(weekOfMoment(now)),
    };
    const told = {
      en: { ...record, reasons: [`${member.userName} complained (number ${nth} of theirs in 90 days): ${why}`], explanations_considered: ['None was looked for: this is what somebody said, and no look-up was examined.'] },
      fr: { ...record, reasons: [`Plainte de ${member.userName} (la nᵒ ${nth} de cette personne en 90 jours) : ${why}`], explanations_considered: ['Aucune n’a été cherchée : c’est ce que quelqu’un a dit, et aucune consultation n’a été examinée.'] },
    };
    // Whoever complains does not review it, under whatever account.
    await this.#intake.take(member.agencyId, [{ leadId, source: 'complaint', foundAtMs: now, concern: { actors: [about], persons: [] }, namesOf: {}, isSerious: false, told, ties: namesOf(member) }]);
  }
}

const enough: Barred = {
  rule: 'reviews/too-many-complaints', en: `you may complain ${mostAWeek} times in seven days; what you have said already is being looked at`, fr: `vous pouvez porter plainte ${mostAWeek} fois en sept jours ; ce que vous avez déjà dit est à l’examen`,
};
