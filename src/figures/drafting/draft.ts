// The drafting aid: before a draft leaves, each sentence that mixes likelihood with confidence, uses a word on no scale, or states a number without a figure (G7).
// It marks and changes nothing, and keeps nothing of the text.
import { checkClaims, languageOfText, type PlacedClaim, readText, sentencesOf } from '../claims/index.js';
import type { Figure } from '../figure.js';
import type { Language } from '../wording.js';
import { bands } from './estimative.js';
import { confidenceIn, likelihoodsIn } from './estimative-words.js';
import { isStatedBy } from './stated-by.js';

export type MarkCode = 'mixes_likelihood_and_confidence' | 'word_on_no_scale' | 'number_without_figure' | 'figure_says_otherwise' | 'no_such_figure';

export interface Mark {
  readonly sentence: string;
  /** From and to of the sentence in the draft as it was given. */
  readonly at: readonly [number, number];
  readonly mark: MarkCode;
  /** The words or the number that the mark is about. */
  readonly about: string;
  readonly explanation: string;
  /** What to write instead; null where the writer alone can tell. */
  readonly instead: string | null;
}

/** `[cisc-2022-assessed]` behind a number names its figure; it is no part of the sentence's numbers. */
const citation = /\[([a-z0-9][a-z0-9~._-]{2,120})\]/gi;

/** In the order of the text. Throws nothing: what cannot be read has no marks. */
export function draftMarks(text: string, figures: ReadonlyMap<string, Figure>, asked?: Language): readonly Mark[] {
  const language = asked ?? languageOfText(text);
  const bare = text.replaceAll(citation, (cited) => ' '.repeat(cited.length));
  const claims = checkClaims(bare, figures, { language });
  const reading = readText(bare);
  return Array.from(sentencesOf(reading.text, language)).flatMap((sentence) => {
    const at: readonly [number, number] = [reading.original(sentence.start), reading.original(sentence.start + sentence.text.length - 1) + 1];
    const own = claims.filter((claim) => claim.at[0] >= at[0] && claim.at[0] < at[1]);
    // A citation stands at the end of its sentence, and may stand behind the full stop.
    const cited = Array.from(`${text.slice(...at)}${/^\s*\[[^\]]*\]/.exec(text.slice(at[1]))?.[0] ?? ''}`.matchAll(citation), ([, id = '']) => id);
    return [...estimativeMarks(sentence.text, language), ...numberMarks(own, cited, figures, bare, language)].map((mark) => ({ sentence: text.slice(...at).trim(), at, ...mark }));
  });
}

type Found = Omit<Mark, 'sentence' | 'at'>;

function estimativeMarks(sentence: string, language: Language): readonly Found[] {
  const likelihoods = likelihoodsIn(sentence, language);
  const confidence = confidenceIn(sentence, language);
  const first = likelihoods[0];
  const isFrench = language === 'fr';
  const mixed: readonly Found[] = first === undefined || confidence === undefined ? [] : [{
    mark: 'mixes_likelihood_and_confidence', about: `${first.written} · ${confidence}`, instead: null,
    explanation: isFrench ? `« ${first.written} » parle de l’événement, « ${confidence} » des éléments ; une phrase pour chacun` : `“${first.written}” is about the event, “${confidence}” about the evidence; give each a sentence of its own`,
  }];
  return [...mixed, ...likelihoods.filter(({ isOnScale }) => !isOnScale).map(({ written, band }): Found => {
    const meant = bands.find(({ code }) => code === band);
    return {
      mark: 'word_on_no_scale', about: written, instead: meant?.[language][0] ?? null,
      explanation: meant === undefined
        ? (isFrench ? `« ${written} » n’est d’aucune tranche : personne ne sait à quel point` : `“${written}” is of no band: nobody can tell how likely`)
        : (isFrench ? `« ${written} » n’est d’aucune tranche ; « ${meant.fr[0]} » dit ${meant.low} à ${meant.high} %` : `“${written}” is of no band; “${meant.en[0]}” says ${meant.low} to ${meant.high}%`),
    };
  })];
}

function numberMarks(claims: readonly PlacedClaim[], cited: readonly string[], figures: ReadonlyMap<string, Figure>, bare: string, language: Language): readonly Found[] {
  const isFrench = language === 'fr';
  const absent = cited.filter((id) => !figures.has(id)).map((id): Found => ({ mark: 'no_such_figure', about: id, instead: null, explanation: isFrench ? `il n’y a pas de chiffre \`${id}\`` : `there is no figure \`${id}\`` }));
  const named = cited.flatMap((id) => figures.get(id) ?? []);
  return [...absent, ...claims.flatMap((claim): readonly Found[] => {
    const about = bare.slice(...claim.at);
    if (claim.verdict === 'agrees' || named.some((figure) => isStatedBy(claim, figure))) return [];
    if (claim.verdict === 'no_figure' || claim.verdict === 'uncheckable') return [{ mark: 'number_without_figure', about, instead: null, explanation: isFrench ? `aucun chiffre ne porte « ${about} » ; nommez-le entre crochets, ou retirez le nombre` : `no figure stands behind “${about}”; name it in square brackets, or take the number out` }];
    return [{ mark: 'figure_says_otherwise', about, instead: claim.correction, explanation: claim.explanation }];
  })];
}
