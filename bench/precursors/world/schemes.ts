// Planted diversion, a kind for each thing that domain.md section 7 says of it; none shows everything, most behave well besides, and each extra sign comes by chance.
import type { Draw } from './random.js';
import { addressIn, DAYS, firmIn, goodIn, personIn, phoneIn, type Sale, SELLERS } from './trade.js';

export const KINDS = ['split_at_one_address', 'split_by_one_payer', 'declared_as_toys', 'new_and_in_cash', 'fronts_with_one_phone', 'press_and_precursor', 'taken_over_firm', 'relabelled', 'refuses_visit', 'forwarded_crypto'] as const;
export type SchemeKind = (typeof KINDS)[number];

const FENTANYL = ['NPP', '4-AP', '1-boc-4-AP', 'norfentanyl', 'propionyl chloride', '4-piperidone', 'phenethyl bromide'];
const PILLS = ['TDP-5 tablet press', 'pill press', 'tablet die set'];

type Party = Pick<Sale, 'buyer' | 'seller' | 'address' | 'phone' | 'payer' | 'payment' | 'delivery'>;

const partyIn = (draw: Draw, more: Partial<Party> = {}): Party => {
  const buyer = more.buyer ?? firmIn(draw);
  return { buyer, seller: draw.of(SELLERS), address: addressIn(draw), phone: phoneIn(draw), payer: buyer, payment: draw.happens(0.25) ? 'cash' : 'account', delivery: draw.happens(0.3) ? draw.of(['residential', 'storage unit', 'freight forwarder']) : 'business address', ...more };
};

const saleTo = (draw: Draw, party: Party, day: number, substance: string, quantity: number, more: Partial<Sale> = {}): Sale => ({
  ...party, day: Math.min(DAYS - 1, day), substance, quantity: quantity.toFixed(3), unit: PILLS.includes(substance) ? 'pcs' : 'kg', use: draw.of(['synthesis', 'research', 'resin', 'dyes', 'supplements']), declaration: '', note: '', ...more,
});

/** Declarations are signed where the law asks for one: who diverts seldom fails on paper. */
const declared = (draw: Draw): string => (draw.happens(0.9) ? `F${draw.below(1e9)}` : '');

export function schemeIn(draw: Draw, kind: SchemeKind): readonly Sale[] {
  const day = draw.below(DAYS - 60);
  const some = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);
  const several = 2 + draw.below(4);
  switch (kind) {
    case 'split_at_one_address': case 'split_by_one_payer': {
      const [substance, max] = draw.of([['piperidine', 0.5], ['piperonal', 0.5], ['phenylacetic acid', 1], ['anthranilic acid', 1]] as const);
      const [address, payer] = [addressIn(draw), draw.happens(0.5) ? personIn(draw) : firmIn(draw)];
      return some(3 + draw.below(4)).map((at) => saleTo(draw, partyIn(draw, { buyer: draw.happens(0.5) ? personIn(draw) : firmIn(draw), ...(kind === 'split_at_one_address' ? { address } : { payer }) }), day + draw.below(25), substance, max * (0.6 + draw.share() * 0.39) * (at < 9 ? 1 : 0.5)));
    }
    case 'declared_as_toys': {
      const party = partyIn(draw, { delivery: draw.of(['freight forwarder', 'business address', 'residential']) });
      return some(1 + draw.below(3)).map(() => saleTo(draw, party, day + draw.below(40), draw.of(['propionyl chloride', 'phenethyl bromide', 'NPP']), 50 + draw.share() * 1000, { use: draw.of(['toys', 'household goods', 'plastic toys', 'jouets', 'kitchen goods']), declaration: declared(draw) }));
    }
    case 'new_and_in_cash': {
      const party = partyIn(draw, { buyer: personIn(draw), payment: draw.of(['cash', 'cash', 'espèces', 'bitcoin']), delivery: draw.of(['residential', 'residential', 'storage unit', 'pickup']) });
      return some(several).map(() => saleTo(draw, party, day + draw.below(25), draw.of(FENTANYL), 0.1 + draw.share() * 5, { declaration: declared(draw) }));
    }
    case 'fronts_with_one_phone': {
      const [phone, payer] = [phoneIn(draw), firmIn(draw)];
      return some(several).map(() => saleTo(draw, partyIn(draw, { phone, ...(draw.happens(0.5) && { payer }) }), day + draw.below(120), draw.of(FENTANYL), 0.5 + draw.share() * 10, { declaration: declared(draw) }));
    }
    case 'press_and_precursor': {
      const address = addressIn(draw);
      const [one, two] = [partyIn(draw, { address, buyer: draw.happens(0.5) ? personIn(draw) : firmIn(draw) }), partyIn(draw, { address })];
      const isOne = draw.happens(0.6);
      return [saleTo(draw, one, day, draw.of(FENTANYL), 0.2 + draw.share() * 3, { declaration: declared(draw) }), saleTo(draw, isOne ? one : two, day + draw.below(90), draw.of(PILLS), 1)];
    }
    case 'taken_over_firm': {
      const party = partyIn(draw, { payment: 'account', delivery: 'business address' });
      const substance = draw.of(['gamma-butyrolactone', 'propionyl chloride', 'hypophosphorous acid', 'red phosphorus']);
      const before = some(6 + draw.below(10)).map((at) => saleTo(draw, party, Math.max(0, day - 40 - at * 20), substance, 5 * (0.7 + draw.share() * 0.6), { declaration: declared(draw) }));
      const changed = { ...party, payment: draw.of(['cash', 'account', 'bitcoin']), delivery: draw.of(['storage unit', 'freight forwarder', 'residential']), payer: draw.happens(0.5) ? personIn(draw) : party.payer };
      return [...before, ...some(1 + draw.below(2)).map(() => saleTo(draw, changed, day + draw.below(30), substance, 30 + draw.share() * 80, { declaration: declared(draw) }))];
    }
    case 'relabelled': case 'refuses_visit': {
      const party = partyIn(draw, draw.happens(0.4) ? { buyer: personIn(draw) } : {});
      const note = kind === 'relabelled' ? draw.of(['asks for relabelling as detergent', 'wants drums without labels', 'relabel before shipping', 'demande de réétiquetage']) : draw.of(['refused site visit', 'refuses to sign the end-use declaration', 'a refusé la visite']);
      return some(several).map((at) => saleTo(draw, party, day + draw.below(50), draw.of(FENTANYL), 0.2 + draw.share() * 8, { declaration: kind === 'refuses_visit' ? '' : declared(draw), note: at === 0 ? note : '' }));
    }
    case 'forwarded_crypto': break;
  }
  const party = partyIn(draw, { payment: draw.of(['bitcoin', 'USDT', 'prepaid card']), delivery: draw.of(['freight forwarder', 'storage unit']), payer: draw.happens(0.5) ? personIn(draw) : firmIn(draw) });
  return some(several).map(() => saleTo(draw, party, day + draw.below(60), draw.happens(0.8) ? draw.of(FENTANYL) : goodIn(draw).name, 0.5 + draw.share() * 20, { declaration: declared(draw) }));
}
