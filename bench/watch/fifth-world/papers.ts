// The papers that work leaves: who wrote each down and when, since a service writes things late, twice, or not at all.
import { DAY_S, HOUR_S, stamp } from './clock.js';
import type { Trace } from './log.js';
import type { Luck } from './luck.js';
import type { Spot } from './region.js';
import type { Actor } from './staff.js';
import { columnsOf, nameOf, type Subject } from './subjects.js';
import type { Row, Tables } from './tables.js';

/** Who wrote a paper and when. */
export interface Made {
  readonly by: string;
  readonly at: number;
}

export type IncidentKind = 'homicide' | 'shooting' | 'arson' | 'extortion' | 'home_invasion' | 'vehicle_theft' | 'assault' | 'burglary' | 'domestic' | 'traffic' | 'disturbance' | 'other';
type Part = 'victim' | 'suspect' | 'witness' | 'complainant' | 'vehicle' | 'place';
type TaskKind = 'warrant' | 'court' | 'bulletin' | 'desk_request' | 'vetting' | 'audit' | 'training' | 'bulk_job';

/** What the strongest of several papers is worth to one who looked at a time. */
export function traceOf(actor: Actor, at: number, papers: readonly (Made | undefined)[]): Trace {
  let best: Trace = 'none';
  for (const paper of papers) {
    if (paper === undefined) continue;
    if (paper.by !== actor.id && paper.at <= at + DAY_S) return 'other';
    if (paper.at > at + DAY_S) best = best === 'none' ? 'late' : best;
    else best = 'self';
  }
  return best;
}

export class Papers {
  readonly #tables: Tables;
  readonly #luck: Luck;
  #counts = { incident: 0, encounter: 0, task: 0, case: 0 };

  constructor(tables: Tables, luck: Luck) {
    [this.#tables, this.#luck] = [tables, luck];
  }

  /** When somebody with their habits gets round to it: at once, at the end of the shift, days later, never. */
  when(actor: Actor, at: number): Made | undefined {
    const luck = this.#luck;
    const care = luck.unit() / actor.sloppy;
    if (care < 0.055) return undefined;
    if (care < 0.12) return { by: actor.id, at: at + DAY_S + luck.wait(3.5 * DAY_S) };
    return { by: actor.id, at: at + (care < 0.4 ? luck.between(1, 9) * HOUR_S : luck.wait(900)) };
  }

  incident(row: { readonly kind: IncidentKind; readonly at: number; readonly reportedAt?: number; readonly home: number | undefined; readonly spot: Spot; readonly serious?: boolean; readonly publicisedAt?: number | undefined; readonly selfBy?: Actor }, made: Made): string {
    this.#counts.incident += 1;
    const id = `25-${String(this.#counts.incident).padStart(6, '0')}`;
    this.#tables.add('incidents', {
      incident_id: id, kind: row.kind, occurred_at: stamp(row.at, 'local'), reported_at: stamp(row.reportedAt ?? row.at, 'local'), publicised_at: row.publicisedAt === undefined ? undefined : stamp(row.publicisedAt, 'local'),
      address_id: row.home === undefined ? undefined : nameOf('address', row.home), x_m: Math.round(row.spot.x), y_m: Math.round(row.spot.y), serious: row.serious ?? false, self_initiated_by: row.selfBy?.id, created_by: made.by, created_at: stamp(made.at, 'local'),
    });
    return id;
  }

  party(incident: string, one: Subject, part: Part, made: Made | undefined): void {
    if (made !== undefined) this.#tables.add('incident_parties', { incident_id: incident, ...columnsOf(one), part, created_by: made.by, created_at: stamp(made.at) });
  }

  dispatch(incident: string, actor: Actor, from: number, to: number, made: Made): void {
    this.#tables.add('dispatches', { incident_id: incident, actor_id: actor.id, starts_at: stamp(from, 'local'), ends_at: this.#luck.is(0.03) ? undefined : stamp(to, 'local'), created_by: made.by, created_at: stamp(made.at, 'local') });
  }

  encounter(kind: 'stop' | 'arrest' | 'custody', actor: Actor, from: number, to: number, one: Subject, spot: Spot, isSelf: boolean, made: Made | undefined): void {
    if (made === undefined) return;
    this.#counts.encounter += 1;
    this.#tables.add('encounters', { encounter_id: `K${String(this.#counts.encounter).padStart(7, '0')}`, kind, actor_id: actor.id, starts_at: stamp(from, 'local'), ends_at: stamp(to, 'local'), ...columnsOf(one), x_m: Math.round(spot.x), y_m: Math.round(spot.y), self_initiated: isSelf, created_by: made.by, created_at: stamp(made.at, 'local') });
  }

  task(kind: TaskKind, to: { readonly actor?: Actor; readonly unit?: string; readonly one?: Subject; readonly requestedBy?: string | undefined }, from: number, until: number, made: Made | undefined): void {
    if (made === undefined) return;
    this.#counts.task += 1;
    this.#tables.add('tasks', {
      task_id: `Q${String(this.#counts.task).padStart(7, '0')}`, kind, actor_id: to.actor?.id, unit: to.unit, ...(to.one === undefined ? {} : columnsOf(to.one)), starts_at: stamp(from), ends_at: stamp(until), requested_by: to.requestedBy, created_by: made.by, created_at: stamp(made.at),
    });
  }

  /** The index of a case; its name is that of a subject. */
  case(kind: string, openedAt: number, closedAt: number | undefined, lead: Actor): number {
    const index = this.#counts.case;
    this.#counts.case += 1;
    this.#tables.add('cases', { case_id: nameOf('case', index), kind, opened_at: stamp(openedAt), closed_at: closedAt === undefined ? undefined : stamp(closedAt), lead_actor_id: lead.id });
    return index;
  }

  member(of: number, actor: Actor, from: number, to: number | undefined, made: Made): void {
    this.#tables.add('case_members', { case_id: nameOf('case', of), actor_id: actor.id, from_at: stamp(from), to_at: to === undefined ? undefined : stamp(to), created_by: made.by, created_at: stamp(made.at) });
  }

  caseSubject(of: number, one: Subject, made: Made): void {
    this.#tables.add('case_subjects', { case_id: nameOf('case', of), ...columnsOf(one), created_by: made.by, created_at: stamp(made.at) });
  }

  write<T extends 'ties' | 'groups' | 'group_members' | 'group_feuds' | 'sealed_subjects' | 'canaries'>(table: T, row: Row<T>): void {
    this.#tables.add(table, row);
  }
}
