// Files on their way to the node: read here, under the rights of whoever runs the command, and sent as they are.
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Exit } from './exit.js';

/** Throws `Exit` with what to do where there is no file to read. */
export async function checkReadable(path: string): Promise<void> {
  try {
    const file = await open(path, 'r');
    const isFile = (await file.stat()).isFile();
    await file.close();
    if (!isFile) throw new Error('not a file');
  } catch {
    throw new Exit(2, `\`${path}\` cannot be read; check the name and your rights`);
  }
}

/** A body of fields and files, by name. Fields first: the node reads the mapping before the file. */
export function sentFiles(files: Readonly<Record<string, string>>, fields: Readonly<Record<string, string>>): { readonly contentType: string; readonly body: AsyncGenerator<Uint8Array> } {
  const boundary = `custos-${randomBytes(12).toString('hex')}`;
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: multipart(boundary, files, fields) };
}

async function* multipart(boundary: string, files: Readonly<Record<string, string>>, fields: Readonly<Record<string, string>>): AsyncGenerator<Uint8Array> {
  for (const [name, value] of Object.entries(fields)) {
    yield Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  }
  for (const [name, path] of Object.entries(files)) {
    const shown = basename(path).replaceAll(/["\r\n\\]/g, '_');
    yield Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${shown}"\r\ncontent-type: application/octet-stream\r\n\r\n`);
    yield* createReadStream(path);
    yield Buffer.from('\r\n');
  }
  yield Buffer.from(`--${boundary}--\r\n`);
}
