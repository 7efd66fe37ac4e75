// How what is asked of the keys of the sources crosses the socket of the key process.
import { join } from 'node:path';
import type { LinkMessage } from '../link.js';
import { bytesOf, listOf, numberOf, textOf } from '../link.js';
import { base64, objectIn, recordIn, recordMessage } from '../payload/key-messages.js';
import type { MakeSecondDesk } from '../payload/key-process.js';
import { type AgencyKeys, FileAgencyKeys } from './agency-keys.js';
import type { FieldName, SealedField } from './source-crypto.js';
import { type Opening, SourceDesk } from './source-desk.js';
import { SourceVault } from './source-vault.js';

/** The keys of the sources, beside the payload keys and under the same lock: `<folder>/sources`, agency keys in `<folder>/source-agencies`. */
export function sourceDesk(token?: () => AgencyKeys): MakeSecondDesk {
  return (desk, { folder, layer, clock, random }) => {
    const agencyKeys = token?.() ?? new FileAgencyKeys(layer, join(folder, 'source-agencies'), random);
    const vault = new SourceVault({ folder: join(folder, 'sources'), layer, clock, random, agencyKeys });
    const sources = new SourceDesk({ vault, clock, random, prove: (shown) => desk.prove(shown), holds: () => desk.holds(), closeKeys: () => agencyKeys.close() });
    return { answer: (message) => answerWith(sources, message), close: () => sources.close() };
  };
}

function answerWith(desk: SourceDesk, message: LinkMessage): LinkMessage | undefined {
  switch (message['kind']) {
    case 'source_seal':
      return { sealed: desk.seal(recordIn(message, 'record'), listOf(message, 'fields').map((one) => ({ ...nameIn(one), text: textOf(one, 'text') }))).map(sealedMessage) };
    case 'source_open':
      return { texts: desk.open(openingIn(message), listOf(message, 'fields').map(sealedIn)) };
    case 'source_destroy':
      desk.destroy(openingIn(message));
      return {};
    case 'source_names':
      return { found: desk.check(recordIn(message, 'record'), listOf(message, 'texts').map((one) => textOf(one, 'text'))) };
    default:
      return undefined;
  }
}

export function nameMessage({ agencyId, sourceId, field, version }: FieldName): LinkMessage {
  return { agency: agencyId, source: sourceId, field, version };
}

export function sealedMessage(one: SealedField): LinkMessage {
  return { ...nameMessage(one), nonce: base64(one.nonce), sealed: base64(one.sealed) };
}

export function sealedIn(message: LinkMessage): SealedField {
  return { ...nameIn(message), nonce: bytesOf(message, 'nonce'), sealed: bytesOf(message, 'sealed') };
}

export function openingMessage({ request, approval, act }: Opening): LinkMessage {
  return { opening: { request: recordMessage(request), approval: recordMessage(approval), act: recordMessage(act) } };
}

function openingIn(message: LinkMessage): Opening {
  const opening = objectIn(message, 'opening');
  return { request: recordIn(opening, 'request'), approval: recordIn(opening, 'approval'), act: recordIn(opening, 'act') };
}

function nameIn(message: LinkMessage): FieldName {
  return { agencyId: textOf(message, 'agency'), sourceId: textOf(message, 'source'), field: textOf(message, 'field'), version: numberOf(message, 'version') };
}
