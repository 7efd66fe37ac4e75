// Cases give need-to-know its meaning: standing desks, files of one agency, joint operations, and closed ones that open nothing any more.
import type { CaseDraft } from '../access/index.js';
import { roster } from './roster.js';

const opened = '2023-01-02';
/** `case | title | opened | closed | members`; a member of another agency as `user@agency`; `user<DAY` was taken off on that day. */
const lines: Readonly<Record<string, string>> = {
  nsrp: `
    larkspur | Operation Larkspur: Tidewick dock feud | 2024-11-18 | | m.okonedo t.halvard d.ferrowby s.tidewell k.uzoma-lind<2026-02-01 v.karras@hvps a.thornbury@hvps c.beaulac@spse
    lanternroom | Lantern Room: approach to a registry clerk | 2026-02-09 | | m.okonedo f.quillon h.stormont
    saltmarsh | Operation Saltmarsh: fentanyl courier line | 2023-06-05 | 2025-04-30 | t.halvard r.marchetto n.pelham d.ferrowby
    gannetry | Operation Gannetry: cargo theft at Port Ansgar | 2025-01-13 | | t.halvard p.sandhu-roe r.marchetto n.pelham
    coldkeel | Operation Coldkeel: laundering through storage firms | 2025-09-02 | | m.okonedo s.tidewell p.sandhu-roe m.vadnais@spse h.nakagami@ppib`,
  hvps: `
    quillport | Operation Quillport: the Carousel | 2023-09-11 | | a.thornbury o.drummel v.karras d.abernethy-sun m.lockhart-ng
    greyfinch | Operation Greyfinch: stolen vehicles for export | 2024-03-04 | | i.vasquine w.fenchurch t.goodspeed r.eastlake j.rocheleau@spse y.benmoussa@brde
    winterapple | Operation Winterapple: pill press in Eldermere | 2023-02-20 | 2024-12-20 | a.thornbury m.lockhart-ng
    thimble | Operation Thimble: street robberies | 2026-05-04 | | w.fenchurch t.goodspeed e.szabo-kerr
    gatekeeper-hv | Screening of applicants, Harrow Vale | 2023-01-02 | | p.kinsella`,
  spse: `
    lanterne | Projet Lanterne : rivalité rue des Cordiers | 2023-10-16 | | a.tremblay g.lachapelle c.beaulac j.rocheleau d.fournelle
    sablier | Projet Sablier : prêts usuraires | 2025-02-03 | | n.bellavance m.vadnais l.gravelline o.lanctot-vey@brde
    verglas | Projet Verglas : importation de fentanyl | 2023-03-06 | 2025-10-31 | g.lachapelle p.duquenoy l.gravelline
    merisier | Projet Merisier : extorsion de restaurateurs | 2026-01-19 | | a.tremblay p.duquenoy d.fournelle j.valcourtois@brde`,
  kcps: `
    haymow | Operation Haymow: methamphetamine on farms | 2024-06-10 | | r.dasgupta e.stoyanow b.renwick l.achterberg a.villaruz@ppib
    nightshift | Operation Nightshift | 2025-08-18 | | c.hallgarth g.prudhomme t.mbeki-frost j.yellowlees
    redwheat | Operation Redwheat: copper thefts | 2023-04-03 | 2024-02-29 | r.dasgupta t.mbeki-frost`,
  ppib: `
    windbreak | Windbreak: provincial gang assessment 2026 | 2026-01-05 | | h.nakagami s.ravensdale a.villaruz d.mcquarrie k.oyelaran m.rosmarin r.dasgupta@kcps t.halvard@nsrp
    yardarm | Yardarm: grain rail diversion | 2025-05-12 | | s.ravensdale m.rosmarin b.renwick@kcps`,
  brde: `
    estuaire | Estuaire : passeurs de l’Estran | 2024-01-08 | | o.lanctot-vey y.benmoussa g.thibeaudin j.valcourtois a.kabore-roy j.rocheleau@spse
    marelle | Marelle : évaluation provinciale 2026 | 2026-01-05 | | o.lanctot-vey l.maisonvert g.thibeaudin
    vigie-filtrage | Filtrage des candidatures | 2023-01-02 | | e.charlebon`,
  ncfo: `
    tidemark | Tidemark: cash businesses on the coast | 2025-11-03 | | h.quistgaard`,
  laro: `
    millrace | Millrace: undeclared income from storage | 2025-10-06 | | m.castlereagh-po`,
  hgbs: `
    sextant | Sextant: refrigerated containers | 2025-09-15 | | b.tremaine-okafor g.rookwood`,
  ovcb: `
    lantern-quay | Lantern Quay: couriers by sea | 2025-08-04 | | l.maravel`,
};

function assignmentOf(agencyId: string, entry: string, openedOn: string): CaseDraft['members'][number] {
  const [who = '', toOn] = entry.split('<');
  const [memberId = '', other] = who.split('@');
  return { agencyId: other ?? agencyId, memberId, fromOn: openedOn, ...(toOn === undefined ? {} : { toOn }) };
}

function caseOf(agencyId: string, line: string): CaseDraft {
  const [caseId = '', title = '', openedOn = '', closedOn = '', members = ''] = line.split('|').map((part) => part.trim());
  return {
    agencyId, caseId, title, openedOn, ...(closedOn === '' ? {} : { closedOn }),
    members: members.split(' ').map((entry) => assignmentOf(agencyId, entry, openedOn)),
  };
}

/** Where those work who have no investigation: the desk, the review of records and of integrity. Everyone is on one. */
function standingCase(agencyId: string, caseId: string, title: string, roles: readonly string[]): CaseDraft {
  const members = roster.filter((member) => member.agencyId === agencyId && roles.includes(member.role))
    .map((member) => ({ agencyId, memberId: member.memberId, fromOn: opened }));
  return { agencyId, caseId, title, openedOn: opened, members };
}

const standing = Object.keys(lines).flatMap((agencyId) => {
  const inFrench = agencyId === 'spse' || agencyId === 'brde';
  return [
    standingCase(agencyId, 'desk', inFrench ? 'Veille quotidienne et sécurité des policiers' : 'Daily desk and officer safety', ['analyst', 'investigator', 'desk_officer', 'publisher']),
    standingCase(agencyId, 'review', inFrench ? 'Révision, intégrité et vérification' : 'Review, integrity and audit', ['integrity_examiner', 'independent_reviewer', 'agency_administrator', 'tools_auditor']),
    standingCase(agencyId, 'sources', inFrench ? 'Gestion des sources humaines' : 'Handling of human sources', ['source_handler']),
  ].filter((one) => one.members.length > 0);
});

/** Every case of the world. */
export const demoCases: readonly CaseDraft[] = [
  ...Object.entries(lines).flatMap(([agencyId, text]) => text.trim().split('\n').map((line) => caseOf(agencyId, line))),
  ...standing,
];

/** Cases of an agency whose own compartments reports may use: neither standing ones nor the storyline's. */
export function compartmentsOn(agencyId: string, day: string): { ref: string; agencies: readonly string[] }[] {
  const kept = ['desk', 'review', 'sources', 'larkspur', 'lanternroom'];
  return demoCases
    .filter((one) => one.agencyId === agencyId && !kept.includes(one.caseId) && one.openedOn <= day && (one.closedOn ?? '9999') > day)
    .map((one) => ({ ref: `${agencyId}~${one.caseId}`, agencies: [...new Set(one.members.map((member) => member.agencyId))].filter((other) => other !== agencyId) }));
}
