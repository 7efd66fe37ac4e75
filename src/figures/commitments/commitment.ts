// A commitment in three stages that are never added up: promised is not funded, funded is not delivered; what nobody stated is unknown and what was not told is withheld, and neither is zero (G7, domain.md section 13, 002 and 003).
import { BadInput, referenceText } from '../../kernel/index.js';
import { FiguresError } from '../errors.js';
import type { Dispute, Source, Value } from '../figure.js';
import { rational } from '../rational.js';
import { namedSources } from '../reference-figures.js';
import { units } from '../terms.js';
import { type Language, numberWords, type Words } from '../wording.js';

export const stages = ['promised', 'funded', 'delivered'] as const;
export type StageName = (typeof stages)[number];

/** What is stated in one stage, when, and by whom it was read. */
export interface Stage {
  readonly value: Extract<Value, { readonly kind: 'number' | 'withheld' | 'suppressed' | 'unknown' | 'words' }>;
  readonly on: string;
  readonly source: Source;
}

export interface Commitment {
  readonly id: string;
  readonly label: Words;
  /** Who made it. */
  readonly by: Words;
  readonly unit: string;
  readonly revision: number;
  readonly asOf: string;
  /** Null: nobody that was read says anything of it. */
  readonly stages: Readonly<Record<StageName, Stage | null>>;
  readonly disputes: readonly Dispute[];
  readonly doesNotSay: readonly Words[];
}

type WrittenStage = Omit<Stage, 'source'> & { readonly source: string };
type Written = Omit<Commitment, 'stages'> & Readonly<Record<StageName, WrittenStage | null>>;

/** Public ones, by id; read once, as the reference figures are. */
export const publicCommitments: ReadonlyMap<string, Commitment> = read();

function read(): ReadonlyMap<string, Commitment> {
  const sources = namedSources();
  const { commitments } = JSON.parse(referenceText('figures/commitments.json')) as { readonly commitments: readonly Written[] };
  const stageOf = (id: string, written: WrittenStage | null): Stage | null => {
    const source = written === null ? undefined : sources.get(written.source);
    if (written !== null && source === undefined) throw new FiguresError('broken_reference', `the commitment \`${id}\` names no source; mend data/figures/commitments.json`);
    return written === null || source === undefined ? null : { value: written.value, on: written.on, source };
  };
  const found = commitments.map(({ promised, funded, delivered, ...rest }): Commitment => ({ ...rest, stages: { promised: stageOf(rest.id, promised), funded: stageOf(rest.id, funded), delivered: stageOf(rest.id, delivered) } }));
  for (const one of found) {
    const wrong = checkCommitment(one);
    if (wrong.length > 0) throw new FiguresError('broken_reference', `the commitment \`${one.id}\` cannot be read: ${wrong.join(', ')}; mend data/figures/commitments.json`);
  }
  return new Map(found.map((one) => [one.id, one]));
}

/** What is wrong; empty when nothing is. Delivered beyond promised is possible and is no fault. */
export function checkCommitment(one: Commitment): readonly string[] {
  const numbers = stages.flatMap((name) => (one.stages[name]?.value.kind === 'number' ? [[name, one.stages[name].value.number] as const] : []));
  return [
    ...(units.has(one.unit) ? [] : [`no unit \`${one.unit}\``]), ...(one.doesNotSay.length === 0 ? ['nothing under `doesNotSay`'] : []),
    ...(stages.every((name) => one.stages[name] === null) ? ['no stage is stated'] : []), ...numbers.flatMap(([name, number]) => wrongNumber(name, number)),
  ];
}

function wrongNumber(name: StageName, number: string): readonly string[] {
  try {
    return rational(number).top < 0n ? [`\`${name}\` is below zero`] : [];
  } catch (fault) {
    if (fault instanceof BadInput) return [`\`${name}\`: ${fault.message}`];
    throw fault;
  }
}

/** How a cell shows it: never empty, and zero only where somebody said zero. */
export function stageWords(one: Commitment, name: StageName, language: Language): string {
  const value = one.stages[name]?.value ?? { kind: 'unknown' as const };
  const unit = ` ${units.get(one.unit)?.[language] ?? one.unit}`;
  switch (value.kind) {
    case 'number': return `${numberWords(value.number, language)}${unit}`;
    case 'words': return `${value.words[language]}${unit}`;
    case 'withheld': return language === 'fr' ? 'non communiqué' : 'withheld';
    case 'suppressed': return language === 'fr' ? 'supprimé' : 'suppressed';
    case 'unknown': break;
  }
  return language === 'fr' ? 'inconnu' : 'unknown';
}

/** For drawing: `unknown` also where nobody stated it. */
export function stageState(one: Commitment, name: StageName): Stage['value']['kind'] {
  return one.stages[name]?.value.kind ?? 'unknown';
}
