// What is derived is at least as closed as everything that went into it (G5): the strictest of all inputs in every respect, or no product at all.
// INVARIANT: a derived label shows to nobody to whom an input does not (derived-label.test.ts).
import { BadInput } from '../kernel/index.js';
import { channelOf } from './gateway.js';
import { type Label, labelRow, levels, type Marking } from './label.js';
import type { LabelSpec } from './label-spec.js';

/** Sectors whose information goes to whom its originator names, never to all (policies/gateways.cedar). */
const namesItsRecipients = ['financial_intelligence', 'revenue', 'border'];
const operational = 'OPERATIONAL_USE_OK';

const none = (en: string, fr: string): BadInput => new BadInput(`what you draw on has no reader in common (${en}); write two reports, or ask the originators to release it`, {
  fr: `ce dont vous vous servez n’a aucun lecteur commun (${fr}) ; écrivez deux rapports, ou demandez aux services d’origine de le communiquer`,
});

/**
 * The label of a product of `agencyId` that was derived from `inputs`, at least one. Throws `BadInput` where nobody could meet all that they
 * ask: an empty list means "everybody" in a label, so an empty intersection must never become one.
 */
export function strictestOf(agencyId: string, inputs: readonly Label[]): LabelSpec {
  refuseTheUnderivable(agencyId, inputs);
  const cases = [...new Set(inputs.map((one) => one.caseRef).filter((one) => one !== null))];
  if (cases.length > 1) throw none('more than one compartment', 'plus d’un compartiment');
  const days = inputs.map((one) => one.expiresOn).filter((one) => one !== null);
  const restricted = inputs.find((one) => one.restricted !== null)?.restricted ?? null;
  return {
    level: highestOf(inputs), releasableTo: releasedBy(inputs), originatorControl: inputs.some((one) => one.originatorControl),
    citizenshipsOnly: common('citizenships', inputs.map((one) => one.citizenshipsOnly)), purposes: common('purposes', inputs.map((one) => one.purposes)),
    units: common('units', inputs.map((one) => one.units)), permittedUses: usesOf(inputs), caveats: union(inputs.map((one) => one.caveats)),
    kinds: union(inputs.map((one) => one.kinds)), sealed: inputs.some((one) => one.sealed),
    origins: union(inputs.map((one) => [one.agencyId, ...one.origins])), inputChannels: union(inputs.map((one) => [channelOf(one), ...one.inputChannels])),
    ...(cases[0] === undefined ? {} : { caseRef: cases[0] }), ...(restricted === null ? {} : { restricted }),
    ...(days.length === 0 ? {} : { expiresOn: Math.min(...days) }),
  };
}

/**
 * The label of a product for which its author declared a label too: the strictest of both. Throws `BadInput` when the author asked for less
 * than an input demands; the sentence says only what the author sees on the inputs anyway.
 */
export function inheritLabel(own: Pick<Label, 'agencyId' | 'sector'>, declared: LabelSpec, inputs: readonly Label[]): LabelSpec {
  const { agencyId } = own;
  const strictest = strictestOf(agencyId, inputs);
  const asked: Label = { ...labelRow(agencyId, declared), labelId: 0, sector: own.sector, foreignOrigins: [] };
  const [found] = milder(asked, declared, labelRow(agencyId, strictest));
  if (found !== undefined) throw new BadInput(`a report keeps the strictest marking of what it draws on: ${found.en}`, { fr: `un rapport garde la marque la plus stricte de ce dont il se sert : ${found.fr}` });
  const made = strictestOf(agencyId, [asked, ...inputs]);
  if (made.kinds?.includes('privileged') === true || !(made.releasableTo ?? []).some((one) => one === agencyId || (one === 'ALL' && made.originatorControl !== true))) {
    throw none('not even your own agency', 'pas même votre propre service');
  }
  return { ...made, ...(declared.disclosedUnder === undefined ? {} : { disclosedUnder: declared.disclosedUnder }) };
}

/** What was declared and is less than the strictest; what was left open is inherited and is no fault. */
function* milder(asked: Label, declared: LabelSpec, strictest: Marking): Iterable<Readonly<Record<'en' | 'fr', string>>> {
  const outside = (list: readonly string[], limit: readonly string[]) => list.some((one) => !limit.includes(one));
  if (asked.levelRank < strictest.levelRank) yield { en: `mark it at least ${strictest.levelCode.replaceAll('_', ' ')}`, fr: `marquez-le au moins ${strictest.levelCode.replaceAll('_', ' ')}` };
  if (declared.originatorControl === false && strictest.originatorControl) yield { en: 'it stays under originator control', fr: 'il reste sous le contrôle du service d’origine' };
  if (!strictest.releasableTo.includes('ALL') && outside(asked.releasableTo, [asked.agencyId, ...strictest.releasableTo])) yield { en: `release it to ${strictest.releasableTo.join(', ')} at most`, fr: `communiquez-le à ${strictest.releasableTo.join(', ')} tout au plus` };
  for (const [list, limit, what] of [
    [asked.citizenshipsOnly, strictest.citizenshipsOnly, 'eyes'], [asked.purposes, strictest.purposes, 'purposes'], [asked.units, strictest.units, 'units'],
  ] as const) if (list.length > 0 && limit.length > 0 && outside(list, limit)) yield { en: `${what}: ${limit.join(', ')} at most`, fr: `${sharedFr[what]} : ${limit.join(', ')} tout au plus` };
  if (asked.expiresOn !== null && strictest.expiresOn !== null && asked.expiresOn > strictest.expiresOn) yield { en: `it ends on ${strictest.expiresOn} at the latest`, fr: `il prend fin le ${strictest.expiresOn} au plus tard` };
}

