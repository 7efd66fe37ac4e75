// The year-round reports of one agency: each person of its book is told of at least once, each membership of its groups too.
import type { LabelSpec } from '../access/index.js';
import { dayWithin, firstDay, lastDay, yearsAfter } from './calendar.js';
import { compartmentsOn } from './cases.js';
import { codeOf } from './dice.js';
import { incident, seizure } from './event-reports.js';
import { inventGrading } from './grades.js';
import { feud, membership } from './group-reports.js';
import type { DemoGroup, GroupMember } from './groups.js';
import { inventLabel, restrictedTo } from './markings.js';
import { outcome, outcomeKinds, restrictionAfter } from './outcome-reports.js';
import type { DemoPerson } from './people.js';
import { ReportScript } from './report-script.js';
import { roster } from './roster.js';
import type { Scene } from './scene.js';
import { sourcesOf } from './sources.js';
import { business, callRecords, type ReportKind, surveillance, trafficStop } from './street-reports.js';
import type { DemoRestriction, ReportWithStatements } from './world-draft.js';

const kinds = { stop: 30, watch: 18, calls: 11, business: 13, incident: 17, seizure: 11 } as const;
type Kind = keyof typeof kinds;
const writers: Readonly<Record<Kind, ReportKind>> = { stop: trafficStop, watch: surveillance, calls: callRecords, business, incident, seizure };
const titles: Readonly<Record<Kind | 'group' | 'feud' | 'outcome', readonly [string, string]>> = {
  stop: ['Vehicle stopped at', 'Véhicule intercepté à'], watch: ['Observations at', 'Observations à'], calls: ['Call records, extract', 'Relevés d’appels, extrait'],
  business: ['Business of interest in', 'Commerce d’intérêt à'], incident: ['Occurrence at', 'Événement à'], seizure: ['Goods seized at', 'Marchandise saisie à'],
  group: ['Group and its people,', 'Groupe et ses membres,'], feud: ['Tension between groups,', 'Tensions entre groupes,'], outcome: ['Outcome of a matter,', 'Issue d’un dossier,'],
};

type Write = (script: ReportScript, fresh: readonly DemoPerson[]) => void;
interface Slot {
  readonly title: keyof typeof titles;
  readonly write: Write;
  readonly label?: LabelSpec;
  /** Whether people of the book who have not been told of may be put into it. */
  readonly takesFresh: boolean;
}

function membershipSlots(scene: Scene): Slot[] {
  return scene.groups.flatMap((group: DemoGroup) => {
    const chunks: GroupMember[][] = [];
    for (let at = 0; at < group.members.length; at += 5) chunks.push(group.members.slice(at, at + 5));
    return chunks.map((members, position): Slot => ({
      title: 'group', takesFresh: true, write: (script, fresh) => membership(scene, script, group, members, position === 0, fresh),
    }));
  });
}

/** Whom an outcome is about: for a youth matter the youngest of the book, else anyone, and nobody twice. */
function subjectOf(scene: Scene, kind: (typeof outcomeKinds)[number], position: number): DemoPerson {
  const youngest = scene.people.reduce((a, b) => (b.born > a.born ? b : a));
  return kind === 'youth' ? youngest : scene.dice.pick(scene.people.slice(position * 50, position * 50 + 50).filter((person) => person !== youngest));
}

function slotsOf(scene: Scene, count: number, restrictions: DemoRestriction[]): Slot[] {
  const fixed = [...membershipSlots(scene)];
  for (let i = 0; i < 3; i += 1) fixed.push({ title: 'feud', takesFresh: true, write: (script, fresh) => feud(scene, script, fresh) });
  for (const [i, kind] of outcomeKinds.entries()) {
    const person = subjectOf(scene, kind, i);
    fixed.push({
      title: 'outcome', takesFresh: false, label: restrictedTo(kind),
      write: (script) => {
        outcome(scene, script, person, kind);
        restrictions.push(restrictionAfter(scene, person, kind, script.head.reportedOn));
      },
    });
  }
  while (fixed.length < count) {
    const kind = scene.dice.weighted(kinds);
    fixed.push({ title: kind, takesFresh: true, write: (script, fresh) => writers[kind](scene, script, fresh) });
  }
  return scene.dice.shuffle(fixed.slice(0, count));
}

function scriptOf(scene: Scene, slot: Slot, day: string, position: number): ReportScript {
  const { agency, dice } = scene;
  const authors = roster.filter((member) => member.agencyId === agency.agencyId && ['analyst', 'investigator'].includes(member.role));
  const fromSource = ['group', 'feud', 'watch'].includes(slot.title) && dice.chance(0.3);
  const lasting = slot.title === 'outcome' || slot.title === 'incident';
  return new ReportScript({
    agencyId: agency.agencyId, reportId: `report-${day.slice(0, 4)}-${codeOf(scene.seed, `${agency.agencyId}/report/${position}`)}`,
    sourceRef: fromSource ? dice.pick(sourcesOf(agency.agencyId)) : `${day.slice(2, 4)}-${dice.digits(6)}`,
    title: `${scene.say(...titles[slot.title])} ${slot.title === 'calls' ? day : scene.town()}`, reportedOn: day, ...inventGrading(dice, agency.agencyId),
    gradedBy: dice.pick(authors).memberId, label: slot.label ?? inventLabel(dice, agency, compartmentsOn(agency.agencyId, day)),
    retentionBasis: lasting ? 'occurrence_record' : 'reasonable_suspicion', reviewDue: yearsAfter(day, lasting ? 7 : 5),
  }, scene.seed);
}

/** `count` reports in the order of their days, and the restrictions that follow from some. */
export function agencyReports(scene: Scene, count: number): { reports: ReportWithStatements[]; restrictions: DemoRestriction[] } {
  const { dice } = scene;
  const restrictions: DemoRestriction[] = [];
  const slots = slotsOf(scene, count, restrictions);
  const dated = slots.map((slot) => ({ slot, day: dayWithin(dice, firstDay, lastDay) })).toSorted((a, b) => a.day.localeCompare(b.day));
  const book = dice.shuffle(scene.people);
  let open = slots.filter((slot) => slot.takesFresh).length;
  const reports = dated.map(({ slot, day }, position) => {
    const script = scriptOf(scene, slot, day, position);
    const share = book.length / Math.max(1, open);
    const wanted = open === 1 ? book.length : Math.max(1, Math.round(share + (dice.next() - 0.5) * 3));
    const fresh = slot.takesFresh ? book.splice(0, wanted) : [];
    if (slot.takesFresh) open -= 1;
    slot.write(script, fresh);
    const [talker] = fresh;
    if (talker !== undefined && dice.chance(scene.agency.claimRate)) script.tell(talker, [scene.note(scene.words.claims)]);
    return script.done();
  });
  return { reports, restrictions };
}
