// Crime groups: members among those whom the police know, a level of threat, and feuds with neighbours.
import type { Country, Group } from './country.js';
import type { Dice } from './dice.js';

const beginnings = ['Anchor', 'Basalt', 'Copper', 'Drift', 'Ferry', 'Granite', 'Harrow', 'Iron', 'Juniper', 'Kiln', 'Lantern', 'Marsh', 'North Pier', 'Ochre', 'Pine', 'Quarry', 'Rail', 'Salt', 'Tin', 'Viaduct'];
const endings = ['Row', 'Lane Crew', 'Brothers', 'Street', 'Set', 'Circle', 'House', 'Line', 'Side', 'Company'];
const nomsFr = ['Quai', 'Ruelle', 'Cercle', 'Filature', 'Écluse', 'Forge', 'Verger', 'Butte'];
const suitesFr = ['de l’Ancre', 'du Cuivre', 'du Nord', 'des Pins', 'de la Saline', 'du Viaduc'];

export function formGroups(country: Country, actors: number, dice: Dice): void {
  const count = Math.max(4, Math.round(actors / 40));
  for (let index = 0; index < count; index += 1) {
    const region = country.regions[Math.floor(index * country.regions.length / count)] ?? country.regions[0];
    if (region === undefined) return;
    const name = region.inFrench ? `${dice.pick(nomsFr)} ${dice.pick(suitesFr)}` : `${dice.pick(beginnings)} ${dice.pick(endings)}`;
    const group: Group = { index, name, threatLevel: dice.weighted({ low: 5, medium: 3, high: 1 }, 'low'), members: [], region, rivals: [] };
    const size = Math.min(28, 4 + Math.floor(dice.exponential(7)));
    for (let tries = 0; tries < size * 4 && group.members.length < size; tries += 1) {
      const person = region.known[dice.below(region.known.length)];
      if (person === undefined || country.people.group.at(person) >= 0) continue;
      country.people.group.set(person, index);
      group.members.push(person);
    }
    country.groups.push(group);
  }
  startFeuds(country, dice);
}

function startFeuds(country: Country, dice: Dice): void {
  for (const group of country.groups) {
    const neighbour = country.groups[group.index + 1];
    if (neighbour === undefined || (neighbour.region !== group.region && group.index > 0) || (group.index % 2 === 1 && !dice.chance(0.3))) continue;
    group.rivals.push(neighbour);
    neighbour.rivals.push(group);
  }
}

/** Members come to notice most: they stand first among the known of their region. */
export function rankKnown(country: Country, dice: Dice): void {
  for (const region of country.regions) {
    const ranked = region.known.map((person) => ({ person, rank: dice.next() * (country.people.group.at(person) >= 0 ? 0.35 : 1) }));
    region.known = ranked.toSorted((a, b) => a.rank - b.rank).map(({ person }) => person);
  }
}
