// Numbers and identifiers keep the digits that were written; where a check digit exists, it must agree.
import { bad, type Checked, good } from './validate-text.js';

/** A decimal number with a point; thousands set apart by commas or spaces (French usage) are closed up: `1,000.50`, `1 000.50`. */
export function checkNumber(text: string): Checked {
  const compact = text.trim().replace(/(?<=\d)[\u00a0\u202f ](?=\d{3}(?!\d))/g, '').replace('\u2212', '-');
  if (/^[+-]?\d{1,30}(\.\d{1,30})?$/.test(compact)) return good(compact.replace(/^\+/, ''));
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d{1,30})?$/.test(compact)) return good(compact.replaceAll(',', '').replace(/^\+/, ''));
  if (/^[+-]?\d+,\d+$/.test(compact)) return bad('has a decimal comma; write the number with a point, such as 12.5', 'a une virgule décimale ; écrivez le nombre avec un point, comme 12.5');
  return bad('is not a number; write digits and a point only, and the unit in its own column', 'n’est pas un nombre ; n’écrivez que des chiffres et un point, et l’unité à part');
}

/** Remainder modulo 97 of a text of letters and digits, letters counting from 10 (ISO 7064). */
function mod97(text: string): number {
  let rest = 0;
  for (const sign of text) {
    const value = /\d/.test(sign) ? sign : String(sign.charCodeAt(0) - 55);
    rest = Number(`${rest}${value}`) % 97;
  }
  return rest;
}

function checkIban(text: string): Checked {
  const iban = text.replace(/[\s-]/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return bad('is not an IBAN; write two letters, two digits and the account', 'n’est pas un IBAN ; écrivez deux lettres, deux chiffres et le compte');
  return mod97(iban.slice(4) + iban.slice(0, 4)) === 1 ? good(iban) : bad('is an IBAN whose check digits do not agree; check it against the source', 'est un IBAN dont la clé de contrôle ne concorde pas ; comparez-le à la source');
}

function checkBic(text: string): Checked {
  const bic = text.replace(/\s/g, '').toUpperCase();
  return /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic) ? good(bic) : bad('is not a SWIFT/BIC code; it has 8 or 11 letters and digits', 'n’est pas un code SWIFT/BIC ; il compte 8 ou 11 lettres et chiffres');
}

function checkLei(text: string): Checked {
  const lei = text.replace(/\s/g, '').toUpperCase();
  return /^[A-Z0-9]{18}\d{2}$/.test(lei) && mod97(lei) === 1 ? good(lei) : bad('is not a legal entity identifier (20 signs whose check digits agree); check it against the source', 'n’est pas un identifiant d’entité juridique (20 signes dont la clé concorde) ; comparez-la à la source');
}

/** `format` is FollowTheMoney's name for a closer rule (`iban`, `bic`, `lei`); others keep the text. */
export function checkIdentifier(line: string, format: string | null): Checked {
  if (format === 'iban') return checkIban(line);
  if (format === 'bic') return checkBic(line);
  if (format === 'lei') return checkLei(line);
  return good(line);
}

export function checkChecksum(text: string): Checked {
  const hex = text.trim().toLowerCase();
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(hex) ? good(hex) : bad('is not a checksum; write 40 (SHA-1) or 64 (SHA-256) hexadecimal digits', 'n’est pas une somme de contrôle ; écrivez 40 (SHA-1) ou 64 (SHA-256) chiffres hexadécimaux');
}
