// Purposes of use: codes that policies read and words that people read. A purpose is held, and it is bound to a case.
export interface Purpose {
  readonly code: string;
  readonly en: string;
  readonly fr: string;
}

export const purposes: readonly Purpose[] = [
  { code: 'criminal_investigation', en: 'Criminal investigation', fr: 'Enquête criminelle' },
  { code: 'intelligence_analysis', en: 'Intelligence analysis', fr: 'Analyse du renseignement' },
  { code: 'threat_assessment', en: 'Threat assessment', fr: 'Évaluation de la menace' },
  { code: 'screening', en: 'Screening', fr: 'Filtrage de sécurité' },
  { code: 'officer_safety', en: 'Officer safety', fr: 'Sécurité des policiers' },
  { code: 'records_review', en: 'Records review', fr: 'Révision des dossiers' },
  { code: 'audit', en: 'Audit', fr: 'Vérification' },
  { code: 'integrity_review', en: 'Integrity review', fr: 'Examen de l’intégrité' },
  { code: 'source_handling', en: 'Handling of sources', fr: 'Gestion des sources humaines' },
  { code: 'court_disclosure', en: 'Disclosure to the court', fr: 'Communication de la preuve' },
  { code: 'warrant_application', en: 'Warrant application', fr: 'Demande de mandat' },
  { code: 'operational_planning', en: 'Operational planning', fr: 'Planification d’opérations' },
  { code: 'published_list_import', en: 'Import of a published list', fr: 'Importation d’une liste publiée' },
  { code: 'log_feed', en: 'Log of another system', fr: 'Journal d’un autre système' },
  { code: 'service_feed', en: 'Import by a program', fr: 'Versement par un programme' },
];
