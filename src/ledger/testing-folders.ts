// Ledgers as they are found on a disk: closed, killed, copied; and what stands in them, frame by frame. For the tests of this room.
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, expect } from 'vitest';
import { diskLayer, type FileLayer } from './file-layer.js';
import type { DecodedFrame } from './format/frame.js';
import { SegmentReader } from './segment.js';
import { freshFolder, TestWriter, type WriterSettings } from './testing.js';

const folders: string[] = [];

/** A fresh folder that is gone when the tests of this file are over. */
export function folderOf(): string {
  if (folders.length === 0) afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
  const folder = freshFolder();
  folders.push(folder);
  return folder;
}

export function copyOf(folder: string): string {
  const copy = folderOf();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

export function sizesOf({ writer }: TestWriter): Record<string, number> {
  return Object.fromEntries([...writer.logs.values()].filter(({ signed }) => signed.size > 0).map((log) => [log.agencyId, log.signed.size]));
}

const words = ['second', 'third', 'fourth', 'fifth'];

/** A ledger of five frames and one of notes, closed: first one entry in each of the logs named, then four of `opp`. */
export async function filledFolder(...first: string[]): Promise<string> {
  const folder = folderOf();
  const test = await TestWriter.open(folder);
  await test.commit('first', ...(first.length > 0 ? first : ['opp', 'rcmp']));
  for (const text of words) await test.commit(text);
  await test.close();
  return folder;
}

/** A ledger of five frames of `opp` as a killed process leaves it; its signer has signed the first `signed` of them only. */
export async function killedFolder(signed: 4 | 5): Promise<string> {
  const folder = folderOf();
  const test = await TestWriter.open(folder);
  for (const text of ['first', ...words.slice(0, -1)]) await test.commit(text);
  const before = copyOf(`${folder}/signer`);
  await test.commit('fifth');
  test.abandon();
  if (signed === 4) restore(before, `${folder}/signer`);
  return folder;
}

/** Puts a copy of a folder back in its place. */
export function restore(copy: string, folder: string): void {
  rmSync(folder, { recursive: true });
  cpSync(copy, folder, { recursive: true });
}

export interface PlacedFrame {
  readonly start: number;
  readonly end: number;
  readonly frame: DecodedFrame;
}

export function framesOf(path: string): PlacedFrame[] {
  const reader = new SegmentReader(readFileSync(path));
  const frames: PlacedFrame[] = [];
  for (let start = 0, frame = reader.next(); frame !== undefined; start = frame.end, frame = reader.next()) frames.push({ start, end: frame.end, frame });
  return frames;
}

export function lastFrameOf(path: string): PlacedFrame {
  const last = framesOf(path).at(-1);
  if (last === undefined) throw new Error('no frame');
  return last;
}

export async function expectStarts(folder: string, sizes: Record<string, number>, settings: WriterSettings = {}): Promise<void> {
  const test = await TestWriter.open(folder, settings);
  expect(sizesOf(test)).toEqual(sizes);
  await test.close();
}

/** For tests that open a folder hundreds of times: what they ask is not about durability. */
export const hasty: FileLayer = { ...diskLayer, datasync: () => undefined, datasyncLater: () => Promise.resolve(), syncFolder: () => undefined };

export function coded(code: string): object {
  const matcher: object = expect.objectContaining({ code });
  return matcher;
}
