// French words of the claim check.
export const claims = {
  claims: {
    rail: 'Vérifier un texte', title: 'Vérifier les chiffres d’un texte', hint: 'Chaque nombre d’un article ou d’un projet est confronté aux chiffres que vous pouvez voir. Du texte, le registre garde une empreinte et la longueur ; rien d’autre n’en est conservé.',
    publicHint: 'Chaque nombre d’un article est confronté aux chiffres publics. Rien du texte n’est conservé, rien n’est inscrit. Laissez de côté ce que des lecteurs ont écrit dessous.',
    text: 'Article ou projet', textHint: 'Collez-le, ou déposez ici un fichier de texte. En français ou en anglais, 2 Mo au plus.', file: 'Prendre un fichier de texte', send: 'Vérifier sur registre', sendPublic: 'Vérifier', length_one: '{{shown}} caractère', length_other: '{{shown}} caractères',
    long: 'Ce texte dépasse {{most}} caractères. Vérifiez-le par parties ; rien n’a été envoyé.', binary: 'Ce n’est pas du texte brut. Enregistrez-le d’abord comme texte ; rien n’a été envoyé.', reading: 'Lecture du texte ; chaque nombre est confronté aux chiffres',
    empty: 'Rien n’est encore vérifié. Vous recevrez chaque affirmation marquée dans son texte, un verdict, le chiffre, le motif et une correction prête à envoyer.', none: 'Aucune affirmation chiffrée n’a été trouvée dans ce texte.',
    found_one: '{{shown}} affirmation chiffrée.', found_other: '{{shown}} affirmations chiffrées.', firstOnly: 'Les {{shown}} premières sont énumérées ; les décomptes portent sur toutes.', counts: 'Affirmations par verdict', only: 'Montrer seulement : {{verdict}}', marked: 'Le texte et ses affirmations', list: 'Ce qui est dit de chaque affirmation',
    more: 'En montrer davantage (il en reste {{shown}})', mark: 'Affirmation {{number}}, {{words}} : {{verdict}}', toText: '{{words}} : le montrer dans le texte', figure: 'Chiffre :',
    notReleased: 'Ce chiffre n’est pas public : la correction reste dans votre service.', copy: 'Copier la correction', copied: 'Copié', mail: 'Envoyer par courriel', subject: 'Correction d’un chiffre',
    closed: 'Cette installation ne vérifie pas de textes pour le public.', leftComments: 'Ce que des lecteurs ont écrit sous l’article a été laissé de côté.', toSignIn: 'Ouvrir une séance', publicLink: 'Vérifier les chiffres d’un article, sans compte',
    agrees: 's’accorde', contradicts: 'contredit', reads_unknown_as_yes: 'lit l’inconnu comme un oui', other_population: 'vrai d’autres que ceux-là', other_measure: 'compte autre chose', period_disputed: 'période contestée',
    not_comparable: 'non comparable', small_base: 'petite base', uncheckable: 'invérifiable', no_figure: 'aucun chiffre connu',
  },
};
