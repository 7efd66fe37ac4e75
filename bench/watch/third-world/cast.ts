// Who does wrong, and how often which wrong is done: curiosity and private quarrels are common, selling to criminals is rare, and everyone also does their honest work.
import type { Actor, Post } from './agencies.js';
import { DAY, HOUR, MINUTE } from './calendar.js';
import { at, type Dice } from './dice.js';
import { bulkSeller, covertVehicles, plannedTheft, rivalChecks, selfProbe, shootingAddress } from './crimes.js';
import type { Subject, Why } from './log.js';
import { neighbour, pileOn, romance, selfAndFamily, stalking, suppliers } from './private-wrongs.js';
import { favour, launderedReason, oneLook, ownBeat, realCase } from './quiet-wrongs.js';
import type { Scene } from './scene.js';
import type { Person } from './town.js';

export interface Offender { readonly actors: readonly string[]; readonly kind: string; readonly class: string }
export interface Leak { readonly incident_id: string; readonly leaker: string; readonly kind: string }
/** A wrongdoer at work. `isTaken` are those who already do another wrong: nobody does two. */
export interface Part { readonly scene: Scene; readonly dice: Dice; readonly kind: string; readonly isTaken: ReadonlySet<string>; readonly leaks: Leak[] }
/** Plays one wrong and names who did it; undefined: the world had nobody for the part. */
export type Scenario = (part: Part) => readonly Actor[] | undefined;

const SCENARIOS: Readonly<Record<string, { readonly weight: number; readonly class: 'crime' | 'other' | 'adaptive'; readonly play: Scenario }>> = {
  self_family: { weight: 15, class: 'other', play: selfAndFamily }, stalking: { weight: 13, class: 'other', play: stalking }, neighbour: { weight: 8, class: 'other', play: neighbour }, pile_on: { weight: 8, class: 'other', play: pileOn },
  suppliers: { weight: 6, class: 'other', play: suppliers }, romance: { weight: 6, class: 'other', play: romance }, favour: { weight: 6, class: 'other', play: favour },
  rival_checks: { weight: 6, class: 'crime', play: rivalChecks }, planned_theft: { weight: 5, class: 'crime', play: plannedTheft }, covert_vehicles: { weight: 4, class: 'crime', play: covertVehicles }, shooting_address: { weight: 7, class: 'crime', play: shootingAddress },
  bulk_seller: { weight: 5, class: 'crime', play: bulkSeller }, self_probe: { weight: 6, class: 'crime', play: selfProbe }, laundered_reason: { weight: 5, class: 'crime', play: launderedReason },
  one_look: { weight: 5, class: 'adaptive', play: oneLook }, own_beat: { weight: 4, class: 'adaptive', play: ownBeat }, real_case: { weight: 4, class: 'adaptive', play: realCase },
};

export function playWrongs(scene: Scene, share: number): { offenders: Offender[]; leaks: Leak[] } {
  const dice = scene.dice.for('wrongs');
  const [offenders, leaks, taken] = [[] as Offender[], [] as Leak[], new Set<string>()];
  const weights = Object.fromEntries(Object.entries(SCENARIOS).map(([kind, { weight }]) => [kind, weight]));
  const wanted = Math.max(1, Math.round(share * scene.staff.actors.length));
  for (let tries = 0; offenders.length < wanted && tries < wanted * 20; tries += 1) {
    const kind = dice.of(weights);
    const scenario = SCENARIOS[kind];
    const actors = scenario?.play({ scene, dice: dice.for(`${kind} ${tries}`), kind, isTaken: taken, leaks });
    if (scenario === undefined || actors?.every((one) => scene.log.blames(one)) !== true) continue;
    weights[kind] = (weights[kind] ?? 0) * 0.5;
    for (const actor of actors) taken.add(actor.id);
    offenders.push({ actors: actors.map(({ id }) => id), kind, class: scenario.class });
  }
  return { offenders, leaks };
}

/** Someone of these posts who does no other wrong and whom the registers know as a person. */
export function someone({ scene, dice, isTaken }: Part, posts: readonly Post[]): (Actor & { readonly person: Person }) | undefined {
  const able = scene.staff.actors.filter((one): one is Actor & { readonly person: Person } => posts.includes(one.post) && one.person !== undefined && !isTaken.has(one.id) && scene.rota.shifts(one).length > 12);
  return able.length === 0 ? undefined : dice.pick(able);
}

/** A moment for a private look: mostly in a lull at work, at times just before or after, seldom from home. */
export function lull({ scene, dice }: Part, actor: Actor, from: number): number | undefined {
  const { rota } = scene;
  if (actor.agency === 'police' && dice.chance(0.05)) return from + dice.between(0, 10) * HOUR;
  const shift = rota.shifts(actor).find((one) => one.to > from + HOUR / 2);
  if (shift === undefined) return undefined;
  if (dice.chance(0.14)) return dice.chance(0.5) ? Math.max(from, shift.from - dice.between(1, 22) * MINUTE) : shift.to + dice.between(1, 25) * MINUTE;
  return dice.between(Math.max(shift.from, from), shift.to - 3 * MINUTE);
}

/** What is typed into the fields that ask why. */
export function pretext({ scene, dice, kind }: Part, actor: Actor, t: number): Why {
  const wrong = { kind, blame: actor };
  const choice = dice.of({ bare: 42, code: 26, incident: 19, file: 8, text: 5 });
  const incident = choice === 'incident' ? scene.incidents.findLast((one) => one.officers.includes(actor) && one.t < t && one.t > t - 3 * DAY) : undefined;
  const file = choice === 'file' ? scene.cases.find((one) => one.team.includes(actor) && one.from < t && one.to > t) : undefined;
  return { trace: 'none', wrong, purpose: choice === 'bare' ? 'other' : file !== undefined ? 'case' : actor.agency === 'police' ? dice.pick(['call', 'stop', 'case', 'other'] as const) : actor.agency === 'prison' ? 'custody' : 'counter', incidentRef: incident?.id, caseRef: file?.id, text: choice === 'text' ? dice.pick(['query', 'f/u', 'info', 'conf.']) : undefined };
}

/** Looks privately; false when the moment fell outside the world. */
export function peek(part: Part, actor: Actor, from: number, subject: Subject, more: Partial<Why> = {}): boolean {
  const t = lull(part, actor, Math.max(0, from));
  if (t === undefined || t >= part.scene.calendar.end) return false;
  part.scene.log.consult(actor, t, subject, { ...pretext(part, actor, t), ...more });
  return true;
}

/** A bond between an actor and someone of a group, which the registers know two times in three. */
export function befriend({ scene, dice }: Part, person: Person, groupNumber: number): Person {
  const friend = scene.town.person(dice.pick(at(scene.town.groups, groupNumber).members));
  scene.town.tie({ a: person.n, b: friend.n, kind: dice.pick(['cousin', 'friend', 'associate', 'friend'] as const), isUnknown: dice.chance(0.34) });
  return friend;
}
