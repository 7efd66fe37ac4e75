// The items of the list of entities as the consolidated regulations give them: words, languages and dates, nothing interpreted.
import { BadInput } from '../kernel/index.js';
import type { ByteStream } from './import-item.js';
import { readXml } from './import-xml.js';

/** A run of words; `lang` (ISO 639-3) where the text marks them as of a language other than its own. */
export interface Segment {
  readonly text: string;
  readonly lang: string | null;
}

export interface ListItem {
  /** Position in the list, from 1. */
  readonly row: number;
  /** Identifier of the provision in the Justice Laws files (`lims:fid`): it stays when the text of the item is amended. */
  readonly fid: string;
  /** First day on which the item's present text was in force (`lims:inforce-start-date`). */
  readonly inForce: string;
  readonly segments: readonly Segment[];
}

export interface ListDocument {
  /** `eng` or `fra`. */
  readonly lang: string;
  /** `SOR/2002-284` or `DORS/2002-284`. */
  readonly instrument: string;
  readonly items: readonly ListItem[];
  /** Amending instruments by the day they came into force, where one day has one. */
  readonly amendments: ReadonlyMap<string, string>;
  readonly bytes: number;
}

const languages = new Map([['en', 'eng'], ['fr', 'fra'], ['es', 'spa'], ['ar', 'ara']]);

/** The longest item has some 3,000 characters. */
const maxItemLength = 50_000;

interface Reading {
  lang: string;
  instrument: string;
  readonly items: ListItem[];
  readonly notes: { day: string; text: string }[];
  item: { fid: string; inForce: string; segments: Segment[] } | null;
  readonly path: string[];
  spoken: string | null;
}

function open(reading: Reading, name: string, attributes: ReadonlyMap<string, string>): void {
  reading.path.push(name);
  if (name === 'Regulation') reading.lang = languages.get(attributes.get('xml:lang') ?? '') ?? '';
  if (name === 'Item') reading.item = { fid: attributes.get('lims:fid') ?? '', inForce: attributes.get('lims:inforce-start-date') ?? '', segments: [] };
  if (name === 'Language') reading.spoken = languages.get(attributes.get('xml:lang') ?? '') ?? null;
  if (name === 'HistoricalNoteSubItem') reading.notes.push({ day: attributes.get('lims:inforce-start-date') ?? '', text: '' });
}

function close(reading: Reading, name: string): void {
  reading.path.pop();
  if (name === 'Language') reading.spoken = null;
  if (name === 'Item' && reading.item !== null) {
    const length = reading.item.segments.reduce((sum, segment) => sum + segment.text.length, 0);
    if (length > maxItemLength) throw new BadInput(`item ${reading.items.length + 1} of the list is longer than ${maxItemLength} characters; fetch the file again`);
    reading.items.push({ row: reading.items.length + 1, ...reading.item });
    reading.item = null;
  }
}

function say(reading: Reading, text: string): void {
  const note = reading.path.at(-1) === 'HistoricalNoteSubItem' ? reading.notes.at(-1) : undefined;
  if (note !== undefined) note.text += text;
  if (reading.path.at(-1) === 'InstrumentNumber' && reading.instrument === '') reading.instrument = text.trim();
  reading.item?.segments.push({ text, lang: reading.spoken });
}

function amendmentsOf(notes: Reading['notes']): ReadonlyMap<string, string> {
  const byDay = new Map<string, Set<string>>();
  for (const { day, text } of notes) {
    const found = byDay.get(day) ?? new Set<string>();
    for (const instrument of text.match(/D?(?:SOR|ORS)\/\d{4}-\d+/g) ?? []) found.add(instrument);
    byDay.set(day, found);
  }
  const single = [...byDay].filter(([, instruments]) => instruments.size === 1);
  return new Map(single.map(([day, instruments]) => [day, [...instruments].join('')]));
}

/** Reads the regulations in one language. Throws `BadInput` when the document has no list in it. */
export async function readListDocument(input: ByteStream): Promise<ListDocument> {
  const reading: Reading = { lang: '', instrument: '', items: [], notes: [], item: null, path: [], spoken: null };
  let bytes = 0;
  const counted = (async function* count() {
    for await (const chunk of input) {
      bytes += chunk.length;
      yield chunk;
    }
  })();
  for await (const event of readXml(counted, 'the list')) {
    if (event.kind === 'open') open(reading, event.name, event.attributes);
    else if (event.kind === 'close') close(reading, event.name);
    else say(reading, event.text);
  }
  if (reading.items.length === 0 || reading.lang === '') {
    throw new BadInput('there is no list of entities in this file; give `SOR-2002-284.xml` (or `DORS-2002-284.xml` in French) of the Justice Laws site');
  }
  const { lang, instrument, items, notes } = reading;
  return { lang, instrument, items, amendments: amendmentsOf(notes), bytes };
}
