// Times without an offset mean nothing until somebody says where the clock hung. Only names of the IANA database are taken: an abbreviation such
// as EST names several clocks, and none of them knows summer.
import { BadInput } from '../../kernel/index.js';
import { textIn } from './cells.js';
import type { Workspace } from '../workspace.store.js';

/** The zone by its own spelling. Throws `BadInput` for a name that no zone has, with those that come near. */
export async function knownTimezone(workspace: Workspace, timezone: string): Promise<string> {
  const rows = await workspace.rows("SELECT name FROM pg_timezone_names() WHERE contains(name, '/') OR name = 'UTC' ORDER BY name");
  const names = rows.map((row) => textIn(row, 'name'));
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]/gu, '');
  const exact = names.find((one) => one === timezone) ?? names.find((one) => plain(one) === plain(timezone));
  if (exact !== undefined) return exact;
  const near = names.filter((one) => !one.startsWith('Etc/') && plain(one).split('/').some((part) => part.length > 2 && plain(timezone).includes(part)));
  const city = near.filter((one) => plain(timezone).includes(plain(one).split('/').at(-1) ?? ''));
  const advice = (city.length > 0 ? city : near).slice(0, 3).map((one) => `\`${one}\``).join(', ');
  throw new BadInput(`no time zone is named \`${timezone}\`; give a name of the IANA database, such as ${advice === '' ? '`America/Toronto`' : advice}`, {
    fr: `aucun fuseau horaire ne s’appelle \`${timezone}\` ; donnez un nom de la base de l’IANA, par exemple ${advice === '' ? '`America/Toronto`' : advice}`,
  });
}
