// One folder for everything that a run of the tests writes below the temporary folder, taken away when the run ends.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** Vitest calls this for each project of a run: the first makes the folder, for all. A path to a socket has 107 bytes, and no room for three. */
export default function openRunFolder(): () => void {
  if (basename(tmpdir()).startsWith('custos-run-')) return () => undefined;
  const folder = mkdtempSync(join(tmpdir(), 'custos-run-'));
  // The database runs as another user: it may pass, and list nothing.
  chmodSync(folder, 0o711);
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
