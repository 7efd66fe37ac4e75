// Lawful trade: who buys what, how they pay, where it goes, and how often honest people look strange. Written from domain.md section 7 alone, which says what striking buyers do; honest ones do each of it too, seldom.
import type { Draw } from './random.js';

export interface Sale {
  readonly day: number;
  readonly substance: string;
  readonly quantity: string;
  readonly unit: string;
  readonly buyer: string;
  readonly seller: string;
  readonly address: string;
  readonly phone: string;
  readonly payer: string;
  readonly payment: string;
  readonly delivery: string;
  readonly use: string;
  readonly declaration: string;
  readonly note: string;
}

export const DAYS = 730;

const FIRST = ['Adams', 'Beaulieu', 'Carver', 'Delorme', 'Ellison', 'Fortin', 'Grant', 'Hébert', 'Ives', 'Joly', 'Keller', 'Lemay', 'Marsh', 'Nadeau', 'Olsen', 'Paquette', 'Quinn', 'Rivard', 'Stone', 'Thibault', 'Underhill', 'Vachon', 'Weller', 'Young'];
const SECOND = ['Northern', 'Laurentian', 'Prairie', 'Pacific', 'Maritime', 'Grand River', 'Summit', 'Lakeside', 'Boréal', 'Harbour', 'Cedar', 'Granite', 'Alpine', 'Valley', 'Coastal', 'Metro', 'Frontier', 'Heritage', 'Union', 'Central'];
const TRADE = ['Coatings', 'Resins', 'Plating', 'Pharma', 'Laboratories', 'Flavours', 'Perfumes', 'Water Treatment', 'Analytical', 'Polymers', 'Adhesives', 'Tannery', 'Ink', 'Agro', 'Fine Chemicals', 'Rubber', 'Cleaners', 'Foundry', 'Mirrors', 'Textiles'];
const LEGAL = ['Ltd', 'Inc', 'Corp', 'ltée', 'inc.', 'Limited', ''];
const STREET = ['Industrial Rd', 'rue du Parc', 'Commerce Dr', 'boul. Industriel', 'Queen St', 'Main St', 'chemin du Lac', 'Mill Rd', 'Harbour Ave', 'King St W', 'Pine Cres', '4th Ave'];
const TOWN = ['Toronto', 'Laval', 'Calgary', 'Surrey', 'Halifax', 'Hamilton', 'Québec', 'Regina', 'Moncton', 'Sudbury', 'Kelowna', 'Windsor'];
const GIVEN = ['Marc', 'Julie', 'Peter', 'Anna', 'Luc', 'Sara', 'John', 'Chantal', 'Omar', 'Wei', 'Priya', 'Tom'];
export const SELLERS = Array.from({ length: 14 }, (_, at) => `Chemical Supply ${at + 1} Ltd`);

/** Name, unit, typical amount, maximum without a declaration (in the unit; 0: any; none: no maximum), and what honest buyers say it is for. */
export const GOODS: readonly { readonly name: string; readonly unit: string; readonly typical: number; readonly max?: number; readonly uses: readonly string[]; readonly share: number }[] = [
  { name: 'acetone', unit: 'L', typical: 200, uses: ['solvent', 'cleaning of moulds', 'degreasing'], share: 0.2 }, { name: 'toluene', unit: 'L', typical: 200, uses: ['paint thinner', 'solvent'], share: 0.14 }, { name: 'hydrochloric acid', unit: 'kg', typical: 500, uses: ['pickling of steel', 'pH control'], share: 0.15 },
  { name: 'sulphuric acid', unit: 'kg', typical: 800, uses: ['batteries', 'water treatment'], share: 0.14 }, { name: 'methyl ethyl ketone', unit: 'L', typical: 100, uses: ['adhesives', 'inks'], share: 0.08 }, { name: 'ethyl ether', unit: 'L', typical: 10, uses: ['extraction'], share: 0.05 },
  { name: 'acetic anhydride', unit: 'kg', typical: 300, max: 1000, uses: ['cellulose acetate', 'acetylation'], share: 0.03 }, { name: 'potassium permanganate', unit: 'kg', typical: 25, max: 50, uses: ['water treatment', 'oxidation'], share: 0.05 }, { name: 'piperidine', unit: 'kg', typical: 0.25, max: 0.5, uses: ['peptide synthesis', 'vulcanisation'], share: 0.03 },
  { name: 'phenylacetic acid', unit: 'kg', typical: 0.5, max: 1, uses: ['perfume', 'penicillin G'], share: 0.02 }, { name: 'piperonal', unit: 'kg', typical: 0.2, max: 0.5, uses: ['perfume', 'flavour'], share: 0.02 }, { name: 'anthranilic acid', unit: 'kg', typical: 0.5, max: 1, uses: ['dyes', 'perfume'], share: 0.01 },
  { name: 'gamma-butyrolactone', unit: 'kg', typical: 20, max: 0, uses: ['electrolytes', 'paint stripper'], share: 0.02 }, { name: '1,4-butanediol', unit: 'kg', typical: 50, max: 0, uses: ['polyester', 'polyurethane'], share: 0.02 }, { name: 'red phosphorus', unit: 'kg', typical: 5, max: 0, uses: ['flame retardant'], share: 0.008 },
  { name: 'hypophosphorous acid', unit: 'kg', typical: 10, max: 0, uses: ['nickel plating'], share: 0.015 }, { name: 'propionyl chloride', unit: 'kg', typical: 10, max: 0, uses: ['herbicide synthesis', 'acylation'], share: 0.006 }, { name: '4-piperidone hydrochloride', unit: 'g', typical: 50, max: 0, uses: ['drug discovery'], share: 0.002 },
  { name: 'propionic anhydride', unit: 'kg', typical: 20, max: 0, uses: ['cellulose propionate'], share: 0.005 }, { name: 'TDP-5 tablet press', unit: 'pcs', typical: 1, uses: ['supplements', 'tablets for trials'], share: 0.002 }, { name: 'capsule filling machine', unit: 'pcs', typical: 1, uses: ['supplements'], share: 0.002 },
];

