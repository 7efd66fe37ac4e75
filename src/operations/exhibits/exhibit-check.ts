// What does not hold together in an exhibit's record: masses, laboratory, hands, end. Everything is named at once, with where it stands, and nothing is mended here.
import { difference, order, type Rational, rational } from '../../figures/index.js';
import { BadInput } from '../../kernel/index.js';
import { commodities, readFraction } from '../commodities/index.js';
import { custodyFaults } from './custody.js';
import { dayOfMs, exhibitFault, type ExhibitFault } from './exhibit-fault.js';
import { dispositions, type Exhibit, type LabResult, type Masses, presumptiveResults } from './exhibit.js';

/** Empty: nothing is wrong. */
export function checkExhibit(exhibit: Exhibit): readonly ExhibitFault[] {
  return [
    ...(commodities.has(exhibit.commodity) ? [] : [exhibitFault('commodity_unknown', 'the commodity is none that the reference has', 'le bien ne figure pas dans la liste de référence')]),
    ...massFaults(exhibit.masses), ...labFaults(exhibit), ...presumptiveFaults(exhibit), ...custodyFaults(exhibit), ...dispositionFaults(exhibit),
  ];
}

function massFaults({ grossKg, netKg, containerKg }: Masses): readonly ExhibitFault[] {
  const [gross, net, container] = [grossKg, netKg, containerKg].map((one) => (one === null ? null : massOf(one)));
  if ([gross, net, container].includes(undefined)) return [exhibitFault('mass_not_a_number', 'a mass is no number; write digits with a point', 'une masse n’est pas un nombre ; écrivez des chiffres et un point')];
  if ([gross, net, container].some((one) => one !== null && one !== undefined && one.top < 0n)) return [exhibitFault('mass_negative', 'a mass is below zero', 'une masse est inférieure à zéro')];
  if (!gross) return [];
  const isOver = (one: Rational | null | undefined) => Boolean(one) && order(one as Rational, gross) > 0;
  const over = [
    ...(isOver(net) ? [exhibitFault('net_over_gross', 'net is more than gross', 'le net dépasse le brut')] : []),
    ...(isOver(container) ? [exhibitFault('container_over_gross', 'the container weighs more than the whole', 'le contenant pèse plus que le tout')] : []),
  ];
  if (over.length > 0 || !net || !container) return over;
  const off = difference(difference(gross, net), container);
  const finest = rational(`1/${10n ** BigInt(Math.max(...[grossKg, netKg, containerKg].map((one) => one?.split('.')[1]?.length ?? 0)))}`);
  return order({ top: off.top < 0n ? -off.top : off.top, over: off.over }, finest) > 0 ? [exhibitFault('masses_do_not_add_up', 'gross is not net and container together', 'le brut n’est pas la somme du net et du contenant')] : [];
}

function massOf(text: string): Rational | undefined {
  try {
    return rational(text);
  } catch (fault) {
    if (fault instanceof BadInput) return undefined;
    throw fault;
  }
}

function labFaults({ lab, seizedAtMs, commodity }: Exhibit): readonly ExhibitFault[] {
  if (lab === null) return [];
  return [
    ...(lab.laboratory.trim() === '' || lab.certificate.trim() === '' ? [exhibitFault('lab_not_named', 'a result names its laboratory and its certificate', 'un résultat nomme son laboratoire et son certificat')] : []),
    ...(lab.on < dayOfMs(seizedAtMs) ? [exhibitFault('lab_before_seizure', 'the laboratory’s day is before the seizure', 'le jour du laboratoire précède la saisie')] : []),
    ...(lab.found === commodity ? [] : [exhibitFault('lab_found_another', 'the laboratory found another commodity than was claimed; the claim stands beside it', 'le laboratoire a trouvé un autre bien que celui déclaré ; la déclaration reste à côté')]),
    ...purityFaults(lab),
  ];
}

function purityFaults({ purity, plusMinus }: LabResult): readonly ExhibitFault[] {
  const [read, off] = [purity, plusMinus].map((one) => (one === null ? null : readFraction(one)));
  return [
    ...(typeof read === 'object' && read !== null ? [exhibitFault('purity_wrong', read.en, read.fr)] : []),
    ...(typeof off === 'object' && off !== null ? [exhibitFault('plus_minus_wrong', `of the ±: ${off.en}`, `du ± : ${off.fr}`)] : []),
    ...(purity === null && plusMinus !== null ? [exhibitFault('plus_minus_without_purity', 'a ± stands without the purity that it is of', 'un ± figure sans la pureté dont il s’agit')] : []),
  ];
}

function presumptiveFaults({ presumptive, lab, commodity }: Exhibit): readonly ExhibitFault[] {
  if (presumptive === null) return [];
  if (!presumptiveResults.has(presumptive.result)) return [exhibitFault('presumptive_unknown', 'there is no such result of a test at the scene', 'il n’y a pas de tel résultat d’un essai sur place')];
  const isAgainst = lab !== null && ((presumptive.result === 'NEGATIVE' && lab.found === commodity) || (presumptive.result === 'POSITIVE' && lab.found !== commodity));
  return isAgainst ? [exhibitFault('presumptive_against_lab', 'the test at the scene said otherwise than the laboratory; the laboratory’s result counts', 'l’essai sur place dit autre chose que le laboratoire ; c’est le laboratoire qui compte')] : [];
}

function dispositionFaults({ disposition, seizedAtMs }: Exhibit): readonly ExhibitFault[] {
  if (disposition === null) return [];
  const term = dispositions.get(disposition.code);
  if (term === undefined) return [exhibitFault('disposition_unknown', 'there is no such disposition', 'il n’y a pas de telle disposition')];
  const isEmpty = (one: string | null) => (one ?? '').trim() === '';
  return [
    ...(term.needsAuthority && isEmpty(disposition.authority) ? [exhibitFault('disposition_without_authority', 'it does not say by whose order', 'on ne dit pas sur l’ordre de qui')] : []),
    ...(term.needsWitness && isEmpty(disposition.witness) ? [exhibitFault('disposition_without_witness', 'it does not say who stood by', 'on ne dit pas qui en a été témoin')] : []),
    ...(disposition.on < dayOfMs(seizedAtMs) ? [exhibitFault('disposition_before_seizure', 'it ends before it was seized', 'elle prend fin avant la saisie')] : []),
  ];
}
