// Kinds, commodities, units and days of an operation in words; a code that is not known here is shown as it came.
import type { TFunction } from 'i18next';
import type { OperationLine } from '../../../src/http/contract.js';
import { language } from '../../words/language.js';

const dayMs = 86_400_000;
export const rowKinds = ['occurrence', 'arrest', 'charge', 'seizure', 'lab'] as const;
export type RowKind = (typeof rowKinds)[number];
export const directions = ['inbound', 'outbound', 'domestic'] as const;
export const rowUnits = ['kg', 'g', 'mg', 'lb', 'oz', 'L', 'mL', 'tablet', 'capsule', 'pill', 'blotter', 'patch', 'plant', 'count', 'unit'] as const;
export const rowCurrencies = ['CAD', 'USD', 'EUR', 'GBP', 'MXN', 'CNY', 'HKD', 'AUD', 'JPY', 'CHF', 'INR', 'COP', 'AED', 'BTC', 'ETH', 'USDT', 'XMR'] as const;

export function isRowKind(text: string): text is RowKind {
  return (rowKinds as readonly string[]).includes(text);
}

export function kindWords(code: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = { occurrence: t('operations.occurrence'), arrest: t('operations.arrest'), charge: t('operations.charge'), seizure: t('operations.seizure'), lab: t('operations.lab') };
  return words[code] ?? code;
}

export function commodityNames(t: TFunction): Readonly<Record<string, string>> {
  return {
    FENTANYL: t('operations.cFentanyl'), FENTANYL_ANALOGUE: t('operations.cFentanylAnalogue'), NITAZENE: t('operations.cNitazene'), OTHER_SYN_OPIOID: t('operations.cOtherSyn'), SEMI_SYN_OPIOID: t('operations.cSemiSyn'), HEROIN: t('operations.cHeroin'),
    METH: t('operations.cMeth'), COCAINE: t('operations.cCocaine'), MDMA: t('operations.cMdma'), KETAMINE: t('operations.cKetamine'), GHB_GBL_14BDO: t('operations.cGhb'), BENZO: t('operations.cBenzo'), CANNABIS: t('operations.cCannabis'),
    XYLAZINE_MEDETOMIDINE: t('operations.cXylazine'), CUTTING_AGENT: t('operations.cCutting'), PRECURSOR_A: t('operations.cPrecursorA'), PRECURSOR_B: t('operations.cPrecursorB'), EQUIPMENT: t('operations.cEquipment'), FIREARM: t('operations.cFirearm'),
    FIREARM_PART: t('operations.cFirearmPart'), AMMUNITION: t('operations.cAmmunition'), CURRENCY: t('operations.cCurrency'), CRYPTO: t('operations.cCrypto'), VEHICLE: t('operations.cVehicle'), JEWELLERY: t('operations.cJewellery'), OTHER: t('operations.cOther'),
  };
}

export function commodityWords(code: string, t: TFunction): string {
  return commodityNames(t)[code] ?? code;
}

/** Units of measure and currencies stand as they are written everywhere; what is counted is said. */
export function unitWords(unit: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    tablet: t('operations.uTablet'), capsule: t('operations.uCapsule'), pill: t('operations.uPill'), blotter: t('operations.uBlotter'), patch: t('operations.uPatch'), plant: t('operations.uPlant'), count: t('operations.uCount'), unit: t('operations.uUnit'),
  };
  return words[unit] ?? unit;
}

export function directionWords(code: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = { inbound: t('operations.inbound'), outbound: t('operations.outbound'), domestic: t('operations.domestic') };
  return words[code] ?? code;
}

export function personWords(code: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = { named: t('operations.personNamed'), unsure: t('operations.personUnsure'), none: t('operations.personNone') };
  return words[code] ?? code;
}

/** A decimal of at most six digits after the point, in the reader's way of writing it. */
export function quantityWords(quantity: string): string {
  return new Intl.NumberFormat(language() === 'fr' ? 'fr-CA' : 'en-CA', { maximumFractionDigits: 6 }).format(Number(quantity));
}

export function amountWords(quantity: string | null, unit: string, t: TFunction): string {
  return quantity === null ? '' : `${quantityWords(quantity)} ${unitWords(unit, t)}`;
}

/** Which day of the operation it is, or that it has not begun, or is over. */
export function dayWords({ from, to, days }: Pick<OperationLine, 'from' | 'to' | 'days'>, day: string, t: TFunction): string {
  if (day < from) return t('operations.notBegun', { count: Math.round((Date.parse(from) - Date.parse(day)) / dayMs) });
  if (day > to) return t('operations.over', { days });
  return t('operations.dayOf', { day: Math.round((Date.parse(day) - Date.parse(from)) / dayMs) + 1, days });
}

/** How long it goes on, for a list of operations. */
export function leftWords(line: Pick<OperationLine, 'from' | 'to' | 'days'>, day: string, t: TFunction): string {
  if (day < line.from || day > line.to) return dayWords(line, day, t);
  return t('operations.left', { count: Math.round((Date.parse(line.to) - Date.parse(day)) / dayMs) });
}

export const provinceCodes = ['AB', 'BC', 'MB', 'NB', 'NL', 'NS', 'NT', 'NU', 'ON', 'PE', 'QC', 'SK', 'YT'] as const;

export function provinceWords(code: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    AB: t('operations.AB'), BC: t('operations.BC'), MB: t('operations.MB'), NB: t('operations.NB'), NL: t('operations.NL'), NS: t('operations.NS'), NT: t('operations.NT'), NU: t('operations.NU'), ON: t('operations.ON'), PE: t('operations.PE'),
    QC: t('operations.QC'), SK: t('operations.SK'), YT: t('operations.YT'),
  };
  return words[code] ?? code;
}
