// Reports about groups: who is in them, what they are, and whom they fight.
import type { DemoGroup, GroupMember } from './groups.js';
import type { DemoPerson } from './people.js';
import type { ReportScript } from './report-script.js';
import type { Scene } from './scene.js';

/** Some members of a group; with `profile`, also what the agency believes of the group (its leader is then among the members). */
export function membership(scene: Scene, script: ReportScript, group: DemoGroup, members: readonly GroupMember[], profile: boolean, fresh: readonly DemoPerson[]): void {
  for (const member of members) {
    scene.person(script, member.person, scene.dice.chance(0.6) ? 'suspect' : 'associate');
  }
  scene.group(script, group, profile);
  if (scene.dice.chance(0.5)) script.tell(group, [scene.note(scene.words.groupNotes)]);
  for (const member of members) scene.role(script, group, member);
  for (const person of fresh) scene.person(script, person, 'associate');
}

/** Hostility between two groups, with those who carry it. */
export function feud(scene: Scene, script: ReportScript, fresh: readonly DemoPerson[]): void {
  const { dice, agency } = scene;
  const [groupA, groupB] = dice.sample(scene.groups, 2);
  for (const person of fresh) scene.person(script, person, 'associate');
  if (groupA === undefined || groupB === undefined) return;
  const since = `${dice.between(2018, Number(script.head.reportedOn.slice(0, 4)) - 1)}-${String(dice.between(1, 12)).padStart(2, '0')}`;
  script.link('Feud', { groupA, groupB }, [
    { prop: 'cause', value: dice.pick(scene.words.feudCauses), lang: agency.language, validFrom: since },
    { prop: 'intensity', value: dice.pick(scene.inFrench ? ['tension', 'menaces', 'voies de fait', 'coups de feu'] : ['tension', 'threats', 'assaults', 'shootings']), lang: agency.language },
    { prop: 'area', value: `${scene.town()}, ${agency.province}` }, { prop: 'startDate', value: since },
    ...(script.head.reportedOn > '2026-06' ? [{ prop: 'endDate', value: '2026-05' }] : []),
  ]);
  for (const group of [groupA, groupB]) {
    for (const member of dice.sample(group.members, 2)) {
      scene.person(script, member.person, 'suspect');
      scene.role(script, group, member);
    }
  }
}
