// Unjudged is not bad: `F` and `6` of the Admiralty scale and `X` and `4` of Europol's mean that nobody could tell (domain.md section 3).
import type { Grade } from '../../src/http/contract.js';

const unjudged: readonly [scale: RegExp, codes: readonly string[]][] = [
  [/admiralty|6x6/iu, ['F', '6']],
  [/europol|4x4/iu, ['X', '4']],
];

export function isUnjudged(grade: Grade): boolean {
  return unjudged.some(([scale, codes]) => scale.test(grade.scale) && codes.includes(grade.code.toUpperCase()));
}

/** Short codes are known by heart; a longer one is no code but a word, and its label says it better. */
export function isShortCode(grade: Grade): boolean {
  return grade.code.length <= 3;
}

/** How strongly a level is drawn, 0 to 4; an unknown level is drawn as the strongest. */
export function levelTier(code: string): 0 | 1 | 2 | 3 | 4 {
  const name = code.toUpperCase().replaceAll(/[^A-Z]+/gu, '_');
  if (name.startsWith('UNCLASSIFIED')) return 0;
  if (name.startsWith('PROTECTED_A')) return 1;
  if (name.startsWith('PROTECTED_B') || name === 'CONFIDENTIAL') return 2;
  if (name.startsWith('PROTECTED_C') || name === 'SECRET') return 3;
  return 4;
}
