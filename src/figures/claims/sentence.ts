// Sentences of a text with their places. Intl.Segmenter finds them; an abbreviation does not end one.

export interface Sentence {
  readonly text: string;
  readonly start: number;
  /** Counted from 0: sentences of one paragraph lend each other their words. */
  readonly paragraph: number;
}

const abbreviated = /(?:^|[\s(“"«])(?:Mr|Mrs|Ms|Dr|St|Ste|Sgt|Insp|Supt|Cst|Const|Cpl|Det|Hon|Gen|Col|Lt|Capt|Prof|No|nos?|art|arts|s|ss|p|pp|ch|chap|vol|fig|Inc|Ltd|Corp|Co|vs|approx|est|e\.g|i\.e|cf|al|U\.S|U\.K|D\.C|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|janv|févr|avr|juill|oct|nov|déc|M|MM|Mme|Mmes|env|par|[A-Z])\.\s*$/;

const segmenters = { en: new Intl.Segmenter('en', { granularity: 'sentence' }), fr: new Intl.Segmenter('fr', { granularity: 'sentence' }) };

/** One after the other, so that whoever reads a long text can do something else in between. */
export function* sentencesOf(text: string, language: 'en' | 'fr'): Generator<Sentence, undefined> {
  let start = 0;
  let paragraph = 0;
  for (const line of text.split('\n')) {
    let at = 0;
    for (const piece of pieces(line)) {
      if (piece.trim() !== '') yield* sentencesIn(piece, start + at, paragraph, language);
      at += piece.length;
    }
    if (line.trim() !== '') paragraph += 1;
    start += line.length + 1;
  }
}

/** The segmenter takes time with the square of a line's length: a long one is cut between sentences. */
function pieces(line: string): string[] {
  const found: string[] = [];
  for (let from = 0; from < line.length;) {
    const end = line.length - from > 1_500 ? line.lastIndexOf('. ', from + 1_500) + 2 : line.length;
    const to = end > from + 1 ? end : Math.min(line.length, from + 1_500);
    found.push(line.slice(from, to));
    from = to;
  }
  return found;
}

function sentencesIn(line: string, start: number, paragraph: number, language: 'en' | 'fr'): Sentence[] {
  const found: Sentence[] = [];
  let open = '';
  let openAt = 0;
  const close = (): void => {
    if (open.trim() === '') return;
    const led = open.length - open.trimStart().length;
    found.push({ text: open.trim(), start: start + openAt + led, paragraph });
    open = '';
  };
  for (const { segment, index } of segmenters[language].segment(line)) {
    if (open === '') openAt = index;
    open += segment;
    const isCut = abbreviated.test(open) || /^\s*[a-zà-ÿ]/.test(line.slice(index + segment.length, index + segment.length + 3)) && /\.\s*$/.test(open);
    if (!isCut) close();
  }
  close();
  return found;
}

const english = /\b(?:the|and|of|that|was|were|with|from|has|have|by|is|are|to|in)\b/gi;
const french = /\b(?:le|la|les|des|du|et|que|qui|dans|pour|est|ont|par|une|aux|sur|en|de)\b/gi;

/** The language of a text, by its small words. */
export function languageOfText(text: string): 'en' | 'fr' {
  const head = text.slice(0, 20_000);
  return (head.match(french)?.length ?? 0) > (head.match(english)?.length ?? 0) ? 'fr' : 'en';
}
