// `custos agency`, `custos people`, `custos service`: administering an agency from the terminal, as its administrator (`custos login`), or as
// the operator of the node, who makes agencies and the first administrator. What is printed once is kept nowhere.
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import type { PeopleStep, PeopleAnswer, PersonChange, RosterAnswer, ServicesAnswer, ShiftsAnswer } from '../http/contract.js';
import { askerHeaders, askJson, exitFrom } from './ask.js';
import { Exit } from './exit.js';
import { askPassword } from './question.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

export interface Options {
  readonly agency?: string;
  readonly as?: string;
  readonly operator?: boolean;
  readonly json?: boolean;
  readonly why?: string;
}
export type Values = Options & Readonly<Record<string, string | boolean | undefined>>;

export function common(command: Command, why: string): Command {
  return command.option('--agency <id>', 'only the operator names one; anyone else has their own').option('--as <user>', 'a demo person (demo folders only)')
    .option('--operator', 'as the operator of this node, although somebody is signed in here').option('--why <text>', 'goes on the record', why).option('--json', 'one JSON document');
}

export function peopleCommands(program: Command): void {
  const agency = program.command('agency').description('agencies of this node, by its operator');
  agency.command('set <id>').description('add an agency, or set what it may give its people').requiredOption('--name-en <name>').requiredOption('--name-fr <name>').requiredOption('--roles <codes>', 'by commas')
    .requiredOption('--purposes <codes>', 'by commas').requiredOption('--clearance <code>', 'the highest that it may give').option('--releasabilities <codes>', 'by commas', '').option('--kind <kind>', '', 'police')
    .option('--province <code>').option('--json', 'one JSON document').action(setAgency);
  agency.command('stand-ins <id>').description('whose examiners and reviewers look at its emergency accesses where it has nobody for it').requiredOption('--by <agencies>', 'by commas; empty: nobody')
    .option('--json', 'one JSON document').action((id: string, options: Values) => change('PUT', `/api/operator/agencies/${encodeURIComponent(id)}/stand-ins`, { standIns: codes(options['by']) }, { ...options, operator: true }));
  const people = program.command('people').description('members of an agency: who they are and what they hold');
  common(people.command('list').description('everyone, with what they hold'), '').action(listPeople);
  for (const name of ['add', 'set']) {
    common(people.command(`${name} <member>`).description(name === 'add' ? 'a new member of the agency' : 'change what is named; the rest stays'), `${name} from the terminal`)
      .option('--user <name>').option('--name <display name>').option('--role <code>').option('--clearance <code>').option('--until <day>', 'last day of the clearance')
      .option('--unit <unit>').option('--citizenships <codes>', 'by commas').option('--releasabilities <codes>', 'by commas').option('--purposes <codes>', 'by commas')
      .action((member: string, options: Values) => setMember(member, options));
  }
  const acts = [['suspend', 'suspend'], ['restore', 'restore'], ['end-sessions', 'endSessions'], ['invite', 'invite']] as const;
  for (const [name, act] of acts) common(people.command(`${name} <member>`), `${name} from the terminal`).action((member: string, options: Values) => change('POST', `/api/people/${encodeURIComponent(member)}`, { act }, options));
  common(people.command('assign <member> <case>').description('put a member on a case of the agency').option('--off', 'take them off it'), 'assigned from the terminal')
    .action((member: string, ref: string, options: Values) => change('PUT', `/api/people/${encodeURIComponent(member)}/cases/${encodeURIComponent(ref)}`, { assigned: options['off'] !== true }, options));
  common(people.command('case <reference>').description('open a case of the agency').requiredOption('--title <text>'), 'opened from the terminal')
    .action((reference: string, options: Values) => change('POST', '/api/cases', { reference, title: options['title'] }, options));
  common(people.command('close-case <reference>').description('close a case of the agency: its compartment closes to everyone'), 'closed from the terminal')
    .action((reference: string, options: Values) => change('POST', `/api/cases/${encodeURIComponent(reference)}/close`, {}, options));
  common(people.command('reopen-case <reference>').description('reopen a closed case of the agency, with a second person: whoever is on it works under it again'), 'reopened from the terminal')
    .action((reference: string, options: Values) => change('POST', `/api/cases/${encodeURIComponent(reference)}/reopen`, {}, options));
  common(people.command('roster [file]').description('when people are on duty: CSV with user, starts_at, ends_at; it takes the place of what they had in these days. Without a file: for whom it goes how far'), 'roster sent from the terminal').action(sendRoster);
  people.command('accept <invitation>').description('set your password with an invitation; it is read from the terminal or from standard input').action(accept);
  const service = program.command('service').description('keys for programs, which never search');
  common(service.command('list'), '').action(listServices);
  common(service.command('add <name>').description('make one; its key is printed once').requiredOption('--may <acts>', 'import, ledger, feed; by commas').requiredOption('--until <day>', 'its last day, within a year'), 'made from the terminal')
    .action((name: string, options: Values) => change('POST', '/api/services', { name, may: codes(options['may']), until: options['until'] }, options));
  common(service.command('rotate <service>').description('a new key, printed once; the old one ends at once'), 'rotated from the terminal')
    .action((id: string, options: Values) => change('POST', `/api/services/${encodeURIComponent(id)}/rotate`, {}, options));
  common(service.command('revoke <service>').description('take its key back, at once'), 'revoked from the terminal')
    .action((id: string, options: Values) => change('POST', `/api/services/${encodeURIComponent(id)}/revoke`, {}, options));
}

