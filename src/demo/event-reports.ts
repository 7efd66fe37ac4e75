// Incidents and seizures: what happened, to whom, and what was taken, in the unit in which it was counted (domain.md section 5).
import { daysAfter } from './calendar.js';
import { codeOf } from './dice.js';
import { inventPlace } from './places.js';
import type { Part, ReportScript } from './report-script.js';
import type { Scene } from './scene.js';
import type { Fact, Subject } from './subject.js';
import type { ReportKind } from './street-reports.js';

/** English, French. */
type Words = readonly [string, string];

const incidents = [
  ['assault', 'voies de fait'], ['arson of a vehicle', 'incendie d’un véhicule'], ['shots fired', 'coups de feu'], ['extortion', 'extorsion'],
  ['robbery', 'vol qualifié'], ['threats', 'menaces'], ['cargo theft', 'vol de cargaison'], ['break and enter', 'introduction par effraction'],
] as const satisfies readonly Words[];
const weapons: readonly Words[] = [['handgun', 'arme de poing'], ['bat', 'bâton'], ['knife', 'couteau'], ['accelerant', 'accélérant']];
const commodities = [
  { code: 'FENTANYL', unit: 'g', low: 4, high: 900, purity: true }, { code: 'COCAINE', unit: 'g', low: 10, high: 4000, purity: true },
  { code: 'METH', unit: 'g', low: 5, high: 6000, purity: true }, { code: 'OTHER_SYN_OPIOID', unit: 'tablet', low: 40, high: 5000, purity: false },
  { code: 'CURRENCY', unit: 'CAD', low: 900, high: 96_000, purity: false }, { code: 'FIREARM', unit: 'count', low: 1, high: 6, purity: false },
  { code: 'VEHICLE', unit: 'count', low: 1, high: 9, purity: false }, { code: 'PRECURSOR_A', unit: 'kg', low: 1, high: 60, purity: false },
  { code: 'EQUIPMENT', unit: 'count', low: 1, high: 3, purity: false },
] as const;

function incidentOf(scene: Scene, script: ReportScript, kind: Words): Subject {
  const { dice, agency } = scene;
  const lang = agency.language;
  const place = inventPlace(dice, agency);
  const when = daysAfter(script.head.reportedOn, -dice.between(0, 9));
  const word = scene.say(...kind);
  const facts: Fact[] = [
    { prop: 'incidentKind', value: word, lang }, { prop: 'date', value: when }, { prop: 'place', value: place.full },
    { prop: 'province', value: agency.province }, { prop: 'policeAgency', value: scene.say(agency.nameEn, agency.nameFr), lang },
    { prop: 'occurrenceNumber', value: `${when.slice(2, 4)}-${dice.digits(6)}` },
  ];
  if (dice.chance(0.3)) facts.push({ prop: 'weaponUsed', value: scene.say(...dice.pick(weapons)), lang });
  return {
    agencyId: agency.agencyId, entityId: `incident-${codeOf(scene.seed, `${agency.agencyId}/incident/${script.head.reportId}`)}`, schema: 'Incident',
    naming: { prop: 'name', value: `${word.slice(0, 1).toUpperCase()}${word.slice(1)}, ${place.town}`, lang }, facts,
  };
}

/** An incident with suspects and, kept apart from them, victims, witnesses and complainants. */
export const incident: ReportKind = (scene, script, fresh) => {
  const { dice } = scene;
  const kind = dice.pick(incidents);
  const event = incidentOf(scene, script, kind);
  const parts: Part[] = ['victim', 'suspect', dice.pick(['witness', 'complainant'] as const), 'suspect', 'witness', 'associate'];
  for (const [position, person] of fresh.entries()) scene.person(script, person, parts[position] ?? 'associate');
  script.tell(event, [...event.facts, { prop: 'victimCount', value: String(Math.min(fresh.length, 1)) }]);
  for (const person of fresh) script.tell(event, [{ prop: 'involved', value: `${person.agencyId}~${person.entityId}` }]);
  if (scene.groups.length === 0 || !dice.chance(0.4)) return;
  const group = dice.pick(scene.groups);
  scene.group(script, group);
  script.tell(event, [{ prop: 'groupsInvolved', value: `${group.agencyId}~${group.entityId}` }]);
};

/** Goods taken: the quantity as written, and purity only where a laboratory gave one. */
export const seizure: ReportKind = (scene, script, fresh) => {
  const { dice, agency } = scene;
  for (const person of fresh) scene.person(script, person, dice.chance(0.6) ? 'suspect' : 'associate');
  const taken = dice.sample(commodities, dice.between(1, 2));
  for (const [position, goods] of taken.entries()) {
    const laboratory = goods.purity && dice.chance(0.4);
    const [holder] = fresh;
    script.tell({
      agencyId: agency.agencyId, entityId: `seizure-${codeOf(scene.seed, `${agency.agencyId}/seizure/${script.head.reportId}/${position}`)}`, schema: 'Seizure',
      naming: { prop: 'commodity', value: goods.code }, facts: [],
    }, [
      { prop: 'quantity', value: String(dice.between(goods.low, goods.high)) }, { prop: 'unit', value: goods.unit },
      { prop: 'grossNet', value: goods.purity ? dice.pick(['gross', 'net', 'unknown']) : 'unknown' },
      ...(laboratory ? [{ prop: 'purity', value: String(dice.between(3, 88)) }, { prop: 'purityBasis', value: 'laboratory' }] : []),
      { prop: 'exhibitNumber', value: `EX-${dice.digits(5)}` }, { prop: 'date', value: daysAfter(script.head.reportedOn, -dice.between(0, 5)) },
      { prop: 'seizingAgency', value: scene.say(agency.nameEn, agency.nameFr), lang: agency.language }, { prop: 'place', value: inventPlace(dice, agency).full },
      { prop: 'direction', value: dice.pick(['domestic', 'domestic', 'inbound', 'unknown']) },
      ...(holder === undefined ? [] : [{ prop: 'seizedFrom', value: `${holder.agencyId}~${holder.entityId}` }]),
    ]);
  }
};
