// Canada's list of terrorist entities (Criminal Code s. 83.05, SOR/2002-284) as entities, in both languages, with the day since which
// their present words are in force. No alias is dropped, and one that stands under two entities stays with both (domain.md section 8).
//
// Known hole: the consolidation gives the day of an item's present words, not of its first listing; before that day it says nothing.
import { BadInput } from '../kernel/index.js';
import { normaliseWords } from '../matching/index.js';
import { type ByteStream, type ImportStream, itemsOf, quarantine } from './import-item.js';
import { type ListedName, namesOf } from './import-listing-names.js';
import { pairItems } from './import-listing-pair.js';
import { type ListDocument, type ListItem, readListDocument } from './import-listing-xml.js';
import { validateEntity } from './validate-entity.js';

interface NamedItem {
  readonly item: ListItem;
  readonly listed: readonly ListedName[];
  readonly names: readonly string[];
  readonly inForce: string;
}

const program = 'Criminal Code s. 83.05, list of entities (SOR/2002-284)';
const sources = new Map([
  ['eng', 'https://laws-lois.justice.gc.ca/eng/regulations/SOR-2002-284/'], ['fra', 'https://laws-lois.justice.gc.ca/fra/reglements/DORS-2002-284/'],
]);
// The regulations do not say who is a person and who a group; a word for a group, or an abbreviation, shows a group. All else stays undecided.
const groupWords = new Set([
  'army', 'battalion', 'brigade', 'brigades', 'cartel', 'carteles', 'collective', 'command', 'congress', 'corps', 'council', 'cult', 'division', 'emirate', 'faction',
  'family', 'federation', 'force', 'forces', 'foundation', 'front', 'fund', 'gang', 'group', 'groups', 'movement', 'network', 'order', 'organisation', 'organization', 'party',
  'reseau', 'society', 'squad', 'state', 'strikeforce', 'tigers',
]);

function schemaFor(names: readonly ListedName[]): string {
  const shown = names.some(({ value, kind }) => kind === 'abbreviation' || normaliseWords(value).some((word) => groupWords.has(word)));
  return shown ? 'Organization' : 'LegalEntity';
}

function named(document: ListDocument): NamedItem[] {
  return document.items.map((item) => {
    const listed = namesOf(item.segments, document.lang);
    return { item, listed, names: listed.map((name) => name.value), inForce: item.inForce };
  });
}

/** Text for a `notes` statement: the item as it stands, tidied of line breaks only. */
const wording = (item: ListItem) => item.segments.map((segment) => segment.text).join('').replace(/\s+/gu, ' ').trim();

interface Draft {
  readonly properties: Map<string, string[]>;
  readonly notes: { prop: string; values: string[]; lang?: string; validFrom: string }[];
}

function add(draft: Draft, prop: string, value: string, known: { readonly lang?: string; readonly validFrom: string }): void {
  const values = draft.properties.get(prop) ?? [];
  if (!values.includes(value)) draft.properties.set(prop, [...values, value]);
  const alike = draft.notes.find((note) => note.prop === prop && note.lang === known.lang && note.validFrom === known.validFrom);
  if (alike === undefined) draft.notes.push({ prop, values: [value], ...known });
  else if (!alike.values.includes(value)) alike.values.push(value);
}

/** Each name once: without language when both lists have it (from the earlier day), else in the language marked or that of its list. */
function addNames(draft: Draft, one: NamedItem, lang: string, other: NamedItem | undefined): void {
  for (const name of one.listed) {
    const both = other?.listed.find((each) => each.value === name.value && each.kind === name.kind);
    if (both !== undefined && lang === 'fra') continue;
    const validFrom = both !== undefined && other !== undefined && other.inForce < one.inForce ? other.inForce : one.inForce;
    const spoken = name.lang ?? (both === undefined && other !== undefined ? lang : undefined);
    add(draft, name.kind, name.value, spoken === undefined ? { validFrom } : { lang: spoken, validFrom });
  }
}

function draftOf(english: NamedItem, french: NamedItem | undefined, amendments: ReadonlyMap<string, string>): Draft {
  const draft: Draft = { properties: new Map(), notes: [] };
  addNames(draft, english, 'eng', french);
  if (french !== undefined) addNames(draft, french, 'fra', english);
  const since = french !== undefined && french.inForce < english.inForce ? french.inForce : english.inForce;
  for (const topic of ['sanction', 'crime.terror']) add(draft, 'topics', topic, { validFrom: since });
  add(draft, 'program', program, { validFrom: since });
  for (const [lang, each] of [['eng', english], ['fra', french]] as const) {
    if (each === undefined) continue;
    add(draft, 'notes', wording(each.item), { lang, validFrom: each.inForce });
    add(draft, 'sourceUrl', sources.get(lang) ?? '', { lang, validFrom: each.inForce });
  }
  const instrument = amendments.get(english.inForce);
  if (instrument !== undefined) add(draft, 'summary', `Present wording in force since ${english.inForce} by ${instrument}`, { lang: 'eng', validFrom: english.inForce });
  return draft;
}

function checkLanguages(english: ListDocument, french: ListDocument | undefined): void {
  if (english.lang !== 'eng') throw new BadInput('the first file is not in English; give the English regulations first and the French ones with `--fr`');
  if (french !== undefined && french.lang !== 'fra') throw new BadInput('the file given with `--fr` is not in French; give `DORS-2002-284.xml`');
}

/**
 * Reads the consolidated regulations (Justice Laws XML). Ids are `ca-list-` and the provision's lasting number.
 * A French item that matches no English one is quarantined under its position; the English one is imported alone.
 */
export async function* importListing(files: { readonly english: ByteStream; readonly french?: ByteStream }): ImportStream {
  const english = await readListDocument(files.english);
  const french = files.french === undefined ? undefined : await readListDocument(files.french);
  checkLanguages(english, french);
  const bytesRead = english.bytes + (french?.bytes ?? 0);
  const left = named(english);
  const right = french === undefined ? [] : named(french);
  const pairs = pairItems(left, right);
  for (const [i, each] of left.entries()) {
    const position = pairs.get(i);
    const draft = draftOf(each, position === undefined ? undefined : right[position], english.amendments);
    const checked = validateEntity(`ca-list-${each.item.fid}`, schemaFor([...each.listed, ...(position === undefined ? [] : (right[position]?.listed ?? []))]), draft.properties);
    const kept = checked.ok ? draft.notes.filter(({ prop, values }) => values.every((value) => checked.entity.properties[prop]?.includes(value) === true)) : [];
    yield* itemsOf({ row: each.item.row, bytesRead }, checked, { statements: kept });
    if (french !== undefined && position === undefined) yield quarantine({ row: each.item.row, bytesRead }, 'no French item matches this English one; it is imported in English only', 'french');
  }
  const paired = new Set(pairs.values());
  for (const [j, each] of right.entries()) {
    if (!paired.has(j)) yield quarantine({ row: each.item.row, bytesRead }, 'no English item matches this French one; check that both files are of the same day', 'french');
  }
}
