// A small file is there whole and durable, or as it was before: written aside, synced, renamed, its folder synced. Without
// holding up the thread, for one process serves many logs.
import { constants } from 'node:fs';
import { open, rename } from 'node:fs/promises';

/** Puts `text` in place as `folder/name`. Rejects when any step fails: the file may then be the old or the new one. */
export type WriteDurably = (folder: string, name: string, text: string) => Promise<void>;

export const writeDurably: WriteDurably = async (folder, name, text) => {
  const aside = `${folder}/${name}.new`;
  const file = await open(aside, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW, 0o600);
  try {
    await file.writeFile(text);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(aside, `${folder}/${name}`);
  const names = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await names.sync();
  } finally {
    await names.close();
  }
};
