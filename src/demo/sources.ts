// Sources of the demo agencies: reports know a reference of their own, and nothing but the sealed record knows whose reports they are (G6).
import type { DemoSealedSource } from './world-draft.js';

/** `number | code name | name | what they are | the reference that reports carry`. */
const lines: Readonly<Record<string, readonly string[]>> = {
  nsrp: ['S-4417|HERON FLAT|Teodor Wickerlund|keeps the bar at the ferry slip|H-20816', 'S-0932|BRASS KETTLE|Nell Applethwaite-Oduya|night cleaner|H-20391'],
  kcps: ['S-2208|DRY FURROW|Amos Thackerdale|grain elevator hand|H-31170'],
  ppib: ['S-7120|PAPER CRANE|Ludovica Brandtmayer|freight clerk|H-40052', 'S-7133|SLOW RAIN|Harlan Spindlecroft|retired driver|H-40737'],
  hvps: ['S-3051|COPPER WREN|Isolde Fennimarsh|former bookkeeper|H-50904', 'S-3077|LATE TRAM|Kofi Larchbourne|tow operator|H-50118'],
  spse: ['S-5810|FANAL GRIS|Évariste Pontbriande|serveur|H-61265', 'S-5822|PETITE NEIGE|Rosemonde Vieillefosse|coiffeuse|H-61940'],
  brde: ['S-6604|MARÉE BASSE|Anatole Cormierval|passeur repenti|H-72381', 'S-6611|CHAT DE GRÈVE|Zélie Montorgueilleux|douanière retraitée|H-72007'],
};

export const sealedSources: readonly DemoSealedSource[] = Object.entries(lines).flatMap(([agencyId, texts]) =>
  texts.map((text) => {
    const [sourceId = '', codeName = '', name = '', trade = '', reportRef = ''] = text.split('|');
    return { agencyId, sourceId, reportRef, fields: [{ field: 'name', text: name }, { field: 'notes', text: `${codeName}; ${trade} (fictional)` }, { field: 'reports', text: reportRef }] };
  }));

/** Reference numbers that an agency's reports may carry; none of them is the number of a source. */
export function sourcesOf(agencyId: string): string[] {
  return sealedSources.filter((source) => source.agencyId === agencyId).map((source) => source.reportRef);
}
