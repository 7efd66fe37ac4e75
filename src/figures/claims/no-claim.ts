// Numbers that claim nothing: dates, hours, telephone numbers, sections of a law, ages, addresses, spans of time, and what somebody only supposes.

const months = 'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|janv|fevr|avr|juill';
const measured = '(?! ?(?:%|\\$|kg|kilo|gram|tonne|pounds?|lbs?|livres?|pills?|comprimes?|tablets?|per cent|percent|pour cent|dollars?))';
const kept = '(?:section|sections|s\\.|ss\\.|article|articles|art\\.|paragraph|paragraphs|paragraphe|subsection|chapter|chapitre|page|pages|p\\.|pp\\.|bill|projet de loi|part|partie|schedule|annexe|annex|appendix|figure|table|tableau|room|rooms|salle|local|bureau no|highway|interstate|freeway|autoroute|route|road|exit|sortie|unit|division|district|no\\.|nos\\.|n°|nº|#|number|numero|version|volume|vol\\.|issue|footnote|note|case|dossier|file|badge|item|step|etape|line|ligne|question|channel|rule|regle|phase|tier|chap\\.|bus|vol|flight|gate|porte|box|case postale|c\\.p\\.|suite|apt\\.?|appartement|station|caserne|poste|patrol|catch|apollo|windows|act 20)';
const spans = 'seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|secondes?|heures?|jours?|semaines?|mois|ans|annees?|decennies?';
const words = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|un|une|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante';

/** `for two months`; `lasted 41 days` is a claim. */
const span = new RegExp(`\\b(?:\\d+|(?:${words})(?:[ -](?:${words}))?)(?: ?(?:-|to|or|a|ou) ?(?:\\d+|${words}))?[ -](?:(?:or|more|straight|full|last|past|next|consecutive|derni(?:er|ere)s|prochain(?:e)?s|premi(?:er|ere)s) )?(?:${spans})\\b`, 'g');
const anySpan = new RegExp(`(?:${spans})\\b`);
const lasting = /(?:last(?:s|ed|ing)?|took|ran|durations?|dur(?:e|ee|ait|er))(?: (?:for|of|de|only|just|a|some))? ?$/;

/** Of numbers in words. */
const wordPatterns: readonly RegExp[] = [
  new RegExp(`\\b(?:aged?|agee?s? de|age of|ages?) (?:de )?(?:\\d{1,3}|${words})(?: ?(?:-|to|and|a|et) ?\\d{1,3})?(?: ans)?\\b`, 'g'),
  new RegExp(`\\b(?:\\d{1,3}|${words})[ -]years?[ -]olds?\\b`, 'g'),
  /\bdouble (?:murder|meurtre|agent|standard|homicide|jeu|vie|fond|emploi|citoyennete|nationalite|crisis|check|life)|\bfirst|\bsecond\b|\bhalf[ -](?:hour|brother|sister|time|way|price)|\b(?:first|second|third|fourth|last|each|every|this|per|premier|deuxieme|troisieme|quatrieme|dernier) (?:quarter|half|third|trimestre|quart)\b|\bsix nations\b|\bthree amigos\b|\bfive eyes\b|\bgroupe des (?:cinq|sept|vingt)\b|\bquart de (?:travail|nuit|jour)\b|\btiers(?:-| )(?:monde|parti|partie)|\bseven eleven\b|\bcent fois\b/g,
];

