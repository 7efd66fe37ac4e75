// What reports say in words, English and French. A place name such as Sinaloa is only ever what somebody claims; no real group is spoken of.
import type { Language } from './agencies.js';

/** Sentences of one language; `{…}` are filled in by the report. */
export interface Sentences {
  readonly bases: readonly string[];
  readonly notes: readonly string[];
  readonly claims: readonly string[];
  readonly groupNotes: readonly string[];
  readonly companyNotes: readonly string[];
  readonly feudCauses: readonly string[];
  readonly memberBases: readonly string[];
}

const eng: Sentences = {
  bases: [
    'Seen handing over packages at {place} on three dates by two officers.', 'Named by two independent sources as a collector of debts.',
    'Intercepted payments match the dates of the deliveries described.', 'Fingerprint on the wrapping of an exhibit, laboratory pending.',
    'Admitted in an interview under caution that the vehicle was lent to the group.', 'Telephone was the most called number of an arrested courier.',
    'Rented the storage unit in which the goods were found.', 'Recognised on video by an officer who made an earlier arrest.',
    'Made cash deposits just under the reporting amount on nine days.', 'Was in the vehicle from which the parcel was thrown.',
  ],
  notes: [
    'Stopped at {place}; courteous; gave a different middle name than last time.', 'Said to be out of money since the spring and borrowing from friends.',
    'Often seen with two younger men who do not speak to officers.', 'Changes telephone every two or three weeks.',
    'Keeps a dog at the back door; approach from the street.', 'Moved out of {town} after an argument with a cousin.',
    'Works nights; sleeps until noon; neighbours complain of visitors.', 'Told the officer of wanting to leave and of being afraid to.',
    'Pays cash for everything and declares little income.', 'Travels to {town} every second Thursday and returns the same night.',
    'Known to carry a folding knife; no violence towards officers so far.', 'Grandmother asks that officers do not call at the house after nine.',
    'Ran from a traffic stop; found hiding behind the laundry.', 'Attended the funeral and stood apart from both families.',
  ],
  claims: [
    'Claims to have a supplier from Sinaloa. No other source says so; boasting is possible.',
    'When drunk, claims to have a supplier from Sinaloa; the source did not believe it.',
    'Claims to have a supplier from Sinaloa and to be owed money. Not corroborated.',
    'Told a cellmate of knowing somebody from Sinaloa. The cellmate laughed.',
  ],
  groupNotes: [
    'Meets on Sundays in the back room of a closed bakery in {town}.', 'Seems to have lost its drivers to arrests this year.',
    'Recruits among relatives; outsiders are tried for a year.', 'Pays its debts late, which its partners resent.',
    'Nothing new for six months; this may be quiet or may be our own lack of sources.',
  ],
  companyNotes: [
    'Turnover does not fit two employees and one van.', 'Closed for three months and yet deposits went on.', 'Accountant resigned without notice.',
    'Invoices for storage of goods that nobody remembers delivering.', 'Lease paid eleven months ahead in cash.',
  ],
  feudCauses: ['debt over a lost load', 'control of a loading dock', 'a beating outside a wedding', 'poached couriers', 'a broken engagement between families', 'prices on one street'],
  memberBases: ['observed association', 'source report', 'own admission', 'court finding', 'repeated association and telephone records'],
};

const fra: Sentences = {
  bases: [
    'Remise de paquets à {place}, observée à trois dates par deux policiers.', 'Deux sources indépendantes disent que cette personne perçoit les dettes.',
    'Les paiements relevés correspondent aux dates des livraisons.', 'Empreinte sur l’emballage d’une pièce, laboratoire en attente.',
    'A reconnu, après mise en garde, avoir prêté le véhicule au groupe.', 'Numéro de téléphone le plus appelé par un passeur arrêté.',
    'A loué l’entrepôt où la marchandise a été trouvée.', 'Dépôts en espèces sous le seuil de déclaration pendant neuf jours.',
  ],
  notes: [
    'Interception à {place}, sans heurt; autre deuxième prénom donné que la dernière fois.', 'Serait sans le sou depuis le printemps et emprunterait à ses amis.',
    'Souvent en compagnie de deux hommes plus jeunes qui évitent les policiers.', 'Change de téléphone toutes les deux ou trois semaines.',
    'A quitté {town} après une dispute avec un cousin.', 'Travaille la nuit; les voisins se plaignent des visiteurs.',
    'A confié au policier vouloir partir, mais avoir peur.', 'Paie tout en espèces et déclare peu de revenus.',
    'Se rend à {town} un jeudi sur deux et revient le soir même.', 'Porterait un couteau pliant; aucune violence envers les policiers à ce jour.',
    'Aux funérailles, restait à l’écart des deux familles.',
  ],
  claims: [
    'Prétend avoir un fournisseur du Sinaloa. Aucune autre source ne le dit; vantardise possible.',
    'En état d’ébriété, prétend avoir un fournisseur du Sinaloa; la source n’y a pas cru.',
    'Aurait dit à un codétenu connaître quelqu’un du Sinaloa. Non corroboré.',
  ],
  groupNotes: [
    'Se réunit le dimanche dans l’arrière-boutique d’une boulangerie fermée à {town}.', 'Aurait perdu ses chauffeurs à la suite d’arrestations.',
    'Recrute dans la parenté; les autres sont mis à l’épreuve un an.', 'Rien de neuf depuis six mois : calme réel ou manque de sources de notre part.',
  ],
  companyNotes: [
    'Le chiffre d’affaires ne cadre pas avec deux employés et une fourgonnette.', 'Fermée trois mois, mais les dépôts ont continué.',
    'Le comptable a démissionné sans préavis.', 'Bail payé onze mois d’avance, en espèces.',
  ],
  feudCauses: ['dette d’un chargement perdu', 'contrôle d’un quai', 'bagarre à la sortie d’un mariage', 'passeurs débauchés', 'prix sur une rue'],
  memberBases: ['fréquentation observée', 'rapport de source', 'aveu', 'jugement', 'fréquentation répétée et relevés téléphoniques'],
};

const sentences: Readonly<Record<Language, Sentences>> = { eng, fra };

export function sentencesIn(lang: Language): Sentences {
  return sentences[lang];
}

/** Puts words into a sentence. */
export function fill(sentence: string, words: { readonly place?: string; readonly town?: string }): string {
  return sentence.replace('{place}', words.place ?? '').replace('{town}', words.town ?? '');
}
