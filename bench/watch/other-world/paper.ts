// What the other world leaves behind: evidence tables as CSV, and apart from them the truth about every look-up.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Chance, DAY, HOUR, START, timeOf, WEEK } from './chance.js';
import type { Officer } from './force.js';

/** What a look-up was about. */
export interface Subject {
  readonly type: 'person' | 'address' | 'vehicle' | 'phone' | 'case' | 'none';
  readonly id: string;
  /** What a person would type. */
  readonly text?: string;
}

/** `other`: papers by somebody else in good time; `late`: in bad time; `own`: only by the one who looked; `none`: nobody wrote anything. */
export type Trace = 'other' | 'late' | 'own' | 'none';

export interface Look {
  at: number;
  readonly who: Officer;
  readonly subject: Subject;
  readonly system: string;
  readonly trace: Trace;
  /** Name of the wrong done; absent in honest work. */
  readonly wrong?: string;
  /** The one to blame when it is not the one who looked. */
  readonly blame?: Officer;
  readonly action?: 'search' | 'view' | 'list' | 'export' | 'print';
  readonly outcome?: 'hit' | 'no_hit' | 'denied';
  readonly purpose?: string;
  readonly note?: string;
  readonly caseRef?: string;
  readonly incidentRef?: string;
  readonly for?: Officer;
  readonly results?: number;
}

const COLUMNS = {
  accesses: 'event_id,occurred_at,actor_id,action,subject_type,subject_id,outcome,source_system,terminal_id,terminal_x_m,terminal_y_m,session_id,query_text,result_count,purpose_code,purpose_text,case_ref,incident_ref,on_behalf_of',
  actors: 'actor_id,person_id,agency,unit,role,beat,supervisor_id,started_on,service_account',
  persons: 'person_id,surname,given_names,sex,born_on,address_id,household_id',
  addresses: 'address_id,x_m,y_m,building_id',
  vehicles: 'vehicle_id,plate,owner_person_id,covert',
  ties: 'person_a,person_b,kind,declared,from_on,to_on,created_by,created_at',
  groups: 'group_id,name,threat_level',
  group_members: 'group_id,person_id,from_on,to_on,confidence,created_by,created_at',
  group_feuds: 'group_a,group_b,from_on,to_on',
  roster: 'actor_id,starts_at,ends_at,kind,created_by,created_at',
  dispatches: 'incident_id,actor_id,starts_at,ends_at,created_by,created_at',
  incidents: 'incident_id,kind,occurred_at,reported_at,publicised_at,address_id,x_m,y_m,serious,self_initiated_by,created_by,created_at',
  incident_parties: 'incident_id,subject_type,subject_id,part,created_by,created_at',
  cases: 'case_id,kind,opened_at,closed_at,lead_actor_id',
  case_members: 'case_id,actor_id,from_at,to_at,created_by,created_at',
  case_subjects: 'case_id,subject_type,subject_id,created_by,created_at',
  tasks: 'task_id,kind,actor_id,unit,subject_type,subject_id,starts_at,ends_at,requested_by,created_by,created_at',
  encounters: 'encounter_id,kind,actor_id,starts_at,ends_at,subject_type,subject_id,x_m,y_m,self_initiated,created_by,created_at',
  sealed_subjects: 'subject_type,subject_id,kind',
  canaries: 'subject_type,subject_id',
} as const;

export type TableName = keyof typeof COLUMNS;
type Cell = string | number | boolean | undefined;

class Sheet {
  readonly #file: number;
  #rows: string[] = [];

  constructor(path: string, columns: string) {
    this.#file = openSync(path, 'w');
    this.#rows.push(columns);
  }

