// An entity leaves as FollowTheMoney JSON with the id and the values it came with, and each value with the marking under which it may be
// used (G5: a caveat that is left behind is a caveat broken); what the reader may not see is not in it.
import { type Label, type LabelStore, markingOf } from '../access/index.js';
import { entityRef } from '../kernel/index.js';
import type { EntityPage } from './entity.js';
import type { StoredStatement } from './entity.store.js';
import { basisProp, partProp } from './part.js';

/** The form in which our own import reads what is known about values (import-ftm.ts); other readers pass over it. */
export interface FtmNote {
  readonly prop: string;
  readonly values: string[];
  readonly label: string;
}

export interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Record<string, string[]>;
  readonly custosValues: FtmNote[];
}

/** The statements of the page's own entity (not of those judged to be the same). References to the same agency lose its prefix again. */
export function ftmOf(page: EntityPage, labels: LabelStore): FtmEntity {
  const properties: Record<string, string[]> = {};
  const notes = new Map<string, FtmNote>();
  const own = page.statements.filter((one) => entityRef(one) === page.id && one.prop !== partProp && one.prop !== basisProp);
  for (const one of own) {
    const value = valueOf(one);
    const values = (properties[one.prop] ??= []);
    if (!values.includes(value)) values.push(value);
    const key = `${one.prop} ${one.labelId}`;
    const note = notes.get(key) ?? { prop: one.prop, values: [], label: wholeMarking(labels.label(one.labelId)) };
    if (!note.values.includes(value)) note.values.push(value);
    notes.set(key, note);
  }
  return { id: page.id.slice(page.id.indexOf('~') + 1), schema: page.schema, properties, custosValues: [...notes.values()] };
}

function valueOf(one: StoredStatement): string {
  return one.ref?.agencyId === one.agencyId ? one.ref.entityId : one.value;
}

/**
 * The printed marking and all that binds besides. An import that cannot read a part of it sets the value aside, which is what it must do
 * with a condition that it cannot keep.
 */
function wholeMarking(label: Label | undefined): string {
  if (label === undefined) return 'UNREADABLE MARKING';
  const lists = [['PURPOSES', label.purposes], ['USES', label.permittedUses]] as const;
  return [
    markingOf(label), ...(label.caseRef === null ? [] : [`CASE ${label.caseRef}`]), ...lists.filter(([, list]) => list.length > 0).map(([name, list]) => `${name} ${list.join(', ')}`),
    ...(label.restricted === null ? [] : [`RESTRICTED ${label.restricted}`]), ...(label.expiresOn === null ? [] : [`UNTIL ${label.expiresOn}`]),
  ].join(' // ');
}
