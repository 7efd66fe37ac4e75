// Names of a mixed town: some surnames are everywhere, most are rare, and some belong to one extended family. All people are made up.
import { Chance, Urn } from './chance.js';

const COMMON = (
  'Smith Brown Tremblay Singh Wilson Nguyen Martin Roy Gill Taylor Campbell Chen Anderson Johnson Macdonald Lee Wong Gagnon Thompson Patel Khan Kaur Williams Jones White Wang Li Bouchard Ali Reid Clark Stewart Scott Young Walker Miller Cote Gauthier Morin Ahmed Mohamed Hussain Sharma Dhillon Sandhu Grewal Tran Pham '
  + 'Le Kim Park Silva Santos Pereira Costa Rossi Romano Russo Kowalski Novak Petrov Ivanov Friesen Penner Wiebe Cardinal Bear Papequash Whitefish Desjarlais Murray Fraser Graham Ross Robertson Hamilton Kelly Murphy Byrne Walsh Garcia Lopez Hernandez Okafor Mensah Adeyemi Haile Tesfaye Abdi Warsame Baptiste Pierre Joseph'
).split(' ');
const FEMALE = 'Emma Olivia Chloe Amelie Sarah Jessica Priya Simran Mei Linh Fatima Aisha Hannah Grace Nicole Melanie Julie Sophie Karen Linda Patricia Susan Donna Ana Maria Sofia Elena Ewa Katya Rachel Leah Naomi Danielle Amanda Ashley Brittany Kayla Megan Heather Amira Zahra Hodan Blessing Adaeze Claire Isabelle Genevieve Carole'.split(' ');
const MALE = 'Liam Noah Ethan Lucas Jacob Michael David James Robert John William Mark Kevin Brian Jason Ryan Tyler Kyle Brandon Justin Arjun Harpreet Gurpreet Wei Minh Duc Omar Yusuf Ibrahim Ahmed Marco Luca Pavel Ivan Jean Marc Luc Andre Mathieu Etienne Olivier Darren Trevor Curtis Dylan Cody Shane Kwame Emeka Samuel Daniel'.split(' ');
const ONSETS = 'b br c ch d dr f g gr h j k kl l m n p pr r s sch st t tr v w z'.split(' ');
const VOWELS = 'a e i o u ai ee ou ei'.split(' ');
const ENDS = 'ck l ld lt m n nd nko ns r rd rs ska sky son ss t tz vic witz x yk d sen berg'.split(' ');

interface Ranked {
  readonly name: string;
  readonly weight: number;
}

export class Names {
  readonly #surnames: Urn<Ranked>;

  constructor(chance: Chance) {
    const rare = new Set<string>();
    while (rare.size < 9000) {
      const word = `${chance.pick(ONSETS)}${chance.pick(VOWELS)}${chance.is(0.6) ? `${chance.pick(ONSETS)}${chance.pick(VOWELS)}` : ''}${chance.pick(ENDS)}`;
      rare.add(`${word.slice(0, 1).toUpperCase()}${word.slice(1)}`);
    }
    const all = [...chance.shuffled(COMMON), ...rare];
    this.#surnames = new Urn(all.map((name, rank) => ({ name, weight: 1 / (rank + 12) ** 0.82 })), (one) => one.weight);
  }

  surname(chance: Chance): string {
    return this.#surnames.draw(chance).name;
  }

  given(chance: Chance, sex: 'F' | 'M'): string {
    const names = sex === 'F' ? FEMALE : MALE;
    return chance.is(0.3) ? `${chance.pick(names)} ${chance.pick(names)}` : chance.pick(names);
  }
}