  add(row: string): void {
    this.#rows.push(row);
    if (this.#rows.length >= 20_000) this.flush();
  }

  flush(): void {
    if (this.#rows.length > 0) writeSync(this.#file, `${this.#rows.join('\n')}\n`);
    this.#rows = [];
  }

  close(): void {
    this.flush();
    closeSync(this.#file);
  }
}

const cellOf = (cell: Cell): string => (cell === undefined ? '' : typeof cell === 'string' ? (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell) : String(cell));

export class Paper {
  readonly #sheets = new Map<TableName, Sheet>();
  readonly #truth: Sheet;
  readonly #chance: Chance;
  readonly #end: number;
  readonly #seen = new Set<string>();
  /** A system whose clock is wrong for a while, as happens to one every year. */
  readonly #wrongClock: { readonly system: string; readonly from: number; readonly to: number; readonly by: number };
  #serial = 0;
  #looks: Look[] = [];

  constructor(folder: string, chance: Chance, weeks: number) {
    mkdirSync(join(folder, 'evidence'), { recursive: true });
    this.#chance = chance;
    this.#end = START + weeks * WEEK;
    for (const [name, columns] of Object.entries(COLUMNS)) this.#sheets.set(name as TableName, new Sheet(join(folder, 'evidence', `${name}.csv`), columns));
    this.#truth = new Sheet(join(folder, 'truth.csv'), 'event_id,at,actor_id,blame_id,wrong,trace,first_access');
    const from = START + chance.between(9, weeks - 3) * WEEK;
    this.#wrongClock = { system: chance.of(['RMS', 'MDT', 'JMS']), from, to: from + chance.between(3, 12) * DAY, by: chance.of([-420, 780, 3600]) };
  }

  /** One row of a table, in the order of its columns; what would be written after the evidence was taken is not there. */
  row(table: TableName, createdAt: number | undefined, ...cells: Cell[]): void {
    if (createdAt !== undefined && createdAt >= this.#end) return;
    this.#sheets.get(table)?.add(cells.map(cellOf).join(',') + (createdAt === undefined ? '' : `,${timeOf(createdAt)}`));
  }

  look(look: Look): void {
    if (look.at >= START && look.at < this.#end) this.#looks.push(look);
  }

  /** Writes the looks of a week in order; those of later weeks wait. */
  endWeek(week: number): void {
    const end = START + (week + 1) * WEEK;
    const due = this.#looks.filter((look) => look.at < end).toSorted((a, b) => a.at - b.at);
    this.#looks = this.#looks.filter((look) => look.at >= end);
    for (const look of due) this.#write(look);
  }

  close(): void {
    for (const sheet of this.#sheets.values()) sheet.close();
    this.#truth.close();
  }

  #write(look: Look): void {
    const chance = this.#chance;
    const { who, subject, system } = look;
    this.#serial += 1;
    const id = `${system.slice(0, 1)}${(this.#serial * 7 + 1_000_003).toString(36)}`;
    const { system: wrong, from, to, by } = this.#wrongClock;
    const shown = look.at + (system === wrong && look.at > from && look.at < to ? by : 0);
    const place = terminalOf(look, chance);
    const pair = `${who.id}\t${subject.type}\t${subject.id}`;
    const isFirst = !this.#seen.has(pair);
    if (isFirst) this.#seen.add(pair);
    const typed = look.action === undefined ? chance.is(0.5) : look.action === 'search';
    this.#sheets.get('accesses')?.add([
      id, timeOf(shown), who.id, look.action ?? (typed ? 'search' : 'view'), subject.type, subject.id, look.outcome ?? (subject.type === 'none' ? 'no_hit' : 'hit'), system, place,
      system === 'MDT' ? `${who.id}-${Math.floor(look.at / (12 * HOUR)) % 97}` : '', typed && subject.text !== undefined ? cellOf(subject.text) : '', look.results ?? '',
      look.purpose ?? purposeOf(system, chance), cellOf(look.note), look.caseRef ?? '', look.incidentRef ?? '', look.for?.id ?? '',
    ].join(','));
    this.#truth.add(`${id},${Math.round(look.at)},${who.id},${(look.blame ?? who).id},${look.wrong ?? ''},${look.trace},${isFirst}`);
  }
}

/** Terminal and place: the cruiser's own, the desk's, or a shared gateway down town that says nothing about where somebody was. */
function terminalOf({ who, system }: Look, chance: Chance): string {
  if (chance.is(0.07)) return 'GW-02,7050,5020';
  if (system === 'MDT') return chance.is(0.3) ? `CAR${who.number % 180},,` : `CAR${who.number % 180},${Math.round(who.unit.x + chance.between(-2200, 2200))},${Math.round(who.unit.y + chance.between(-2800, 2800))}`;
  return `${who.unit.desk}-${who.number % 9},${who.unit.x},${who.unit.y}`;
}

function purposeOf(system: string, chance: Chance): string {
  if (system === 'MDT') return '';
  if (system === 'DMV') return chance.of(['07', '07', '11', '02']);
  if (system === 'JMS') return 'CST';
  return chance.byWeight({ 'INV-C': 5, 'INV-G': 3, 'CRT': 1, 'ADM': 1 });
}
