// Words for invented names. Surnames are put together from a beginning and an ending, so that a country has thousands, rare and common ones, and no real family is meant.

export interface NameStock {
  readonly male: readonly string[];
  readonly female: readonly string[];
  readonly beginnings: readonly string[];
  readonly endings: readonly string[];
}
const words = (text: string): string[] => text.trim().split(/\s+/);
const stock = (male: string, female: string, beginnings: string, endings: string): NameStock =>
  ({ male: words(male), female: words(female), beginnings: words(beginnings), endings: words(endings) });

export const stocks = {
  english: stock(
    'Aldous Barnaby Callum Corbin Desmond Ellery Fergus Gideon Hollis Ivor Jasper Kelvin Lachlan Nolan Owen Percy Quentin Rowan Silas Tobias Vaughn Wendell Hugh Lionel',
    'Adela Beatrix Clementine Dahlia Edith Fern Greta Harriet Imogen Josephine Kirsten Maeve Nadine Opal Petra Rosalind Sybil Tamsin Ursula Verity Winifred Flora Hester Ingrid',
    'Ash Bell Birch Brock Caw Dell Dun Ember Fallow Farthing Gors Grim Hather Hob Ingle Ives Kettle Kirk Lark Lows Marl Merro Moss Nether Oak Orm Pelling Quill Red Rook Sedge Skel Tarn Thorn Umber Under Vint Wex Whin Yeld',
    'grave weather stow mere by ham shade moor wick home well shire ton with mont quay ley combe worth field hurst gate',
  ),
  french: stock(
    'Adélard Bastien Clovis Donatien Edmond Gaspard Hilaire Isidore Josué Lazare Mathurin Norbert Octave Placide Rosaire Théophile Ulric Vianney Wilfrid Zéphirin Aurèle Benoît Élie Firmin',
    'Adrienne Bérengère Clothilde Delphine Églantine Fernande Georgette Hélène Joséphine Léontine Maëlle Noémie Odile Pauline Rosalie Solange Thérèse Victorine Yolande Zoé Blandine Colombe Désirée Gisèle',
    'Aubre Beau Belle Bois Char Clair Coulom Des Esti Fon Frois Galar Grand Haut Hébrar Île Joli La Lamon Lati Male Mont Noire Or Pain Pierre Pré Que Rain Roche Sable Saint Tour Val Ver',
    'pierre marais vent ruelles bertin brune court lette mont jarry lune nelle bourne fort val vert ville don champs lanne',
  ),
  indigenous: stock(
    'Aska Chayton Doreen-Lee Eli Gabriel Isaiah Joel Lloyd Makwa Noah Raven Sky Tobasonakwut Waylon Winston Zeke',
    'Aiyana Bea Cheyenne Dawn Edna Kanti Lena Marlene Nokomis Raven-Marie Shawna Tala Violet Waseya Wenona Autumn',
    'Grey Long Morning Night North Red Running Sky Snow Standing Still Swift Thunder White Wind Early Far High Blue Singing',
    'cloud-bearer feather heron elk otter plume water reed sparrow willow kettle drum lark stone sturgeon birch',
  ),
  punjabi: stock(
    'Ajaib Balraj Charan Dilbag Gurtej Harman Inderpal Jaspal Kulwant Lakhbir Manvir Navdeep Paramjot Ranbir Sukhraj Tejpal',
    'Amarjit Balvir Charanjit Daljit Gurleen Harleen Inderjit Jasleen Kulvir Lovleen Manpreet Navneet Parveen Rupinder Simrat Tavleen',
    'Bhan Chand Dhur Gand Har Jand Khos Laml Man Nij Pann Rand Sand Tanv Uppar Vird', 'arwal eyana anpur iwala olia uhra erwal agil',
  ),
  chinese: stock(
    'Baoxin Chenli Dewen Enhao Guowei Haoran Jianyu Kaiming Lixin Minghao Peilin Qiwen Ruolan Shaoyu Tianze Weijun',
    'Ailing Biyu Chunhua Daiyu Fangfei Huilan Jiayi Kexin Lanying Meiqi Ninghua Peizhi Qiuyue Ruxin Shulan Xiaoqing',
    'Ao Bei Chong Dui Fen Gou Hui Jiu Kua Lüe Mai Nuo Pei Qiong Rui Shuo Tou Xun Yue Zhui', 'hai lin nan shan xi yan zhou an',
  ),
  arabic: stock(
    'Adnan Basim Dawud Fadil Ghassan Hamid Ihsan Jalal Karim Lutfi Munir Nadir Qasim Rashid Salim Tariq',
    'Amal Basma Dalal Farah Ghada Hanan Iman Jumana Khadra Lubna Maysa Nawal Rania Samar Thuraya Widad',
    'Al-Bas Al-Dur Al-Far Al-Ghaz Al-Haz Al-Jab Al-Kar Al-Mas Al-Naw Al-Qad Ben-Sal Bou-Tar El-Ram El-Shar Had Mans', 'awi ouni azzar imi oudi adeh allah ani',
  ),
  slavic: stock(
    'Andriy Bohdan Danylo Fedir Hryhoriy Ihor Kazimir Lesko Mykhailo Nazar Ostap Pavlo Radomir Severin Taras Zenon',
    'Alina Bohdana Daryna Halyna Iryna Kalyna Lesia Marusia Nadiya Oksana Polina Roksolana Slavka Tetiana Vira Zoryana',
    'Bab Chern Dovh Hal Hryb Kal Koval Kras Lys Mazur Olek Pet Rud Sav Tym Yar', 'yshenko enyuk ovchak ivskyj oluk yniak orenko adko',
  ),
  tamil: stock(
    'Arulan Balan Ezhilan Iniyan Kumaran Madhavan Nilavan Oviyan Parithi Selvan Tamizhan Uthayan Vaseekaran Yazhan',
    'Anbu Ezhil Iniya Kavitha Malarvizhi Nila Oviya Poongodi Selvi Tamizhini Uma Vennila Yazhini Thenmozhi',
    'Anand Bhuv Chell Elam Gan Kath Mayil Nall Pon Raj Siv Than Vel Yog', 'arajan eswaran amuthan endiran apillai imaran otharan alingam',
  ),
  caribbean: stock(
    'Akeem Delroy Errol Fitzroy Garvin Horace Jermaine Kemar Leroy Nevin Orville Rohan Sherwin Tyrell Zaire',
    'Althea Cherise Donnette Fayola Jacinth Keisha Latoya Marva Nerissa Odessa Paulette Shanice Tamara Velma Zalika',
    'Braith Chal Dacos Fair Git Hink Joseph Lash Mapple Nurse Olli Pilgrim Quashie Ramper Spoon Trot', 'moor wellyn lade sby leyne wood lake brook man ling',
  ),
  nigerian: stock(
    'Adeola Babajide Chidubem Dayo Emeka Folarin Gbenga Ikenna Jideofor Kelechi Lanre Nnamdi Obinna Seyi Tobenna Uzoma',
    'Abisola Bukola Chiamaka Damilola Ebele Funmilayo Ifeoma Jumoke Kambili Morenike Ngozi Olanna Simisola Temilade Yetunde Zikora',
    'Ade Bal Chukwu Dabi Ekwu Fagbe Gbada Igwe Jege Kola Nwa Obia Onwu Sowa Taiwo Uche', 'yanjola ogunwa dera moye nosa miro mola buike dewa pomi korah dele',
  ),
  filipino: stock(
    'Amado Benigno Crisanto Dionisio Efren Honorio Isagani Jovito Leandro Macario Nestor Pascual Rodel Teodoro',
    'Amihan Belinda Corazon Dalisay Erlinda Imelda Jovita Ligaya Marites Nenita Perlita Rowena Soledad Tala',
    'Abu Baga Cata Dima Gala Hali Laca Maca Naga Pana Quia Suma Tola Vila', 'bayan culangan dalisan guinto landicho manalo pilan tubig',
  ),
  vietnamese: stock(
    'Anh-Khoa Bao Chinh Duc-Tri Gia-Huy Hien Khai Long-An Minh-Tam Nghia Phuoc Quoc Sang Thien Vinh',
    'An-Nhien Bich Cam-Tu Diem Giang Hanh Khue Lan-Chi Mai-Ly Ngoc-Anh Phuong Quyen Thao Uyen Yen-Nhi',
    'Bạc Chử Đàm Giáp Khương Lưu Mạc Nghiêm Ông Quách Sầm Tôn Ứng Vương', 'hai lam son thuy vien cat ngan thanh',
  ),
} as const satisfies Record<string, NameStock>;
export type Tradition = keyof typeof stocks;
