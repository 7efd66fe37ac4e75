// Text is safe to store, compare and show: valid Unicode in one form, no control characters, nothing that reorders what a reader sees.

export type Checked = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly reason: string; readonly fr: string };

export function good(value: string): Checked {
  return { ok: true, value };
}

/** `reason` completes "the value …", `fr` « la valeur … »: it says what to do and never repeats the value. */
export function bad(reason: string, fr: string): Checked {
  return { ok: false, reason, fr };
}

/** Most values: printable ASCII words with single spaces between. They are their own normal form. */
const plain = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;
const loneSurrogate = /\p{Cs}/u;
const controls = /\p{Cc}/u;
const controlsButLines = /(?![\n\t])\p{Cc}/u;
// Bidirectional overrides make a reader see another text than the one searched (Unicode TR 36, Trojan Source).
const overrides = /[\u202a-\u202e\u2066-\u2069]/u;

const tooLong = (maxLength: number) => bad(`is longer than ${maxLength.toLocaleString('en-CA')} characters; shorten it or move it to notes`, `dépasse ${maxLength.toLocaleString('fr-CA')} caractères ; abrégez-la ou passez-la aux notes`);

/** One line (`name`, `string`, `identifier`, …): white space collapsed, NFC. `maxLength` in UTF-16 units. */
export function checkLine(text: string, maxLength: number): Checked {
  if (text.length > maxLength * 4) return tooLong(maxLength);
  if (text.length <= maxLength && plain.test(text)) return good(text);
  const line = text.replace(/[\s\u00a0]+/gu, ' ').trim();
  return checkUnicode(line, maxLength, controls);
}

/** Text of several lines (`text`): line breaks and tabs stay, NFC. */
export function checkLines(text: string, maxLength: number): Checked {
  if (text.length > maxLength * 4) return tooLong(maxLength);
  return checkUnicode(text.replace(/\r\n?/g, '\n').trim(), maxLength, controlsButLines);
}

function checkUnicode(text: string, maxLength: number, forbidden: RegExp): Checked {
  if (text === '') return bad('is empty; leave the property out', 'est vide ; omettez la propriété');
  if (text.length > maxLength) return tooLong(maxLength);
  if (loneSurrogate.test(text)) return bad('is not valid Unicode; save the file again as UTF-8', 'n’est pas de l’Unicode valable ; enregistrez de nouveau le fichier en UTF-8');
  if (forbidden.test(text)) return bad('holds control characters; remove them', 'contient des caractères de contrôle ; retirez-les');
  if (overrides.test(text)) return bad('holds characters that reverse the direction of writing; remove them', 'contient des caractères qui renversent le sens de l’écriture ; retirez-les');
  return good(text.normalize('NFC'));
}
