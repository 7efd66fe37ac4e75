// A hold keeps months readable beyond their retention, for a court or a review. One person places it; lifting it takes two people of
// different agencies. It is never removed: a lifted one says by which entries.
import { LedgerError } from '../errors.js';
import { type FileLayer, writeWhole } from '../file-layer.js';
import { isMonth } from '../format/entry.js';
import { readIfThere } from './key-files.js';
import { checkAgency, type EntryPlace, parsePlace, placeText } from './month-file.js';
import { type Act, refused } from './two-people.js';

export interface Hold {
  /** `agency-index` of the entry that placed it. */
  readonly id: string;
  /** Whose months. */
  readonly agencyId: string;
  /** First and last month held, `YYYY-MM`. */
  readonly fromMonth: string;
  readonly toMonth: string;
  readonly reason: string;
  readonly by: { readonly agency: string; readonly member: string };
  readonly placed: EntryPlace;
  readonly placedAtMs: number;
  readonly lifted?: { readonly atMs: number; readonly request: EntryPlace; readonly approval: EntryPlace };
}

const MAX_REASON_CHARS = 500;

export class HoldFolder {
  private readonly path: string;

  constructor(
    private readonly layer: FileLayer,
    folder: string,
  ) {
    this.path = `${folder}/holds`;
    layer.makeFolder(this.path);
    layer.syncFolder(folder);
  }

  all(): Hold[] {
    return this.layer.list(this.path).filter((name) => name.endsWith('.json')).toSorted().map((name) => this.read(name.slice(0, -'.json'.length)));
  }

  /** The holds that stand over a month. */
  over(agencyId: string, month: string): Hold[] {
    return this.all().filter((hold) => hold.lifted === undefined && hold.agencyId === agencyId && hold.fromMonth <= month && month <= hold.toMonth);
  }

  /** Keeps the hold that an act announced. Throws `not_granted` when that act placed one before, `bad_entry`. */
  place(act: Act): Hold {
    const { agency: agencyId, from: fromMonth, to: toMonth, reason } = act.asked;
    if (typeof agencyId !== 'string' || typeof fromMonth !== 'string' || typeof toMonth !== 'string' || typeof reason !== 'string') throw badHold();
    checkAgency(agencyId);
    if (!isMonth(fromMonth) || !isMonth(toMonth) || fromMonth > toMonth || reason.trim() === '' || reason.length > MAX_REASON_CHARS) throw badHold();
    const id = `${act.actor.agency}-${act.place.index}`;
    // A lifted hold is not placed again by the entry that placed it first.
    if (readIfThere(this.layer, `${this.path}/${id}.json`) !== undefined) throw refused('this entry has placed its hold already');
    return this.write({
      id, agencyId, fromMonth, toMonth, reason, by: { agency: act.actor.agency, member: act.actor.member }, placed: act.place, placedAtMs: act.recordedAtMs,
    });
  }

  /** Throws `not_found`, or `not_granted` when the two acts name different holds or it was lifted before. */
  lift(request: Act, approval: Act, atMs: number): Hold {
    const { hold: id } = request.asked;
    if (typeof id !== 'string' || approval.asked['hold'] !== id) throw refused('the request and the approval name different holds');
    const hold = this.all().find((one) => one.id === id);
    if (hold === undefined) throw new LedgerError('not_found', 'there is no such hold; `custos ledger hold list` shows them');
    if (hold.lifted !== undefined) throw refused('this hold was lifted before');
    return this.write({ ...hold, lifted: { atMs, request: request.place, approval: approval.place } });
  }

  private read(id: string): Hold {
    try {
      return parseHold(id, JSON.parse(readIfThere(this.layer, `${this.path}/${id}.json`) ?? '') as object);
    } catch (cause) {
      // A hold that cannot be read might cover anything: nothing is destroyed until it is restored.
      throw new LedgerError('damaged', `the hold \`${id}\` cannot be read; restore the folder of payload keys from its own backup`, { cause });
    }
  }

  private write(hold: Hold): Hold {
    writeWhole(this.layer, this.path, `${hold.id}.json`, `${JSON.stringify(holdFields(hold))}\n`);
    return hold;
  }
}

interface Fields {
  readonly agency: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly by: Hold['by'];
  readonly placed: string;
  readonly placed_at: number;
  readonly lifted?: { readonly at: number; readonly request: string; readonly approval: string };
}

/** A hold as it lies on disk and crosses the socket, without its id. */
export function holdFields(hold: Hold): Fields {
  const { agencyId, fromMonth, toMonth, reason, by, placed, placedAtMs, lifted } = hold;
  return {
    agency: agencyId, from: fromMonth, to: toMonth, reason, by, placed: placeText(placed), placed_at: placedAtMs,
    ...(lifted && { lifted: { at: lifted.atMs, request: placeText(lifted.request), approval: placeText(lifted.approval) } }),
  };
}

/** Throws when a field is missing. */
export function parseHold(id: string, fields: object): Hold {
  if (!isHold(fields)) throw badHold();
  const { agency, from, to, reason, by, placed, placed_at: placedAtMs, lifted } = fields;
  return {
    id, agencyId: agency, fromMonth: from, toMonth: to, reason, by, placed: parsePlace(placed), placedAtMs,
    ...(lifted && { lifted: { atMs: lifted.at, request: parsePlace(lifted.request), approval: parsePlace(lifted.approval) } }),
  };
}

function isHold(fields: object): fields is Fields {
  const { agency, from, to, reason, by } = fields as Partial<Fields>;
  return [agency, from, to, reason, by?.agency, by?.member].every((one) => typeof one === 'string') && isMonth(from ?? '') && isMonth(to ?? '');
}

function badHold(): LedgerError {
  return new LedgerError('bad_entry', 'a hold names an agency, a first and a last month as `YYYY-MM`, and a reason of at most 500 characters');
}
