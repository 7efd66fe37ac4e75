// Everything that is asked of the keys of the sources is decided here, from entries that were shown: sealing by a handler, opening and
// destroying by two of different chains of command, and whether a text names a source, one answer for each entry that asks it (G6).
import { type Clock, dayOf } from '../../kernel/index.js';
import { LedgerError } from '../errors.js';
import { fieldsOf, actorOf, FRESH_MS } from '../payload/opening-grant.js';
import type { Hold } from '../payload/hold.js';
import type { OpeningRecord } from '../payload/payload-keys.js';
import type { ProvenEntry } from '../payload/proven-entry.js';
import { refused } from '../payload/two-people.js';
import { names } from './blind-names.js';
import { type FieldName, openField, type SealedField, sealField } from './source-crypto.js';
import { notThis, type Pair, pairOf, placeOf, stepOf, textsIn } from './source-entry.js';
import type { SourceVault } from './source-vault.js';
import type { Random } from '../../kernel/index.js';

export interface SourceDeskParts {
  readonly vault: SourceVault;
  readonly prove: (shown: OpeningRecord) => ProvenEntry;
  readonly holds: () => readonly Hold[];
  readonly clock: Clock;
  readonly random: Random;
  readonly closeKeys: () => void;
}

export interface PlainField extends FieldName {
  readonly text: string;
}

/** The entries of an opening or a destruction: who asked, who approved, and the one that says it happens now. */
export interface Opening {
  readonly request: OpeningRecord;
  readonly approval: OpeningRecord;
  readonly act: OpeningRecord;
}

/** The fields whose words no free text may repeat. */
const NAMING = ['name', 'alias'];

export class SourceDesk {
  /** Entries that were used here: each is good for one thing. */
  private readonly used = new Map<string, number>();

  constructor(private readonly parts: SourceDeskParts) {}

  /** Seals fields of one source on its handler's announced intent. Throws `not_granted`, `destroyed`. */
  seal(shown: OpeningRecord, fields: readonly PlainField[]): SealedField[] {
    const { vault, random, clock } = this.parts;
    const entry = this.parts.prove(shown);
    // New words in the place of others are another act, which two agreed to (registry/sealed-sources.ts).
    const action = fieldsOf(entry.payload)['action'] === 'amendSource' ? 'amendSource' : 'sealSource';
    const { actor, rows } = stepOf(entry, 'intent', action, clock());
    if (action === 'sealSource' && fields.some(({ version }) => version !== 1)) throw notThis();
    const announced = new Set(textsIn(rows['fields']));
    const sourceId = rows['source'];
    if (typeof sourceId !== 'string' || !fields.every((one) => one.agencyId === actor.agency && one.sourceId === sourceId && announced.has(`${one.field}/${one.version}`))) throw notThis();
    this.use(entry);
    const key = vault.keyToSeal(actor.agency, sourceId, fields.filter(({ field }) => NAMING.includes(field)).flatMap(({ text }) => text.split(/[;\n]/)));
    return fields.map(({ text, ...name }) => sealField(key, name, text, random));
  }

  /** In the order asked; all or none. Throws `not_granted`, `destroyed`, `damaged`. */
  open(opening: Opening, fields: readonly SealedField[]): string[] {
    const { vault, prove, clock } = this.parts;
    const pair = pairOf(prove(opening.request), prove(opening.approval), ['requestUnseal', 'approveUnsealSource'], clock());
    const act = prove(opening.act);
    const { actor, payload } = stepOf(act, 'answer', 'unsealSource', clock());
    const sourceId = this.agreed(pair, actor, 'unseal');
    const shown = new Set((Array.isArray(payload['shown']) ? payload['shown'] : []).map(fieldsOf).flatMap(({ ids }) => textsIn(ids)));
    const allowed = new Set(textsIn(pair.subject['fields']));
    const isCovered = (one: SealedField): boolean =>
      one.agencyId === actor.agency && one.sourceId === sourceId && allowed.has(one.field) && shown.has(`source:${sourceId}/${one.field}/${one.version}`);
    if (!fields.every(isCovered)) throw notThis();
    this.useText(pair.approval, act.recordedAtMs);
    const key = vault.keyToOpen(actor.agency, sourceId);
    return fields.map((one) => openField(key, one));
  }

  /** Destroys a source's key for good. Throws `not_granted` with the reason, `destroyed`, `not_found`. */
  destroy(opening: Opening): void {
    const { vault, prove, clock } = this.parts;
    const now = clock();
    const pair = pairOf(prove(opening.request), prove(opening.approval), ['requestDestroySource', 'approveDestroySource'], now);
    const { actor } = stepOf(prove(opening.act), 'intent', 'destroySource', now);
    const sourceId = this.agreed(pair, actor, 'destroy');
    this.checkNoHold(actor.agency, vault.live(actor.agency, sourceId).madeAtMs, now);
    this.useText(pair.approval, now);
    vault.shred(actor.agency, sourceId, { state: 'destroyed', destroyedAtMs: now, request: pair.request, approval: pair.approval });
  }

  /** Which of the texts name a source of the agency whose log holds the entry; one answer for one entry. Throws `not_granted`. */
  check(shown: OpeningRecord, texts: readonly string[]): boolean[] {
    const entry = this.parts.prove(shown);
    const payload = fieldsOf(entry.payload);
    if (payload['kind'] !== 'note' || payload['action'] !== 'checkNames' || actorOf(payload['actor']).agency !== entry.agencyId) throw notThis();
    if (Math.abs(this.parts.clock() - entry.recordedAtMs) > FRESH_MS) throw notThis();
    this.use(entry);
    const known = this.parts.vault.namesOf(entry.agencyId);
    return texts.map((text) => known !== undefined && names(known.key, known.tokens, text));
  }

  close(): void {
    this.parts.closeKeys();
  }

  /** The source that both agreed on, when whoever acts is who asked. */
  private agreed({ asker, subject }: Pair, actor: Pair['asker'], act: string): string {
    const { source } = subject;
    if (asker.agency !== actor.agency || asker.member !== actor.member || subject['act'] !== act || typeof source !== 'string') throw notThis();
    return source;
  }

  /** A hold keeps what existed in its months (docs/operations.md, holds): the source did, from the month it was made until now. */
  private checkNoHold(agencyId: string, madeAtMs: number, nowMs: number): void {
    const [from, to] = [dayOf(madeAtMs).slice(0, 7), dayOf(nowMs).slice(0, 7)];
    if (this.parts.holds().some((hold) => hold.lifted === undefined && hold.agencyId === agencyId && hold.fromMonth <= to && from <= hold.toMonth)) {
      throw refused('a hold covers this source; it has to be lifted first');
    }
  }

  private use(entry: ProvenEntry): void {
    this.useText(placeOf(entry), entry.recordedAtMs);
  }

  private useText(place: string, atMs: number): void {
    const now = this.parts.clock();
    for (const [old, when] of this.used) if (now - when > 24 * 3_600_000) this.used.delete(old);
    if (this.used.has(place)) throw new LedgerError('not_granted', 'an entry shown was used before; begin again');
    this.used.set(place, atMs);
  }
}
