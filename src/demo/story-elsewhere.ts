// The same storyline from the other agencies: each holds a piece, and spells the names its own way.
import { forPurpose, openLabel, ownB, relTo, sharedA, sharedB, thirdParty } from './markings.js';
import { remark, role, type StoryReport } from './story.js';
import { evrard, plains, vale } from './story-cast.js';

const { draile, renske, tallow, estate } = vale;
const hvps = { agencyId: 'hvps', by: 'a.thornbury', grade: 'UK_3X5X2 2 C' } as const;

const harrowVale: readonly StoryReport[] = [
  {
    ...hvps, on: '2025-12-02', title: 'Vehicle stopped at Quillport', label: sharedA, sourceRef: '25-200418', by: 'v.karras', grade: 'UK_3X5X2 1 A',
    write: (script) => {
      script.tell(estate, estate.facts).person(draile, 'associate', undefined, draile.facts).tell(draile, [remark('Visitor from the coast; stays with a relative; polite and well prepared.', '2025-12')]);
    },
  },
  {
    ...hvps, on: '2026-01-14', title: 'Draile and the coast', label: relTo('PROTECTED_B', ['nsrp']), sourceRef: 'H-50904',
    write: (script) => {
      script.tell(tallow, tallow.facts).person(draile, 'suspect', 'Source heard him settle a delivery and name the price per kilogram.');
      role(script, draile, tallow, 'unknown', '2025');
      script.tell(draile, [remark('Claims to have a supplier from Sinaloa. The source thinks that he boasts.', '2026-01')]);
    },
  },
  {
    ...hvps, on: '2026-02-03', title: 'Renske in Saltern', label: forPurpose('officer_safety'), sourceRef: '26-018833', by: 'v.karras', grade: 'UK_3X5X2 1 B',
    write: (script) => {
      script.person(renske, 'suspect', 'Wanted in connection with a fire in another province.', renske.facts).tell(renske, [remark('May carry a folding knife; approach in pairs.', '2026-02')]);
    },
  },
  {
    ...hvps, on: '2026-05-20', title: 'Cold store for rent in Quillport', label: ownB, sourceRef: 'H-50118', grade: 'UK_3X5X2 2 D',
    write: (script) => {
      script.person(draile, 'associate').tell(draile, [remark('Asked a broker for a cold store with its own gate.', '2026-05')]);
    },
  },
];

const saintEvrard: readonly StoryReport[] = [
  {
    agencyId: 'spse', on: '2025-05-12', title: 'Entrepôts Corvane : bail payé d’avance', label: relTo('PROTECTED_B', ['nsrp']), sourceRef: 'H-61265', by: 'a.tremblay', grade: 'CA_POLICE BELIEVED_RELIABLE BELIEVED_TRUE',
    write: (script) => {
      const { khoury, corvane, quai } = evrard;
      script.tell(quai, quai.facts).tell(corvane, [...corvane.facts, { prop: 'addressEntity', value: `spse~${quai.entityId}` }])
        .person(khoury, 'suspect', 'A payé en espèces dix-huit mois de bail; aucun employé inscrit.', khoury.facts);
      script.link('Directorship', { director: khoury, organization: corvane }, [{ prop: 'role', value: 'administrateur', lang: 'fra' }, { prop: 'startDate', value: '2024-05' }]);
      script.tell(corvane, [remark('Quai bruyant la nuit, congélateurs débranchés le jour.', '2025-04', 'fra')]);
    },
  },
  {
    agencyId: 'spse', on: '2025-09-30', title: 'Renseignement reçu de Northern Shoals', label: thirdParty('NSRP', 'PROTECTED_B'), sourceRef: 'TP-2025-0117', by: 'a.tremblay', grade: 'ADMIRALTY C 3',
    write: (script) => {
      script.person(evrard.khoury, 'suspect', 'Selon un partenaire, tient les comptes d’un groupe de la côte Ouest.').tell(evrard.khoury, [remark('Ne pas diffuser sans l’accord de l’organisme d’origine.', '2025-08', 'fra')]);
    },
  },
];

const thePlains: readonly StoryReport[] = [
  {
    agencyId: 'kcps', on: '2026-03-20', title: 'Cash in a spare wheel', label: sharedA, sourceRef: '26-031144', by: 'r.dasgupta', grade: 'CA_POLICE RELIABLE CONFIRMED',
    write: (script) => {
      const { sallowby, load } = plains;
      script.person(sallowby, 'suspect', 'Drove the car in which the money lay and gave three accounts of it.', sallowby.facts)
        .tell(load, [...load.facts, { prop: 'seizedFrom', value: `kcps~${sallowby.entityId}` }]).tell(sallowby, [remark('On her way from Harrow Vale to Tidewick; the telephone had one contact, “W”.', '2026-03')]);
    },
  },
  {
    agencyId: 'ppib', on: '2026-06-15', title: 'Assessment in brief: Tallow Street Crew', label: openLabel, sourceRef: 'PA-2026-04', by: 'h.nakagami', grade: 'EUROPOL_4X4 B 2',
    write: (script) => script.tell(plains.tallow, [...plains.tallow.facts, remark('Assessed from reports of three agencies. Size and reach uncertain.', '2026-06')]),
  },
  {
    agencyId: 'ppib', on: '2026-06-16', title: 'Assessment, full text: Tallow Street Crew', label: sharedB, sourceRef: 'PA-2026-04F', by: 'h.nakagami', grade: 'EUROPOL_4X4 B 3',
    write: (script) => script.tell(plains.tallow, [{ prop: 'sizeEstimate', value: '35' }, { prop: 'criminalActivity', value: 'fentanyl distribution', lang: 'eng' }, { prop: 'entrenched', value: 'unknown' }]),
  },
];

export const elsewhereReports: readonly StoryReport[] = [...harrowVale, ...saintEvrard, ...thePlains];
