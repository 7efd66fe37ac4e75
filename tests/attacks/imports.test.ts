// A stranger's file tries to stop the house, to slip past the checks or to read what is not its own: each story ends in a plain refusal
// or in quarantine, and what follows is still read.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadInput } from '../../src/kernel/index.js';
import { importCsv, importFtm, importListing, importOfac, type ImportStream, importXlsx, readMapping } from '../../src/registry/index.js';

async function* stream(content: string | Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
/** Forty megabytes that never come to an end of anything. */
async function* endless(start: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(start);
  for (let i = 0; i < 40; i += 1) yield Buffer.alloc(1_048_576, 'x');
}
type Items = ImportStream extends AsyncIterable<infer Item> ? Item[] : never;
async function taken(items: ImportStream): Promise<Items> {
  const all: Items = [];
  for await (const item of items) all.push(item);
  return all;
}
const mapping = readMapping('{"namespace":"a","entities":{"p":{"schema":"Person","keys":["id"],"properties":{"name":{"column":"name"},"birthDate":{"column":"born"}}}}}');

describe('hostile files', () => {
  it('billion laughs and external entities are refused before a word is expanded', async () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i] ?? ''} "${`&${'abcdefghi'[i] ?? ''};`.repeat(10)}">`).join('')}]><r>&j;</r>`;
    await expect(taken(importListing({ english: stream(laughs) }))).rejects.toThrow('document type');
    await expect(taken(importListing({ english: stream('<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>') }))).rejects.toThrow('document type');
  });
  it('a tag that never ends does not fill the memory', async () => {
    await expect(taken(importListing({ english: endless('<Regulation a="') }))).rejects.toThrow('does not end');
  });
  it('a line, a cell or a quotation that never ends does not fill the memory', async () => {
    expect((await taken(importFtm(endless('{"id":"')))).map((item) => item.kind)).toEqual(['quarantine']);
    expect((await taken(importCsv(endless('id,name,born\n1,"'), mapping))).map((item) => item.kind)).toEqual(['quarantine']);
  });
  it('keys of the prototype change no object', async () => {
    await taken(importFtm(stream('{"id":"a","schema":"__proto__","properties":{"__proto__":{"x":1}}}\n{"__proto__":{"polluted":true},"id":"b","schema":"Person","properties":{"name":["n"],"constructor":["c"]}}')));
    await taken(importCsv(stream('id,name,born,__proto__,constructor\n1,A,,x,y\n'), mapping));
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(() => readMapping('{"__proto__":{"polluted":1},"namespace":"a","entities":{"p":{"schema":"Person","keys":["id"],"properties":{"__proto__":{"literal":"x"}}}}}')).toThrow(BadInput);
  });
  it('no reason repeats a value of the file', async () => {
    const secret = 'SECRET-31337';
    const items = await taken(importFtm(stream([
      `{"id":"a","schema":"Person","properties":{"name":["x"],"birthDate":["${secret}"],"country":["${secret}"],"email":["${secret}"]}}`,
      `{"id":"${secret} ","schema":"Person","properties":{"name":["x"]}}`, secret, `{"id":"b","schema":"Person","properties":{"phone":"${secret} 1"}}`].join('\n'))));
    expect(items.filter((item) => item.kind === 'quarantine').length).toBeGreaterThanOrEqual(6);
    expect(JSON.stringify(items)).not.toContain(secret);
    const rows = await taken(importCsv(stream(`id,name,born\n1,A,${secret}\n${secret},,${secret}\n"${secret}"x,,\n`), mapping));
    expect(JSON.stringify(rows.filter((item) => item.kind === 'quarantine'))).not.toContain(secret);
  });
  it('any bytes at all end in items or in a plain refusal', async () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: fc.constantFrom('"', ',', '\n', '{', '}', '<', '>', 'Item', 'a', '\u0000', 'é', 'PK\u0003\u0004') }).map((text) => Buffer.from(text)));
    await fc.assert(fc.asyncProperty(bytes, async (content) => {
      const readers = [
        () => importFtm(stream(content)), () => importCsv(stream(content), mapping), () => importXlsx(stream(content), mapping),
        () => importListing({ english: stream(content) }), () => importOfac({ sdn: stream(content), alt: stream(content), add: stream(content) }),
      ];
      for (const read of readers) await taken(read()).catch((error: unknown) => expect(error).toBeInstanceOf(BadInput));
    }), { numRuns: 200 });
  });
});
