// What was seized, how much and in which unit: one place where a measure is checked. Units are never guessed, and nothing is converted (domain.md section 5, "Never add across units").
import { problem, type RawRow, type RowProblem } from './row.js';

export interface Measure {
  readonly commodity: string;
  /** Decimal text, at most six decimals, without zeros at its end. */
  readonly quantity: string;
  readonly unit: string;
  readonly currency: string;
}

const commodities: ReadonlySet<string> = new Set([
  'FENTANYL', 'FENTANYL_ANALOGUE', 'NITAZENE', 'OTHER_SYN_OPIOID', 'SEMI_SYN_OPIOID', 'HEROIN', 'METH', 'COCAINE', 'MDMA', 'KETAMINE', 'GHB_GBL_14BDO', 'BENZO', 'CANNABIS', 'XYLAZINE_MEDETOMIDINE', 'CUTTING_AGENT',
  'PRECURSOR_A', 'PRECURSOR_B', 'EQUIPMENT', 'FIREARM', 'FIREARM_PART', 'AMMUNITION', 'CURRENCY', 'CRYPTO', 'VEHICLE', 'JEWELLERY', 'OTHER',
]);
const units: ReadonlyMap<string, string> = new Map(['kg', 'g', 'mg', 'L', 'mL', 'tablet', 'capsule', 'blotter', 'patch', 'plant', 'count', 'CAD', 'USD', 'unit'].map((unit) => [unit.toLowerCase(), unit]));
/** Money as it was found; a rate and its date make Canadian dollars of it, and neither is here. ISO 4217. */
const currencies: ReadonlySet<string> = new Set(['CAD', 'USD', 'EUR', 'GBP', 'MXN', 'CNY', 'HKD', 'INR', 'COP', 'CHF', 'JPY', 'AUD', 'AED']);
/** Quantities that are asked about before they count, for one seizure: ours, about what the largest seizures on public record in Canada held. Kilograms that are grams lie far above. */
const askAbove: Readonly<Record<string, number>> = {
  'FENTANYL kg': 60, 'FENTANYL_ANALOGUE kg': 20, 'NITAZENE kg': 20, 'OTHER_SYN_OPIOID kg': 60, 'HEROIN kg': 500, 'METH kg': 2_000, 'COCAINE kg': 5_000, 'MDMA kg': 1_000, 'KETAMINE kg': 2_000, 'CANNABIS kg': 20_000, 'XYLAZINE_MEDETOMIDINE kg': 500, 'BENZO kg': 200,
  'FIREARM count': 1_000, 'VEHICLE count': 500,
};

const shown = (text: string): string => `\`${text.slice(0, 40)}\``;

/** `confirmed`: somebody was asked about an outlier and said that it stands. */
export function checkMeasure(raw: RawRow, confirmed = false): Measure | readonly RowProblem[] {
  const problems: RowProblem[] = [];
  const commodity = raw.commodity.toUpperCase();
  if (commodity === '') problems.push(problem(raw, 'commodity', 'a seizure names what was seized', 'une saisie nomme ce qui a été saisi'));
  else if (!commodities.has(commodity)) problems.push(problem(raw, 'commodity', `${shown(raw.commodity)} is no commodity of the list; write its code, not a trade name`, `${shown(raw.commodity)} n’est pas un produit de la liste ; écrivez son code, non un nom commercial`));
  const quantity = quantityOf(raw, problems);
  const money = commodity === 'CURRENCY';
  const currency = money ? currencyOf(raw, problems) : '';
  const unit = money ? currency : unitOf(raw, problems);
  const limit = askAbove[`${commodity} ${unit}`];
  if (!confirmed && limit !== undefined && quantity !== undefined && Number(quantity) > limit) problems.push(tooMuch(raw, `more than ${limit}`, `plus de ${limit}`));
  return problems.length > 0 || quantity === undefined ? problems : { commodity, quantity, unit, currency };
}

