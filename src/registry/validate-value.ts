// No value enters the registry unchecked: each is valid for its property's type and stands in its one normal form
// (FollowTheMoney names the types but does not validate in JavaScript).
import type { PropertyInfo } from './schema-model.js';
import { checkCountry, checkGender, checkLanguage, checkMimetype, checkTopic } from './validate-code.js';
import { checkEmail, checkIp, checkPhone, checkUrl } from './validate-contact.js';
import { checkDate } from './validate-date.js';
import { checkChecksum, checkIdentifier, checkNumber } from './validate-number.js';
import { bad, type Checked, checkLine, checkLines, good } from './validate-text.js';

/** Longest value by type, in UTF-16 units; other types 1,024. */
const limits = new Map([['name', 1_000], ['address', 1_000], ['identifier', 250], ['url', 4_096], ['text', 65_000], ['html', 65_000], ['json', 65_000], ['entity', 200]]);

/** An entity's own id, or a reference to one: no spaces, no control characters, at most 200 long. */
export function checkEntityId(text: string): Checked {
  return /^[^\s\p{C}]{1,200}$/u.test(text) ? good(text) : bad('is not an entity id; write 1 to 200 characters without spaces', 'n’est pas un identifiant d’entité ; écrivez de 1 à 200 caractères sans espace');
}

function checkJson(text: string): Checked {
  try {
    JSON.parse(text);
    return good(text);
  } catch {
    return bad('is not JSON; correct it or leave it out', 'n’est pas du JSON ; corrigez-la ou omettez-la');
  }
}

function checkByType(line: string, type: string, format: string | null): Checked {
  switch (type) {
    case 'date': return checkDate(line);
    case 'country': return checkCountry(line);
    case 'language': return checkLanguage(line);
    case 'topic': return checkTopic(line);
    case 'gender': return checkGender(line);
    case 'mimetype': return checkMimetype(line);
    case 'number': return checkNumber(line);
    case 'identifier': return checkIdentifier(line, format);
    case 'checksum': return checkChecksum(line);
    case 'email': return checkEmail(line);
    case 'url': return checkUrl(line);
    case 'phone': return checkPhone(line);
    case 'ip': return checkIp(line);
    case 'json': return checkJson(line);
    case 'entity': return checkEntityId(line);
    default: return good(line);
  }
}

/**
 * Checks one value for a property and gives its normal form (dates in UTC, country codes, numbers with a point, NFC).
 * A refusal says what to do and never repeats the value. Checking a normal form again changes nothing.
 */
export function validateValue(property: Pick<PropertyInfo, 'type' | 'format'>, text: string): Checked {
  const limit = limits.get(property.type) ?? 1_024;
  if (property.type === 'text' || property.type === 'html') return checkLines(text, limit);
  const line = checkLine(text, limit);
  return line.ok ? checkByType(line.value, property.type, property.format) : line;
}
