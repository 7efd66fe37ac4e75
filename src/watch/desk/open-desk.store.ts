// Puts the parts of the review desk together, once for a node.
import type { KeptRows } from '../../access/kept/index.js';
import type { Approvals, LabelStore } from '../../access/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import type { Db } from '../../db/index.js';
import { ActStore } from './act.store.js';
import { AgreementStore } from './agreement.store.js';
import { Agreements } from './agreements.js';
import { BlindNames } from './blind-names.js';
import { Complaints } from './complaints.js';
import { ComplaintStore } from './complaint.store.js';
import { Desk, type DeskParts } from './desk.js';
import { Disclosures } from './disclosures.js';
import { DisclosureStore } from './disclosure.store.js';
import { DueStore } from './due.store.js';
import { Examined } from './examined.js';
import { Exposed } from './exposed.js';
import { ExposedStore } from './exposed.store.js';
import { GroupStore } from './group.store.js';
import type { Asking, Intake, Settling } from './incoming.js';
import { DeskIntake } from './intake.js';
import { LeadActs } from './lead-acts.js';
import { Lent } from './lent.js';
import { LentTriage } from './lent-triage.js';
import { LeadReader } from './lead-reader.store.js';
import { LeadStore } from './lead.store.js';
import { QuestionStore } from './question.store.js';
import { ReferralStore } from './referral.store.js';
import { Referrals } from './referrals.js';
import { Reminders } from './reminders.js';
import { Reviews } from './reviews.js';
import { DeskSettling } from './settling.js';
import { WhyAnswers } from './why-answers.js';
import { WhyStore } from './why.store.js';
import { Whys } from './whys.js';

export interface ReviewDesk {
  readonly intake: Intake;
  /** Of the live examiner. */
  readonly asking: Asking;
  readonly settling: Settling;
  /** What was answered to it, for those who review. */
  readonly whyAnswers: WhyAnswers;
  readonly leads: Reviews;
  readonly acts: LeadActs;
  readonly exposed: Exposed;
  readonly disclosures: Disclosures;
  readonly examined: Examined;
  readonly complaints: Complaints;
  readonly reminders: Reminders;
  readonly agreements: Agreements;
  readonly lent: Lent;
  readonly lentTriage: LentTriage;
  readonly referrals: Referrals;
}

export interface OpenDeskParts extends Omit<DeskParts, 'reader' | 'acts' | 'names' | 'groups' | 'agreements' | 'labels'> {
  readonly db: Db;
  /** Of the blind terms. */
  readonly keyFile: string;
  readonly labels: LabelStore;
  readonly approvals: Approvals;
  readonly words: WordsAtRest;
  readonly kept: KeptRows;
}

export function openDesk({ db, keyFile, labels, words, kept, approvals, ...parts }: OpenDeskParts): ReviewDesk {
  const names = BlindNames.fromFile(keyFile, parts.random);
  const groups = new GroupStore(db, words, names);
  const agreements = new AgreementStore(db, kept, words);
  const desk = new Desk({ ...parts, names, groups, agreements, labels, reader: new LeadReader(db, words), acts: new ActStore(db, kept, words) });
  const intake = new DeskIntake({ ...parts, desk, labels, store: new LeadStore(db, kept, words, names, groups) });
  const asked = new WhyStore(db, words);
  const whys = new Whys(desk, asked);
  const lines = new DisclosureStore(db, words);
  const disclosures = new Disclosures(desk, lines);
  const referrals = new Referrals(desk, new ReferralStore(db, words), lines);
  const acts = new LeadActs(desk, disclosures, referrals);
  return {
    acts, referrals, agreements: new Agreements(desk, agreements, approvals), lent: new Lent(desk, acts), lentTriage: new LentTriage(desk),
    intake, disclosures, leads: new Reviews(desk), exposed: new Exposed(desk, new ExposedStore(db)), examined: new Examined(desk, new QuestionStore(db, words), whys), asking: whys, settling: new DeskSettling(desk), whyAnswers: new WhyAnswers(desk, asked),
    complaints: new Complaints(desk, new ComplaintStore(db), intake), reminders: new Reminders(desk, new DueStore(db)),
  };
}
