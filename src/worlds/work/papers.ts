// Paperwork: numbers of new things, who is named as the author, and how late a row is entered.
import type { Actor, Agency } from '../country.js';
import type { Dice } from '../dice.js';
import type { Evidence } from '../evidence.js';
import type { SubjectType } from '../format.js';
import { type IdentifierKind, identifierOf } from '../identifier.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time.js';
import { subjectId } from './access-log.js';

export interface Encounter {
  readonly kind: 'stop' | 'arrest' | 'custody';
  readonly actor: Actor;
  readonly startMs: number;
  readonly endMs: number;
  readonly at: { readonly x: number; readonly y: number };
  readonly selfInitiated: boolean;
  /** Who entered it; undefined: a system. */
  readonly by: Actor | undefined;
}

export interface Task {
  readonly kind: 'warrant' | 'court' | 'bulletin' | 'desk_request' | 'vetting' | 'audit' | 'training' | 'bulk_job';
  readonly agency: Agency;
  readonly actor?: Actor | undefined;
  readonly unit?: string | undefined;
  readonly type?: SubjectType;
  readonly index?: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly requestedBy?: Actor | undefined;
  readonly by?: Actor | undefined;
  readonly createdMs?: number;
}

export class Papers {
  readonly #evidence: Evidence;
  readonly #dice: Dice;
  readonly #counts = new Map<IdentifierKind, number>();

  constructor(evidence: Evidence, dice: Dice) {
    this.#evidence = evidence;
    this.#dice = dice;
  }

  next(kind: IdentifierKind): number {
    const count = this.#counts.get(kind) ?? 0;
    this.#counts.set(kind, count + 1);
    return count;
  }

  /** When something of `atMs` is entered: minutes later, hours later, or after weeks. */
  enteredMs(atMs: number): number {
    const drawn = this.#dice.next();
    const mean = drawn < 0.8 ? 9 * MINUTE_MS : drawn < 0.95 ? 8 * HOUR_MS : 5 * DAY_MS;
    return atMs + 30_000 + Math.round(this.#dice.exponential(mean));
  }

  authorOf(agency: Agency, by: Actor | undefined): string | undefined {
    return agency.habits.namesAuthors ? by?.id : undefined;
  }

  encounter(encounter: Encounter, subjects: readonly { readonly type: SubjectType; readonly index: number }[]): void {
    const { actor, at } = encounter;
    for (const { type, index } of subjects) {
      this.#evidence.write('encounters', {
        encounter_id: identifierOf('encounter', this.next('encounter')), kind: encounter.kind, actor_id: actor.id, starts_at: encounter.startMs, ends_at: encounter.endMs,
        subject_type: type, subject_id: subjectId(type, index), x_m: Math.round(at.x), y_m: Math.round(at.y), self_initiated: encounter.selfInitiated,
        created_by: this.authorOf(actor.agency, encounter.by), created_at: this.enteredMs(encounter.by === actor ? encounter.endMs : encounter.startMs),
      }, actor.agency.habits.isLocal);
    }
  }

  task(task: Task): void {
    this.#evidence.write('tasks', {
      task_id: identifierOf('task', this.next('task')), kind: task.kind, actor_id: task.actor?.id, unit: task.unit, subject_type: task.type, subject_id: subjectId(task.type ?? 'none', task.index ?? -1),
      starts_at: task.startMs, ends_at: task.endMs, requested_by: task.requestedBy?.id, created_by: this.authorOf(task.agency, task.by), created_at: task.createdMs ?? task.startMs,
    }, task.agency.habits.isLocal);
  }
}
