// Operation Larkspur as Northern Shoals Regional Police wrote it down: the feud, the cold store, the clerk who was approached, the victim.
import { compartment, ownB, relTo, sharedB, thirdParty, canadianEyes, ownC } from './markings.js';
import { remark, role, type StoryReport } from './story.js';
import { shoals } from './story-cast.js';

const { drayle, vostrand, koury, quell, renske, falk, ashdown, marchbank, ferreira, lisgar, dunnock, tallow, brindle, corvane, harbourlight, van, dock, arson, shots, load } = shoals;
const larkspur = 'nsrp~larkspur';
const withPartners = compartment(larkspur, ['hvps', 'spse']);
const oursOnly = compartment(larkspur);
const nsrp = { agencyId: 'nsrp', by: 'm.okonedo', grade: 'ADMIRALTY B 2' } as const;

const feudBegins: readonly StoryReport[] = [
  {
    ...nsrp, on: '2024-11-20', title: 'Two groups at the Tidewick dock', label: sharedB, sourceRef: '24-118802',
    write: (script) => {
      script.tell(tallow, tallow.facts).tell(brindle, brindle.facts)
        .person(drayle, 'suspect', 'Named by two sources as leader; seen settling debts at the dock on four dates.', drayle.facts)
        .person(quell, 'suspect', 'Named by a source as leader; present when couriers were beaten.', quell.facts);
      role(script, drayle, tallow, 'leader', '2014');
      role(script, quell, brindle, 'leader', '2019');
      script.link('Feud', { groupA: tallow, groupB: brindle }, [
        { prop: 'cause', value: 'control of the Tidewick loading dock', lang: 'eng', validFrom: '2024-11' }, { prop: 'intensity', value: 'threats', lang: 'eng', validFrom: '2024-11' },
        { prop: 'startDate', value: '2024-11' }, { prop: 'area', value: 'Tidewick, BC' },
      ]);
    },
  },
  {
    ...nsrp, on: '2025-02-13', title: 'Fire at the Tidewick cold store', label: sharedB, sourceRef: '25-014420', grade: 'CA_POLICE RELIABLE CONFIRMED', by: 'd.ferrowby',
    write: (script) => {
      script.tell(arson, arson.facts).tell(dock, dock.facts).tell(brindle).tell(corvane)
        .person(renske, 'suspect', 'Seen on camera carrying a fuel can twenty minutes before the fire.', renske.facts);
      script.tell(arson, [{ prop: 'involved', value: `nsrp~${renske.entityId}` }, { prop: 'groupsInvolved', value: `nsrp~${brindle.entityId}` }]);
      script.tell(corvane, [{ prop: 'addressEntity', value: `nsrp~${dock.entityId}` }, { prop: 'jurisdiction', value: 'ca' }]);
      role(script, renske, brindle, 'enforcer', '2022-04');
    },
  },
  {
    ...nsrp, on: '2025-02-27', title: 'Night foreman lets vans in', label: withPartners, sourceRef: 'H-20816',
    write: (script) => {
      script.person(dunnock, 'suspect', 'Opened the gate to an unlisted van on six nights; gate log erased for each.', dunnock.facts).tell(van, [...van.facts, { prop: 'owner', value: `nsrp~${corvane.entityId}` }]).tell(corvane);
      script.tell(dunnock, [remark('Owes money to the Tallows since a card game; wants out.', '2025-01')]);
      script.link('UnknownLink', { subject: dunnock, object: tallow }, [{ prop: 'role', value: 'lets vans into the dock for the group', lang: 'eng' }]);
    },
  },
  {
    ...nsrp, on: '2025-06-21', title: 'Shots outside the car wash: officer safety', label: sharedB, sourceRef: '25-071903', grade: 'CA_POLICE RELIABLE BELIEVED_TRUE', by: 'd.ferrowby',
    write: (script) => {
      script.tell(shots, shots.facts).tell(harbourlight, harbourlight.facts).tell(tallow)
        .person(falk, 'suspect', 'Shell casing carries her fingerprint; seen running from the place.', falk.facts);
      script.tell(falk, [remark('Approach with two cars. Keeps a handgun under the driver’s seat.', '2025-06')]);
      script.tell(shots, [{ prop: 'involved', value: `nsrp~${falk.entityId}` }, { prop: 'groupsInvolved', value: `nsrp~${tallow.entityId}` }]);
      role(script, falk, brindle, 'enforcer', '2024');
      script.link('Feud', { groupA: tallow, groupB: brindle }, [
        { prop: 'cause', value: 'control of the Tidewick loading dock', lang: 'eng' }, { prop: 'intensity', value: 'shootings', lang: 'eng', validFrom: '2025-06' }, { prop: 'startDate', value: '2024-11' },
      ]);
    },
  },
];

