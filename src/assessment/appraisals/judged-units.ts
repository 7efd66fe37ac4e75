// Groups of a closed cycle as figures count them: each once, with what stands of it. A conflict keeps every value that was given, so that it is counted as no one of them (G4, G7, G8).
import type { Plan } from '../../access/index.js';
import type { CountedUnit, JudgedCycles } from '../../figures/stored/index.js';
import { parseEntityRef } from '../../kernel/index.js';
import type { JudgementStore } from '../../registry/index.js';
import type { AppraisalStore, JudgedVoice } from './appraisal.store.js';
import { conflict, joined } from './cell.js';
import { answersOf } from './cycle-read.js';
import { settled } from './cycle-voices.js';
import type { Cycles } from './cycles.js';
import { anySubject, unknown } from './indicator.js';
import { rootsOf } from './roots.js';

export interface JudgedUnitsParts {
  readonly store: AppraisalStore;
  readonly cycles: Cycles;
  readonly judgements: Pick<JudgementStore, 'sameAs'>;
}

/** By these a group stands in a cycle at all. */
const always = ['existence', 'level'];

export class JudgedUnits implements JudgedCycles {
  readonly #parts: JudgedUnitsParts;

  constructor(parts: JudgedUnitsParts) {
    this.#parts = parts;
  }

  async closed(ref: string): Promise<{ readonly from: string; readonly to: string } | undefined> {
    const cycle = (await this.#parts.cycles.all()).find((one) => one.ref === ref && one.closedAt !== null);
    return cycle && { from: cycle.fromOn, to: cycle.untilOn };
  }

  async units(plan: Plan, ref: string, asked: readonly string[]): Promise<readonly CountedUnit[]> {
    const { store, cycles, judgements } = this.#parts;
    const cycle = (await cycles.all()).find((one) => one.ref === ref);
    if (cycle === undefined) return [];
    const indicators = [...new Set([...always, ...asked])];
    const voices = await store.voices(plan, ref, indicators);
    const rootOf = rootsOf(await judgements.sameAs(plan, [...new Set(voices.map(({ group }) => group))].map(parseEntityRef)));
    const groups = new Map<string, JudgedVoice[]>();
    for (const voice of voices) {
      const root = rootOf(voice.group);
      const own = groups.get(root);
      if (own === undefined) groups.set(root, [voice]);
      else own.push(voice);
    }
    return [...groups].map(([root, own]) => unitOf(root, own, { ref, indicators, centre: cycle.agencyId }));
  }
}

interface Read {
  readonly ref: string;
  readonly indicators: readonly string[];
  readonly centre: string;
}

function unitOf(ref: string, voices: readonly JudgedVoice[], { ref: cycle, indicators, centre }: Read): CountedUnit {
  const values = valuesOf(voices, indicators, centre);
  const facts = new Map<string, readonly string[]>([['cycle', [cycle]]]);
  for (const [cell, value] of values) {
    if (value === unknown.code || cell.includes(' ')) continue;
    facts.set(`judged.${cell}`, value === conflict ? given(voices, cell) : [value]);
  }
  const answers = answersOf({ key: parseEntityRef(ref), values });
  for (const [field, answer, over] of [['infiltrated', answers.infiltrated, `infiltration ${anySubject}`], ['linked', answers.privateSector, `private-sector ${anySubject}`]] as const) {
    if (answer === 'yes' || answer === 'no') facts.set(`judged.${field}`, [answer]);
    else if (answer !== undefined && values.get(over) === conflict) facts.set(`judged.${field}`, ['no', 'yes']);
  }
  return {
    ref, agencyIds: [...new Set(voices.map(({ agencyId }) => agencyId))].toSorted(), facts, days: [], labels: [...new Set(voices.map(({ labelId }) => labelId))],
    rows: voices.map(({ group, indicator, subject, agencyId, value }) => JSON.stringify([group, indicator, subject, agencyId, value])), weight: 1,
  };
}

/** Each record by itself, then what they make together: two records of one group that differ are a conflict. */
function valuesOf(voices: readonly JudgedVoice[], indicators: readonly string[], centre: string): ReadonlyMap<string, string> {
  const byRecord = new Map<string, string[]>();
  for (const { group, indicator, subject, agencyId, written, value } of voices) byRecord.set(group, [...(byRecord.get(group) ?? []), [indicators.indexOf(indicator) + 1, subject, agencyId, written, value].join('\t')]);
  const values = new Map<string, string>();
  for (const lines of byRecord.values()) for (const [cell, value] of settled(lines.join('\n'), indicators, centre)) values.set(cell, joined(values.get(cell), value) ?? value);
  return values;
}

function given(voices: readonly JudgedVoice[], indicator: string): readonly string[] {
  return [...new Set(voices.filter((one) => one.indicator === indicator && one.value !== unknown.code).map(({ value }) => value))].toSorted();
}
