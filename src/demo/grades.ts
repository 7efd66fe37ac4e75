// Each agency grades in the scales it really keeps, and some keep more than one: grades stay in their original scale (domain.md section 3).
import type { Dice } from './dice.js';
import type { GradeDraft } from '../registry/index.js';

interface Grading {
  readonly sourceGrade: GradeDraft;
  readonly informationGrade: GradeDraft;
}

const codes = {
  ADMIRALTY: { source: { A: 1, B: 6, C: 5, D: 3, E: 1, F: 4 }, information: { 1: 2, 2: 6, 3: 6, 4: 3, 5: 1, 6: 4 } },
  UK_3X5X2: { source: { 1: 5, 2: 6, 3: 1 }, information: { A: 3, B: 4, C: 5, D: 4, E: 1 } },
  EUROPOL_4X4: { source: { A: 3, B: 6, C: 2, X: 3 }, information: { 1: 3, 2: 4, 3: 4, 4: 4 } },
  CA_POLICE: { source: { RELIABLE: 3, BELIEVED_RELIABLE: 5, UNKNOWN: 4, DOUBTFUL: 2 }, information: { CONFIRMED: 2, BELIEVED_TRUE: 5, UNKNOWN: 4, DOUBTFUL: 2 } },
} as const;
type Scale = keyof typeof codes;

const habits: Readonly<Record<string, Readonly<Partial<Record<Scale, number>>>>> = {
  nsrp: { ADMIRALTY: 6, CA_POLICE: 2 },
  kcps: { CA_POLICE: 6, ADMIRALTY: 1 },
  ppib: { EUROPOL_4X4: 5, ADMIRALTY: 3 },
  hvps: { UK_3X5X2: 6, CA_POLICE: 2 },
  spse: { CA_POLICE: 5, EUROPOL_4X4: 2 },
  brde: { ADMIRALTY: 4, EUROPOL_4X4: 4, UK_3X5X2: 1 },
};

/** A pair of grades in one of the agency's scales; source and information are graded independently. */
export function inventGrading(dice: Dice, agencyId: string): Grading {
  const scale = dice.weighted({ ADMIRALTY: 0, UK_3X5X2: 0, EUROPOL_4X4: 0, CA_POLICE: 0, ...habits[agencyId] });
  return {
    sourceGrade: { scale, code: dice.weighted(codes[scale].source) },
    informationGrade: { scale, code: dice.weighted(codes[scale].information) },
  };
}

/** A grade written by hand, for the storyline: `ADMIRALTY B 2`. */
export function gradingOf(text: string): Grading {
  const [scale = '', source = '', information = ''] = text.split(' ');
  return { sourceGrade: { scale, code: source }, informationGrade: { scale, code: information } };
}
