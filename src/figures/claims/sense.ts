// What a claim is about: its measure, of whom, of which goods, by whom, where and when, by the words that stand nearest to it.
import type { Quantity } from './quantity.js';
import { agencies, anyBorder, assessing, borders, existing, goods, groupMeasures, groupNoun, groupPopulations, infiltration, levels, notKnown, personMeasures, personNoun, regions, rungs, succeeded, type Term, thingMeasures } from './words-of.js';

export interface Sense {
  readonly subject: 'group' | 'person' | 'business' | 'thing' | 'goods' | 'other';
  /** Codes of measures that the nearest words name; empty where none does. */
  readonly measures: readonly string[];
  readonly isNotKnown: boolean;
  /** The narrowest population that the claim names: `ocg-national-hlt`, `street-gang`, `person:guards`. */
  readonly population: string | undefined;
  /** `the eight`, `these groups`: said before. */
  readonly isDefinite: boolean;
  readonly actors: ReadonlySet<string>;
  /** Agencies whose registry is named, and reaches (`holders.ts`). */
  readonly holders: ReadonlySet<string>;
  /** `are not`, `ne sont pas`: of others than those whom a figure counts. */
  readonly isNegated: boolean;
  readonly border: string | undefined;
  readonly isAtBorder: boolean;
  readonly goods: string | undefined;
  readonly level: string | undefined;
  readonly region: string | undefined;
  readonly years: readonly number[];
  /** The year stands by another number, after this one. */
  readonly isYearOfAnother: boolean;
  /** Rise or fall, not a share. */
  readonly isChange: boolean;
  readonly isFall: boolean;
  /** `twice the 43 pounds`: of two numbers, not of one in time. */
  readonly isRatio: boolean;
  /** The claim names its own kind: `75 per cent of groups`, not `six of the eight`. */
  readonly hasNoun: boolean;
  /** On average, in one raid: not the whole of what a figure counts. */
  readonly isPart: boolean;
  readonly isAverage: boolean;
}

/** What a whole sentence says, read once for all its claims. */
export interface SentenceSense {
  readonly folded: string;
  readonly actors: ReadonlySet<string>;
  readonly holders: ReadonlySet<string>;
  readonly years: readonly number[];
  readonly populations: ReadonlySet<string>;
}

const codesIn = (terms: readonly Term[], text: string): string[] => terms.filter(({ words }) => words.test(text)).map(({ code }) => code);
const firstIn = (terms: readonly Term[], ...texts: readonly string[]): string | undefined => {
  for (const text of texts) for (const { code, words } of terms) if (words.test(text)) return code;
  return undefined;
};

export function yearsIn(text: string): number[] {
  return [...text.matchAll(/\b((?:19|20)\d{2})(?: ?[-/] ?((?:19|20)?\d{2}))?(?![\d,.]\d)/g)].flatMap(([, first = '', second]) => [Number(first), ...(second === undefined ? [] : [second.length === 2 ? Number(first.slice(0, 2) + second) : Number(second)])]).filter((year) => year > 1980 && year < 2100);
}

/** `whose`: words of those who hold a registry. */
export function senseOfSentence(folded: string, whose: readonly Term[] = []): SentenceSense {
  return { folded, actors: new Set(codesIn(agencies, folded)), holders: new Set(codesIn(whose, folded)), years: yearsIn(folded), populations: new Set(codesIn(groupPopulations, folded)) };
}

const rising = /\b(?:increas\w+|ris(?:e|es|en|ing)|rose|up|jump\w*|surg\w+|climb\w*|gr[eo]w\w*|growth|soar\w*|leap\w*|leapt|spik\w+|swell\w*|doubl\w+|fall\w*|fell|drop\w*|declin\w+|down|shr[au]nk|hike\w*|boost\w*|higher|lower|rais(?:e|es|ed|ing)|multipl\w+|hausse\w*|augment\w+|bond\w*|grimp\w+|progress\w+|mont(?:e|es|ent|ait|er|aient)|de plus\b|more than (?:the|a) (?:year|previous)|cru|croi\w+|accr\w+|explos\w+|recul\w*|baiss\w+|chut\w+|dimin\w+|major\w+|gonfl\w+|envol\w+)\b/;

const falling = /\b(?:fall\w*|fell|drop\w*|declin\w+|down|shr[au]nk|decreas\w+|lower|recul\w*|baiss\w+|chut\w+|dimin\w+)\b/;

