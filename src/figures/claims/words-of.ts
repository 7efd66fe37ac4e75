// Words by which a text names what a figure counts: measures, populations, agencies, goods, levels and regions, by their codes, English and French, in folded text.

export interface Term {
  readonly code: string;
  readonly words: RegExp;
}

const term = (code: string, words: RegExp): Term => ({ code, words });

/** What infiltration is of, and words that cannot be without it. */
export const infiltration = /\binfiltr\w+|\bpenetr\w+|\bcorrupt\w*|\bcorromp\w*|\bpublic[- ](?:sector|service|bod(?:y|ies)|institutions?|agenc\w+|officials?|servants?|offices?|employees)|\bgovernment\w*|\bgouvernement\w*|\bsecteur public|\bfonction publique|\bfonctionnaires?|\binstitutions? publiques?|\borganismes? publics?|\bl'etat\b|\bappareil\b|\bcivil serv\w+|\b(?:toe|foot)hold|\bprendre pied|\bministeres?\b|\badministrations?\b|\bstate (?:agenc|institution)\w*|\bpolice (?:forces?|databases?|services?|data)|\b(?:municipal|federal|provincial)[^.;]{0,30} offices|\bofficials\b/;
/** Nothing is known either way: the cue that a text does not read the unknown as yes. */
export const notKnown = /\b(?:insufficient|inadequate|not (?:have )?(?:enough|sufficient)|too little|lack(?:s|ed|ing)?|absence of|without (?:enough|sufficient)|for want|gaps? in|no)\b[^.;]{0,30}\b(?:information|intelligence|evidence|knowledge|known)\b|\b(?:could|can|does|did|do|was|were|is|are) ?(?:not|n't)\b[^.;]{0,25}\b(?:say|tell|determine|know|judged?|establish|ruled?|assess)\b|\b(?:nobody|no one|none) (?:can|could|is able to|knows?)\b|\bcannot (?:be )?(?:say|said|tell|told|determined?|judged?|know|known)|\b(?:information|intelligence|evidence)\b[^.;]{0,45}\b(?:insufficient|lacking|missing|too thin|too scarce|not enough)|\b(?:unable|impossible|not possible)\b[^.;]{0,20}\b(?:say|tell|determine|know|judge)\b|\btoo (?:thin|little|scarce|poor|sparse) (?:to|for)\b|\b(?:unknown|not known|undetermined|unclear|not clear|either way|whether or not)\b|\b(?:renseignements?|informations?)\b[^.;]{0,45}\b(?:manquent|insuffisant\w*|font defaut|trop minces)|\b(?:manqu\w+|insuffisan\w+|faute|pas assez|trop peu|peu|absence|sans)\b[^.;]{0,30}\b(?:renseignements?|informations?|donnees)\b|\b(?:renseignements?|informations?|donnees)\b[^.;]{0,25}\b(?:manqu\w+|insuffisan\w+)|\bon (?:ignor\w+|ne sait|ne savait)|\bignor\w+ s|\binconnue?s?\b|\bindetermine\w*|\bn(?:e|')[^.;]{0,12}\b(?:sait|savent|savait|peut|pouvait|permet\w*)\b[^.;]{0,30}\b(?:dire|determiner|savoir|trancher|si|s'i)\b|\bimpossible de (?:dire|savoir|determiner|trancher|conclure)|\bpour dire s/;

const success = /\b(?:have|has|had|having|hold|holds|held|with|gain\w*|obtain\w*|achiev\w*|wield\w*|exert\w*|enjoy\w*)\b[^.;]{0,30}\b(?:influence|access)\b|\b(?:influence|access) (?:with)?in\b|\bsucceed\w*|\bsuccessful\w*|\b(?:have|has|had|already|been) (?:\w+ )?(?:infiltrated|penetrated|compromised)|\binfiltrated\b|\bpenetrated\b|\bpresence (?:in|with)|\bembedded\b|\bmoles?\b|\binsiders\b|\btaupes?\b|\breuss\w+ a\b|\b(?:a|ont|avaient|avait|auraient|aurait|avoir|ayant|obtenu|obtiennent|exerc\w+|dispos\w+|detenaient|possed\w+)\b[^.;]{0,25}\b(?:influence|acces)\b|\b(?:ont|avaient|avait|a|auraient|aurait|avoir) (?:deja )?(?:infiltre|penetre)|\bpresence\b[^.;]{0,40}\b(?:au sein|dans)|\bpresente?s? (?:au sein|dans)|\bbreached\b/;
const attempt = /\battempt\w*|\btr(?:y|ies|ied|ying)\b|\bseek\w*|\bsought\b|\baim(?:s|ed|ing)?\b|\bwant(?:s|ed|ing)?\b|\bbids?\b|\befforts? to\b|\blooking to\b|\bworking to\b|\bintend\w*|\bhop(?:e|es|ed|ing) to\b|\b(?:foot|toe)hold|\bworm\b|\binfiltrating\b|\bmak(?:e|ing) (?:in)?roads|\btent(?:e|es|ee|ent|er|es|ait|aient|eraient|erait|ant|ative|atives)\b|\bcherch\w+|\bessa(?:i|y)\w+|\bvis(?:e|ent|aient) (?:a|le|la|l')|\bveulent\b|\bveut\b|\bvoudraient\b|\bprendre pied|\bs'immiscer|\breaching into|\bcorrompent\b|\bcorrupt (?:public |civil |police )?(?:officials?|servants?|officers?|employees)/;

/** Rungs of infiltration, the first that fits (domain.md section 1, trap 6). `infiltration-any`: no rung is named. */
export const rungs: readonly Term[] = [
  term('infiltration-not-known', notKnown),
  term('infiltration-significant-influence', /\bsignificant(?:ly)? influence|\binfluence (?:importante|considerable|significative|notable|majeure)|\b(?:considerable|major|strong) influence/),
  term('members-in-public-employment', /\bmembers?\b[^.;]{0,30}\b(?:employed|working|work|jobs?)\b|\bmembres?\b[^.;]{0,30}\b(?:employes?|travaill\w+|emploi)|\bemployed (?:in|by) (?:the )?(?:public|government)/),
  term('infiltration-attempt', new RegExp(`(?:${attempt.source})(?![^.;]{0,20}\\b(?:have|has) succeeded)`)),
  term('infiltration-influence-or-access', success),
];
/** Words that decide before an attempt does: `tried and succeeded`. */
export const succeeded = /\bsucceed\w*|\bsuccessful\w*|\breuss\w+ a\b|\bgained (?:access|influence)|\bobtenu (?:un |l')?acces/;

/** What groups do or are, beside infiltration. */
export const groupMeasures: readonly Term[] = [
  term('groups-at-level', /\bserious threats?\b|\bmenaces? (?:serieuse|grave)s?/),
  term('linked-to-business', /\b(?:link\w*|ties?|tied|connect\w*|relationships?)\b[^.;]{0,25}\b(?:business\w*|compan\w+|private sector|firms)|\b(?:business\w*|compan\w+|firms)\b[^.;]{0,25}\b(?:link\w*|ties?|tied|connect\w*)|\bliens? d'affaires\b|\b(?:liees?|lies?|liens?|rattaches?)\b[^.;]{0,25}\b(?:entreprises?|societes|compagnies|secteur prive)|\bentreprises?\b[^.;]{0,25}\b(?:liees?|liens?)/),
  term('fentanyl-export', /\bexport\w*/),
  term('fentanyl-making-and-importing', /\b(?:also|both|aussi|egalement)\b[^.;]{0,30}\bimport\w*|\bimport\w*[^.;]{0,15}\b(?:as well|too|aussi)/),
  term('importing', /\bimport(?:s|ed|ing|ation|ations|er|ers|ent|aient)?\b/),
  term('trafficking', /\btraffick\w*|\bsell\w*|\bsold\b|\bdealing\b|\bvend(?:ent|aient|re|ant)\b|\btrafiqu\w+|\btrafic\b/),
  term('fentanyl-manufacturing', /\b(?:mak(?:e|es|ing)|made|manufactur\w+|produc\w+|cook\w*|synthesi\w+)\b[^.;]{0,30}\bfentanyl|\bfentanyl\b[^.;]{0,25}\b(?:manufactur\w*|production|producers?|making|labs?)|\bfabri\w+[^.;]{0,30}\bfentanyl|\bprodui\w+[^.;]{0,25}\bfentanyl|\bproduction (?:de|du) fentanyl/),
  term('laundering', /\blaunder\w*|\bblanchi\w*/),
  term('centred-in', /\bcent(?:re|er)ed\b|\bbased (?:in|out)|\blocated\b|\bheadquartered|\bconcentrated\b|\bare (?:in|from) (?:the )?(?:west|central)\w*|\betablie?s?\b|\bsituee?s?\b|\bse trouv\w+|\bbasee?s? (?:dans|en|a|au)|\bwestern\b|\btous de l'ouest|\bcentral canada|\bl'ouest\b|\bcentre du (?:canada|pays)|\b(?:sit|sits|sitting|lie|lies) (?:in|out)\b|\b(?:in|from) the west\b/),
];
export const existing = /\b(?:believed to exist|known to (?:exist|operate|be active)|exist\b|operat(?:e|es|ing) in canada|active in canada|dont on croit|existence|existent|actifs? au (?:pays|canada)|(?:knows?|knew) of|are known|known (?:groups|ones|gangs|organi[sz]ations)|groupes connus|organisations connues|connait|recens\w+)/;
export const assessing = /\bassess(?:ed|es|ments?|ing)\b|\bevalue\w*|\bevaluation\b|\bexamined\b|\bexamines\b|\blooked at\b|\brated\b|\bpasse(?:s)? au crible|\bclass(?:e|es|ees|ed|ified)\b/;

/** What is counted by its own noun. */
export const thingMeasures: readonly Term[] = [
  term('arrests', /^(?:arrests?|arrestations?)$/), term('occurrences', /^(?:occurrences?|incidents?|events?|evenements?|cases|cas|files)$/),
  term('convictions', /^(?:convictions?|condamnations?|sentences?|peines)$/), term('charges', /^(?:charges|chefs|accusations|counts|infractions)$/), term('investigations', /^(?:investigations?|probes?|enquetes?|inquiries)$/),
  term('seizures', /^(?:seizures?|saisies?|interceptions?|busts?)$/), term('pills', /^(?:pills?|tablets?|comprimes?|pilules?|cachets?)$/), term('firearms', /^(?:firearms?|guns?|weapons?|armes?|fusils?)$/),
  term('stolen-vehicles', /^(?:vehicles?|cars?|vehicules?|voitures?|autos?)$/), term('member-agencies', /^(?:agenc(?:y|ies)|organismes?|services?|corps|forces|departments)$/), term('bureaus', /^(?:bureaus?|bureaux)$/),
  term('attacks', /^(?:attacks?|attaques?|attentats?)$/), term('meetings', /^(?:meetings?|reunions?|rencontres?)$/), term('deaths-attributed', /^(?:deaths?|deces|morts?|fatalities)$/), term('businesses-linked', /^(?:business(?:es)?|entreprises?|companies|firms|compagnies|societes)$/),
  term('government-levels', /^(?:levels|ordres|paliers)$/), term('committee-seats', /^(?:provinces|representatives?|representants?|territories|territoires)$/), term('executives', /^(?:executives?|dirigeants?|cadres)$/), term('membership', /^(?:members?|membres?)$/), term('operation-length', /^(?:days|jours)$/),
];
export const personMeasures: readonly Term[] = [
  term('convictions', /\bconvict\w*|\bguilty\b|\bjailed\b|\bimprison\w*|\bincarcer\w*|\bemprisonn\w*|\bbehind bars\b|\b(?:in|to) (?:prison|jail)\b|\ben prison\b|\bsous les verrous\b|\bsentenced\b|\bcondamne\w*|\bcoupables?\b/),
  term('persons-charged', /\bcharged\b|\bcharges\b|\baccused\b|\baccuse(?:e|es|s)?\b|\baccusations?\b|\binculpe\w*|\barrests? of\b/),
  term('officers-hired', /\bhired\b|\bdeployed\b|\bembauche\w*|\bdeploye\w*|\bon the ground\b|\bsworn in\b/),
  term('officers-announced', /\bannounc\w*|\bpromis\w*|\bpledg\w*|\bprovide\b|\bplan(?:s|ned)?\b|\bannonc\w*|\bpromet\w*/),
  term('persons-arrested', /\barrested\b|\barrete(?:e|es|s)?\b/),
];

/** Any noun of these lists, by which the thing counted is told from adjectives before it. */
export const isCounted = (word: string): boolean => groupNoun.test(word) || personNoun.test(word) || thingMeasures.some(({ words }) => words.test(word));

export const groupNoun = /^(?:groups?|groupes?|gangs?|organi[sz]ations?|ocgs?|gco|threats?|menaces?|hlts?|mlts?|llts?|networks?|reseaux|syndicates?|clans?)$/;
export const personNoun = /^(?:people|persons?|personnes?|individuals?|individus?|suspects?|men|women|hommes|femmes|accused|accuses?|officers?|policiers?|policieres?|agents?|guards?|gardiens?|mounties|constables?|gendarmes?|civilians?|defendants?|them|residents|drivers?|conducteurs?|witnesses|temoins|employees|employes)$/;

export const agencies: readonly Term[] = [
  term('ciroc-sprint', /\bsprint\b|\bciroc\b|\brcico\b|\bricco\b/), term('project-south', /\bproject south\b|\bprojet south\b|\btoronto\b[^.;]{0,25}\bofficers\b|\bpoliciers\b[^.;]{0,20}\btoronto\b/),
  term('strike-force', /\bstrike force|\bforce de frappe/), term('cisc', /\bcisc\b|\bscrc\b|\bcriminal intelligence (?:service|bureau)\w*|\brenseignements? criminels?|\bnational (?:criminal )?intelligence (?:service|report)/), term('nsicop', /\bnsicop\b|\bcpsnr\b|\bserious threat\b|\bmenaces? (?:serieuse|grave)s?/),
  term('cbsa', /\bcbsa\b|\basfc\b|\bcanada border services|\bservices frontaliers (?:du canada|canadiens)|\bborder services\b|\b(?:canadian|canada's) border (?:agency|officers?|officials?|guards?|services?)|\bagence des services frontaliers|\bl'agence frontaliere|(?<!american |u\.s\. |us )\bborder agency\b/),
  term('cbp', /\bcbp\b|\bcustoms and border protection|\b(?:american|u\.s\.|us) (?:border|customs|agents|data)\b|\bu\.s\. (?:agents|officers)|\b(?:american|u\.s\.|us) (?:\w+ )?seizures|\bdouan\w+ americain\w*|\bagents (?:frontaliers )?americains|\bdonnees americaines|\bsaisies americaines|\bfrontaliers americains|\bamericains\b/),
];
/** Border by border, as the United States count. */
export const borders: readonly Term[] = [
  term('cbp-southwest', /\bmexic\w*|\bmexique|\bsouth(?:ern|west(?:ern)?) border|\bfrontiere (?:sud|mexicaine)/),
  term('cbp-north', /\bnorth(?:ern)?[- ]border|\bfrontiere (?:nord|canadienne)|\bcanadian border\b|\bborder with canada|\bfrom canada\b|\b(?:venue?s?|provenance|provenant|arrive\w*) du canada|\bcanada-u\.?s\.? border|\bu\.?s\.?-canada (?:border|corridor)/),
];
export const anyBorder = /\bborder\b|\bfrontieres?\b|\bports? of entry\b|\bpoints? d'entree/;
export const goods: readonly Term[] = [
  term('opioids-pooled', /\bother (?:synthetic )?opioids|\bd'autres opioides|\bautres opioides|\bopioid pills|\bcomprimes d'opioides/), term('drugs-and-precursors', /\bprecursors?\b|\bprecurseurs?\b/),
  term('methamphetamine', /\bmeth(?:amphetamines?)?\b|\bcrystal\b/), term('cocaine', /\bcocaine\b|\bcrack\b/), term('heroin', /\bheroine?\b/), term('ketamine', /\bketamine\b/), term('cannabis', /\bcannabis\b|\bmarijuana\b/), term('fentanyl', /\bfentanyl\b/),
];
export const levels: readonly Term[] = [
  term('medium', /\bmedium(?:[- ]level)?\b|\bmlts?\b|\bmenaces? (?:de niveau )?moyen\w*/), term('low', /\blow(?:er)?(?:[- ]level)? threats?\b|\blow[- ]level\b|\bllts?\b|\bmenaces? (?:de niveau |de )?(?:faibles?|bas)|\bbas niveau/),
  term('high', /\bhigh(?:est)?[- ]level\b|\bhlts?\b|\bmenaces?(?: \w+)? (?:de|a) (?:haut niveau|niveau eleve)|\bmenaces?(?: nationales?)? elevees?|\bhaut niveau\b|\bhigh threats?\b/),
];
export const regions: readonly Term[] = [
  term('west', /\bwestern (?:canada|groups|provinces)|\bthe west\b|\bl'ouest\b|\bwest of canada|\bouest canadien|\bwestern groups/), term('central', /\bcentral canada|\bcentre du (?:canada|pays)|\bcanada central/),
  term('ON', /\bontario\b/), term('QC', /\bquebec\b/), term('BC', /\bbritish columbia|\bcolombie-britannique|\bb\.c\./), term('AB', /\balberta\b/), term('MB', /\bmanitoba\b|\bwinnipeg\b/), term('SK', /\bsaskatchewan\b|\bregina\b|\bsaskatoon\b/),
  term('NS', /\bnova scotia|\bnouvelle-ecosse|\bhalifax\b/), term('NB', /\bnew brunswick|\bnouveau-brunswick|\bmoncton\b/), term('NL', /\bnewfoundland|\bterre-neuve/), term('toronto', /\btoronto\b/), term('montreal', /\bmontreal\b/), term('vancouver', /\bvancouver\b|\bsurrey\b/), term('calgary', /\bcalgary\b|\bedmonton\b/),
];
/** Groups a figure may be of, the narrowest first. */
export const groupPopulations: readonly Term[] = [
  term('ocg-rcmp-serious', /\bserious threats?\b|\bmenaces? (?:serieuse|grave)s?\b/),
  term('ocg-entrenched-national-hlt', /\bentrenched\b|\bdeep(?:ly)?[- ]rooted\b|\bancree?s?\b|\benracinee?s?\b|\bbien implantee?s?\b|\bsolidement/), term('street-gang', /\bstreet gangs?\b|\bgangs? de rue\b|\bbikers?\b|\bmotards?\b|\bmotorcycle (?:gangs?|clubs?)/),
  term('ocg-national-hlt', /\bnational (?:high[- ]level|hlts?)\b|\bnational[- ]level threats?|\bmenaces? nationales?\b/), term('hlt', /\bhigh(?:est)?[- ]level\b|\bhlts?\b|\bmenaces?(?: \w+)? (?:de|a) (?:haut niveau|niveau eleve)|\bmenaces?(?: nationales?)? elevees?/),
  term('mlt', /\bmedium[- ]level\b|\bmlts?\b|\bmenaces? (?:de niveau )?moyennes?/), term('llt', /\blow[- ]level\b|\bllts?\b|\bmenaces? faibles?/),
  term('all', /\b(?:all|every) (?:\w+ ){0,4}(?:groups?|gangs?|organi[sz]ations?)\b|\btou(?:s|tes) les (?:\w+ ){0,3}(?:groupes?|gangs?|organisations?)|\bbelieved to exist|\bgroupes connus|\bknown groups/), term('ocg-assessed', /\bassess(?:ed|es)\b|\bevalue(?:s|es)?\b|\bexamined\b|\blooked at\b|\brated\b/),
  term('national', /\b(?:groups?|gangs?|organi[sz]ations?) (?:operating )?(?:in canada|in the country|across canada|nationwide)|\b(?:groupes?|gangs?|organisations?) (?:\w+ ){0,3}(?:au|du) (?:pays|canada)\b/),
];
