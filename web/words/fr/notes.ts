// French words of notes, commitments, series and the map.
export const notes = {
  notes: {
    rail: 'Notes', notes: 'Notes au ministre', note: 'Note', hint: 'Question, mandat, réponse, contexte ; chaque nombre s’imprime de son chiffre. Deux personnes signent ce qu’aucune n’a écrit. Les consulter est inscrit au registre.',
    title: 'Titre', question: 'Question', tasking: 'Mandat', response: 'Réponse suggérée', background: 'Contexte', state: 'État', written: 'Écrite', corrected: 'Corrigé depuis', back: 'Toutes les notes',
    figuresCorrected_one: '{{count}} chiffre corrigé', figuresCorrected_other: '{{count}} chiffres corrigés', correctedSince: 'corrigé depuis',
    draft: 'projet', signedByOne: 'signée par une personne', signedByTwo: 'signée par deux personnes', released: 'Diffusée', none: 'Il n’y a encore aucune note que vous puissiez lire.',
    write: 'Écrire une note', revise: 'La récrire', correct: 'La corriger', sign: 'Signer', release: 'Diffuser', print: 'Imprimer', language: 'Langue de la note', save: 'Enregistrer sur registre',
    put: 'Mettre un chiffre au curseur : {{where}}', level: 'Mention', whyRevise: 'Ce qui change, et pourquoi',
    whatWrite: 'Un projet que lisent les gens de votre service qui peuvent voir tout ce sur quoi il repose. Les nombres s’écrivent [[NOM@RÉVISION]] et s’impriment du chiffre ; un nombre tapé à la main est refusé avec sa place.',
    whatCorrect: 'Une nouvelle révision à côté de celle qui a été diffusée, qui reste telle quelle. Elle est signée et diffusée de nouveau, et le journal des corrections montre les deux.',
    whoWrite: 'Personne encore. Deux autres la signent avant sa diffusion.', recordedWrite: 'Qui l’a écrite, quels chiffres elle cite, et l’empreinte de ses mots.',
    signTitle: 'Signer une note', whatSign: 'Vous avez lu les deux langues telles qu’elles sont ici, et vous en répondez. Votre signature ne vaut que pour ces mots et ces nombres : si l’un change, elle ne compte plus.',
    whoSign: 'Deux personnes signent, de voies hiérarchiques différentes. Qui en a écrit une partie ne le peut.', recordedSign: 'Votre nom, la révision, et l’empreinte de ce qu’elle imprime.', sendSign: 'Signer sur registre',
    releaseTitle: 'Diffuser une note', whatRelease: 'Tous ceux qui lisent ici des chiffres lisent désormais cette note, dans ces mots. Elle n’est jamais remplacée.', whoRelease: 'Deux personnes ont signé. Chaque chiffre est public, et chaque producteur a libéré sa part.',
    recordedRelease: 'Qui l’a diffusée, pourquoi, et chaque mot et nombre tels qu’ils sont ici.', sendRelease: 'Diffuser sur registre', whyRelease: 'À qui elle va, et pourquoi',
    figures: 'Chiffres de cette note', signOff: 'Approbation', author: 'Écrite par', signature: 'Signée', inTheWay: 'Avant sa diffusion',
    needsSignatures: 'Deux signatures de personnes qui n’en ont rien écrit : {{about}}', needsPublication: 'Ce chiffre doit être publié : {{about}}', needsRelease: 'Un producteur doit libérer sa part de ce chiffre : {{about}}', needsFigure: 'Ce chiffre n’est pas conservé dans cette révision : {{about}}', superseded: 'Une révision ultérieure existe.',
    markLine: '{{figure}} a été corrigé : la révision {{from}} est citée, la révision {{to}} vaut depuis le {{at}}', corrections: 'Journal des corrections', correctionsHint: 'Ce qui a été diffusé puis récrit, et les notes diffusées dont un chiffre a été corrigé depuis. Rien n’y est inscrit à la main : rien n’y manque.',
    noCorrections: 'Rien de ce qui a été diffusé n’a été corrigé.', at: 'Jour', whatChanged: 'Ce qui change', rewritten: 'note récrite : révision {{from}} → {{to}}', figureCorrected: 'chiffre corrigé : révision {{from}} → {{to}}', noReason: 'voir le chiffre',
  },
  commitments: {
    rail: 'Engagements', title: 'Engagements', hint: 'Ce qui a été promis, ce qui a été financé, ce qui a été livré : trois colonnes qu’on n’additionne jamais. Hachuré veut dire inconnu, et non zéro.',
    commitment: 'Engagement', by: 'Par', promised: 'Promis', funded: 'Financé', delivered: 'Livré', from: 'Provenance', own: 'votre service', public: 'public', nobody: 'Aucun document lu ne le dit.',
    bringIn: 'Verser un tableau', what: 'Les lignes d’un fichier CSV deviennent des engagements ou des chiffres datés de votre service, à côté de ceux qui sont publics. Une ligne déjà présente reçoit une révision ; rien n’est remplacé.',
    whoElse: 'Personne. Les gens de votre service qui lisent des chiffres les verront.', recorded: 'Qui l’a versé, l’empreinte du fichier, combien de lignes ont été prises et combien mises en quarantaine.', send: 'Verser sur registre',
    kind: 'Ce qu’il contient', datedFigures: 'Chiffres datés (décès, violence, passages clandestins et autres)', file: 'Fichier CSV', tooLarge: 'Un tableau de 2 Mo au plus est lu d’un coup ; divisez-le.',
    taken: '{{taken}} lignes prises, {{unchanged}} inchangées.', quarantined: '{{number}} lignes en quarantaine :', line: 'Ligne {{line}} :',
  },
  trends: {
    rail: 'Tendances', title: 'Tendances', hint: 'Une ligne ne relie que des chiffres comparables. Tout autre écart est dessiné et dit pourquoi.', pick: 'Série de ce chiffre', gaps: 'Interruptions, et pourquoi aucune ligne n’est tracée', conflict: 'ils ne peuvent être vrais tous deux',
    points: 'Points de la série', joinedTo: 'Relié à', gapNumber: 'interruption {{number}}', summary: '{{points}} points, {{lines}} reliés par une ligne, {{gaps}} interruptions.', noNumber: 'sans nombre',
    picture: 'Série de : {{label}} ; {{points}} points, {{gaps}} interruptions. Les tableaux ci-dessous disent la même chose.', legend: 'Point plein : publié. Point vide : avancé ou dérivé. Barre hachurée : ce qu’on ignore d’une valeur. Bande numérotée : une interruption, expliquée plus bas.',
  },
  map: {
    rail: 'Carte', title: 'Carte nationale', hint: 'Un chiffre par province et territoire. Seul un nombre que quelqu’un a énoncé a une teinte ; inconnu, non communiqué, supprimé et non énoncé ne sont pas zéro.', pick: 'Chiffre',
    number: 'nombre', share: 'part', suppressed: 'supprimé : trop peu pour être dit', notStated: 'non énoncé', other: 'des mots, aucun nombre', unit: 'Unité : {{unit}}', table: 'La même chose en tableau', province: 'Province ou territoire', state: 'Ce qu’on en sait', picture: 'Carte du Canada : {{label}}. Le tableau à côté dit la même chose.',
  },
};
