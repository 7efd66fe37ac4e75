// The access log: what was looked at by whom, as each system writes it, and beside it what is true of each look-up.
import { AGENCIES, type Actor, planAt } from './agencies.js';
import { type Calendar, DAY, HOUR, MINUTE, type Style, WEEK } from './calendar.js';
import { Dice, hashOf } from './dice.js';
import { cellOf, type Evidence } from './evidence.js';
import type { Address, Person, Vehicle } from './town.js';

/** What a genuine look-up left in the other tables: written by another in time, only by oneself, by another too late, or nothing. */
export type Trace = 'other' | 'own' | 'late' | 'none';
export type System = 'VERSA' | 'MTO-Q' | 'CORTEX' | 'CADLINE' | 'PIP-R' | 'GATEHOUSE' | 'PASS2' | 'DVR' | 'OMS' | 'GUICHET';
export type Purpose = 'call' | 'stop' | 'case' | 'court' | 'intel' | 'desk' | 'vetting' | 'training' | 'custody' | 'counter' | 'other';
export interface Subject { readonly type: 'person' | 'address' | 'vehicle' | 'phone' | 'group' | 'case' | 'none'; readonly id: string; readonly words: string }
export interface Wrong { readonly kind: string; readonly blame: Actor }
export interface Why {
  readonly trace: Trace; readonly purpose: Purpose; readonly caseRef?: string | undefined; readonly incidentRef?: string | undefined; readonly behalf?: string | undefined; readonly text?: string | undefined;
  readonly system?: System; readonly action?: 'search' | 'view' | 'list' | 'export' | 'print'; readonly count?: number; readonly wrong?: Wrong;
}
interface Look { readonly t: number; readonly actor: Actor; readonly subject: Subject; readonly why: Why; readonly action: string; readonly outcome: string; readonly system: System; readonly terminal: string; readonly spot: readonly [number, number] | undefined }

export const personOf = (one: Person): Subject => ({ type: 'person', id: one.id, words: `${one.surname.toUpperCase()}, ${one.given} ${new Date(one.born * 1000).toISOString().slice(0, 10)}` });
export const addressOf = (one: Address): Subject => ({ type: 'address', id: one.id, words: one.id.replace('/', ' - ') });
export const vehicleOf = (one: Vehicle): Subject => ({ type: 'vehicle', id: one.id, words: one.plate.replace(' ', '') });
export const NOBODY: Subject = { type: 'none', id: '', words: '' };

const CODES: Readonly<Record<'VERSA' | 'MTO-Q' | 'CORTEX' | 'PIP-R' | 'OMS' | 'DVR', Readonly<Record<Purpose, string>>>> = {
  VERSA: { call: '20', stop: '31', case: '40', court: '53', intel: '44', desk: '71', vetting: '81', training: '99', custody: '33', counter: '72', other: '70' },
  'MTO-Q': { call: 'C', stop: 'T', case: 'N', court: 'N', intel: 'N', desk: 'A', vetting: 'V', training: 'A', custody: 'C', counter: 'A', other: 'A' },
  CORTEX: { call: 'OPS', stop: 'OPS', case: 'INV', court: 'INV', intel: 'ANALYSIS', desk: 'REQ', vetting: 'SEC', training: 'SYS', custody: 'INV', counter: 'REQ', other: 'OPS' },
  'PIP-R': { call: '1', stop: '1', case: '2', court: '2', intel: '2', desk: '4', vetting: '6', training: '9', custody: '2', counter: '4', other: '5' },
  OMS: { call: 'SÉCURITÉ', stop: 'SÉCURITÉ', case: 'ENQUÊTE', court: 'ESCORT', intel: 'SÉCURITÉ', desk: 'VISIT', vetting: 'VISIT', training: 'FORMATION', custody: 'RANGE', counter: 'VISIT', other: 'ADMIN' },
  DVR: { call: 'L9', stop: 'L9', case: 'L9', court: 'L9', intel: 'L9', desk: 'B2', vetting: 'B2', training: 'L0', custody: 'L9', counter: 'R1', other: 'R1' },
};
const CHATTER = ['follow up', 'f/u', 'inquiry', 'vérification', 'per Sgt', 'ID confirm', 'file review, "no action"', 'ops', 'info', 'as req’d', 'check'];
const HQ = [5200.5, 3900] as const;

export class Log {
  readonly #looks: Look[] = [];
  readonly #blamed = new Set<string>();
  readonly #dice: Dice;
  readonly #calendar: Calendar;