/** The question that an outlier puts. */
export function tooMuch(raw: RawRow, en: string, fr: string): RowProblem {
  const grams = raw.unit.toLowerCase() === 'kg' ? [' Are these grams?', ' S’agit-il de grammes ?'] : ['', ''];
  return problem(raw, 'quantity', `${en} ${raw.unit} in one seizure is asked about.${grams[0] ?? ''} Correct it, or say that it stands (\`confirm\`)`, `${fr} ${raw.unit} en une saisie : à confirmer.${grams[1] ?? ''} Corrigez, ou dites que c’est exact (\`confirm\`)`);
}

function quantityOf(raw: RawRow, problems: RowProblem[]): string | undefined {
  const text = raw.quantity;
  const tell = (en: string, fr: string) => {
    problems.push(problem(raw, 'quantity', en, fr));
    return undefined;
  };
  if (text === '') return tell('a seizure says how much', 'une saisie dit combien');
  if (/^-\s*\d/.test(text)) return tell('a quantity is never negative; withdraw a row by correcting it', 'une quantité n’est jamais négative ; retirez une ligne en la corrigeant');
  if (/^\d+(?:\.\d+)?\s*\p{L}+$/u.test(text)) return tell('the unit stands in `unit`, and here the number alone', 'l’unité va dans `unit`, et ici le nombre seul');
  if (/^[\d\s]+,\d+/.test(text)) return tell('a comma may be a decimal sign or part thousands; write a decimal point and nothing else', 'une virgule peut être décimale ou séparer des milliers ; écrivez un point décimal et rien d’autre');
  if (!/^\d{1,12}(?:\.\d{1,18})?$/.test(text)) return tell(`${shown(text)} is no number; write digits with a decimal point`, `${shown(text)} n’est pas un nombre ; écrivez des chiffres avec un point décimal`);
  return trimmed(text);
}

/** At most six decimals: a spreadsheet writes 46.170000000000002 for 46.17. */
function trimmed(text: string): string {
  const [whole = '0', decimals = ''] = text.split('.');
  if (decimals === '') return whole.replace(/^0+(?=\d)/, '');
  const short = decimals.length > 6 ? Number(text).toFixed(6) : `${whole.replace(/^0+(?=\d)/, '')}.${decimals}`;
  return short.replace(/\.?0+$/, '');
}

function unitOf(raw: RawRow, problems: RowProblem[]): string {
  const unit = units.get(raw.unit.toLowerCase());
  if (raw.unit === '') problems.push(problem(raw, 'unit', 'the unit is missing; a quantity without one is never counted', 'l’unité manque ; une quantité sans unité n’est jamais comptée'));
  // `Mg` is a megagram to one and a milligram to another.
  else if (unit === undefined || (unit !== raw.unit && /^mg$/i.test(raw.unit))) problems.push(problem(raw, 'unit', `${shown(raw.unit)} is no unit of the list (${[...units.values()].join(', ')}); convert it, and say so in \`note\``, `${shown(raw.unit)} n’est pas une unité de la liste (${[...units.values()].join(', ')}) ; convertissez, et dites-le dans \`note\``));
  else if (unit === 'CAD' || unit === 'USD') problems.push(problem(raw, 'unit', `${unit} measures money; the commodity of money is \`CURRENCY\``, `${unit} mesure de l’argent ; le produit en est \`CURRENCY\``));
  return unit ?? '';
}

/** Money keeps its own currency; one that is known by the unit alone is known. */
function currencyOf(raw: RawRow, problems: RowProblem[]): string {
  const [currency, unit] = [raw.currency.toUpperCase(), raw.unit.toUpperCase()];
  const named = currency === '' ? unit : currency;
  if (!currencies.has(named)) problems.push(problem(raw, 'currency', named === '' || ['UNIT', 'COUNT'].includes(named) ? 'the currency is missing' : `${shown(named)} is no currency that is known here (ISO 4217)`, named === '' || ['UNIT', 'COUNT'].includes(named) ? 'la devise manque' : `${shown(named)} n’est pas une devise connue ici (ISO 4217)`));
  else if (!['', 'UNIT', 'COUNT', named].includes(unit)) problems.push(problem(raw, 'unit', `unit ${shown(raw.unit)} and currency ${shown(raw.currency)} differ`, `l’unité ${shown(raw.unit)} et la devise ${shown(raw.currency)} diffèrent`));
  return named;
}
