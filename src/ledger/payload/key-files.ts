// Small files of 32 secret bytes, and the two things that the vault does to files beyond writing them whole.
import { closeSync, fdatasyncSync, fstatSync, openSync, writeSync } from 'node:fs';
import type { Random } from '../../kernel/index.js';
import { LedgerError } from '../errors.js';
import { type FileLayer, writeWhole } from '../file-layer.js';
import { strictBase64 } from '../format/key.js';
import { PAYLOAD_KEY_BYTES } from '../format/sealed-payload.js';

/** The text of a file, or undefined when there is none. */
export function readIfThere(layer: FileLayer, path: string): string | undefined {
  try {
    return layer.readFile(path).toString('utf8');
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined;
    throw fault;
  }
}

/** The key in a file, or undefined when there is none. Throws `damaged`; the message never repeats the text. */
export function readKey(layer: FileLayer, folder: string, name: string): Uint8Array | undefined {
  const text = readIfThere(layer, `${folder}/${name}`);
  if (text === undefined) return undefined;
  const key = strictBase64(text.trim());
  if (key?.length !== PAYLOAD_KEY_BYTES) throw new LedgerError('damaged', `\`${name}\` is not a key; restore the folder of payload keys from its own backup`);
  return key;
}

/** The key in a file; a new one, durable before it is returned, when there is none. */
export function keyOrNew(layer: FileLayer, folder: string, name: string, random: Random): Uint8Array {
  const known = readKey(layer, folder, name);
  if (known !== undefined) return known;
  const key = random(PAYLOAD_KEY_BYTES);
  writeWhole(layer, folder, name, `${Buffer.from(key).toString('base64')}\n`);
  return key;
}

/**
 * Writes zeros over a file where it lies, and syncs. What a copying file system or a flash disk keeps of the old blocks is beyond
 * us: the key in them is wrapped, and the holder's key stands in another file.
 */
export function overwrite(path: string): void {
  const file = openSync(path, 'r+');
  try {
    writeSync(file, Buffer.alloc(fstatSync(file).size), 0);
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
}