  constructor(dice: Dice, calendar: Calendar) {
    this.#dice = dice;
    this.#calendar = calendar;
  }

  /** One question put to a system, as people put it: at times misspelt first, mostly opened, now and then printed. */
  consult(actor: Actor, t: number, subject: Subject, why: Why): void {
    const dice = this.#dice;
    let when = t;
    if (subject.type === 'person' && dice.chance(0.07)) {
      this.#add(actor, when, { ...subject, id: '', words: subject.words.replace(/[aeiou]/, 'y') }, { ...why, trace: 'none' }, 'search', 'no_hit');
      when += dice.between(8, 70);
    }
    const isScreen = why.action === undefined && dice.chance(0.22);
    if (!isScreen) {
      this.#add(actor, when, subject, why, why.action ?? 'search', dice.chance(0.004) ? 'denied' : 'hit');
      when += dice.between(4, 90);
    }
    if (isScreen || (why.action === undefined && dice.chance(0.45))) this.#add(actor, when, subject, why, dice.chance(0.04) ? 'print' : 'view', 'hit');
  }

  /** Exactly one row. */
  once(actor: Actor, t: number, subject: Subject, why: Why, action = 'search', outcome = 'hit'): void {
    this.#add(actor, t, subject, why, why.action ?? action, outcome);
  }

  #add(actor: Actor, t: number, subject: Subject, why: Why, action: string, outcome: string): void {
    if (t < 0 || t >= this.#calendar.end) return;
    const system = why.system ?? this.#systemOf(actor, subject);
    const [terminal, spot] = this.#seat(actor, t);
    if (why.wrong !== undefined) this.#blamed.add(why.wrong.blame.id);
    this.#looks.push({ t, actor, subject, why, action, outcome, system, terminal, spot });
  }

