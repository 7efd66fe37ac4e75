import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lines, readWhole, utf8Only } from './import-bytes.js';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function joined(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

describe('utf8Only', () => {
  it('passes every text, however it is cut', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 5 }), async (text, size) => {
      const clean = text.replace(/^\uFEFF/, '');
      expect((await joined(utf8Only(pieces(Buffer.from(clean), size)))).toString()).toBe(clean);
    }));
  });
  it('names the first byte that is wrong, however it is cut', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom('a', 'é', '习', '😀'), { maxLength: 9 }), fc.constantFrom(0xff, 0xc0, 0x80, 0xf8), fc.integer({ min: 1, max: 5 }), async (signs, wrong, size) => {
      const before = Buffer.from(`abc${signs.join('')}`);
      const file = Buffer.concat([before, Buffer.from([wrong]), Buffer.from('zz')]);
      await expect(joined(utf8Only(pieces(file, size)))).rejects.toThrow(`at byte ${before.length};`);
    }));
  });
  it('refuses a text that ends inside a character', async () => {
    await expect(joined(utf8Only(pieces(Buffer.from('abcé').subarray(0, 4), 2)))).rejects.toThrow('at byte 3;');
  });
  it('drops a byte order mark only at the start', async () => {
    expect((await joined(utf8Only(pieces(Buffer.from('\uFEFFa\uFEFFb'), 1)))).toString()).toBe('a\uFEFFb');
  });
});

describe('lines', () => {
  it('cuts as split does, however the bytes arrive', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom('a', 'é', '\n', 'bb')), fc.integer({ min: 1, max: 6 }), async (parts, size) => {
      const text = parts.join('');
      const found: string[] = [];
      for await (const line of lines(pieces(Buffer.from(text), size), 1_000)) found.push(line.bytes?.toString() ?? '!');
      expect(found).toEqual(text.endsWith('\n') || text === '' ? text.split('\n').slice(0, -1) : text.split('\n'));
    }));
  });
  it('passes over a line that is too long and counts all bytes', async () => {
    const found: unknown[] = [];
    for await (const line of lines(pieces(Buffer.from('aaaa\nbb\r\ncccc'), 3), 3)) found.push([line.row, line.bytesRead, line.bytes?.toString()]);
    expect(found).toEqual([[1, 5, undefined], [2, 9, 'bb'], [3, 13, undefined]]);
  });
});

it('readWhole stops at its limit', async () => {
  await expect(readWhole(pieces(Buffer.alloc(2_000_000), 65_536), 1_048_576, 'the workbook')).rejects.toThrow('larger than 1 MiB');
});
