// Ways to reach someone, in the one spelling under which two records of the same address meet.
import { isIP } from 'node:net';
import { bad, type Checked, good } from './validate-text.js';

export function checkEmail(text: string): Checked {
  const address = text.trim().replace(/^mailto:/i, '');
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  const mailbox = address.slice(0, at);
  const wellFormed = /^[^\s@"<>(),;:]{1,64}$/u.test(mailbox) && /^(?=.{4,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,63}$/u.test(domain);
  return wellFormed ? good(`${mailbox}@${domain}`) : bad('is not an e-mail address; write one such as name@example.org', 'n’est pas une adresse électronique ; écrivez-en une comme nom@example.org');
}

/** Web addresses only: `javascript:`, `data:` and `file:` never reach a page. */
export function checkUrl(text: string): Checked {
  const typed = text.trim();
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
  const noAddress = bad('is not a web address; write one such as https://example.org/page', 'n’est pas une adresse Web ; écrivez-en une comme https://example.org/page');
  if (/\s/.test(whole) || !URL.canParse(whole)) return noAddress;
  const url = new URL(whole);
  if (!['http:', 'https:', 'ftp:'].includes(url.protocol) || !url.hostname.includes('.')) return noAddress;
  return good(whole);
}

/** Digits with an optional `+`, 6 to 15 of them (ITU-T E.164); a leading `00` becomes `+`. A number without country code is kept as it is. */
export function checkPhone(text: string): Checked {
  const digits = text.trim().replace(/^tel:/i, '').replace(/[\s().\-/\u2010-\u2015]/g, '').replace(/^00/, '+');
  return /^\+?\d{6,15}$/.test(digits) ? good(digits) : bad('is not a telephone number; write + and 6 to 15 digits, such as +1 613 555 0100', 'n’est pas un numéro de téléphone ; écrivez + et de 6 à 15 chiffres, comme +1 613 555 0100');
}

export function checkIp(text: string): Checked {
  const address = text.trim().toLowerCase();
  return isIP(address) === 0 ? bad('is not an IP address; write one such as 192.0.2.1 or 2001:db8::1', 'n’est pas une adresse IP ; écrivez-en une comme 192.0.2.1 ou 2001:db8::1') : good(address);
}
