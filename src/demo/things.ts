// Businesses, vehicles and addresses: what people share without being in one group, and so what links them on a chart.
import type { DemoAgency } from './agencies.js';
import { codeOf, type Dice } from './dice.js';
import { inventPlace, inventPlate, type Place } from './places.js';
import { refOf, type Subject } from './subject.js';

const trades = ['Car Wash', 'Cold Storage', 'Freight', 'Towing', 'Nail Bar', 'Produce Importers', 'Property Holdings', 'Auto Body', 'Salvage', 'Catering', 'Vapour Shop', 'Bullion Exchange', 'Courier Services', 'Landscape Supply', 'Logistics'];
const commerces = ['Lave-auto', 'Entreposage', 'Transport', 'Remorquage', 'Salon', 'Importations', 'Gestion immobilière', 'Carrosserie', 'Traiteur', 'Dépanneur', 'Logistique', 'Bar laitier'];
const stems = ['Heronsgate', 'Brightkeel', 'Lowtide', 'Copperlane', 'Three Thistles', 'Amberline', 'Pelloway', 'Northspar', 'Tallowfield', 'Sundial', 'Quayside Star', 'Millstone', 'Verdigris', 'Larkfoot', 'Whitebeam', 'Corbel', 'Ninegates', 'Halyard', 'Oxbow', 'Fernhollow'];
const racines = ['Brisemer', 'Trois-Sabliers', 'Lunefroide', 'Cormorin', 'Valdorine', 'Pierre-à-Feu', 'Cap-Sablon', 'Larmandière', 'Boréaline', 'Estivelle', 'Doréval', 'Haut-Fanal'];
const models = ['Marlow Tern', 'Marlow Heron', 'Castellan GT', 'Ostrava Pilgrim', 'Tamber 1500', 'Tamber Vanline', 'Kestrel Six', 'Norvane Estate', 'Pikeman 250', 'Volant Mini'];
const colours = ['grey', 'black', 'white', 'dark blue', 'silver', 'red', 'green'];
const couleurs = ['gris', 'noir', 'blanc', 'bleu foncé', 'argent', 'rouge', 'vert'];

/** An address as an entity of its own, so that two reports of one door meet. */
function addressSubject(agency: DemoAgency, place: Place, seed: number): Subject {
  return {
    agencyId: agency.agencyId, entityId: `address-${codeOf(seed, `${agency.agencyId}/${place.full}`)}`, schema: 'Address',
    naming: { prop: 'full', value: place.full },
    facts: [{ prop: 'street', value: place.street }, { prop: 'city', value: place.town }, { prop: 'state', value: place.province }, { prop: 'postalCode', value: place.postalCode }, { prop: 'country', value: 'ca' }],
  };
}

export function inventAddresses(dice: Dice, agency: DemoAgency, count: number, seed: number): Subject[] {
  return Array.from({ length: count }, () => addressSubject(agency, inventPlace(dice, agency), seed));
}

export function inventCompanies(dice: Dice, agency: DemoAgency, count: number, addresses: readonly Subject[], seed: number): Subject[] {
  const inFrench = agency.language === 'fra';
  const names = new Set<string>();
  while (names.size < count) {
    names.add(inFrench ? `${dice.pick(commerces)} ${dice.pick(racines)} inc.` : `${dice.pick(stems)} ${dice.pick(trades)} ${dice.pick(['Ltd.', 'Inc.', 'Corp.'])}`);
  }
  return [...names].map((name) => ({
    agencyId: agency.agencyId, entityId: `company-${codeOf(seed, `${agency.agencyId}/company/${name}`)}`, schema: 'Company',
    naming: { prop: 'name', value: name },
    facts: [
      { prop: 'jurisdiction', value: 'ca' }, { prop: 'registrationNumber', value: `FICT-${dice.digits(7)}` },
      { prop: 'incorporationDate', value: `${dice.between(2001, 2014)}-${String(dice.between(1, 12)).padStart(2, '0')}` },
      { prop: 'addressEntity', value: refOf(dice.pick(addresses)) },
    ],
  }));
}

/** A vehicle; with `owner`, the reference of whom it is registered to. */
export function inventVehicle(dice: Dice, agency: DemoAgency, key: string, seed: number, owner?: string): Subject {
  const inFrench = agency.language === 'fra';
  const model = dice.pick(models);
  const year = dice.between(2008, 2022);
  const plate = inventPlate(dice);
  return {
    agencyId: agency.agencyId, entityId: `vehicle-${codeOf(seed, `${agency.agencyId}/vehicle/${key}`)}`, schema: 'Vehicle',
    naming: { prop: 'registrationNumber', value: plate },
    facts: [
      { prop: 'name', value: inFrench ? `${model} ${dice.pick(couleurs)} ${year}` : `${dice.pick(colours)} ${model} ${year}`, lang: agency.language },
      { prop: 'model', value: model }, { prop: 'buildDate', value: String(year) }, { prop: 'country', value: 'ca' },
      ...(owner === undefined ? [] : [{ prop: 'owner', value: owner }]),
    ],
  };
}
