// The keys of the sources as the node sees them: over the socket of the process that holds them. No key ever crosses it.
import { LedgerError } from '../errors.js';
import { LineLink, type LinkMessage, listOf } from '../link.js';
import { recordMessage } from '../payload/key-messages.js';
import type { OpeningRecord } from '../payload/payload-keys.js';
import type { SealedField } from './source-crypto.js';
import type { Opening, PlainField } from './source-desk.js';
import { nameMessage, openingMessage, sealedIn, sealedMessage } from './source-messages.js';

/** What was under way when the process ended rejects `unavailable`; the next question finds it again once it is back. */
export class RemoteSources {
  private link: LineLink | undefined;

  constructor(private readonly socketPath: string) {}

  /** `record`: a handler's intent that names the source and each `field/version`. Rejects `not_granted`, `destroyed`. */
  async seal(record: OpeningRecord, fields: readonly PlainField[]): Promise<SealedField[]> {
    const answer = await this.call({ kind: 'source_seal', record: recordMessage(record), fields: fields.map((one) => ({ ...nameMessage(one), text: one.text })) });
    return listOf(answer, 'sealed').map(sealedIn);
  }

  /** In the order asked. Rejects `not_granted`, `destroyed`, `damaged`. */
  async open(opening: Opening, fields: readonly SealedField[]): Promise<readonly string[]> {
    const { texts } = await this.call({ kind: 'source_open', ...openingMessage(opening), fields: fields.map(sealedMessage) });
    if (!Array.isArray(texts) || texts.length !== fields.length || !texts.every((one) => typeof one === 'string')) throw notUnderstood();
    return texts;
  }

  /** Rejects `not_granted` with the reason, `destroyed`, `not_found`. */
  async destroy(opening: Opening): Promise<void> {
    await this.call({ kind: 'source_destroy', ...openingMessage(opening) });
  }

  /** Which of the texts name a source of the agency whose log holds `record`. Rejects `not_granted`. */
  async check(record: OpeningRecord, texts: readonly string[]): Promise<readonly boolean[]> {
    const { found } = await this.call({ kind: 'source_names', record: recordMessage(record), texts: texts.map((text) => ({ text })) });
    if (!Array.isArray(found) || found.length !== texts.length || !found.every((one) => typeof one === 'boolean')) throw notUnderstood();
    return found;
  }

  close(): void {
    this.link?.close();
  }

  private async call(message: LinkMessage): Promise<LinkMessage> {
    if (this.link?.isOpen !== true) this.link = await LineLink.connect(this.socketPath, 'the process of the payload keys');
    return this.link.call(message);
  }
}

function notUnderstood(): LedgerError {
  return new LedgerError('unavailable', 'the keys of the sources answered in a form that is not understood; are they of the same version?');
}
