import { createReadStream, existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normaliseWords } from '../matching/index.js';
import { type ImportEntity, type ImportItem, statementsOf } from './import-item.js';
import { importListing } from './import-listing.js';
import { namesOf } from './import-listing-names.js';
import { pairItems } from './import-listing-pair.js';

const folder = new URL('../../../shared/data/', import.meta.url);
const real = existsSync(new URL('SOR-2002-284.xml', folder));

async function* bytes(text: string, encoding: BufferEncoding = 'utf8'): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, encoding);
}
async function all(files: Parameters<typeof importListing>[0]): Promise<ImportItem[]> {
  const items: ImportItem[] = [];
  for await (const item of importListing(files)) items.push(item);
  return items;
}
const entitiesOf = (items: readonly ImportItem[]) => items.flatMap((item) => (item.kind === 'entity' ? [item.entity] : []));
const names = (text: string, lang = 'eng') => namesOf([{ text, lang: null }], lang).map((name) => name.value);

/** Entities that bear a name on a day. */
function listedAs(entities: readonly ImportEntity[], name: string, day: string): ImportEntity[] {
  const wanted = normaliseWords(name).join(' ');
  return entities.filter((entity) => statementsOf(entity).some(({ prop, value, validFrom = '' }) =>
    ['name', 'alias', 'abbreviation'].includes(prop) && normaliseWords(value).join(' ') === wanted && validFrom <= day));
}

describe('the names of an item', () => {
  it.each([
    ['X Group (XG) (also known as Y (YZ))', ['X Group', 'XG', 'Y', 'YZ']],
    ['X (also known among other names as A, B and C, D and E)', ['X', 'A', 'B and C', 'D', 'E']],
    ['X (also known among other names as A (the first, the second), B, and C)', ['X', 'A', 'the first', 'the second', 'B', 'C']],
    ['X (also known as Y (Z)', ['X', 'Y', 'Z']],
    ['Jaish (also known among other names as Jaish-i-Mohammed (Mohammad, Muhammad))', ['Jaish', 'Jaish-i-Mohammed', 'Jaish-i-Mohammad', 'Jaish-i-Muhammad']],
    ['X', ['X']], ['', []], ['((((', []], [')(', []], ['764', ['764']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });
  it('in French', () => {
    expect(names('X [connue notamment sous les noms suivants : A; B; C]', 'fra')).toEqual(['X', 'A', 'B', 'C']);
    expect(names('X (connu notamment sous le nom de Y and Z)', 'fra')).toEqual(['X', 'Y and Z']);
  });
});

const pairable = (...given: string[]) => ({ names: given, inForce: '2020-01-01' });

describe('pairing', () => {
  it('follows shared names, whatever the order', () => {
    expect([...pairItems([pairable('A'), pairable('B', 'C'), pairable('D')], [pairable('D'), pairable('A'), pairable('C')])].toSorted(([a], [b]) => a - b)).toEqual([[0, 1], [1, 2], [2, 0]]);
  });
  it('pairs what shares nothing by its neighbours, and leaves the rest', () => {
    expect(pairItems([pairable('A'), pairable('The Group'), pairable('B')], [pairable('A'), pairable('Le Groupe'), pairable('B')]).get(1)).toBe(1);
    expect(pairItems([pairable('A'), pairable('The Group'), pairable('B')], [pairable('B'), pairable('A'), pairable('Le Groupe')]).get(1)).toBeUndefined();
  });
});

describe('hostile lists', () => {
  it.each([
    ['<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>', 'document type'],
    ['<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]><lolz>&lol2;</lolz>', 'document type'],
    ['<Regulation xml:lang="en"><Item>&unknown;</Item></Regulation>', 'well-formed'],
    ['<Regulation xml:lang="en"><Item>', 'well-formed'],
    ['not xml', 'well-formed'], ['<r/>', 'no list of entities'],
    ['<a>'.repeat(300), 'nests deeper'],
  ])('%.40s is refused: %s', async (text, why) => {
    await expect(all({ english: bytes(text) })).rejects.toThrow(why);
  });
  it('a file in another encoding is refused with its place', async () => {
    await expect(all({ english: bytes('<r>caf\xe9</r>', 'latin1') })).rejects.toThrow('not UTF-8 at byte 6');
    await expect(all({ english: bytes('\uFEFF<r/>', 'utf16le') })).rejects.toThrow('UTF-16');
  });
});

const files = () => ({ english: createReadStream(new URL('SOR-2002-284.xml', folder)), french: createReadStream(new URL('DORS-2002-284.xml', folder)) });

describe.skipIf(!real)('the real list (../shared/data)', () => {
  it('pairs all 89 items and quarantines none', async () => {
    const items = await all(files());
    expect(items.filter((item) => item.kind === 'quarantine')).toEqual([]);
    const entities = entitiesOf(items);
    expect(entities).toHaveLength(89);
    for (const entity of entities) expect(statementsOf(entity).filter((each) => each.prop === 'notes').map((each) => each.lang)).toEqual(['eng', 'fra']);
  });
  it('answers test vector 7: two entities bear "La Familia Michoacana" from 19 Feb 2025, none before', async () => {
    const entities = entitiesOf(await all(files()));
    expect(listedAs(entities, 'La Familia Michoacana', '2025-02-18')).toHaveLength(0);
    expect(listedAs(entities, 'La Familia Michoacana', '2025-02-19')).toHaveLength(2);
    for (const alias of ['LNFM', 'Los Caballeros Templarios', 'La Nueva Familia Michoacana']) expect(listedAs(entities, alias, '2026-01-01')).toHaveLength(2);
  });
  it('pairs the right items where no name is shared', async () => {
    const entities = entitiesOf(await all(files()));
    const has = (value: string) => entities.find((entity) => entity.properties['name']?.includes(value))?.properties['name'];
    expect(has('Terrorgram Collective')).toContain('Le collectif Terrorgram');
    expect(has('World Tamil Movement')).toContain('Association mondiale tamoule');
    expect(has('Al-Gama’a al-Islamiyya')).toContain('Al-Jama’a al-islamiya');
    expect(has('Hizballah')).toContain('Hezbollah');
  });
  it('loses no word of the text', async () => {
    for (const entity of entitiesOf(await all(files()))) {
      const named = new Set(statementsOf(entity).filter((each) => ['name', 'alias', 'abbreviation'].includes(each.prop)).flatMap((each) => normaliseWords(each.value)));
      const text = statementsOf(entity).filter((each) => each.prop === 'notes').flatMap((each) => normaliseWords(each.value.replace('Forearmsand', 'Forearms and')));
      const glue = new Set('also known among other names as and or ou et alias connu connue connus connues notamment sous les noms suivants le nom suivant de'.split(' '));
      expect(text.filter((word) => !named.has(word) && !glue.has(word)), entity.id).toEqual([]);
    }
  });
  it('calls nobody a person on the evidence of a name, and gives the day of each wording', async () => {
    const entities = entitiesOf(await all(files()));
    expect(new Set(entities.map((entity) => entity.schema))).toEqual(new Set(['Organization', 'LegalEntity']));
    expect(entities.find((entity) => entity.properties['name']?.includes('James Mason'))?.schema).toBe('LegalEntity');
    for (const entity of entities) for (const each of statementsOf(entity)) expect(each.validFrom).toMatch(/^20\d\d-\d\d-\d\d$/);
  });
  it('is in English alone when no French file is given', async () => {
    const items = await all({ english: files().english });
    expect(items.every((item) => item.kind === 'entity')).toBe(true);
  });
});
