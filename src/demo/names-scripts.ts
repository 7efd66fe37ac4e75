// Words for invented names whose bearers also write them in another script; each word stands as `latin/script`.
import type { NameStock } from './name-stock.js';

const words = (text: string): string[] => text.trim().split(/\s+/);

export const arabic: NameStock = {
  origin: 'lb', script: true,
  male: words('Adnan/عدنان Bashir/بشير Fadi/فادي Ghassan/غسان Jawad/جواد Karim/كريم Marwan/مروان Nabil/نبيل Rami/رامي Sami/سامي Tarek/طارق Wael/وائل Ziad/زياد Anis/أنيس'),
  female: words('Amal/أمل Dalal/دلال Farah/فرح Ghada/غادة Hanan/حنان Lamia/لمياء Maysa/ميساء Nour/نور Rania/رانيا Salma/سلمى Yara/يارا Zeina/زينة Joumana/جمانة Rima/ريما'),
  surnames: words('Barzoumi/برزومي Chahrouri/شحروري Daghfali/دغفلي Fakhrouni/فخروني Ghosnawi/غصناوي Harfouchi/حرفوشي Jandalawi/جندلاوي Karamouni/كرموني Mahfouzani/محفوظاني Nakhloudi/نخلودي Rihanawi/ريحاناوي Sawayani/سواياني Tarbouchi/طربوشي Wehbani/وهباني Yazejian/يازجيان Zaytounawi/زيتوناوي'),
};

export const slavic: NameStock = {
  origin: 'ua', script: true,
  male: words('Bohdan/Богдан Danylo/Данило Fedir/Федір Hlib/Гліб Ihor/Ігор Klym/Клим Lev/Лев Markiian/Маркіян Nazar/Назар Orest/Орест Panas/Панас Rostyslav/Ростислав Stepan/Степан Taras/Тарас Yukhym/Юхим Zenovii/Зеновій'),
  female: words('Bohdana/Богдана Darka/Дарка Halyna/Галина Ivanna/Іванна Khrystyna/Христина Lesia/Леся Marta/Марта Nadiia/Надія Oksana/Оксана Polina/Поліна Roksolana/Роксолана Solomiia/Соломія Tamila/Таміла Uliana/Уляна Yaryna/Ярина Zoriana/Зоряна'),
  surnames: words('Barvinchenko/Барвінченко Chornolisko/Чорноліско Dovbyshchuk/Довбищук Horobetsko/Горобецько Kalynovenko/Калиновенко Lystopadko/Листопадко Makivniak/Маківняк Nebozhenko/Небоженко Ostrivchuk/Острівчук Perepelchuk/Перепельчук Rudobrovko/Рудобровко Sokilchenko/Сокільченко Tykhovych/Тихович Verbynenko/Вербиненко Yavorivsko/Яворівсько Zhurboliuk/Журболюк'),
};

export const chinese: NameStock = {
  origin: 'cn', script: true, familyFirst: true,
  male: words('Boren/伯仁 Chengyu/承宇 Delun/德伦 Guangming/光明 Haoran/浩然 Jinhai/金海 Kaiwen/凯文 Mingze/明泽 Peiliang/培良 Ruifeng/瑞丰 Shaoqing/少青 Tianyi/天翊 Weizhong/伟忠 Yanbo/彦博 Zhiyuan/志远'),
  female: words('Ailing/爱玲 Chunhua/春花 Danhong/丹红 Fangyi/芳仪 Huilan/慧兰 Jiayi/佳怡 Lihua/丽华 Meiqin/美琴 Peishan/佩珊 Qiuyan/秋燕 Ruolan/若兰 Shuzhen/淑贞 Xiaomei/小梅 Yulian/玉莲 Zhenni/珍妮'),
  surnames: words('Ouyang/欧阳 Shangguan/上官 Situ/司徒 Zhuge/诸葛 Xiahou/夏侯 Huangfu/皇甫 Linghu/令狐 Murong/慕容 Dongfang/东方 Nangong/南宫 Ximen/西门 Duanmu/端木 Gongsun/公孙 Zhangsun/长孙'),
};

export const greek: NameStock = {
  origin: 'gr', script: true,
  male: words('Achilleas/Αχιλλέας Fotis/Φώτης Ilias/Ηλίας Kosmas/Κοσμάς Leandros/Λέανδρος Miltos/Μίλτος Orestis/Ορέστης Paschalis/Πασχάλης Stamatis/Σταμάτης Thanos/Θάνος Vasilis/Βασίλης Zisis/Ζήσης'),
  female: words('Anthi/Άνθη Despina/Δέσποινα Evgenia/Ευγενία Fotini/Φωτεινή Ioulia/Ιουλία Kalliopi/Καλλιόπη Lydia/Λυδία Myrto/Μυρτώ Olympia/Ολυμπία Panagiota/Παναγιώτα Stella/Στέλλα Xenia/Ξένια'),
  surnames: words('Anemogiannis/Ανεμογιάννης Dendropoulos/Δενδρόπουλος Fegaridis/Φεγγαρίδης Kalamotis/Καλαμώτης Limnaios/Λιμναίος Marmarakos/Μαρμαράκος Nerantzis/Νεράντζης Pelargidis/Πελαργίδης Rodakinis/Ροδακίνης Spithakis/Σπιθάκης Thymarakis/Θυμαράκης Vrachidis/Βραχίδης'),
};

