// One folder for everything that a run of the tests writes below the temporary folder, taken away when the run ends.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function openRunFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'custos-run-'));
  // The database runs as another user: it may pass, and list nothing.
  chmodSync(folder, 0o711);
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
