// No free text names a sealed source: titles, references, names of files and values of text are put to the keys of the sources before anything
// else sees them. A refusal says which field, never whom, and stands in the record without the words (G6).
import type { Caller } from '../access/index.js';
import { BadInput } from '../kernel/index.js';
import { openingRecordOf } from '../ledger/payload/index.js';
import { type ImportItem, type ImportStream, meaningOf } from '../registry/index.js';
import type { House } from './house.js';

export interface NamedText {
  /** As the sender knows it: `title`, `statements.3.value`. */
  readonly field: string;
  readonly text: string;
}

const mostTogether = 200;

/** Throws `BadInput` that names the field. Who may not do `action` anyhow is not answered here: the check is no oracle for them. */
export async function refuseNames(house: House, caller: Caller, action: string, texts: readonly NamedText[]): Promise<void> {
  if (!house.door.allows(caller, action)) return;
  const [first] = await namingFields(house, caller, texts);
  if (first !== undefined) throw mayIdentify(first);
}

/** What is wrong with each row of texts that names a source, by its place. Who may not do `action` is not answered here. */
export async function namingRows(house: House, caller: Caller, action: string, rows: readonly (readonly NamedText[])[]): Promise<ReadonlyMap<number, BadInput>> {
  if (!house.door.allows(caller, action)) return new Map();
  const named = await namingTexts(house, caller, rows.flatMap((texts, at) => texts.map((one) => ({ ...one, at }))));
  return new Map(named.map(({ at, field }) => [at, mayIdentify(field)]));
}

/** Puts what names a source into quarantine, row by row. */
export async function* withoutNames(house: House, caller: Caller, stream: ImportStream): ImportStream {
  if (!(await house.sourceStore.hasAny(caller.member.agencyId))) {
    yield* stream;
    return;
  }
  let waiting: ImportItem[] = [];
  for await (const item of stream) {
    waiting.push(item);
    if (waiting.length < mostTogether) continue;
    yield* await judged(house, caller, waiting);
    waiting = [];
  }
  yield* await judged(house, caller, waiting);
}

/** Values of a property that people write sentences into; a name stays a name: the person may be in the registry for what they did. */
export function isProse(schema: string, prop: string): boolean {
  return meaningOf(schema, prop).type === 'text';
}

async function judged(house: House, caller: Caller, items: readonly ImportItem[]): Promise<ImportItem[]> {
  const texts = items.flatMap((item, at) => textsOf(item).map((one) => ({ ...one, at })));
  const bad = new Map((await namingTexts(house, caller, texts)).map((one) => [one.at, one.field]));
  return items.map((item, at) => {
    const column = bad.get(at);
    return column === undefined ? item : { kind: 'quarantine', row: item.row, bytesRead: item.bytesRead, column, reason: mayIdentify(column).message };
  });
}

function textsOf(item: ImportItem): NamedText[] {
  if (item.kind === 'quarantine') return [];
  const { schema, properties } = item.entity;
  const prose = Object.entries(properties).filter(([prop]) => isProse(schema, prop)).flatMap(([field, values]) => values.map((text) => ({ field, text })));
  const { title, reference } = item.report ?? {};
  return [...prose, ...(title === undefined ? [] : [{ field: 'title', text: title }]), ...(reference === undefined ? [] : [{ field: 'reference', text: reference }])];
}

async function namingFields(house: House, caller: Caller, texts: readonly NamedText[]): Promise<string[]> {
  return (await namingTexts(house, caller, texts)).map(({ field }) => field);
}

/** Those that name a source of the caller's agency. Each asking is an entry: names are not tried out unseen. */
async function namingTexts<T extends NamedText>(house: House, { member, purpose, caseRef }: Caller, texts: readonly T[]): Promise<T[]> {
  if (texts.length === 0 || !(await house.sourceStore.hasAny(member.agencyId))) return [];
  const actor = { agency: member.agencyId, member: member.memberId, user: member.userName, role: member.role };
  const fields = [...new Set(texts.map(({ field }) => field))];
  const receipt = await house.door.note(member.agencyId, { action: 'checkNames', actor, purpose, case: caseRef, fields, texts: texts.length });
  const found = await house.sourceKeys.check(await openingRecordOf(house.ledger, receipt), texts.map(({ text }) => text));
  const naming = texts.filter((_, at) => found[at] === true);
  if (naming.length > 0) await house.door.note(member.agencyId, { action: 'nameRefused', actor, purpose, case: caseRef, fields: [...new Set(naming.map(({ field }) => field))], texts: naming.length });
  return naming;
}

function mayIdentify(field: string): BadInput {
  return new BadInput(`\`${field}\` may identify somebody whose name must not stand in free text; write a reference number, or name people as entities`, {
    fr: `« ${field} » pourrait identifier une personne dont le nom ne doit pas figurer en texte libre ; inscrivez une cote, ou nommez les personnes comme entités`,
  });
}