export function senseOf(quantity: Quantity, sentence: SentenceSense, all: readonly Quantity[]): Sense {
  const at = all.indexOf(quantity);
  const { folded } = sentence;
  const last = lastOfChain(folded, all, at);
  const left = folded.slice(all[at - 1]?.end ?? 0, quantity.start);
  const after = folded.slice((all[last] ?? quantity).end, all[last + 1]?.start ?? folded.length);
  // What stands in brackets belongs to what stands before them.
  const isBracketed = /\([^)]*$/.test(left) && !/^[^(]*\(/.test(after.split(')')[0] ?? '');
  const right = isBracketed ? after.split(')')[0] ?? '' : after;
  const clause = right.split(/[;:]/)[0] ?? '';
  const scope = [clause, left, folded, ownPart(folded, quantity)] as const;
  const subject = subjectOf(quantity, right, left, folded);
  const isChange = quantity.kind === 'times' || quantity.kind === 'percent' && costs.test(folded) || quantity.kind === 'percent' && !isLevel(quantity, left, right, all) && (rising.test(left.slice(-70)) || rising.test(clause.slice(0, 40).split(',')[0] ?? '') || quantity.value > 100 && !/^\s*(?:of|des|de|du)\b/.test(right));
  const measures = measuresOf(quantity, subject, isChange, scope);
  return {
    subject, measures, isNotKnown: measures.includes('infiltration-not-known'), isChange, isRatio: quantity.kind === 'times' && quantity.value < 3, isFall: falling.test(left.slice(-70)) || falling.test(clause.slice(0, 40)), hasNoun: groupNoun.test(quantity.kind === 'percent' ? ofWhom(right) : quantity.unit),
    population: populationOf(quantity, subject, right, left, folded),
    isDefinite: quantity.kind === 'count' && /\b(?:the|these|those|les|ces|des) *$/.test(left) || /^\s*(?:\w+ )?(?:of|des|sur) (?:the|les|ces|these|those)\b/.test(folded.slice(quantity.start, quantity.end + 30)) && quantity.of !== undefined,
    actors: sentence.actors, holders: sentence.holders, isNegated: negated.test(left.slice(-60)) || negated.test(clause.slice(0, 60)), border: firstIn(borders, clause, left.slice(-60)) ?? firstIn(borders, folded), isAtBorder: anyBorder.test(clause) || anyBorder.test(left.slice(-80)),
    goods: /^\s*(?:of (?:the|that) (?:other|latter|former|one)|de (?:l'autre|l'un|la premiere|la seconde))\b/.test(right) ? undefined : firstIn(goods, clause.slice(0, 90), ...(isBracketed ? [left.slice(-24)] : []), left.slice(-70), folded),
    level: bareLevel(right, folded) ?? firstIn(levels, right.slice(0, 60), left.slice(-60), folded), region: regionOf(right, left, folded),
    ...yearsOfClaim(clause, left, sentence, all, last),
    isPart: /\b(?:one|single|lone) (?:raid|seizure|search|day|bust|investigation|traffic stop)|\bfirst (?:day|week)|\bune seule|\bdescente|\bperquisition|\bso far\b|\bjusqu'ici|\ba ce jour|\bof (?:which|these|those|whom)\b *$/.test(folded),
    isAverage: /\b(?:average|typically|on the whole|moyenne|en general|moyen)\b/.test(folded),
  };
}

const bareLevels: readonly Term[] = [{ code: 'high', words: /^(?:high|eleve)/ }, { code: 'medium', words: /^(?:medium|moyen)/ }, { code: 'low', words: /^(?:low|faible|bas)/ }];

/** `149 medium and 484 low`, where the sentence speaks of levels. */
function bareLevel(right: string, folded: string): string | undefined {
  const word = /^\s*(?:(?:were|are|was|as|at|de|du|au|a|sont|etaient|rated|judged|deemed|put|niveau) )*(high|medium|low|eleve|moyen|faible|bas)(?:e?s)?\b(?![- ]?level)/.exec(right)?.[1];
  return word === undefined || !/\b(?:levels?|threats?|niveau|menaces?)\b/.test(folded) ? undefined : firstIn(bareLevels, word);
}

/** Between two semicolons. */
function ownPart(folded: string, { start, end }: Quantity): string {
  const to = folded.indexOf(';', end);
  return folded.slice(folded.lastIndexOf(';', start) + 1, to < 0 ? folded.length : to);
}

/** `29 groups, or 4.5 per cent, had`: what follows the second is said of the first as well. */
function lastOfChain(folded: string, all: readonly Quantity[], at: number): number {
  let last = at;
  for (let next = all[last + 1]; next !== undefined; next = all[last + 1]) {
    if (!/^(?: [a-z'-]+){0,2}\s*(?:,\s*(?:or|soit|ou|that is|c'est-a-dire)\s*(?:about|nearly|some|environ|pres de|quelque)?|[(—-])\s*$/.test(folded.slice(all[last]?.end, next.start))) break;
    last += 1;
  }
  return last;
}

const negated = /\b(?:not|never|none|no longer|neither|cannot)\b|n't\b|\bn(?:e |')[^.;]{0,25}\b(?:pas|plus|aucun\w*|jamais|ni)\b/;

/** `from 4 % to 75 %`: two levels, whatever verb stands there. */
function isLevel(quantity: Quantity, left: string, right: string, all: readonly Quantity[]): boolean {
  const at = all.indexOf(quantity);
  const [before, after] = [all[at - 1], all[at + 1]];
  const isFrom = after?.kind === 'percent' && (/\bfrom\b[^,;]{0,15}$/.test(left) || /\bde\s*$/.test(left) && /\b(?:a|aux)\b[^a-z]*$/.test(right));
  const isReached = /(?<!\bup )\bto\s*$|(?<!jusqu'|par rapport |rapport |quant |face )\b(?:a|aux)\s*$/.test(left) && rising.test(left.slice(-40));
  return isFrom || isReached || before?.kind === 'percent' && left.length < 60 && /\b(?:to|a|aux)\b[^a-z]*$/.test(left);
}

function subjectOf(quantity: Quantity, right: string, left: string, folded: string): Sense['subject'] {
  if (quantity.kind === 'mass' || quantity.kind === 'money') return 'goods';
  const noun = quantity.kind === 'percent' ? ofWhom(right) : quantity.unit;
  if (groupNoun.test(noun) || noun === 'them' && /\bgroups?\b|\bgangs?\b/.test(left)) return 'group';
  if (personNoun.test(noun)) return 'person';
  const thing = thingMeasures.find(({ words }) => words.test(noun));
  if (thing !== undefined) return thing.code === 'businesses-linked' ? 'business' : 'thing';
  if (quantity.kind === 'times' || quantity.kind === 'percent' && noun === '') return 'other';
  if (/^(?:ayant|avec|with|had|have|has|having|who|were|was|are|is|in|ones|level|tried|try|attempted|attempt|qui|ont|avaient|avait|sont|etaient|dont|of|en|au|aux|dans|niveau|tentent|tentaient|cherchent|avoir|bien)$/.test(noun) && /\b(?:groups?|groupes?|gangs?|menaces?|threats?)\b/.test(folded)) return 'group';
  if (quantity.of !== undefined && /^(?:that|which|are|were|have|had|attempt|try|tried|operate|sont|ont|tentent|cherchent|etaient|avaient|)$/.test(noun)) return 'group';
  const near = `${left.slice(-50)} ${right.slice(0, 60)}`;
  if (/\b(?:groups?|groupes?|gangs?|ocgs?|hlts?|threats?|menaces?|organisations criminelles)\b/.test(near)) return 'group';
  if (quantity.kind !== 'percent' && (noun === '' || noun.length < 4) && /\b(?:groups?|groupes?|threats?|menaces?)\b/.test(folded)) return 'group';
  return 'other';
}

/** `75 per cent of national HLTs`: whom a per cent is of. The last noun of the phrase that is one. */
function ofWhom(right: string): string {
  const phrase = /^[^a-z]*(?:of|des|de|du|d')\s*(?:(?:all|the|tous|toutes|les|its|their|ces|these|those)\s+)*((?:[a-z'-]+ ?){1,6})/.exec(right)?.[1] ?? '';
  const words = phrase.split(/[ ']/);
  return words.find((word) => groupNoun.test(word)) ?? words.find((word) => personNoun.test(word) || thingMeasures.some(({ code, words: noun }) => code === 'businesses-linked' && noun.test(word))) ?? '';
}

const costs = /\bcosts?\b|\bcouts?\b|\bprojets? (?:publics?|gouvernementaux)|\bgovernment projects/;

function measuresOf(quantity: Quantity, subject: Sense['subject'], isChange: boolean, [right, left, folded, own]: readonly [string, string, string, string]): string[] {
  if (costs.test(folded) && quantity.kind === 'percent') return ['cost-increase'];
  if (isChange) return changeMeasures(folded);
  switch (subject) {
    case 'group': return groupMeasuresOf(right, left, folded, own, quantity.kind === 'count' && quantity.of === undefined);
    case 'person': return firstList(personMeasures, right, left, folded);
    case 'business': return ['businesses-linked', ...(quantity.kind === 'percent' ? ['linked-to-business'] : [])];
    case 'goods': return goodsMeasures(quantity, folded);
    case 'thing': return thingMeasures.filter(({ words }) => words.test(quantity.unit)).map(({ code }) => quantity.unit.startsWith('day') || code !== 'pills' && code !== 'firearms' ? code : 'seized-quantity');
    case 'other': break;
  }
  return quantity.kind === 'percent' ? groupMeasuresOf(right, left, folded, own, false) : [];
}

function changeMeasures(folded: string): string[] {
  if (/\b(?:human|people|migrant) smuggling|\bsmuggling of (?:people|migrants|humans)|\bclandestins|\bpasseurs|\btrafic de migrants/.test(folded)) return ['change-in-human-smuggling'];
  if (/\bseiz\w+|\bsais(?:i|ie|ies|is)\b|\bintercept\w*|\bfentanyl\b/.test(folded)) return ['change-in-seized-quantity'];
  return [];
}

function goodsMeasures(quantity: Quantity, folded: string): string[] {
  if (quantity.kind === 'money') return /\b(?:cash|currency|comptant|especes|numeraire|seiz\w+|saisi\w*)\b/.test(folded) ? ['seized-cash'] : [];
  return /\b(?:export\w*|consum\w+|import\w*|produc\w+|consomm\w+)\b/.test(folded) && !/\bseiz|\bsaisi|\bintercept/.test(folded) ? [] : ['seized-quantity'];
}

/** The nearest words decide: after the claim, then before it, then anywhere in the sentence. */
function groupMeasuresOf(right: string, left: string, folded: string, part: string, isCount: boolean): string[] {
  const before = left.slice(-110);
  // `the 14 high-level threats … six that corrupt`: what another number is said to do is not this one's.
  const isLeveled = isCount && levels.some(({ words }) => words.test(right.slice(0, 26)));
  // What stands right before the number and says that nothing is known governs what follows it.
  if (notKnown.test(left.split(/[,;:]|\b(?:but|while|mais|alors que|tandis que)\b/).at(-1)?.slice(-70) ?? '')) return ['infiltration-not-known'];
  // `assessed 647 groups … 29 with access`: so are those who were assessed.
  const isAssessed = assessing.test(left.slice(-24)) && ![right, before].some((text) => infiltration.test(text) || groupMeasures.some(({ words }) => words.test(text)));
  if (isAssessed) return ['groups-assessed'];
  for (const text of [right, before, isLeveled ? '' : part, isLeveled ? '' : folded]) {
    const own = groupMeasures.filter(({ words }) => words.test(text)).map(({ code }) => code);
    const rung = infiltration.test(text) || /\binfluence\b|\bacces\b|\baccess\b/.test(text) || notKnown.test(text) ? rungOf(text, folded) : undefined;
    const found = [...own, ...(rung === undefined ? [] : [rung])];
    if (found.length > 0) return found;
  }
  if (rungs.slice(3).some(({ words }) => words.test(right)) && infiltration.test(folded)) return [rungOf(folded, folded) ?? 'infiltration-any'];
  if (assessing.test(left.slice(-24))) return ['groups-assessed'];
  if (levels.some(({ words }) => words.test(right.slice(0, 70)) || words.test(before))) return ['groups-at-level'];
  for (const text of [right, before, part, folded]) {
    if (existing.test(text)) return ['groups-believed-to-exist'];
    if (assessing.test(text)) return ['groups-assessed'];
  }
  return /\bthreats?\b|\bmenaces?\b/.test(folded) ? ['groups-at-level'] : [];
}

function rungOf(text: string, folded: string): string | undefined {
  if (notKnown.test(text)) return 'infiltration-not-known';
  if (succeeded.test(text)) return 'infiltration-influence-or-access';
  return rungs.find(({ words }) => words.test(text))?.code ?? (text === folded && notKnown.test(folded) ? 'infiltration-not-known' : infiltration.test(text) ? 'infiltration-any' : undefined);
}

function firstList(terms: readonly Term[], ...texts: readonly string[]): string[] {
  const code = firstIn(terms, ...texts);
  return code === undefined ? [] : [code];
}

function populationOf(quantity: Quantity, subject: Sense['subject'], right: string, left: string, folded: string): string | undefined {
  if (subject === 'person') return `person:${/^(?:people|persons?|personnes?|individuals?|individus?|suspects?|accuse[ds]?)$/.test(quantity.unit) ? 'people' : /^(?:officers?|policiers?|policieres?|constables?|mounties|gendarmes?)$/.test(quantity.unit) ? 'police' : quantity.unit === 'them' ? /\b(?:officers?|policiers?)\b/.test(right) ? 'police' : 'people' : /^(?:agents)$/.test(quantity.unit) && !/^\s*correctionnels/.test(right.slice(right.indexOf('agents') + 6)) ? 'police' : quantity.unit}`;
  if (subject !== 'group' && subject !== 'other') return undefined;
  // The noun phrase of the claim itself goes before what else its sentence names.
  const phrase = right.split(/\b(?:that|which|who|have|has|had|are|were|was|is|attempt\w*|tr(?:y|ied|ies)|qui|ont|avaient|etaient|sont|tent\w+|cherch\w+|exerc\w+|ayant)\b/)[0] ?? '';
  const own = `${folded.slice(quantity.start, quantity.end)} ${phrase}`;
  if (assessing.test(left.slice(-24))) return 'ocg-assessed';
  const isFirst = /^[^a-z]*(?:of|among|parmi|sur|des) /.test(left);
  return firstIn(groupPopulations, own) ?? (isFirst ? firstIn(groupPopulations, left) : undefined) ?? firstIn(groupPopulations, right, left.slice(-60).split(/;|\b(?:but|mais)\b/).at(-1) ?? '');
}

/** A place counts where the claim is put there, not where somebody spoke. */
function regionOf(right: string, left: string, folded: string): string | undefined {
  const inside = /([a-z' -]{4,20})\($/.exec(left)?.[1];
  if (inside !== undefined) return firstIn(regions, inside);
  const where = /\b(?:in|within|across|around|en|au|a|dans|from|du|de) (?:the |la |le |l')?([a-z' .-]{4,24})/g;
  for (const match of right.slice(0, 90).matchAll(where)) {
    const code = firstIn(regions, match[0]);
    if (code !== undefined) return code;
  }
  const alone = /\b(?:alone|on its own)\b|\ba (?:lui|elle) seule?\b|\b(?:en|au|a) [a-z'-]+ seulement\b|\bseulement (?:au|en|a)\b|\bpolice(?: in [a-z]+)?(?: alone)? (?:made|seized|recorded|counted|laid)\b/.test(folded);
  if (alone) return firstIn(regions, folded);
  const code = firstIn(regions.slice(0, 2), right, left.slice(-60), folded);
  return code;
}

/** Years nearest to the claim: the one that follows it, else the one before it, else those of the sentence. `a year later` counts from the one before. */
function yearsOfClaim(right: string, left: string, { folded, years: all }: SentenceSense, claims: readonly Quantity[], at: number): Pick<Sense, 'years' | 'isYearOfAnother'> {
  const sure = (years: readonly number[]) => ({ years, isYearOfAnother: false });
  // `the 14 threats of 2022 have become six`: that year is the other number's own.
  if (/\b(?:now|today|currently|these days|aujourd'hui|maintenant|desormais|a present)\b/.test(`${left.slice(-28)} | ${right.slice(0, 20)}`)) return sure(yearsIn(right.slice(0, 30)));
  const shared = at === 0 ? left : /\b(?:bec[ao]mes?|turned into|grown into|devenue?s?)\b/.test(left) ? '' : left.replaceAll(/\b(?:of|de) (?:19|20)\d{2}\b/g, '');
  const [after, before] = [yearsIn(right.slice(0, 80)), yearsIn(shared)];
  const later = yearsLater(`${left.slice(-50)} ${right.slice(0, 60)}`);
  const first = before.at(-1) ?? all[0];
  if (later > 0 && first !== undefined && after.length === 0) return sure([first + later]);
  if (after.length > 0 && all.length > after.length) return sure(after);
  if (after.length > 0 || before.length > 0) return sure(after.length > 0 ? after : before);
  const isBefore = yearsIn(folded.slice(0, claims[0]?.start ?? 0)).length > 0;
  return { years: all, isYearOfAnother: all.length > 0 && !isBefore && (at < claims.length - 1 || shared !== left) };
}

const counted: readonly (readonly [number, RegExp])[] = [
  [1, /\b(?:a|one) year later\b|\bthe (?:following|next) year\b|\bl'annee suivante\b|\bun an (?:plus tard|apres)\b/], [2, /\btwo years (?:later|on)\b|\bdeux ans (?:plus tard|apres)\b/], [3, /\bthree years (?:later|on)\b|\btrois ans (?:plus tard|apres)\b/], [4, /\bfour years (?:later|on)\b|\bquatre ans (?:plus tard|apres)\b/],
];

const yearsLater = (text: string): number => counted.find(([, words]) => words.test(text))?.[0] ?? 0;
