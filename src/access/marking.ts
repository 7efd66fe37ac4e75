// A marking as text: what is printed can be read back, and a marking that does not exist is refused (domain.md section 3).
import { BadInput } from '../kernel/index.js';
import type { LabelSpec } from './label-spec.js';
import { levels } from './label.js';

const sample = '`PROTECTED B // ORCON // CA EYES ONLY // REL TO ALL`';

/** Reads `LEVEL // ORCON // CA EYES ONLY // REL TO a, b // CASE agency~id`, in any order after the level. Throws `BadInput`. */
export function parseMarking(text: string): LabelSpec {
  const [first = '', ...rest] = text.split('//').map((part) => part.trim()).filter((part) => part !== '');
  const level = levels.find((one) => one.code === first.toUpperCase().replaceAll(/[\s-]+/g, '_'));
  if (level === undefined) throw new BadInput(`there is no handling level \`${first.slice(0, 40)}\`; use one of ${levels.map((one) => one.code).join(', ')}`, { fr: `il n’y a pas de niveau de traitement \`${first.slice(0, 40)}\` ; employez ${levels.map((one) => one.code).join(', ')}` });
  let spec: LabelSpec = { level: level.code };
  for (const part of rest) spec = { ...spec, ...readPart(part) };
  return spec;
}

function readPart(part: string): Partial<LabelSpec> {
  const upper = part.toUpperCase();
  if (upper === 'ORCON') return { originatorControl: true };
  if (upper === 'ORIGINATOR ONLY') return { releasableTo: [] };
  if (upper === 'REL TO ALL') return { releasableTo: ['ALL'] };
  if (upper.startsWith('REL TO ')) return { releasableTo: part.slice(7).split(',').map((one) => one.trim()).filter((one) => one !== '') };
  if (/^[A-Z]{2}(\/[A-Z]{2})* EYES ONLY$/.test(upper)) return { citizenshipsOnly: upper.slice(0, -' EYES ONLY'.length).split('/') };
  if (upper.startsWith('CASE ')) return { caseRef: part.slice(5).trim() };
  throw new BadInput(`\`${part.slice(0, 40)}\` is not part of a marking; write it like ${sample}`, { fr: `\`${part.slice(0, 40)}\` ne fait pas partie d’une marque de traitement ; écrivez-la comme ${sample}` });
}
