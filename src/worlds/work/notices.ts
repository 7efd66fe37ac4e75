// What is read out at the start of a shift: bulletins and warrants, and whom they make officers look up. And the days before court.
import type { Actor, Agency, Subject } from '../country.js';
import { DAY_MS, HOUR_MS, midnightOf, MINUTE_MS } from '../time.js';
import type { CaseFile, Cases } from './cases.js';
import type { Shift } from './duty.js';
import { drawPerson } from './incidents.js';
import type { Scene } from './scene.js';

const READ_SHARE = 0.3;
const WARRANTS_PER_WEEK_AND_UNIT = 0.8;
const COURT_SHARE = 0.02;

interface Notice {
  readonly kind: 'bulletin' | 'warrant';
  readonly agency: Agency;
  readonly subject: Subject;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly by: Actor | undefined;
}

export class Notices {
  readonly #scene: Scene;
  readonly #cases: Cases;
  readonly #posted = new Map<Agency, Notice[]>();

  constructor(scene: Scene, cases: Cases) {
    this.#scene = scene;
    this.#cases = cases;
  }

  /** Every response unit of the agency is told. */
  post(notice: Notice): void {
    const { papers } = this.#scene;
    const { agency, subject, fromMs, untilMs, by } = notice;
    this.#posted.set(agency, [...(this.#posted.get(agency) ?? []).filter((one) => one.untilMs > fromMs), notice]);
    for (const unit of agency.units) {
      if (unit.role === 'response') papers.task({ kind: notice.kind, agency, unit: unit.id, type: subject.type, index: subject.index, startMs: fromMs, endMs: untilMs, requestedBy: by, by, createdMs: fromMs - 2 * MINUTE_MS });
    }
  }

  begin(agency: Agency, dayMs: number): void {
    const { dice } = this.#scene;
    const units = agency.units.filter(({ role }) => role === 'response').length;
    for (let left = dice.poisson(WARRANTS_PER_WEEK_AND_UNIT * units / 7); left > 0; left -= 1) {
      const fromMs = dayMs + dice.between(8, 16) * HOUR_MS;
      this.post({ kind: 'warrant', agency, subject: { type: 'person', index: drawPerson(this.#scene, agency.region, 1) }, fromMs, untilMs: fromMs + dice.between(5, 40) * DAY_MS, by: undefined });
    }
  }

  /** The first half hour of a shift in a car. */
  brief({ actor, startMs }: Shift): void {
    const { dice, lookUps } = this.#scene;
    const notice = dice.pick((this.#posted.get(actor.agency) ?? []).filter(({ fromMs, untilMs }) => fromMs < startMs && untilMs > startMs + HOUR_MS));
    if (notice === undefined || !dice.chance(READ_SHARE)) return;
    lookUps.any({ actor, purpose: notice.kind, trace: 'independent' }, startMs + Math.round(dice.within(3, 40) * MINUTE_MS), notice.subject.type, notice.subject.index);
  }

  /** A detective is called to court about somebody in a file, and reads up the day before. */
  summon({ actor, startMs, endMs }: Shift): void {
    const { dice, papers, evidence, lookUps } = this.#scene;
    const file: CaseFile | undefined = dice.pick(this.#cases.ofActor(actor, startMs));
    const subject = file?.subjects.find(({ type }) => type === 'person');
    if (file === undefined || subject === undefined || !dice.chance(COURT_SHARE)) return;
    const isFriday = Math.floor((startMs - midnightOf(0)) / DAY_MS) % 7 === 4;
    const courtMs = startMs + (isFriday ? 3 : 1) * DAY_MS + 2 * HOUR_MS;
    papers.task({ kind: 'court', agency: actor.agency, actor, type: 'person', index: subject.index, startMs: startMs - DAY_MS, endMs: courtMs + 6 * HOUR_MS, by: undefined, createdMs: startMs - 9 * DAY_MS });
    evidence.write('roster', { actor_id: actor.id, starts_at: courtMs, ends_at: courtMs + 6 * HOUR_MS, kind: 'court', created_by: papers.authorOf(actor.agency, actor.supervisor), created_at: startMs - 9 * DAY_MS }, actor.agency.habits.isLocal);
    lookUps.person({ actor, purpose: 'court', caseRef: file.id, trace: 'independent' }, startMs + Math.round(dice.next() * (endMs - startMs)), subject.index);
  }
}
