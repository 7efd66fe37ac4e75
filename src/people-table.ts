// Who a visitor of a demo folder can be, as a table for the terminal.
import type { House } from './http/index.js';

/** One line a person, the most useful roles first; everyone's password is `demo`. */
export async function printPeople(house: House): Promise<string> {
  const members = await house.people.demoMembers(house.door.today());
  const chosen = members.slice(0, 14);
  const rows = [['user', 'role', 'agency', 'purposes', 'open cases'], ...chosen.map((member) => [
    member.userName, member.role, member.agencyId, member.purposes.join(' '),
    member.cases.filter((duty) => duty.closedOn === null).slice(0, 2).map((duty) => duty.ref).join(' '),
  ])];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()}`);
  return `\nFictional people of this demo (password: demo). All ${members.length}: npx custos demo people\n${lines.join('\n')}`;
}
