import { createReadStream, existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ImportItem } from './import-item.js';
import { importOfac } from './import-ofac.js';
import { ofacDate, readRemarks } from './import-ofac-remarks.js';

const folder = new URL('../../../shared/data/', import.meta.url);
const real = existsSync(new URL('ofac-2021-sdn.csv', folder));

const file = (name: string) => createReadStream(new URL(`ofac-2021-${name}.csv`, folder));

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
async function all(sdn: string, alt = '', add = ''): Promise<ImportItem[]> {
  const items: ImportItem[] = [];
  for await (const item of importOfac({ sdn: bytes(sdn), alt: bytes(alt), add: bytes(add) })) items.push(item);
  return items;
}
const nulls = '-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ';
const person = `7,"FICTIVE, Ana Maria","individual","SDNTK] [TCO","Accountant",${nulls.split(',').slice(1).join(',')},"DOB 22 Jan 1952; alt. DOB circa 1950; POB Nowhere; nationality Mexico; citizen Atlantis; Gender Female; Passport AB149814 (Colombia); a.k.a. 'LA FICTIVE'."`;

describe('importOfac', () => {
  it('reads a person with other names and addresses', async () => {
    const items = await all(`${person}\r\n\u001a`, '7,1,"aka","FICTIVE, Anita",-0- \r\n7,2,"fka","OLDNAME, Ana",-0- \r\n', '7,9,"Calle 1","Ciudad","Mexico",-0- \r\n');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ kind: 'entity', entity: { id: 'ofac-7', schema: 'Person', properties: {
      name: ['Ana Maria FICTIVE'], firstName: ['Ana Maria'], lastName: ['FICTIVE'], alias: ['Anita FICTIVE'], previousName: ['Ana OLDNAME'], weakAlias: ['LA FICTIVE'],
      birthDate: ['1952-01-22'], birthPlace: ['Nowhere'], nationality: ['mx'], gender: ['female'], passportNumber: ['AB149814'], position: ['Accountant'],
      program: ['SDNTK', 'TCO'], topics: ['sanction'], address: ['Calle 1, Ciudad, Mexico'], country: ['mx'] } } });
    expect(items[0]?.kind === 'entity' && items[0].entity.properties).not.toHaveProperty('citizenship');
  });
  it('quarantines broken rows and strays, and goes on', async () => {
    const items = await all(`x,"A"\n${person}\n${person}\n8,"B","ghost","P",${nulls},-0- \n`, '7,1,"aka"\n99,1,"aka","NOBODY",-0- \n');
    expect(items.map((item) => [item.kind, item.kind === 'quarantine' ? item.column : undefined])).toEqual([
      ['quarantine', 'alt'], ['quarantine', undefined], ['entity', undefined], ['quarantine', undefined], ['quarantine', 'type'], ['quarantine', 'alt']]);
  });
});

it('takes from remarks only what is certain', () => {
  expect(ofacDate('12 Jan 1960')).toBe('1960-01-12');
  expect(ofacDate('Jan 1960')).toBe('1960-01');
  expect(ofacDate('1960')).toBe('1960');
  for (const text of ['circa 1960', '1960 to 1961', '12 Foo 1960', '1 Jan 60', '']) expect(ofacDate(text)).toBeUndefined();
  expect(readRemarks('Vessel Registration Identification IMO 7406784; MMSI 572469210 (Iran)', 'Vessel')).toEqual([{ prop: 'imoNumber', value: 'IMO7406784' }]);
  expect(readRemarks("DOB 1950; a.k.a. 'X'", 'Organization')).toEqual([{ prop: 'weakAlias', value: 'X' }]);
});

describe.skipIf(!real)('the real list of 2021 (../shared/data)', () => {
  it('gives 8,976 entities and every other name, and quarantines nothing', async () => {
    const kinds = new Map<string, number>();
    let quarantined = 0;
    let others = 0;
    for await (const item of importOfac({ sdn: file('sdn'), alt: file('alt'), add: file('add') })) {
      if (item.kind === 'quarantine') quarantined += 1;
      else {
        kinds.set(item.entity.schema, (kinds.get(item.entity.schema) ?? 0) + 1);
        others += (item.entity.properties['alias']?.length ?? 0) + (item.entity.properties['previousName']?.length ?? 0);
      }
    }
    expect(quarantined).toBe(0);
    expect(Object.fromEntries(kinds)).toEqual({ Person: 4620, Organization: 3673, Vessel: 406, Airplane: 277 });
    // 11,910 rows, of which two repeat a name of the same record.
    expect(others).toBe(11_908);
  });
});