/** Exit code 0 although rows were set aside: each is named, and the rest stands. */
async function sendRoster(file: string | undefined, options: Values): Promise<void> {
  if (file === undefined) return listRoster(options);
  const csv = await readFile(file, 'utf8').catch(() => { throw new Exit(2, `there is no \`${file}\` that can be read`); });
  const body = JSON.stringify({ why: options.why, ...(options.agency !== undefined && { agency: options.agency }), csv });
  const answer = await withNode((link) => askJson<ShiftsAnswer>(link, { method: 'POST', path: '/api/roster', headers: { ...headersOf(options), 'content-type': 'application/json' }, body }));
  if (options.json === true) return printJson(answer);
  for (const { line, why } of answer.setAside) print(`line ${line} was set aside: ${why}`);
  print(`${answer.taken} shifts are in. It is on the record as ${answer.ledger.origin}#${answer.ledger.index}.`);
}

async function listRoster(options: Values): Promise<void> {
  const asked = options.agency === undefined ? '' : `?agency=${encodeURIComponent(options.agency)}`;
  const answer = await withNode((link) => askJson<RosterAnswer>(link, { method: 'GET', path: `/api/roster${asked}`, headers: headersOf(options) }));
  if (options.json === true) return printJson(answer);
  print(table(['user', 'shifts', 'from', 'until', 'sent by'], answer.people.map((one) => [one.user, one.shifts === 0 ? 'unknown' : String(one.shifts), one.first ?? '', one.last ?? '', one.importedBy ?? ''])));
}

function codes(value: string | boolean | undefined): string[] {
  return typeof value === 'string' ? value.split(',').map((one) => one.trim()).filter((one) => one !== '') : [];
}

export function headersOf(options: Options): Record<string, string> {
  const asker = askerHeaders({ ...(options.as !== undefined && { as: options.as }) });
  return options.operator === true ? { 'accept-language': asker['accept-language'] ?? 'en' } : asker;
}

export const ofAgency = ({ agency }: Options): string => (agency === undefined ? '' : `?agency=${encodeURIComponent(agency)}`);

export async function change(method: 'POST' | 'PUT', path: string, body: object, options: Values): Promise<void> {
  const whole = JSON.stringify({ why: options.why, ...(options.agency !== undefined && { agency: options.agency }), ...body });
  const answer = await withNode((link) => askJson<PeopleStep>(link, { method, path, headers: { ...headersOf(options), 'content-type': 'application/json' }, body: whole }));
  if (options.json === true) return printJson(answer);
  if (answer.state === 'requested') return print(`It waits for a second person as ${answer.approval ?? ''}. When they have approved, give the same command again within 15 minutes.`);
  if (answer.code !== null) print(`${answer.code}\nThis is shown once and kept nowhere.`);
  print(`Done, and on the record as ${answer.ledger.origin}#${answer.ledger.index}.`);
}

async function setAgency(agency: string, options: Values): Promise<void> {
  const body = {
    agency, nameEn: options['nameEn'], nameFr: options['nameFr'], kind: options['kind'], province: options['province'] ?? null, roles: codes(options['roles']),
    purposes: codes(options['purposes']), clearance: options['clearance'], releasabilities: codes(options['releasabilities']),
  };
  await change('PUT', '/api/operator/agencies', body, { operator: true, ...(options.json !== undefined && { json: options.json }) });
}

async function setMember(member: string, options: Values): Promise<void> {
  const word = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
  const list = (name: string) => (options[name] === undefined ? undefined : codes(options[name]));
  const [user, name, role, clearance, clearanceUntil, unit] = [word('user'), word('name'), word('role'), word('clearance'), word('until'), word('unit')];
  const [citizenships, releasabilities, purposes] = [list('citizenships'), list('releasabilities'), list('purposes')];
  const person: PersonChange = {
    ...(user !== undefined && { user }), ...(name !== undefined && { name }), ...(role !== undefined && { role }), ...(clearance !== undefined && { clearance }),
    ...(clearanceUntil !== undefined && { clearanceUntil }), ...(unit !== undefined && { unit }), ...(citizenships !== undefined && { citizenships }),
    ...(releasabilities !== undefined && { releasabilities }), ...(purposes !== undefined && { purposes }),
  };
  await change('PUT', `/api/people/${encodeURIComponent(member)}`, { person }, options);
}

async function listPeople(options: Values): Promise<void> {
  const found = await withNode((link) => askJson<PeopleAnswer>(link, { method: 'GET', path: `/api/people${ofAgency(options)}`, headers: headersOf(options) }));
  if (options.json === true) return printJson(found);
  print(table(['member', 'user', 'role', 'clearance', 'until', 'purposes', 'state'], found.people.map((one) => [
    one.member, one.user, one.role, one.clearance, one.clearanceUntil, one.purposes.join(' '), one.active ? (one.suspended ? 'suspended' : '') : 'left',
  ])));
}

async function listServices(options: Values): Promise<void> {
  const { services } = await withNode((link) => askJson<ServicesAnswer>(link, { method: 'GET', path: `/api/services${ofAgency(options)}`, headers: headersOf(options) }));
  if (options.json === true) return printJson(services);
  print(services.length === 0 ? 'There is no service account.' : table(['service', 'name', 'may', 'last day', 'last used', 'revoked'], services.map((one) => [one.id, one.name, one.may.join(' '), one.expiresAt.slice(0, 10), one.lastUsedAt ?? 'never', one.revokedAt ?? ''])));
}

async function accept(invitation: string): Promise<void> {
  const newPassword = await askPassword('New password (at least 12 characters): ');
  await withNode(async (link) => {
    const reply = await link.call({ method: 'POST', path: '/api/invitations', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ invitation, newPassword }) });
    const body = await text(reply.body);
    if (reply.status !== 204) throw exitFrom(reply.status, body);
  });
  print('The password is set. Sign in with it.');
}