  #systemOf({ agency, post }: Actor, { type }: Subject): System {
    const dice = this.#dice;
    if (agency === 'port') return post === 'gate' ? 'GATEHOUSE' : 'PASS2';
    if (agency !== 'police') return agency === 'licensing' ? 'DVR' : agency === 'prison' ? 'OMS' : 'GUICHET';
    if (post === 'dispatcher' && dice.chance(0.75)) return 'CADLINE';
    if (type === 'vehicle') return dice.chance(0.85) ? 'MTO-Q' : 'VERSA';
    if (type === 'group' || ((post === 'analyst' || post === 'gang') && dice.chance(0.5))) return 'CORTEX';
    return ['major', 'detective', 'property', 'analyst', 'gang'].includes(post) && dice.chance(0.13) ? 'PIP-R' : 'VERSA';
  }

  /** Cars have no place of their own; a part of the work comes through a gateway that stands at headquarters. */
  #seat(actor: Actor, t: number): [string, readonly [number, number] | undefined] {
    const plan = planAt(actor, t);
    const seat = hashOf(`${actor.id} ${Math.floor(t / DAY)}`) >>> 0;
    if (actor.agency !== 'police') return [actor.agency === 'licensing' ? '' : `${actor.agency.slice(0, 2)}-${plan.name.slice(-1)}${1 + (seat % 6)}`, undefined];
    if (plan.post === 'patrol' || plan.post === 'traffic') {
      if (seat % 100 < 17) return ['VPN-GW-2', HQ];
      if (seat % 100 < 80) return [`MDT${String(seat % 83).padStart(3, '0')}`, undefined];
    }
    const station = plan.districts.length < 6 ? [((plan.districts[0] ?? 0) % 3) * 4000 + 1850, Math.floor((plan.districts[0] ?? 0) / 3) * 4000 + 2210] as const : HQ;
    return [`WS-${plan.name.replaceAll(/[^A-Z0-9]/g, '')}-${1 + (seat % 9)}`, station];
  }

  /** Whether any wrong look stands against an actor. */
  blames(actor: Actor): boolean {
    return this.#blamed.has(actor.id);
  }

  /** Writes the log system after system, as the exports were put together, and returns the lines of what is true. */
  write(evidence: Evidence): string[] {
    const seen = new Set<string>();
    const truth: string[] = ['event_id,at,actor_id,blame_id,wrong,trace,first_access'];
    const stamped = this.#looks.map((look, n) => ({ look, n, t: look.t + this.#skew(look) })).filter(({ t }) => t >= 0 && t < this.#calendar.end).toSorted((a, b) => a.t - b.t || a.n - b.n);
    const lines = stamped.map(({ look, t }, n) => {
      const id = eventId(look.system, n);
      const key = `${look.actor.n} ${look.subject.type} ${look.subject.id}`;
      const wrong = look.why.wrong;
      truth.push([id, this.#calendar.seconds(t), cellOf(look.actor.id), cellOf((wrong?.blame ?? look.actor).id), wrong?.kind ?? '', wrong === undefined ? look.why.trace : 'none', !seen.has(key)].join(','));
      seen.add(key);
      return { look, t, id };
    });
    for (const { look, t, id } of lines.toSorted((a, b) => a.look.system.localeCompare(b.look.system, 'en') || a.t - b.t || a.id.localeCompare(b.id, 'en'))) this.#line(evidence, look, t, id);
    return truth;
  }

  /** Clocks that go wrong: two cars an hour ahead for weeks, the gatehouse seven minutes late, a desk a day behind, the prison that forgot the new time. */
  #skew({ terminal, system, t }: Look): number {
    const week = Math.floor(t / WEEK);
    if ((terminal === 'MDT017' || terminal === 'MDT044') && week % 11 < 4) return HOUR;
    if (system === 'GATEHOUSE') return -7 * MINUTE - 20;
    if (terminal.endsWith('CIB21-3') && week === 14) return -DAY;
    return system === 'OMS' && week % 26 === 9 ? -HOUR : 0;
  }

  #line(evidence: Evidence, { actor, subject, why, action, outcome, system, terminal, spot }: Look, t: number, id: string): void {
    const dice = this.#dice;
    const style: Style = system === 'DVR' || system === 'GATEHOUSE' ? 'utc' : system === 'PIP-R' || system === 'OMS' ? 'fractions' : 'local';
    const hasRefs = system !== 'GATEHOUSE' && system !== 'PASS2' && system !== 'DVR' && system !== 'OMS';
    const citing = { VERSA: 0.6, 'MTO-Q': 0.25, CORTEX: 0.95, CADLINE: 0.9, 'PIP-R': 0.7, GUICHET: 0.3, GATEHOUSE: 0, PASS2: 0, DVR: 0, OMS: 0 }[system];
    const isCited = hasRefs && dice.chance(citing);
    const count = why.count ?? (outcome === 'hit' ? (action === 'list' || action === 'export' ? dice.whole(8, 60) : 1 + Math.floor(dice.heavy(1.6)) - 1) : 0);
    evidence.put('accesses', {
      event_id: id, source_system: system, occurred_at: this.#calendar.stamp(t, style), actor_id: actor.id, on_behalf_of: why.behalf, action, subject_type: subject.type, subject_id: subject.id === '' ? undefined : subject.id,
      query_text: system === 'OMS' || action === 'view' || !dice.chance(0.85) ? undefined : subject.words, outcome, result_count: system === 'OMS' || system === 'CADLINE' ? undefined : count, records_opened: system === 'VERSA' || system === 'DVR' ? (action === 'view' || action === 'print' || action === 'export' ? Math.max(1, count) : 0) : undefined,
      purpose_code: system in CODES && dice.chance(system === 'MTO-Q' ? 0.6 : 0.93) ? CODES[system as keyof typeof CODES][why.purpose] : undefined,
      purpose_text: why.text ?? (dice.chance(system === 'PASS2' || system === 'GATEHOUSE' ? 0.6 : 0.11) ? dice.pick(CHATTER) : undefined),
      case_ref: isCited ? why.caseRef : undefined, incident_ref: isCited ? why.incidentRef : undefined,
      terminal_id: terminal === '' ? undefined : terminal, terminal_x_m: spot?.[0], terminal_y_m: spot?.[1],
      session_id: actor.agency === 'police' || actor.agency === 'port' ? `${AGENCIES[actor.agency].label.slice(0, 1)}${(hashOf(`${actor.id}${Math.floor((t - 6 * HOUR) / (12 * HOUR))}`) >>> 0).toString(36)}` : undefined,
    });
  }
}

function eventId(system: System, n: number): string {
  if (system === 'DVR') return String(9_100_000_000 + n * 3);
  if (system === 'OMS' || system === 'GUICHET') return `${system}#${n.toString(36)}`;
  return (Math.imul(n + 1, 2_654_435_761) >>> 0).toString(16).padStart(8, '0') + (system === 'GATEHOUSE' || system === 'PASS2' ? 'P' : '');
}
