// A new password is long, and not one that everybody tries first; nothing else is asked of it (NIST SP 800-63B, 5.1.1.2; OWASP ASVS 5.0, 6.2).
import { BadInput } from '../../kernel/index.js';

const least = 12;
/** What argon2id is made to read at most: more is an attack on the machine. */
const most = 128;

/** The words and walks over the keyboard that most lists of leaked passwords begin with; a password made of one, repeated or counted up, is theirs. */
const stems = [
  'password', 'motdepasse', 'passw0rd', 'p@ssw0rd', 'qwerty', 'qwertyuiop', 'azerty', 'azertyuiop', 'asdfgh', 'asdfghjkl', 'zxcvbn', 'zxcvbnm', '1qaz2wsx', 'qazwsx', 'letmein', 'welcome',
  'bienvenue', 'bonjour', 'iloveyou', 'jetaime', 'admin', 'administrator', 'administrateur', 'dragon', 'monkey', 'football', 'hockey', 'baseball', 'superman', 'batman', 'princess', 'princesse',
  'sunshine', 'soleil', 'shadow', 'master', 'michael', 'abc', 'abcd', 'abcdef', 'secret', 'changeme', 'default', 'canada', 'quebec', 'toronto', 'montreal', 'vancouver', 'custos', 'police', 'summer',
  'winter', 'spring', 'autumn', 'ete', 'hiver', 'test', 'demo', 'guest', 'login', 'access', 'trustno', 'starwars', 'pokemon', 'loulou', 'doudou', 'chocolat', 'marseille', 'correcthorsebatterystaple',
];
const digits = '01234567890123456789';

/** Throws `BadInput`. `own`: the person's own names, which are guessed first of all. */
export function checkNewPassword(password: string, own: readonly string[]): void {
  if (password.length < least) throw new BadInput('a password has at least 12 characters; a sentence is easy to keep', { fr: 'un mot de passe compte au moins 12 caractères ; une phrase se retient bien' });
  if (password.length > most) throw new BadInput('a password has at most 128 characters', { fr: 'un mot de passe compte au plus 128 caractères' });
  if (isGuessed(password.toLowerCase(), own)) throw new BadInput('this password is among the first that are tried; choose another', { fr: 'ce mot de passe est parmi les premiers essayés ; choisissez-en un autre' });
}

/** Nothing is left once the well-known words, one's own names, runs of digits and repeated signs are taken out. */
function isGuessed(password: string, own: readonly string[]): boolean {
  const known = [...stems, ...own.flatMap((name) => name.toLowerCase().split(/\s+/)).filter((word) => word.length >= 3)].toSorted((a, b) => b.length - a.length);
  let rest = password;
  for (const word of known) rest = rest.replaceAll(word, '');
  rest = rest.replaceAll(/\d+/g, (run) => (run.length <= 4 || digits.includes(run) || new Set(run).size <= 2 ? '' : run)).replaceAll(/[\s!.?*_@#$%&+=,;:-]/g, '');
  return new Set(rest).size <= 2;
}
