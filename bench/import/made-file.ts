// A FollowTheMoney file of any size, the same at every run: persons and companies with names, dates, addresses and notes.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { StatementDraft } from '../../src/registry/index.js';
import { batchesOf } from '../search/world.js';

/** Writes entities until they have `statements` values. Returns how many they have. */
export async function writeMadeFile(path: string, statements: number): Promise<number> {
  const file = createWriteStream(path);
  let written = 0;
  for (const batch of batchesOf(1, statements * 20)) {
    const byEntity = new Map<string, StatementDraft[]>();
    for (const one of batch.statements) byEntity.set(one.entityId, [...(byEntity.get(one.entityId) ?? []), one]);
    for (const [id, list] of byEntity) {
      // No property of this world has two values.
      const properties = Object.fromEntries(list.map(({ prop, value }) => [prop, [value]]));
      if (!file.write(`${JSON.stringify({ id, schema: list[0]?.schema, properties })}\n`)) await once(file, 'drain');
      written += list.length;
      if (written >= statements) break;
    }
    if (written >= statements) break;
  }
  file.end();
  await once(file, 'finish');
  return written;
}
