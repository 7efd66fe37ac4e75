// `custos demo people`: who one can be in a demo folder.
import type { Command } from 'commander';
import type { DemoPeople } from '../http/contract.js';
import { askJson } from './ask.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

export function demoCommands(program: Command): void {
  const demo = program.command('demo').description('the fictional people of a demo folder');
  demo.command('people').description('who one can be; everyone’s password is `demo`').option('--json', 'one JSON document')
    .action(async (options: { json?: boolean }) => {
      const people = await withNode((link) => askJson<DemoPeople>(link, { method: 'GET', path: '/api/demo/people' }));
      if (options.json === true) printJson(people.map(({ user, role, agency, purposes, cases }) => ({ user, role, agency, purposes, cases })));
      else print(table(['user', 'role', 'agency', 'purposes', 'cases'], people.map((one) => [one.user, one.role, one.agency, one.purposes.join(' '), one.cases.join(' ')])));
    });
}
