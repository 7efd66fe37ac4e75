// Names of a Canadian region: communities with surnames of their own, a few very common, many rare.
import type { Luck } from './luck.js';

interface Community {
  readonly share: number;
  readonly surnames: readonly string[];
  /** Parts of which rarer surnames are made. */
  readonly parts: readonly [readonly string[], readonly string[]];
  readonly women: readonly string[];
  readonly men: readonly string[];
}

const words = (text: string): string[] => text.split(' ');

const COMMUNITIES: readonly Community[] = [
  {
    share: 46, surnames: words('Smith Brown Wilson Campbell MacDonald Thompson Anderson Taylor Scott Murphy Clark Reid Stewart Walker Robertson Fraser Graham Kelly Young Hall Morrison Baker Murray Ross Cameron Bell Kennedy Sinclair Doyle Hughes Barrett Pike Penney Hynes Whalen'),
    parts: [words('Ash Black Brad Carl Dun East Fair Glen Hart Hol Kirk Lang Mar New Pem Rad Stan Thorn Wake West Whit Wood'), words('berry bridge brook burn by dale field ford ham land ley more ridge ton well wick worth')],
    women: words('Emily Sarah Jessica Hannah Margaret Karen Laura Heather Megan Claire Olivia Rachel Susan Beth Andrea Kate'), men: words('James Michael David Ryan Kevin Andrew Daniel Scott Matthew Ian Brian Tyler Peter Sean Craig Evan'),
  },
  {
    share: 18, surnames: words('Tremblay Gagnon Roy Bouchard Gauthier Morin Lavoie Fortin Ouellet Pelletier Belanger Levesque Bergeron Leblanc Cormier Arsenault Richard Poirier Simard Girard'),
    parts: [words('Beau Bois Champ Char Des Du Fon Gran La Mont Per Roche Saint Val'), words('bonneau champs clerc court fontaine joie lieu mont pre rivage ron sault tier vigne')],
    women: words('Marie Julie Isabelle Sophie Genevieve Chantal Nathalie Melanie Camille Audrey'), men: words('Luc Marc Pierre Mathieu Simon Eric Alexandre Gilles Martin Yves'),
  },
  {
    share: 14, surnames: words('Singh Kaur Patel Gill Sidhu Sharma Dhillon Grewal Sandhu Khan Ahmed Rahman'),
    parts: [words('Bala Chand Dev Gopal Hari Jas Krish Mani Nara Raj Rama Sub Ven'), words('bir deep gopal jeet kumar murthy nathan pal preet raman singham swamy')],
    women: words('Priya Harpreet Simran Aisha Fatima Anjali Neha Jaspreet'), men: words('Arjun Gurpreet Harjit Imran Manpreet Rahul Bilal Amrit'),
  },
  {
    share: 12, surnames: words('Li Wang Chen Wong Nguyen Tran Kim Lee Park Liu Zhang Santos Reyes Cruz'),
    parts: [words('Cho Fan Guo Han Huang Kwan Lam Luo Mak Ng Pham Qiu Tsang Yee'), words('a ang e en g i o ong u un')],
    women: words('Mei Linh Grace Ji-woo Maria Angela Yan Hoa'), men: words('Wei Minh Kevin Jin Jose Hao Tuan Daniel'),
  },
  {
    share: 10, surnames: words('Mohamed Hassan Ali Okafor Mensah Rossi Silva Kowalski Shevchenko Petrov Haddad Garcia Williams Joseph'),
    parts: [words('Abdi Bala Dom Este Ferra Gio Ivan Kova Lom Mor Nov Oso Petr Sza Tor Vas'), words('chuk di enko eira ic ides ini man ko ov rez ski unde wu yan zzi')],
    women: words('Amina Elena Sofia Nadia Halima Ana Ngozi Layla'), men: words('Omar Ivan Marco Yusuf Carlos Emeka Tomas Samir'),
  },
];

export interface Name {
  readonly surname: string;
  readonly community: number;
}

export function drawSurname(luck: Luck): Name {
  const community = luck.weighed(COMMUNITIES.map((one, n) => [n, one.share] as const));
  return { community, surname: surnameOf(luck, community) };
}

export function surnameOf(luck: Luck, community: number): string {
  const { surnames, parts: [heads, tails] } = COMMUNITIES[community] as Community;
  if (luck.is(0.45)) return luck.early(surnames, 2);
  const made = `${luck.pick(heads)}${luck.pick(tails)}`;
  return luck.is(0.03) ? `${made}-${luck.pick(surnames)}` : made;
}

export function givenOf(luck: Luck, community: number, sex: 'F' | 'M'): string {
  const one = COMMUNITIES[community] as Community;
  const list = sex === 'F' ? one.women : one.men;
  return luck.is(0.35) ? `${luck.early(list, 2)} ${luck.pick(list)}` : luck.pick(list);
}

const GANG_HEADS = words('Harbour North Lakeshore Ninth Iron Dockside Valley Jane Crescent Redline Hollow Queen Eastgate Maple Quarry Signal');
const GANG_TAILS = words('Boys Riders Crew Mob Set Brotherhood Towing Outfit Kings Syndicate');
export const gangName = (luck: Luck): string => `${luck.pick(GANG_HEADS)} ${luck.pick(GANG_TAILS)}`;

export function plateOf(luck: Luck, index: number): string {
  const letters = 'ABCDEFGHJKLMNPRSTVWXYZ';
  return `${letters[luck.below(22)] ?? 'A'}${letters[Math.floor(index / 22_000) % 22] ?? 'A'}${letters[Math.floor(index / 1000) % 22] ?? 'A'}${letters[luck.below(22)] ?? 'A'} ${String(index % 1000).padStart(3, '0')}`;
}
