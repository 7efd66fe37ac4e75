// Everything that is asked of the payload keys is decided here, from what is shown and from nothing that the asker says of himself:
// sealing keys of the present month only, openings that are on the record, destruction by two people after retention.
import type { Clock, Random } from '../../kernel/index.js';
import { LedgerError } from '../errors.js';
import type { FileLayer } from '../file-layer.js';
import { monthOf } from '../format/entry.js';
import type { OpenedPayload } from '../format/sealed-payload.js';
import { type Hold, HoldFolder } from './hold.js';
import type { CustodyState } from './key-custody.js';
import { KeyVault } from './key-vault.js';
import { LogPins } from './log-pins.js';
import type { DestroyedMonth } from './month-file.js';
import { OpenCount } from './open-count.js';
import { actorOf, fieldsOf, grantOf, notGranted, type OpeningGrant } from './opening-grant.js';
import type { OpeningRecord, SealedItem } from './payload-keys.js';
import { openItem, parsePayload, type ProvenEntry, proveEntry, readEntry } from './proven-entry.js';
import { retainedUntilMs, retentionYears } from './retention.js';
import { actOf, pairOf, refused } from './two-people.js';

export interface DeskOptions {
  /** `<data>/payload-keys`. */
  readonly folder: string;
  /** Where the logs' public keys are published: `<agency>.pub`. */
  readonly logKeys: string;
  readonly layer: FileLayer;
  readonly clock: Clock;
  readonly random: Random;
}

/** A batch that is sealed around midnight may still need the month just past, or already the next. */
const MIDNIGHT_MS = 10 * 60_000;

export class KeyDesk {
  private readonly vault: KeyVault;
  private readonly pins: LogPins;
  private readonly holdFolder: HoldFolder;
  private readonly count: OpenCount;

  /** Throws `locked`, `damaged`. */
  constructor(private readonly options: DeskOptions) {
    const { folder, layer } = options;
    this.vault = KeyVault.open(options);
    this.pins = new LogPins(options);
    this.holdFolder = new HoldFolder(layer, folder);
    this.count = new OpenCount(layer, folder);
  }

  /** Throws `bad_entry` for a month that is not the present one by this clock. */
  sealingKey(agencyId: string, month: string): Uint8Array {
    const now = this.options.clock();
    if (month !== monthOf(now - MIDNIGHT_MS) && month !== monthOf(now + MIDNIGHT_MS)) {
      throw new LedgerError('bad_entry', `only the present month is sealed, and \`${month}\` is not; check the clock of this machine`);
    }
    this.pins.notice(agencyId);
    return this.vault.keyToSeal(agencyId, month);
  }

  tagKey(): Uint8Array {
    return this.vault.tagKey();
  }

  /** In the order asked; all or none. Throws `not_granted`, `destroyed`, `damaged`. */
  open(shown: OpeningRecord, items: readonly SealedItem[]): OpenedPayload[] {
    const grant = grantOf(this.prove(shown), this.options.clock());
    // Before any key is touched: what is not named is refused in one way, whatever month it is of.
    if (!items.every((item) => grant.covers(item.agencyId, item.index))) throw notGranted();
    const read = items.map((item) => ({ item, record: readEntry(item.entry) }));
    const opened = read.map(({ item, record }) => openItem(this.vault, item, record));
    if (!opened.every(({ payload }) => isShowable(grant, payload))) throw notGranted();
    this.count.add(read.map(({ item, record }) => ({ agencyId: item.agencyId, month: record.key })));
    return opened;
  }

  state(): CustodyState {
    const years = this.years();
    return {
      retentionYears: years,
      months: this.vault.months().map(({ agencyId, month, file }) => ({
        agencyId, month, state: file.state, sinceMs: file.state === 'live' ? file.madeAtMs : file.destroyedAtMs,
        opened: this.count.of(agencyId, month), retainedUntilMs: retainedUntilMs(month, years),
      })),
    };
  }

  holds(): Hold[] {
    return this.holdFolder.all();
  }

  placeHold(shown: OpeningRecord): Hold {
    return this.holdFolder.place(actOf(this.prove(shown), 'placeHold', this.options.clock()));
  }

  liftHold(first: OpeningRecord, second: OpeningRecord): Hold {
    const now = this.options.clock();
    const [request, approval] = pairOf(this.prove(first), this.prove(second), ['liftHold', 'liftHold'], now);
    return this.holdFolder.lift(request, approval, now);
  }

  /** INVARIANT: no path to `shred` but this one; held by `tests/attacks/ledger/shredding-as-eraser.test.ts`. */
  destroy(first: OpeningRecord, second: OpeningRecord): DestroyedMonth {
    const now = this.options.clock();
    const [request, approval] = pairOf(this.prove(first), this.prove(second), ['shredRequest', 'shredApprove'], now);
    const { agency: agencyId, month } = request.asked;
    if (typeof agencyId !== 'string' || typeof month !== 'string') throw refused('the request names no agency and month');
    if (approval.asked['agency'] !== agencyId || approval.asked['month'] !== month) throw refused('the request and the approval name different months');
    const file = this.vault.month(agencyId, month);
    if (file === undefined) throw new LedgerError('not_found', 'this agency has no payload key for this month');
    if (file.state === 'destroyed') throw new LedgerError('destroyed', `the payload key of \`${month}\` was destroyed before`);
    this.checkMayEnd(agencyId, month, now);
    const tombstone: DestroyedMonth = { state: 'destroyed', destroyedAtMs: now, request: request.place, approval: approval.place };
    this.vault.shred(agencyId, month, tombstone);
    return tombstone;
  }

  /** What an entry that was shown says, if it stands in its log. Throws `not_granted`, `destroyed`, `damaged`. */
  prove(shown: OpeningRecord): ProvenEntry {
    return proveEntry(this.vault, this.pins, shown);
  }

  close(): void {
    this.count.close();
    this.vault.close();
  }

  private checkMayEnd(agencyId: string, month: string, nowMs: number): void {
    const until = retainedUntilMs(month, this.years());
    if (nowMs < until) throw refused(`\`${month}\` is retained until ${new Date(until).toISOString().slice(0, 10)}`);
    if (this.holdFolder.over(agencyId, month).length > 0) throw refused(`a hold covers \`${month}\`; it has to be lifted first`);
  }

  private years(): number {
    return retentionYears(this.options.layer, this.options.folder);
  }
}

/** Under `viewRecord` a person is shown what they did themselves, whatever the database says whose it is. */
function isShowable({ onlyOf }: OpeningGrant, payload: Uint8Array): boolean {
  if (onlyOf === undefined) return true;
  const actor = actorOf(fieldsOf(parsePayload(payload))['actor']);
  return actor.agency === onlyOf.agency && actor.member === onlyOf.member;
}
