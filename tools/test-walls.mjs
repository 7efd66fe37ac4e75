// The walls between rooms, read by dependency-cruiser. It reads nothing and passes when its parser is missing: the count is checked.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './setup-words.mjs';

/** Number of our modules that were read. Throws with the broken walls, or when nothing was read. */
export async function checkWalls(root, paths = ['src', 'web']) {
  const argv = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', ...paths.filter((path) => existsSync(join(root, path)))];
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const report = JSON.parse(await run(process.execPath, [cruiser, ...argv], { quiet: true, label: 'dependency-cruiser', cwd: root }));
  const own = report.modules.filter((module) => /^(src|web)\//.test(module.source));
  if (own.length === 0) throw new Error('dependency-cruiser read 0 modules: is @swc/core installed for this machine?');
  const broken = report.summary.violations.filter((violation) => violation.rule.severity === 'error');
  if (broken.length > 0) throw new Error(`walls broken:\n${broken.map((v) => `  ${v.rule.name}: ${v.from} → ${v.to}`).join('\n')}`);
  return own.length;
}
