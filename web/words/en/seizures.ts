// English words of drug equivalence and of claims about seizures.
export const seizures = {
  seizures: {
    rail: 'Drug equivalence', drugs: 'Drug equivalence', drugsHint: 'How much drug a mass or tablets held: an interval that names what it rests on. Nothing is recorded, and nothing of what you type is kept.',
    held: 'Weighed or counted', mass: 'Gross mass', tablets: 'Tablets', grossKg: 'Gross, kg', purity: 'Purity', notMeasured: 'not measured', given: 'as I give it', lowFraction: 'Lowest fraction, such as 0.08', highFraction: 'Highest fraction, such as 0.12',
    lowMg: 'Fewest mg per tablet', highMg: 'Most mg per tablet', referenceMg: 'Reference dose, mg', grossOnly: 'Without a measured purity no dose is counted.',
    pure: 'Pure drug', doses: 'Reference doses of {{mg}} mg', basis: 'Rests on', picture: 'Interval of pure drug: {{range}} kg, on a logarithmic scale', legend: 'Kilograms, each mark ten times the one before. Solid: up to the lower end. Hatched: between the ends, what the purity leaves open. A single mark: one value, whose spread nobody published. Dashed: the gross mass.',
    legendTablets: 'Kilograms, each mark ten times the one before. Solid: up to the lower end. Hatched: between the ends, what the tablets leave open. A single mark: one value, whose spread nobody published.', doesNotSay: 'The sample does not say', samples: 'Purity samples', sample: 'Sample', source: 'Source',
    potency: 'Potency, which is no purity', potencyHint: 'How many times as potent as fentanyl. No count of doses is made with it.', upTo: '{{words}}: up to about {{times}} times', about: '{{words}}: about {{times}} times',
    claims: 'Claims about seizures', claimsHint: 'What was claimed in public, tested each time anew by the figures behind it.', compareFigures: 'Set two figures side by side', quoted: '“{{says}}”',
    periodDisputed: 'period disputed', arithmeticFine: 'arithmetic fine', otherMeasure: 'counts something else', holdsAsRounded: 'correct as rounded only', holds: 'holds', contradicted: 'contradicted', converted: 'converted', agrees: 'agrees', looselyTrue: 'loosely true', computed: 'computed',
    notUsable: 'not usable', usable: 'usable', notComparable: 'not comparable', comparable: 'comparable',
  },
};
