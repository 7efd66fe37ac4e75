// Files on their way in: written to the spool folder as they arrive, hashed on the way, and removed whatever happens.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import '@fastify/multipart';
import { BadInput, newId } from '../kernel/index.js';
import { refuseNullIn } from './clean-input.js';
import type { House } from './house.js';

export interface UploadedFile {
  /** As the sender named it, without folders. */
  readonly name: string;
  readonly bytes: number;
  readonly hash: string;
  open(): AsyncIterable<Uint8Array>;
}

export interface Upload {
  readonly files: ReadonlyMap<string, UploadedFile>;
  readonly fields: ReadonlyMap<string, string>;
  remove(): Promise<void>;
}

/** Takes a multipart request in. Throws `BadInput` when it is none. */
export async function receiveUpload(house: House, request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw new BadInput('an import is sent as multipart/form-data; see /docs for the names of its files', { fr: 'une importation s’envoie en multipart/form-data ; les noms de ses fichiers sont à /docs' });
  const folder = join(house.spoolFolder, newId('up', house.random));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const files = new Map<string, UploadedFile>();
    const fields = new Map<string, string>();
    for await (const part of request.parts()) {
      if (part.type === 'file') files.set(part.fieldname, await spool(folder, part));
      else fields.set(part.fieldname, textOf(part.value));
    }
    return { files, fields, remove };
  } catch (fault) {
    await remove();
    throw fault;
  }
}

function textOf(value: unknown): string {
  refuseNullIn(value);
  return String(value);
}

async function spool(folder: string, part: { readonly fieldname: string; readonly filename: string; readonly file: NodeJS.ReadableStream }): Promise<UploadedFile> {
  const path = join(folder, part.fieldname.replaceAll(/[^a-z]/g, ''));
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(part.file, async function* count(source: AsyncIterable<unknown>) {
    for await (const piece of source) {
      const chunk = piece as Uint8Array;
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }, createWriteStream(path, { mode: 0o600 }));
  return { name: basename(part.filename), bytes, hash: hash.digest('hex'), open: () => createReadStream(path) };
}
