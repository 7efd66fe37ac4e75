// Streets of towns that do not exist: postal codes begin with Z and telephone numbers are 555-01xx, which nobody has.
import type { DemoAgency } from './agencies.js';
import type { Dice } from './dice.js';

export interface Place {
  readonly street: string;
  readonly town: string;
  readonly province: string;
  readonly postalCode: string;
  readonly full: string;
}

const streets = [
  'Tallow Street', 'Cooper’s Reach', 'Lampwright Road', 'Old Ropewalk', 'Saltpan Lane', 'Cinder Row', 'Weirgate Avenue', 'Hobb Terrace',
  'Ferrymans Close', 'Quarrylip Road', 'Ninepin Alley', 'Drover Crescent', 'Millrace Drive', 'Candlemaker Court', 'Osprey Steps',
  'Bellfounder Street', 'Turnstone Way', 'Chandlery Lane', 'Gannet Rise', 'Hayloft Road', 'Ironmonger Row', 'Larder Street', 'Nettle Bank',
  'Packhorse Road', 'Quill Lane', 'Ratchet Street', 'Sluice Road', 'Tannery Walk', 'Understone Road', 'Vintner Place', 'Wicket Lane',
  'Yardarm Street', 'Anvil Court', 'Brine Street', 'Crossbeam Road', 'Dovecote Lane', 'Eel Pie Road', 'Furrow Street', 'Grindstone Avenue',
];
const rues = [
  'rue des Cordiers', 'rue du Vieux-Lavoir', 'avenue des Lampistes', 'rue de la Tannerie', 'chemin du Brise-Glace', 'rue des Tonneliers',
  'ruelle du Puits', 'boulevard des Alizés', 'rue de la Forge-Neuve', 'montée des Érablières', 'rue du Batelier', 'rue des Merisiers-Blancs',
  'place du Pilori', 'rue de l’Ancre', 'chemin des Foulons', 'rue du Grand-Soufflet', 'rue des Vanniers', 'quai des Brumes-Basses',
  'rue de la Chaudronnerie', 'rang des Sarcelles', 'rue du Sablier', 'rue des Quatre-Clochers', 'côte du Héron', 'rue du Cadran',
];
const letters = 'ABCEGHJKLMNPRSTVWXY'.split('');

/** An invented address in one of the agency's towns. */
export function inventPlace(dice: Dice, agency: DemoAgency): Place {
  const inFrench = agency.language === 'fra';
  const number = dice.between(3, 989);
  const street = inFrench ? `${number}, ${dice.pick(rues)}` : `${number} ${dice.pick(streets)}`;
  const postalCode = `Z${dice.digits(1)}${dice.pick(letters)} ${dice.digits(1)}${dice.pick(letters)}${dice.digits(1)}`;
  return placeAt(street, dice.pick(agency.towns), agency.province, postalCode);
}

/** One written address from its parts. */
function placeAt(street: string, town: string, province: string, postalCode: string): Place {
  return { street, town, province, postalCode, full: `${street}, ${town} ${province} ${postalCode}` };
}

/** The last two digits of 555-01xx; the eighties belong to the storyline. */
const lines = Array.from({ length: 100 }, (_, line) => String(line).padStart(2, '0')).filter((line) => !line.startsWith('8'));

/** Gives each telephone number of an agency's area codes at most once: a number shared by two people is then always meant. */
export class PhoneBook {
  readonly #left = new Map<string, string[]>();
  readonly #dice: Dice;

  constructor(dice: Dice) {
    this.#dice = dice.stream('phones');
  }

  /** A number that nobody else has, or none when the book is full. */
  next(agency: DemoAgency): string | undefined {
    let left = this.#left.get(agency.agencyId);
    if (left === undefined) {
      left = this.#dice.shuffle(agency.areaCodes.flatMap((area) => lines.map((line) => `+1${area}55501${line}`)));
      this.#left.set(agency.agencyId, left);
    }
    return left.pop();
  }
}

/** A plate longer than any Canadian province issues. */
export function inventPlate(dice: Dice): string {
  const pair = () => dice.pick(letters) + dice.pick(letters);
  return `${pair()}-${dice.digits(4)}-${pair()}${dice.digits(1)}`;
}
