// The payload keys as the node sees them: over the socket of the process that holds them.
import { LedgerError } from '../errors.js';
import type { OpenedPayload } from '../format/sealed-payload.js';
import { bytesOf, LineLink, type LinkMessage, listOf, numberOf, textOf } from '../link.js';
import { type Hold, parseHold } from './hold.js';
import type { CustodyState, KeyCustody, MonthState } from './key-custody.js';
import { itemMessage, objectIn, recordMessage } from './key-messages.js';
import { type DestroyedMonth, parseMonth } from './month-file.js';
import type { OpeningRecord, SealedItem } from './payload-keys.js';

/** Sealed bytes that one message carries: far below what a line may hold, and soon answered. */
const MESSAGE_BYTES = 4 * 1024 * 1024;

/** What was under way when the process ended rejects `unavailable`; the next question finds it again once it is back. */
export class RemoteKeys implements KeyCustody {
  private isClosed = false;

  private constructor(
    private readonly socketPath: string,
    private link: LineLink,
  ) {}

  /** Rejects `unavailable` when no key process listens there. */
  static async connect(socketPath: string): Promise<RemoteKeys> {
    return new RemoteKeys(socketPath, await lineTo(socketPath));
  }

  /** Whether the key process was there when it was last spoken to. */
  get isOpen(): boolean {
    return this.link.isOpen;
  }

  async sealingKey(agencyId: string, month: string): Promise<Uint8Array> {
    return bytesOf(await this.call({ kind: 'seal_key', agency: agencyId, month }), 'key');
  }

  async tagKey(): Promise<Uint8Array> {
    return bytesOf(await this.call({ kind: 'tag_key' }), 'key');
  }

  async open(record: OpeningRecord, items: readonly SealedItem[]): Promise<readonly OpenedPayload[]> {
    const opened: OpenedPayload[] = [];
    for (const batch of batchesOf(items)) {
      const answer = await this.call({ kind: 'open', record: recordMessage(record), items: batch.map(itemMessage) });
      opened.push(...listOf(answer, 'opened').map((one) => ({ salt: bytesOf(one, 'salt'), payload: bytesOf(one, 'payload') })));
    }
    if (opened.length !== items.length) throw notUnderstood();
    return opened;
  }

  async state(): Promise<CustodyState> {
    const state = objectIn(await this.call({ kind: 'state' }), 'state');
    return { retentionYears: numberOf(state, 'retentionYears'), months: listOf(state, 'months').map(monthFrom) };
  }

  async holds(): Promise<readonly Hold[]> {
    return listOf(await this.call({ kind: 'holds' }), 'holds').map(holdFrom);
  }

  async placeHold(record: OpeningRecord): Promise<Hold> {
    return holdFrom(objectIn(await this.call({ kind: 'place_hold', record: recordMessage(record) }), 'hold'));
  }

  async liftHold(request: OpeningRecord, approval: OpeningRecord): Promise<Hold> {
    return holdFrom(objectIn(await this.call({ kind: 'lift_hold', request: recordMessage(request), approval: recordMessage(approval) }), 'hold'));
  }

  async destroy(request: OpeningRecord, approval: OpeningRecord): Promise<DestroyedMonth> {
    const answer = await this.call({ kind: 'destroy', request: recordMessage(request), approval: recordMessage(approval) });
    const month = parseMonth(textOf(answer, 'month'));
    if (month.state !== 'destroyed') throw notUnderstood();
    return month;
  }

  close(): void {
    this.isClosed = true;
    this.link.close();
  }

  private async call(message: LinkMessage): Promise<LinkMessage> {
    if (!this.link.isOpen && !this.isClosed) this.link = await lineTo(this.socketPath);
    return this.link.call(message);
  }
}

function lineTo(socketPath: string): Promise<LineLink> {
  return LineLink.connect(socketPath, 'the process of the payload keys');
}

function holdFrom(message: LinkMessage): Hold {
  return parseHold(textOf(message, 'id'), message);
}

function monthFrom(message: LinkMessage): MonthState {
  const state = textOf(message, 'state');
  if (state !== 'live' && state !== 'destroyed') throw notUnderstood();
  return {
    agencyId: textOf(message, 'agencyId'), month: textOf(message, 'month'), state, sinceMs: numberOf(message, 'sinceMs'), opened: numberOf(message, 'opened'),
    retainedUntilMs: numberOf(message, 'retainedUntilMs'),
  };
}

function* batchesOf(items: readonly SealedItem[]): Generator<SealedItem[]> {
  let batch: SealedItem[] = [];
  let bytes = 0;
  for (const item of items) {
    if (batch.length > 0 && bytes + item.sealed.length > MESSAGE_BYTES) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(item);
    bytes += item.sealed.length + item.entry.length;
  }
  if (batch.length > 0) yield batch;
}

function notUnderstood(): LedgerError {
  return new LedgerError('unavailable', 'the process of the payload keys answered in a form that is not understood; is it of the same version?');
}