const victim: readonly StoryReport[] = [
  {
    ...nsrp, on: '2025-06-25', title: 'Shots outside the car wash: those hurt and those who saw', label: oursOnly, sourceRef: '25-071904', by: 'd.ferrowby',
    write: (script) => {
      script.person(ferreira, 'victim', undefined, ferreira.facts).person(lisgar, 'witness', undefined, lisgar.facts).tell(shots)
        .tell(ferreira, [{ prop: 'address', value: '27 Dovecote Lane, upper flat, Cedar Throat BC Z2C 4H4' }, remark('Moved after the shooting. Nobody outside this file may learn where.', '2025-06')], compartment(larkspur, [], 'PROTECTED_C'));
      script.tell(shots, [{ prop: 'involved', value: `nsrp~${ferreira.entityId}` }]);
    },
  },
  {
    ...nsrp, on: '2026-03-04', title: 'Somebody is looking for the victim', label: oursOnly, sourceRef: 'H-20391',
    write: (script) => {
      script.person(marchbank, 'suspect', 'Offered the source money for the new address of the victim.').person(ferreira, 'victim')
        .tell(marchbank, [remark('Said he would have the address “from the counter” within a week.', '2026-02')]);
    },
  },
];

const laundering: readonly StoryReport[] = [
  {
    ...nsrp, on: '2025-04-15', title: 'Who stands behind Corvane', label: withPartners, sourceRef: '25-040117', by: 's.tidewell', grade: 'ADMIRALTY A 1',
    write: (script) => {
      script.tell(corvane, corvane.facts).tell(harbourlight, harbourlight.facts).person(koury, 'suspect', 'Sole director of two firms whose deposits exceed their trade fourfold.', koury.facts).person(vostrand, 'associate', undefined, vostrand.facts);
      script.link('Directorship', { director: koury, organization: corvane }, [{ prop: 'role', value: 'director', lang: 'eng' }, { prop: 'startDate', value: '2021-03' }]);
      script.link('Ownership', { owner: koury, asset: corvane }, [{ prop: 'percentage', value: '60' }, { prop: 'startDate', value: '2021-03' }]);
      script.link('Ownership', { owner: vostrand, asset: corvane }, [{ prop: 'percentage', value: '40' }, { prop: 'startDate', value: '2022-09' }]);
      script.link('Directorship', { director: koury, organization: harbourlight }, [{ prop: 'role', value: 'director', lang: 'eng' }, { prop: 'startDate', value: '2018-10' }]);
      script.tell(corvane, [remark('Bills for the storage of 900 pallets; the store holds 240.', '2024')]);
    },
  },
  {
    ...nsrp, on: '2025-08-06', title: 'Vostrand keeps the money of the Tallows', label: relTo('PROTECTED_B', ['spse']), sourceRef: 'H-20816', grade: 'ADMIRALTY C 3',
    write: (script) => {
      script.person(vostrand, 'suspect', 'Collects takings from four houses each Friday; seen by officers twice.').tell(tallow);
      role(script, vostrand, tallow, 'treasurer', '2020-05');
      script.link('Associate', { person: vostrand, associate: drayle }, [{ prop: 'relationship', value: 'cousin by marriage', lang: 'eng' }]);
      script.person(drayle, 'associate');
    },
  },
  {
    ...nsrp, on: '2025-08-29', title: 'Third-party information on a supplier', label: thirdParty('FOREIGN PARTNER 1', 'SECRET'), sourceRef: 'TP-2025-0061', grade: 'EUROPOL_4X4 X 4',
    write: (script) => {
      script.person(vostrand, 'suspect', 'Foreign partner reports a meeting with a broker; not to be acknowledged.').tell(vostrand, [remark('Claims to have a supplier from Sinaloa. The partner could not confirm it.', '2025-07')]);
    },
  },
  {
    ...nsrp, on: '2025-10-04', title: 'Fentanyl under frozen fish', label: canadianEyes, sourceRef: '25-129010', grade: 'CA_POLICE RELIABLE CONFIRMED', by: 'r.marchetto',
    write: (script) => {
      script.tell(corvane).tell(van, van.facts).tell(load, [...load.facts, { prop: 'seizedFrom', value: `nsrp~${corvane.entityId}` }]);
    },
  },
  {
    ...nsrp, on: '2025-10-07', title: 'Who signed for the pallet', label: withPartners, sourceRef: '25-129011', by: 'r.marchetto', grade: 'ADMIRALTY B 2',
    write: (script) => script.tell(load).person(dunnock, 'suspect', 'Signed for the pallet in which the packages lay.'),
  },
];