/** In folded text. Each match is a stretch in which no claim begins. */
const patterns: readonly RegExp[] = [
  ...wordPatterns,
  /\bhttps?:\/\/\S+|\bwww\.\S+|[^\s@]{1,64}@[^\s@]{1,190}\.\w+/g,
  /(?<![\d.,])(?:\+?1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[.-]\d{4}(?!\d)|(?<![\d.,])\d{3}-\d{4}(?!\d)|\b9-1-1\b|\b911\b|\b24\/7\b/g,
  /(?<![\d.,])\d{4}-\d{2}-\d{2}(?:t[\d:.z+-]+)?|(?<![\d.,])\d{1,2}\/\d{1,2}\/\d{2,4}(?!\d)/g,
  new RegExp(`\\b(?:${months})\\.? \\d{1,2}(?:st|nd|rd|th)?(?: ?(?:-|to|and) ?\\d{1,2})?(?:,? (?:19|20)\\d{2})?(?![\\d%,.]\\d|\\d)`, 'g'),
  new RegExp(`(?<![\\d.,])\\d{1,2}(?:er|st|nd|rd|th)?(?: ?(?:-|au|to|et) ?\\d{1,2}(?:er)?)? (?:of )?(?:${months})\\b\\.?(?:,? (?:19|20)\\d{2}\\b)?`, 'g'),
  new RegExp(`(?<![\\d.,$-])(?:19|20)\\d{2}(?: ?[-/] ?(?:(?:19|20)\\d{2}|\\d{2}))?(?!\\d|[.,]\\d)${measured}`, 'g'),
  /\b(?:19|20)?\d0'?s\b/g,
  /(?<![\d.,])\d{1,2} ?(?::|h) ?\d{2}(?!\d)(?: ?[ap]\.?m\b\.?)?|(?<![\d.,])\d{1,2} ?[ap]\.?m\b\.?|\b(?:at|a|vers|before|avant|after|apres) \d{1,2} ?h\b(?: ?\d{2}\b)?/g,
  new RegExp(`(?<![a-z])${kept} ?(?:no\\.? ?|n° ?)?[a-z]?-?\\d+(?:[.,]\\d+)*(?:\\(\\w+\\))*(?:(?:, ?| and | et | or | ou | to | a |-)\\d+(?:[.,]\\d+)*(?:\\(\\w+\\))*)*`, 'g'),
  /(?<=[a-z]), [1-9]\d, /g,
  /(?<![\d.,])\d+(?:st|nd|rd|th|er|re|e|eme|ieme|nde?)\b(?!-)/g,
  /\b[a-z]+-?\d+[a-z\d-]*\b|\b\d+[a-z]\d+[a-z\d]*\b|\b(?:[a-z]{1,4}-){1,4}\d[\w-]*|(?<=\w)--?\d{2,}/g,
  /\b\d{1,5} (?!of |the |more )(?:[a-z]+ ){1,2}(?:street(?! gang)|st\.|avenue|ave\.?|boulevard|blvd|drive|lane|crescent)\b|\b\d{1,5},? (?:rue|boul\.|boulevard|avenue|chemin) /g,
  /^\s*(?:\(?\d{1,3}[.)]|[-•*])\s+(?=[a-z])/g,
];

/** Stretches of a folded sentence in which no claim begins: 1 for each such place. */
export function unclaimed(folded: string): Uint8Array {
  const marks = new Uint8Array(folded.length + 1);
  for (const pattern of /\d/.test(folded) ? patterns : wordPatterns) {
    for (const match of folded.matchAll(pattern)) marks.fill(1, match.index, match.index + match[0].length);
  }
  if (anySpan.test(folded)) for (const match of folded.matchAll(span)) if (!lasting.test(folded.slice(Math.max(0, match.index - 24), match.index))) marks.fill(1, match.index, match.index + match[0].length);
  if (/^(?:[^,;]{0,12}\b)?(?:suppose|supposing|imagine|assuming|assume that|what if|let's say|say that|hypothetically|supposons|imaginons|admettons|a supposer|disons que|et si)\b/.test(folded)) marks.fill(1);
  const condition = /(?:^|[,;:"(-] ?|\b(?:so|and|but|even|only|et|mais|or|meme|que) )(?:if(?! (?:any|not|ever|so|only)\b)|unless|si|s'ils?|s'il)(?= )/.exec(folded);
  if (condition !== null && !/\b(?:wheth|say|tell|know|determin|ask|dire|savoir|ignor|demand|sait)\w* ?,?$/.test(folded.slice(0, condition.index))) marks.fill(1, condition.index);
  for (const cue of folded.matchAll(/\b(?:is|are|was|were) probably\b|\b(?:it )?could be that\b|\bmanipulated to say\b|\bfor the sake of argument\b|\bpar exemple, (?:si|imagin)|\b(?:est|serait) probablement\b/g)) marks.fill(1, Math.max(0, cue.index - 60), Math.min(folded.length, cue.index + 80));
  return marks;
}
