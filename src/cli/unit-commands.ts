// `custos unit`: the units of an agency and who is in them. Whose orders somebody takes says who can be their second person.
import type { Command } from 'commander';
import type { UnitsAnswer } from '../http/contract.js';
import { askJson } from './ask.js';
import { change, common, headersOf, ofAgency, type Values } from './people-commands.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

export function unitCommands(program: Command): void {
  const unit = program.command('unit').description('units of an agency: who takes whose orders');
  common(unit.command('list').description('every unit, the one above it, and its members'), '').action(list);
  common(unit.command('create <unit>').description('a new unit; it waits for a second person where the agency has one').option('--under <unit>', 'the unit above it; left out for the first unit of an agency')
    .requiredOption('--name-en <name>').requiredOption('--name-fr <name>'), 'made from the terminal')
    .action((id: string, options: Values) => change('POST', '/api/units', { unit: id, parent: options['under'] ?? null, nameEn: options['nameEn'], nameFr: options['nameFr'] }, options));
  common(unit.command('add <unit> <member>').description('put a member into a unit; it waits for a second person'), 'moved from the terminal')
    .action((id: string, member: string, options: Values) => place(member, id, options));
  common(unit.command('remove <member>').description('take a member out of their unit; it waits for a second person'), 'moved from the terminal')
    .action((member: string, options: Values) => place(member, null, options));
}

async function place(member: string, unit: string | null, options: Values): Promise<void> {
  await change('PUT', `/api/people/${encodeURIComponent(member)}`, { person: { unit } }, options);
}

async function list(options: Values): Promise<void> {
  const found = await withNode((link) => askJson<UnitsAnswer>(link, { method: 'GET', path: `/api/units${ofAgency(options)}`, headers: headersOf(options) }));
  if (options.json === true) return printJson(found);
  print(found.units.length === 0 ? 'This agency has no unit.' : table(['unit', 'under', 'name', 'members'], found.units.map((one) => [one.unit, one.parent ?? '', one.nameEn === '' ? '(named by members, made by nobody)' : one.nameEn, one.members.map(({ member }) => member).join(' ')])));
}
