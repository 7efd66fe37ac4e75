// Sources of the demo agencies: reports know a reference number, and nothing but the sealed store knows who it is (G6).
import type { DemoSealedSource } from './world-draft.js';

const lines: Readonly<Record<string, readonly string[]>> = {
  nsrp: ['S-4417|HERON FLAT|fictional: Teodor Wickerlund, keeps the bar at the ferry slip', 'S-0932|BRASS KETTLE|fictional: Nell Applethwaite-Oduya, night cleaner'],
  kcps: ['S-2208|DRY FURROW|fictional: Amos Thackerdale, grain elevator hand'],
  ppib: ['S-7120|PAPER CRANE|fictional: Ludovica Brandtmayer, freight clerk', 'S-7133|SLOW RAIN|fictional: Harlan Spindlecroft, retired driver'],
  hvps: ['S-3051|COPPER WREN|fictional: Isolde Fennimarsh, former bookkeeper', 'S-3077|LATE TRAM|fictional: Kofi Larchbourne, tow operator'],
  spse: ['S-5810|FANAL GRIS|fictif : Évariste Pontbriande, serveur', 'S-5822|PETITE NEIGE|fictif : Rosemonde Vieillefosse, coiffeuse'],
  brde: ['S-6604|MARÉE BASSE|fictif : Anatole Cormierval, passeur repenti', 'S-6611|CHAT DE GRÈVE|fictif : Zélie Montorgueilleux, douanière retraitée'],
};

export const sealedSources: readonly DemoSealedSource[] = Object.entries(lines).flatMap(([agencyId, texts]) =>
  texts.map((text) => {
    const [sourceId = '', codeName = '', identity = ''] = text.split('|');
    return { agencyId, sourceId, identity: `${codeName}; ${identity}` };
  }));

/** Reference numbers that an agency's reports may carry. */
export function sourcesOf(agencyId: string): string[] {
  return sealedSources.filter((source) => source.agencyId === agencyId).map((source) => source.sourceId);
}
