// Words by which a sentence sets two numbers against each other, adds them up, takes one for the other, or tells a rise or a fall; English and French, in folded text.

/** Of one against the other, whatever the two are. */
const comparing: readonly RegExp[] = [
  // Said outright.
  /\bcompar(?:ed|able|es?|ing) (?:it |them |this |that )?(?:with|to|against)\b|\bby comparison\b|\bin comparison\b|\brelative to\b|\b(?:set|measured|weighed|stacked(?: up)?|held) against\b|\bas against\b|\bnext to\b|\bversus\b|\bvs\b/,
  /\bcompar(?:ee?s?|er|ent|ez|ons) (?:a|aux?|avec)\b|\bpar rapport a\b|\bcomparativement\b|\ben comparaison\b|\bagainst (?:only |just |a mere )?\$?\d|\bcontre (?:seulement |a peine |les |environ |quelque )?\S*\d/,
  // More, less, better, worse.
  /\bthan (?:the|those|that|in|it|its)\b|\b(?:more|less|fewer|higher|lower|larger|bigger|greater|smaller|worse|better) than (?!\$?\d|half\b|an? |one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|twenty\b|thirty\b|hundred)/,
  /\b(?:well |far |way )?(?:above|below) (?:the|that|those) \$?\d|\bthe (?:bigger|larger|smaller|greater|lesser|worse) (?:problem|threat|danger|share|number|part|haul|figure)\b/,
  /\b(?:bien|beaucoup|nettement|largement|deux fois|trois fois|dix fois|cent fois) (?:moins|plus)\b|\b(?:moins|plus) (?:nombreu\w+|eleve\w*|grand\w*|important\w*|graves?|petit\w*|lourd\w*) que\b|\b(?:plus|moins|davantage) que (?:les|la|le|ceux|celles|dans|pendant)\b|\b(?:superieur|inferieur)e?s? (?:a|aux?) (?:ceux|celles|celui|celle|les?|la)\b/,
  // `more groups make it (99) than have access (29)`.
  /\b(?:more|fewer|less|plus|moins|davantage)\b[^;(]{1,80}\([^)]*\d[^)]*\)[^;(]{0,80}\b(?:than|que|qu')/,
  // One beats the other.
  /\b(?:dwarf|exceed|outnumber|outpac|outweigh|outstrip|outdo|outdid|outran|surpass|eclips|overshadow|overtak|overtook|trump|outsold|outsell)\w*|\bbeats? (?:the|those|that|all|what)\b|\btop(?:s|ped) (?:the|those|that)\b|\bpal(?:e|es|ed) (?:beside|next|before|in comparison|against)\b|\blag\w* (?:far |well )?behind\b|\btrail\w* (?:far |well )?behind\b|\boverhaul\w*/,
  /\bdepass\w+|\bsurpass\w+|\beclips\w+|\bl'emport\w+|\bpaliss\w*|\bdevanc\w+|\bsupplant\w+|\bdistanc(?:e|ent|ait|aient)\b|\brattrap\w+|\becras\w+|\bbat(?:tent)? (?:les|la|le)\b/,
  // So many times the other, a rate of one in the other.
  /\btwice\b|\btimes (?:those|that|the|as|what|more|greater|larger)\b|\ba (?:mere |small |tiny )?fraction of\b|\b(?:half|double|triple) (?:of )?(?:what|the|that|as)\b|\b(?:success |conversion |clearance )?rate of\b|\bfois (?:les|la|le|plus|moins|celles|ceux|ce)\b|\b(?:le|du|au) (?:double|triple|quadruple)\b|\b(?:la|une) (?:moitie|fraction) (?:de celles?|de ceux|des saisies|de ce)\b|\btaux de\b/,
  // One taken for the other.
  /\b(?:very )?same\b|\bidentical\b|\b(?:precisely|exactly) (?:the|those)\b|\bare (?:in fact |really |simply )?the ones\b|\bmatch(?:es|ed|ing)? (?:the|those|exactly)\b|\bequal(?:s|led)? (?:the|those)\b|\bbec[ao]mes?\b|\b(?:turned|grew|shrank) into\b/,
  /\bmemes?\b|\bidentiques?\b|\b(?:precisement|exactement|justement) (?:les|ceux|celles)\b|\bsont (?:celles|ceux)\b|\bsont devenue?s\b|\bcorrespond\w* (?:a|aux)\b|\bequiva\w+ (?:a|aux)\b/,
  // From one to the other.
  /\b(?:rose|risen|went|gone|climbed|jumped|grew|grown|fell|fallen|dropped|collapsed|shrank|moved|surged|soared|slid) from\b|\bpasse\w* (?:de|a|aux?)\b|\btomb(?:e|es|ee|ees|ent|ait) (?:de|a|aux?)\b/,
  // A rise or a fall from the one to the other.
  /\bis an? (?:leap|jump|rise|drop|fall)\b|\bimprovement|\bworsen\w*|\bdeteriorat\w+|\bshr[aiu]nk\w*|\b(?:up|exploded|rising|growing|going) from\b|\bfrom\b(?! (?:january|february|march|april|may|june|july|august|september|october|november|december|dec|jan|monday|friday|coast|sea)\b)(?:[^.;]|\.(?=\d)){1,60}\bto\b|\bun recul\b|\bne sont plus que\b|\bmarquent? un recul|\brecule\b|\baggrav\w*|\bamelior\w*/,
  /\bpass(?:e|es|ee|ees|ant|ent|aient|ait)\b(?:[^.;]|\.(?=\d)){1,60}\baux?\b|\bde \d[\d,. ]*(?:%|p\. 100|pour cent)[^.;]{0,20} (?:a|aux) \d|\bde\b(?:[^.;]|\.(?=\d)){1,40}\b(?:en|de) (?:19|20)\d{2},? (?:a|aux?)\b/,
  // Added up.
  /\bcombined\b|\b(?:added|add|adding|adds) (?:up|together|to)\b|\bput together\b|\btaken together\b|\bbetween them\b|\bthe sum of\b|\bsum(?:s|med)? (?:up )?to\b|^["' ]*together,?\b|\btogether (?:with|the|they|these|those|make|show|amount|come|account)\b|\bon top of (?:the|that|those)\b/,
  /\bensemble,? (?:les|ces|ils|elles|cela)\b|^["' ]*ensemble\b|\baddition(?:ne|nee?s?|nes|ner|nant|nez)\b|\bcumul\w+|\ba eux (?:deux|seuls)\b|\ba elles deux\b|\breunie?s\b|\bla somme (?:de|des)\b|\bs'ajout\w+ (?:a|aux)\b/,
  // A conclusion from the two.
  /\b(?:so|hence|thus|therefore|proof|evidence|a sign|which (?:shows|means|proves))\b[^.;]{0,40}\b(?:that|of|outnumber|overtak|danger|problem|picture|threat|getting|better|worse)\b|\b(?:signe|preuve|c'est dire|c'est donc|donc)\b[^.;]{0,40}\b(?:que|de|d'une?)\b/,
  // With a judgement of the smaller one.
  /\b(?:while|whereas|where)\b(?:[^.;]|\.(?=\d)){1,120}\b(?:only|merely|mere|just|barely|as few as)\b|\b(?:alors que|tandis que|la ou)\b(?:[^.;]|\.(?=\d)){1,120}\b(?:seulement|a peine|ne [^.;]{1,30} que|n'[^.;]{1,30} que)\b/,
];

/** Of something that changes in time; two measures may do so each for itself. */
const telling: readonly RegExp[] = [
  /\b(?:improv|worsen|deteriorat|declin|decreas|increas|shrink|collaps|plung|plummet|tumbl|explod|soar|surg|jump|climb|skyrocket|balloon|dwindl|escalat)\w*|\b(?:shrank|shrunk|rose|risen|rises|rising|fell|fallen|falls|falling|grew|grown|grows|growing|growth|dropped|drops|slid|slipped|halved|leapt)\b|\bis an? (?:leap|jump|rise|drop|fall)\b|\ba (?:leap|jump|rise|drop|fall|spike|dip|decline|turnaround)\b|\b(?:down|up) (?:from|on)\b|\bwent (?:up|down|from)\b|\bmoved from\b|\bgoing from\b|\bfrom\b(?! (?:january|february|march|april|may|june|july|august|september|october|november|december|dec|jan|monday|friday|coast|sea)\b)(?:[^.;]|\.(?=\d)){1,80}\bto\b|\b(?:getting|got|gets) (?:better|worse|bigger|smaller)\b|\bno longer\b|\bby (?:19|20)\d{2},? (?:it|that|the|this)\b|\b(?:a|one|two|three|four) years? (?:later|ago)\b|\b(?:today|nowadays)\b|\bnow\b/,
  /\b(?:amelior|aggrav|deterior|augment|diminu|recul|regress|progress|effondr|explos|bond|grimp|chut|flamb|baiss|hauss|empir|croi)\w*|\b(?:un|le|en) (?:recul|bond|hausse|essor|repli)\b|\bne (?:sont|font|comptent) plus que\b|\bn'(?:etaient|est|etait|ont|avaient) plus qu\w*|\b(?:passe|passes|passee|passees|passant|passent|passaient|passait)\b(?:[^.;]|\.(?=\d)){1,80}\ba(?:ux?)?\b|\bpass\w+ de\b|\bpass\w+ (?:a|aux?)\b|\btomb(?:e|es|ee|ees|ent|ait) (?:de|a|aux?)\b|\bmont(?:e|es|ee|ees|ent|ait) (?:de|a|aux?)\b|\bde\b(?:[^.;]|\.(?=\d)){1,60}\b(?:en|de) (?:19|20)\d{2},? (?:a|aux?)\b|\bde \d[\d,. ]*(?:%|p\. 100|pour cent)[^.;]{0,20} (?:a|aux) \d|\b(?:aujourd'hui|maintenant|desormais)\b|\bil y a (?:un|deux|trois|quatre) ans?\b|\b(?:un|deux|trois|quatre) ans? plus tard\b|\bl'annee suivante\b/,
];

export const isComparison = (folded: string): boolean => comparing.some((words) => words.test(folded));

export const isTrend = (folded: string): boolean => telling.some((words) => words.test(folded));
