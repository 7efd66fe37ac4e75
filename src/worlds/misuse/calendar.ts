// What is going to happen: crimes that were prepared, and events that a world must hold, by day and agency.
import type { Agency } from '../country.js';
import { DAY_MS, midnightOf } from '../time.js';
import type { PlannedIncident } from '../work/scene.js';

export class Calendar {
  readonly #planned = new Map<number, PlannedIncident[]>();

  add(planned: PlannedIncident): void {
    const day = Math.floor((planned.atMs - midnightOf(0)) / DAY_MS);
    this.#planned.set(day, [...(this.#planned.get(day) ?? []), planned]);
  }

  /** What happens on a day where an agency answers for it; each is given once. */
  take(agency: Agency, day: number): PlannedIncident[] {
    const due = (this.#planned.get(day) ?? []).filter((one) => one.agency === agency);
    if (due.length > 0) this.#planned.set(day, (this.#planned.get(day) ?? []).filter((one) => one.agency !== agency));
    return due;
  }
}