export interface Customer {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly payer: string;
  readonly payment: string;
  readonly delivery: string;
  readonly goods: readonly (typeof GOODS)[number][];
  readonly seller: string;
  readonly size: number;
  readonly use: number;
  /** First and last day of trade. */
  readonly from: number;
}

export const addressIn = (draw: Draw): string => `${1 + draw.below(9800)} ${draw.of(STREET)}, ${draw.of(TOWN)}`;
export const phoneIn = (draw: Draw): string => `${draw.of(['416', '514', '604', '403', '902', '613'])}-555-${String(draw.below(10_000)).padStart(4, '0')}${String(draw.below(100)).padStart(2, '0')}`;
export const personIn = (draw: Draw): string => `${draw.of(GIVEN)} ${draw.of(FIRST)}`;
export const firmIn = (draw: Draw): string => `${draw.happens(0.5) ? draw.of(SECOND) : draw.of(FIRST)} ${draw.of(TRADE)} ${draw.happens(0.6) ? `${1 + draw.below(900)} ` : ''}${draw.of(LEGAL)}`.trim();

export function goodIn(draw: Draw): (typeof GOODS)[number] {
  let left = draw.share();
  for (const good of GOODS) {
    left -= good.share;
    if (left < 0) return good;
  }
  return draw.of(GOODS);
}

/** One in ten is a person who trades alone; one in thirty is a department of a university at one address with one payer; some firms share a park, and some a purchasing office. */
export function customersIn(draw: Draw, count: number): readonly Customer[] {
  const campuses = Array.from({ length: Math.max(1, Math.floor(count / 600)) }, () => ({ address: addressIn(draw), payer: `University of ${draw.of(TOWN)} ${draw.below(50)} Finance`, phone: phoneIn(draw) }));
  const parks = Array.from({ length: Math.max(1, Math.floor(count / 120)) }, () => addressIn(draw));
  return Array.from({ length: count }, (_, at): Customer => {
    const isAlone = draw.happens(0.1);
    const campus = !isAlone && draw.happens(0.03) ? draw.of(campuses) : undefined;
    const name = campus !== undefined ? `Department of ${draw.of(TRADE)} ${at}, University` : isAlone ? `${personIn(draw)}${draw.happens(0.5) ? ` ${draw.of(TRADE)}` : ''}` : firmIn(draw);
    const payer = campus?.payer ?? (draw.happens(0.03) ? `${firmIn(draw)} Holding` : name);
    return {
      name, address: campus?.address ?? (draw.happens(0.03) ? draw.of(parks) : addressIn(draw)), phone: campus?.phone ?? phoneIn(draw), payer,
      payment: isAlone && draw.happens(0.08) ? 'cash' : draw.happens(0.05) ? 'card' : 'account', delivery: isAlone && draw.happens(0.35) ? 'residential' : draw.happens(0.02) ? 'freight forwarder' : draw.happens(0.004) ? 'storage unit' : draw.happens(0.1) ? 'pickup' : 'business address',
      goods: Array.from({ length: 1 + draw.below(3) }, () => goodIn(draw)), seller: draw.of(SELLERS), size: 0.2 + draw.share() * 1.6, use: draw.below(2), from: draw.happens(0.75) ? 0 : draw.below(DAYS - 40),
    };
  });
}

/** Roughly normal around what the customer takes; now and then far more, an order in cash, an odd delivery or a word that sounds wrong. */
export function saleOf(draw: Draw, customer: Customer, number: number): Sale {
  const good = draw.of(customer.goods);
  const amount = good.unit === 'pcs' ? 1 : good.typical * customer.size * (0.7 + draw.share() * 0.6) * (draw.happens(0.002) ? 6 : 1);
  const quantity = amount.toFixed(good.typical < 1 ? 3 : 1);
  const isOwed = good.max !== undefined && Number(quantity) > good.max;
  const day = customer.from + draw.below(DAYS - customer.from);
  return {
    day, substance: good.name, quantity: Number(quantity) === 0 ? '0.1' : quantity, unit: good.unit, buyer: customer.name, seller: customer.seller, address: customer.address, phone: customer.phone, payer: customer.payer,
    payment: draw.happens(0.004) ? 'cash' : draw.happens(0.0003) ? 'bitcoin' : customer.payment, delivery: draw.happens(0.002) ? draw.of(['storage unit', 'residential', 'freight forwarder']) : customer.delivery,
    use: good.uses[customer.use % good.uses.length] ?? '', declaration: isOwed && !draw.happens(0.002) ? `D${number % 1_000_000}-${customer.seller.length}-${day < 365 ? 25 : 26}-${good.name.length}${customer.phone.replaceAll('-', '')}` : '',
    note: draw.happens(0.0002) ? draw.of(['asked for our house label: relabelling', 'refused a site visit this week, asked for June', 'gift for a customer']) : '',
  };
}
