// Honest work that looks like the other thing: lessons, vetting of colleagues, standing in, a name that happens to be one's own.
import { DAY, HOUR, isoOf, START, WEEK } from './chance.js';
import type { Shift } from './force.js';
import { lookUp, nextNumber, type Scene } from './scene.js';

/** A third of each unit sits through the lesson on audits in its week, and every one of them types their own name once. */
export function teach(scene: Scene, week: number, shifts: readonly Shift[]): void {
  const { chance, paper, force } = scene;
  const taught = force.units.filter((_, n) => n % 11 === week % 11 && week < 22 && week >= 11);
  const done = new Set<string>();
  for (const { who, from } of shifts) {
    if (!taught.includes(who.unit) || done.has(who.id) || who.number % 3 !== 0) continue;
    done.add(who.id);
    const at = Math.round(from + chance.between(1, 5) * HOUR);
    const isLogged = !chance.is(scene.unlogged);
    const trainer = force.byRole.records[2];
    if (isLogged) paper.row('tasks', from - 9 * DAY, nextNumber(scene, 'TR'), 'training', who.id, who.unit.name, undefined, undefined, isoOf(from), isoOf(from + 8 * HOUR), undefined, trainer?.id);
    lookUp(scene, { at, who, subject: who.person.subject, system: 'RMS', trace: isLogged ? 'other' : 'none', note: 'training' });
  }
}

/** Two clerks of the back office vet colleagues before they move; that is their post. */
export function vetColleagues(scene: Scene, week: number): void {
  const { chance, paper, force } = scene;
  const clerks = force.byRole.records.filter((one) => one.unit.name === 'Records back office').slice(-2);
  for (const who of clerks) {
    if (who.away.has(week)) continue;
    for (let n = chance.count(3); n > 0; n -= 1) {
      const about = chance.of(force.officers).person;
      const at = START + week * WEEK + chance.below(5) * DAY + chance.between(13, 19) * HOUR;
      const isLogged = !chance.is(scene.unlogged);
      if (isLogged) paper.row('tasks', at - 3 * DAY, nextNumber(scene, 'Q'), 'vetting', who.id, who.unit.name, 'person', about.id, isoOf(at - DAY), isoOf(at + 4 * DAY), undefined, chance.is(0.5) ? force.byRole.records[0]?.id : undefined);
      lookUp(scene, { at, who, subject: about.subject, system: 'RMS', trace: isLogged ? 'other' : 'none', purpose: 'ADM' });
    }
  }
}
