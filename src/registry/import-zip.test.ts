import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readMapping } from './import-mapping.js';
import { importXlsx } from './import-table.js';
import { openArchive } from './import-zip.js';

/** A zip archive of one deflated member, with the sizes that its directory claims. */
function archiveOf(name: string, content: Buffer, claim: { size?: number; flags?: number; method?: number; packed?: number } = {}): Buffer {
  const packed = deflateRawSync(content, { level: 9 });
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(claim.flags ?? 0, 8);
  entry.writeUInt16LE(claim.method ?? 8, 10);
  entry.writeUInt32LE(crc32(content), 16);
  entry.writeUInt32LE(claim.packed ?? packed.length, 20);
  entry.writeUInt32LE(claim.size ?? content.length, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}

async function sizeOf(archive: Buffer, name: string): Promise<number> {
  let size = 0;
  for await (const chunk of openArchive(archive).open(name) ?? []) size += chunk.length;
  return size;
}

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

describe('openArchive', () => {
  it('unpacks a member', async () => {
    expect(await sizeOf(archiveOf('a', Buffer.alloc(5_000, 'ab')), 'a')).toBe(5_000);
    expect(openArchive(archiveOf('a', Buffer.alloc(1))).open('b')).toBeUndefined();
    expect(openArchive(archiveOf('__proto__', Buffer.alloc(1))).open('constructor')).toBeUndefined();
  });
  it('stops a bomb that says it is small', async () => {
    await expect(sizeOf(archiveOf('a', Buffer.alloc(64 * 1_048_576), { size: 10 }), 'a')).rejects.toThrow('far more than its own size');
  });
  it('refuses passwords, unknown methods, false sizes and what is no archive', async () => {
    expect(() => openArchive(archiveOf('a', Buffer.alloc(9), { flags: 1 }))).toThrow('password');
    expect(() => openArchive(archiveOf('a', Buffer.alloc(9), { method: 14 })).open('a')).toThrow('not read');
    expect(() => openArchive(archiveOf('a', Buffer.alloc(9), { packed: 1_000_000 }))).toThrow('cut short');
    expect(() => openArchive(Buffer.alloc(0))).toThrow('no zip archive');
    expect(() => openArchive(Buffer.alloc(1_000))).toThrow('no zip archive');
    await expect(sizeOf(archiveOf('a', Buffer.from('hello hello hello'), { packed: 5 }), 'a')).rejects.toThrow('damaged');
  });
});

describe('a hostile workbook', () => {
  const mapping = readMapping('{"namespace":"x","entities":{"p":{"schema":"Person","keys":["id"],"properties":{"name":{"column":"name"}}}}}');
  const read = async (xml: string) => {
    let count = 0;
    for await (const item of importXlsx(once(archiveOf('xl/workbook.xml', Buffer.from(xml))), mapping)) count += item.row;
    return count;
  };
  it('with a document type is refused', async () => {
    await expect(read('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><workbook>&b;</workbook>')).rejects.toThrow('document type');
  });
  it('without sheets is refused', async () => {
    await expect(read('<workbook/>')).rejects.toThrow('no such sheet; it has none');
  });
  it('whose sheet name tries to leave the archive finds nothing', async () => {
    await expect(read('<workbook><sheets><sheet name="x" r:id="../../etc/passwd" xmlns:r="r"/></sheets></workbook>')).rejects.toThrow('no such sheet');
  });
});
