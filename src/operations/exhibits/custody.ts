// Continuity: from the seizure to the end somebody had it, one at a time, and both signed each time it changed hands. A gap, two holders at once and a hand-over without a name are found, whatever the order of the rows.
import type { Words } from '../../figures/index.js';
import { dispositions, type Exhibit, type Holding } from './exhibit.js';
import { dayOfMs, exhibitFault, type ExhibitFault, type ExhibitFaultCode } from './exhibit-fault.js';

/** Our own: moving from hand to hand takes no longer unseen. */
const leastGapMs = 60_000;

export function custodyFaults({ custody, seizedAtMs, disposition }: Exhibit): readonly ExhibitFault[] {
  if (custody.length === 0) return [at('custody_empty', null)];
  const inTime = custody.map((holding, index) => ({ holding, index })).toSorted((a, b) => a.holding.fromMs - b.holding.fromMs || a.index - b.index);
  const [first] = inTime;
  const end = disposition !== null && (dispositions.get(disposition.code)?.isFinal ?? false) ? disposition.on : undefined;
  return [
    ...(first !== undefined && first.holding.fromMs - seizedAtMs > leastGapMs ? [at('custody_starts_late', first.index)] : []),
    ...(first !== undefined && first.holding.fromMs < seizedAtMs ? [at('custody_before_seizure', first.index)] : []),
    ...inTime.flatMap(({ holding, index }, place) => [
      ...(holding.toMs !== null && holding.toMs < holding.fromMs ? [at('custody_backwards', index)] : []),
      ...(holding.takenBy === null || (holding.toMs !== null && holding.givenBy === null) ? [at('custody_unsigned', index)] : []),
      ...(holding.toMs === null && end !== undefined ? [at('custody_open', index)] : []),
      ...(end !== undefined && dayOfMs(holding.toMs ?? holding.fromMs) > end ? [at('custody_after_end', index)] : []),
      ...between(holding, inTime[place + 1]),
    ]),
  ];
}

/** From one holder to the next. */
function between(holding: Holding, next: { readonly holding: Holding; readonly index: number } | undefined): readonly ExhibitFault[] {
  if (next === undefined) return [];
  const { fromMs, seal } = next.holding;
  return [
    ...(holding.toMs === null || fromMs < holding.toMs ? [at('custody_overlap', next.index)] : []),
    ...(holding.toMs !== null && fromMs - holding.toMs > leastGapMs ? [at('custody_gap', next.index)] : []),
    ...(holding.seal !== null && seal !== null && seal !== holding.seal ? [at('custody_seal_changed', next.index)] : []),
  ];
}

type CustodyCode = Extract<ExhibitFaultCode, `custody_${string}`>;

const words: Readonly<Record<CustodyCode, Words>> = {
  custody_empty: { en: 'nobody is recorded as holding it', fr: 'personne n’est inscrit comme détenteur' },
  custody_starts_late: { en: 'nobody is recorded between the seizure and the first holder', fr: 'personne n’est inscrit entre la saisie et le premier détenteur' },
  custody_before_seizure: { en: 'somebody held it before it was seized', fr: 'quelqu’un la détenait avant la saisie' },
  custody_gap: { en: 'nobody is recorded before this holder took it', fr: 'personne n’est inscrit avant que ce détenteur ne la prenne' },
  custody_overlap: { en: 'two held it at once', fr: 'deux la détenaient à la fois' },
  custody_backwards: { en: 'it was given before it was taken', fr: 'elle a été donnée avant d’être prise' },
  custody_unsigned: { en: 'a hand-over is not signed by both', fr: 'une remise n’est pas signée par les deux' },
  custody_seal_changed: { en: 'the seal is another than before; write who opened it and why', fr: 'le scellé n’est plus le même ; écrivez qui l’a ouvert et pourquoi' },
  custody_open: { en: 'somebody still holds it after its end', fr: 'quelqu’un la détient encore après sa fin' },
  custody_after_end: { en: 'somebody held it after its end', fr: 'quelqu’un l’a détenue après sa fin' },
};

function at(code: CustodyCode, index: number | null): ExhibitFault {
  return exhibitFault(code, words[code].en, words[code].fr, index);
}