const insider: readonly StoryReport[] = [
  {
    ...nsrp, on: '2026-02-10', title: 'Approach to a clerk at the registry counter', label: compartment('nsrp~lanternroom', [], 'SECRET'), sourceRef: 'LR-001', by: 'f.quillon', grade: 'ADMIRALTY B 3',
    write: (script) => {
      script.person(ashdown, 'associate', undefined, ashdown.facts).person(marchbank, 'suspect', 'Met the clerk three times after her shift; paid her parking fines.', marchbank.facts)
        .tell(ashdown, [remark('Approached, not shown to have given anything. Look for her lawful work on each plate first.', '2026-01')]);
      script.link('UnknownLink', { subject: marchbank, object: ashdown }, [{ prop: 'role', value: 'approach: relationship exploitation, attempt', lang: 'eng', validFrom: '2026-01' }]);
      script.link('Associate', { person: marchbank, associate: drayle }, [{ prop: 'relationship', value: 'errand runner', lang: 'eng' }]);
      script.person(drayle, 'associate');
    },
  },
  {
    ...nsrp, on: '2026-04-22', title: 'Plate looked up without an occurrence', label: compartment('nsrp~lanternroom', [], 'SECRET'), sourceRef: 'LR-004', by: 'f.quillon', grade: 'ADMIRALTY A 2',
    write: (script) => {
      script.person(ashdown, 'suspect', 'Looked up the victim’s plate with a reference that belongs to no file.').tell(ashdown, [remark('One look-up stands without explanation; eleven others were counter business.', '2026-02-26')]).person(ferreira, 'victim');
    },
  },
];

const later: readonly StoryReport[] = [
  {
    ...nsrp, on: '2025-11-17', title: 'Quiet after the seizure', label: ownB, sourceRef: 'H-20391', grade: 'ADMIRALTY F 6',
    write: (script) => {
      script.tell(tallow).person(drayle, 'associate').tell(drayle, [remark('Said to be in Harrow Vale with a relative until the spring.', '2025-11')]);
    },
  },
  {
    ...nsrp, on: '2026-07-08', title: 'Quell offers a truce', label: ownC, sourceRef: 'H-20816', grade: 'ADMIRALTY C 4',
    write: (script) => {
      script.tell(brindle).person(quell, 'associate').tell(quell, [remark('Would give up the dock for the debt. The source may be speaking for her.', '2026-07')]);
    },
  },
];

export const shoalsReports: readonly StoryReport[] = [...feudBegins, ...victim, ...laundering, ...insider, ...later];
