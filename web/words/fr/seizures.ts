// French words of drug equivalence and of claims about seizures.
export const seizures = {
  seizures: {
    rail: 'Équivalence en drogue', drugs: 'Équivalence en drogue', drugsHint: 'La drogue que contenait une masse ou des comprimés : un intervalle qui nomme ce sur quoi il repose. Rien n’est inscrit, et rien de ce que vous tapez n’est gardé.',
    held: 'Pesé ou compté', mass: 'Masse brute', tablets: 'Comprimés', grossKg: 'Brut, kg', purity: 'Pureté', notMeasured: 'non mesurée', given: 'telle que je la donne', lowFraction: 'Fraction la plus basse, comme 0.08', highFraction: 'Fraction la plus haute, comme 0.12',
    lowMg: 'Le moins de mg par comprimé', highMg: 'Le plus de mg par comprimé', referenceMg: 'Dose de référence, mg', grossOnly: 'Sans pureté mesurée, aucune dose n’est comptée.',
    pure: 'Drogue pure', doses: 'Doses de référence de {{mg}} mg', basis: 'Repose sur', picture: 'Intervalle de drogue pure : {{range}} kg, sur une échelle logarithmique', legend: 'Kilogrammes, chaque repère vaut dix fois le précédent. Plein : jusqu’à la borne inférieure. Hachuré : entre les bornes, ce que la pureté laisse ouvert. Un seul trait : une valeur dont personne n’a publié la dispersion. Tirets : la masse brute.',
    legendTablets: 'Kilogrammes, chaque repère vaut dix fois le précédent. Plein : jusqu’à la borne inférieure. Hachuré : entre les bornes, ce que les comprimés laissent ouvert. Un seul trait : une valeur dont personne n’a publié la dispersion.', doesNotSay: 'L’échantillon ne dit pas', samples: 'Échantillons de pureté', sample: 'Échantillon', source: 'Source',
    potency: 'La puissance, qui n’est pas une pureté', potencyHint: 'Combien de fois plus puissant que le fentanyl. Aucune dose n’en est tirée.', upTo: '{{words}} : jusqu’à environ {{times}} fois', about: '{{words}} : environ {{times}} fois',
    claims: 'Affirmations sur les saisies', claimsHint: 'Ce qui a été affirmé en public, vérifié chaque fois par les chiffres qui sont derrière.', compareFigures: 'Mettre deux chiffres côte à côte', quoted: '« {{says}} »',
    periodDisputed: 'période contestée', arithmeticFine: 'calcul juste', otherMeasure: 'compte autre chose', holdsAsRounded: 'juste seulement tel qu’arrondi', holds: 'tient', contradicted: 'contredit', converted: 'converti', agrees: 'concorde', looselyTrue: 'vrai en gros', computed: 'calculé',
    notUsable: 'inutilisable', usable: 'utilisable', notComparable: 'non comparables', comparable: 'comparables',
  },
};
