// Words for invented names: English, French and mixed. Surnames are made up or rare, so that no real person is meant.
import type { NameStock } from './name-stock.js';

const words = (text: string): string[] => text.trim().split(/\s+/);

export const english: NameStock = {
  origin: 'ca', script: false,
  male: words(`Aldous Barnaby Callum Corbin Desmond Ellery Fergus Gideon Hollis Ivor Jasper Kelvin Lachlan Merrick Nolan Osric Percival
    Quentin Rowan Silas Tobias Upton Vaughn Wendell Alistair Bram Cyril Dorian Emmett Felix Graham Hugh Lionel Mortimer Rufus Simeon`),
  female: words(`Adela Beatrix Clementine Dahlia Edith Fern Greta Harriet Imogen Josephine Kirsten Lavinia Maeve Nadine Opal Petra Rosalind
    Sybil Tamsin Ursula Verity Winifred Yvette Zelda Annis Briony Corinne Delphine Elspeth Flora Gwendolyn Hester Ingrid Juniper Mabel`),
  surnames: words(`Ashgrave Bellweather Corrigane Dunstow Eavesmere Fallowby Grimshade Hathersby Inglemoor Jessamy Kettlewick Larkhome
    Merrowell Netherby Oakshire Pellingham Quarrell Rookwith Sedgemont Thornquay Umberley Vintreath Wexcombe Yarrowby Applegarthe Brockwith
    Cawdrey Dellamore Emberson Farthingay Gorsely Hobbsworth Ivesdale Jolliver Kirkhallow Loweswick Mossgrave Norrowby Ormesley Pinnegar
    Quillfeather Redmarsh Skelhorne Tarnwood Underhaugh Vellacourt Whinfell Yeldham Zellwood Birchmantle Crakehall Dunwoode Ellerbeck
    Foxlowe Gantrey Holmeside Ironmere Kestrelby Lockwith Marlswood`),
};

export const french: NameStock = {
  origin: 'ca', script: false,
  male: words(`Adélard Bastien Clovis Donatien Edmond Fulgence Gaspard Hilaire Isidore Josué Lazare Mathurin Norbert Octave Placide
    Rosaire Sylvère Théophile Ulric Vianney Wilfrid Zéphirin Aurèle Benoît Cyprien Damase Élie Firmin Ghislain Honorius Léandre Maxence`),
  female: words(`Adrienne Bérengère Clothilde Delphine Églantine Fernande Georgette Hélène Irénée Joséphine Léontine Maëlle Noémie Odile
    Pauline Rosalie Solange Thérèse Ursule Victorine Yolande Zoé Angélique Blandine Colombe Désirée Émérentienne Fabienne Gisèle Héloïse`),
  surnames: words(`Aubrepierre Beaumarais Charlevent Desruelles-Noir Estienvret Fontbrune Grandvaux-Roy Hautcourt Islemare Jolivert Lamontjoie
    Malebranche Noirefontaine Orlaine Pierrelune Quesnelle Rochebrune Sablonvert Tourangelle Vallombre Belhumeur-Cyr Champagnac Durivage-Lo
    Esprivert Froidevaux Gouinreau Hardelot Jarrydon Laplumette Montferrail Navarin-Côté Ormoy Prévermont Rainvillier Saintange Thivierdon
    Verchamps Bellerivet Coulombel Dargençon Fauvert Galarnot Hébrard-Dion Latulipette Marcotelle Painchard Rivardel Surprenot Tessandier`),
};

export const italian: NameStock = {
  origin: 'it', script: false,
  male: words('Aurelio Bruno Cosimo Dario Ercole Fausto Guido Ivo Lamberto Nereo Orfeo Primo Renzo Silvano Tullio Ubaldo'),
  female: words('Agnese Bianca Carlotta Delia Elvira Fiorella Gemma Ilaria Lavinia Morena Norma Ofelia Piera Rosalba Silvana Teodora'),
  surnames: words(`Alborelli Bastanzi Cadorvello Dalmasconi Ferrandello Gualtierotti Lombrisco Mazzafiore Nardolini Ottavelli Pietrascura
    Quaranteschi Roccabella Sartovani Tramontozzi Vallescura`),
};

export const portuguese: NameStock = {
  origin: 'pt', script: false,
  male: words('Abílio Baltasar Custódio Davide Eusébio Firmino Gaspar Inácio Leandro Miguelino Norberto Olegário Plínio Quirino Rogério'),
  female: words('Albertina Benedita Celestina Deolinda Eulália Filomena Graça Isaura Laurinda Mécia Natércia Ondina Piedade Rosalina'),
  surnames: words('Abrantelhos Bragançal Carvalhosa Dourado-Lima Espinhal Figueirosa Gameirinho Lourival Mourisca Negreirão Oliventa Pedrulha Quintelas Ribavouga Serralves-Pó Travanca'),
};

export const caribbean: NameStock = {
  origin: 'ca', script: false,
  male: words('Akeem Delroy Errol Fitzroy Garvin Horace Jermaine Kemar Leroy Nevin Orville Rohan Sherwin Tyrell Winston Zaire'),
  female: words('Althea Cherise Donnette Fayola Jacinth Keisha Latoya Marva Nerissa Odessa Paulette Shanice Tamara Velma Yolisa Zalika'),
  surnames: words('Braithmoor Chalwellyn Dacosta-Reid Fairweathers Gittenby Hinklade Josephsby Lashleyne Mapplewood Nurselake Ollivander-Bay Pilgrimson Quashiebrook Rampersby Spooners Trotmanly'),
};

export const nigerian: NameStock = {
  origin: 'ng', script: false,
  male: words('Adeola Babajide Chidubem Dayo Emeka Folarin Gbenga Ikenna Jideofor Kelechi Lanre Nnamdi Obinna Seyi Tobenna Uzoma'),
  female: words('Abisola Bukola Chiamaka Damilola Ebele Funmilayo Ifeoma Jumoke Kambili Lola Morenike Ngozi Olanna Simisola Temilade Yetunde'),
  surnames: words('Adeyanjola Balogunwa Chukwudera Dabirimoye Ekwunosa Fagbemiro Gbadamola Igwebuike-Ola Jegedewa Kolapomi Nwabuzor-Ade Obiakorah Onwudinjo Sowandele Taiwokemi Uchendara'),
};

export const filipino: NameStock = {
  origin: 'ph', script: false,
  male: words('Alon Benigno Crisanto Dakila Efren Florante Gil Honesto Isagani Jovito Lakan Makisig Nestor Romulo Silverio Tadeo'),
  female: words('Amihan Bituin Corazon Dalisay Estrella Flordeliza Hiyas Imelda-Rose Liwayway Mayumi Ligaya Perlita Rosario Soledad Tala Wilma'),
  surnames: words('Agbalogan Bagtasin Calimbaso Dimaunahan-Sy Evangelistor Galapongan Hilariosa Ilaganes Lacambrera Macaraegdo Natividor Pangilinor Quiambaron Salangsangan Tumaliuano Villacarpio'),
};