/** What only its originator's own people may read, or nobody, cannot go into the product of another. */
function refuseTheUnderivable(agencyId: string, inputs: readonly Label[]): void {
  for (const one of inputs) {
    if (one.agencyId !== agencyId && one.restricted !== null) throw none('a restricted record', 'un document restreint');
    if (one.agencyId !== agencyId && one.units.length > 0) throw none('another agency’s unit', 'l’unité d’un autre service');
    if (one.kinds.includes('youth') && one.expiresOn === null) throw none('a youth record without the last day of its access period', 'un dossier d’adolescent sans le dernier jour de sa période d’accès');
  }
}

/** Purposes that a permitted use shuts (policies/uses.cedar). */
const shut: Readonly<Record<string, readonly string[]>> = {
  LEAD_ONLY: ['court_disclosure', 'warrant_application', 'operational_planning'], NOT_FOR_COURT: ['court_disclosure'], NOT_FOR_AFFIDAVIT: ['warrant_application'],
};

/**
 * Whether what came in under this label keeps a product of it from an agency of these, or from one of these purposes: then its originators are
 * asked. What no release lifts (level, eyes, compartment, unit, law, last day) is not asked here; the policies go on holding it back.
 */
export function holdsBack(label: Label, agencies: readonly string[], purposes: readonly string[]): boolean {
  const reach = reachOf(label);
  const isShut = (purpose: string): boolean => label.permittedUses.some((use) => shut[use]?.includes(purpose) === true)
    || (purpose === 'operational_planning' && label.permittedUses.length > 0 && !label.permittedUses.includes(operational));
  return agencies.some((one) => reach !== undefined && !reach.has(one)) || purposes.some((one) => isShut(one) || (label.purposes.length > 0 && !label.purposes.includes(one)));
}

function highestOf(inputs: readonly Label[]): string {
  const rank = Math.max(...inputs.map((one) => one.levelRank));
  const level = levels.find((one) => one.rank === rank);
  if (level === undefined) throw none('a level that no scale knows', 'un niveau qu’aucune échelle ne connaît');
  return level.code;
}

/** Whom the originator lets read it: undefined is everybody. */
function reachOf(label: Label): ReadonlySet<string> | undefined {
  const isByName = label.originatorControl || namesItsRecipients.includes(label.sector);
  if (!isByName && label.releasableTo.includes('ALL')) return undefined;
  const isHeldBack = namesItsRecipients.includes(label.sector) && label.disclosedUnder === null;
  const named = isHeldBack ? [] : label.releasableTo.filter((one) => one !== 'ALL');
  // Of a derived input not even its own agency is a reader unless it stands in the list.
  return new Set(label.origins.length === 0 ? [label.agencyId, ...named] : named);
}

function releasedBy(inputs: readonly Label[]): readonly string[] {
  const reaches = inputs.map(reachOf).filter((one) => one !== undefined);
  const [first, ...others] = reaches;
  if (first === undefined) return ['ALL'];
  return [...first].filter((agencyId) => others.every((reach) => reach.has(agencyId))).toSorted();
}

const sharedFr = { citizenships: 'les citoyennetés', eyes: 'les citoyennetés', purposes: 'les finalités', units: 'les unités' } as const;

function common(what: keyof typeof sharedFr, lists: readonly (readonly string[])[]): readonly string[] {
  const [first, ...others] = lists.filter((list) => list.length > 0);
  if (first === undefined) return [];
  const shared = first.filter((one) => others.every((list) => list.includes(one)));
  if (shared.length === 0) throw none(what, sharedFr[what]);
  return shared;
}

const union = (lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())].toSorted();

/** Every restriction of every input; the operational use only where none withholds it. */
function usesOf(inputs: readonly Label[]): readonly string[] {
  const limits = union(inputs.map((one) => one.permittedUses.filter((use) => use !== operational)));
  const isGiven = inputs.every((one) => one.permittedUses.length === 0 || one.permittedUses.includes(operational));
  return isGiven && inputs.some((one) => one.permittedUses.length > 0) ? [...limits, operational] : limits;
}
