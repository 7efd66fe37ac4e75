// Sixty invented groups. None is a gang that exists; a test compares them with the lists that the project carries.
import type { Language } from './agencies.js';

export interface GroupName {
  readonly agencyId: string;
  readonly name: string;
  readonly alias?: string;
  readonly lang: Language;
}

const stock: Readonly<Record<string, readonly string[]>> = {
  nsrp: [
    'Ropewalk Circle|The Ropes', 'Gannet Steps Boys', 'Cinder Row Syndicate|The Cinders', 'Saltpan Brotherhood', 'Lamplighter Company',
    'Cedar Throat Ring', 'Marrow Inlet Outfit|The Marrows', 'Understone Network', 'Eel Pie Set', 'Bellfounder Crew', 'Osprey Ladder',
    'Tidewick Wharfmen',
  ],
  hvps: [
    'Quillport Carousel|The Carousel', 'Ironmonger Row Crew', 'Orrin Falls Table', 'Candlemaker Court Set|CCS', 'Packhorse Union',
    'Weirgate Ring', 'Saltern Street Family', 'Hobb Terrace Nines', 'Grindstone Circle', 'Vintner Place Syndicate', 'Harrow Lantern Club',
    'Dovecote Network', 'Nettle Bank Outfit', 'Eldermere Pilots|The Pilots',
  ],
  spse: [
    'Cercle des Cordiers', 'Bande du Vieux-Lavoir|Les Lavoirs', 'Clan de la Tannerie', 'Les Lamproies de Sainte-Orlaine|Les Lamproies',
    'Réseau du Brise-Glace', 'Les Tonneliers', 'Groupe du Pilori', 'Bande des Quatre-Clochers', 'Les Foulons', 'Alliance du Sablier',
    'Cellule du Héron',
  ],
  kcps: [
    'Coulee Ash Riders', 'Windrow Elevator Crew|The Elevators', 'Brackenfield Set', 'Drover Crescent Ring', 'Hayloft Network',
    'Kettle Nightshift', 'Furrow Street Outfit', 'Sluice Road Company',
  ],
  ppib: ['Sallow Bend Compact', 'Dunmarrow Grain Ring', 'Pelham Forks Circle', 'Crossbeam Syndicate|The Beams', 'Turnstone Relay', 'Yardarm Traders'],
  brde: ['Filière de l’Estran', 'Les Passeurs de Pointe-Cendrée', 'Consortium des Alizés', 'Cercle du Grand-Soufflet', 'Réseau des Sarcelles', 'Bande du Cadran', 'Les Vanniers'],
};

/** The groups that the generator fills; with the two of the storyline they are sixty. */
export const groupNames: readonly GroupName[] = Object.entries(stock).flatMap(([agencyId, names]) =>
  names.map((entry) => {
    const [name = '', alias] = entry.split('|');
    const lang: Language = agencyId === 'spse' || agencyId === 'brde' ? 'fra' : 'eng';
    return { agencyId, name, lang, ...(alias === undefined ? {} : { alias }) };
  }));