export const korean: NameStock = {
  origin: 'kr', script: true, familyFirst: true,
  male: words('Dohyun/도현 Gyeongho/경호 Hajun/하준 Inseong/인성 Jaewon/재원 Minsik/민식 Seungwoo/승우 Taeyang/태양 Wonjae/원재 Yeongsu/영수'),
  female: words('Areum/아름 Boyoung/보영 Dasom/다솜 Eunji/은지 Haneul/하늘 Jihye/지혜 Miyeon/미연 Nari/나리 Seoyun/서윤 Yuna/유나'),
  surnames: words('Namgoong/남궁 Hwangbo/황보 Seonu/선우 Dokgo/독고 Jegal/제갈 Sagong/사공 Seomun/서문 Dongbang/동방'),
};

export const punjabi: NameStock = {
  origin: 'in', script: true,
  male: words('Amarjot/ਅਮਰਜੋਤ Baldev/ਬਲਦੇਵ Charanpal/ਚਰਨਪਾਲ Dilsher/ਦਿਲਸ਼ੇਰ Gurnam/ਗੁਰਨਾਮ Harjeevan/ਹਰਜੀਵਨ Jagroop/ਜਗਰੂਪ Karanvir/ਕਰਨਵੀਰ Lakhbir/ਲਖਬੀਰ Manraj/ਮਨਰਾਜ Navtej/ਨਵਤੇਜ Parambir/ਪਰਮਬੀਰ Rajbir/ਰਾਜਬੀਰ Sukhdeep/ਸੁਖਦੀਪ'),
  female: words('Amrit/ਅੰਮ੍ਰਿਤ Baljinder/ਬਲਜਿੰਦਰ Daljit/ਦਲਜੀਤ Gurleen/ਗੁਰਲੀਨ Harnoor/ਹਰਨੂਰ Jasmeen/ਜਸਮੀਨ Kirandeep/ਕਿਰਨਦੀਪ Manpreet/ਮਨਪ੍ਰੀਤ Navneet/ਨਵਨੀਤ Rupinder/ਰੁਪਿੰਦਰ Simrat/ਸਿਮਰਤ Tejinder/ਤੇਜਿੰਦਰ'),
  surnames: words('Bhattoal/ਭੱਟੋਆਲ Chahalpur/ਚਾਹਲਪੁਰ Dhandowal/ਧੰਦੋਵਾਲ Ghumanjit/ਘੁੰਮਣਜੀਤ Jandiala/ਜੰਡਿਆਲਾ Kaloyal/ਕਲੋਯਲ Mattewal/ਮੱਤੇਵਾਲ Natthuwal/ਨੱਥੂਵਾਲ Phagwar/ਫਗਵਾੜ Rurkawal/ਰੁੜਕਾਵਾਲ Sahnewal/ਸਾਹਨੇਵਾਲ Tungwal/ਤੁੰਗਵਾਲ'),
};

export const vietnamese: NameStock = {
  origin: 'vn', script: false, familyFirst: true,
  male: words('Bảo Chiến Duy Đạt Giang Hiếu Khang Lâm Nhân Phong Quý Sang Thiện Trung Vinh'),
  female: words('Ánh Bích Cúc Diễm Hạnh Kiều Lan Mai Ngân Oanh Phượng Quyên Thảo Trâm Uyên'),
  surnames: words('Âu-Dương Ca Cái Danh Doãn Đàm-Vân Giáp Hứa-Lâm Khổng La-Thành Lạc Mẫn Nghiêm-Tú Ông Quản Sầm Thạch-Vĩ Thân-Hòa Ung Vi-Khê'),
};

export const tamil: NameStock = {
  origin: 'lk', script: true,
  male: words('Aravan/அரவன் Elango/இளங்கோ Ilamaran/இளமாறன் Kathir/கதிர் Maran/மாறன் Nilavan/நிலவன் Pugazh/புகழ் Senthil/செந்தில் Thamizh/தமிழ் Vetri/வெற்றி'),
  female: words('Amudha/அமுதா Ezhil/எழில் Kayal/கயல் Malar/மலர் Nila/நிலா Oviya/ஓவியா Poongodi/பூங்கொடி Thenmozhi/தேன்மொழி Valli/வள்ளி Yazhini/யாழினி'),
  surnames: words('Arulmathivan/அருள்மதிவன் Chelvanayan/செல்வநயன் Inbasekar/இன்பசேகர் Kumaraveni/குமரவேணி Mathialagan/மதியழகன் Nallasamudra/நல்லசமுத்திர Paranthavel/பரந்தவேல் Thirunilam/திருநிலம் Vanniyaselva/வன்னியசெல்வ Yogamalar/யோகமலர்'),
};
