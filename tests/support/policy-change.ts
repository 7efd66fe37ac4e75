// A change of policy on its way through the routes, as people make one.
import type { ChangeAnswer, ChangeStep, PoliciesAnswer, RehearsalOutcome } from '../../src/http/contract.js';
import type { TestHouse } from './house.js';
import type { Person } from './two-people.js';

export const reason = 'reviewers of another agency asked for it';
const path = (id: string, step = ''): string => `/api/access/policies/${encodeURIComponent(id)}${step}`;

/** The file as it is in force, with more policies below it. */
export function withMore(at: TestHouse, name: string, more: string): { name: string; text: string }[] {
  const found = at.house.policies.inForce.source.texts.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return [{ name, text: `${found.text}\n${more}\n` }];
}

/** Lets everybody who works read their agency's log. */
export const openLog = '@id("everyone-reads-the-log")\npermit (principal is Member, action == Action::"viewLedger", resource is Room);';

export async function propose(by: Person, files: readonly { name: string; text: string }[]): Promise<string> {
  const reply = await by.ask('POST', '/api/access/policies', { files, why: reason });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return reply.json<ChangeStep>().id;
}

export async function rehearse(by: Person, id: string, body: object = {}): Promise<RehearsalOutcome> {
  const reply = await by.ask('POST', path(id, '/rehearsal'), body);
  return JSON.parse(reply.body.trim().split('\n').at(-1) ?? '') as RehearsalOutcome;
}

export const change = async (by: Person, id: string) => (await by.get(path(id))).json<ChangeAnswer>().change;
export const policies = async (by: Person) => (await by.get('/api/access/policies')).json<PoliciesAnswer>();
export const adopt = (by: Person, id: string) => by.ask('POST', path(id, '/adopt'));
export const askApproval = (by: Person, id: string, agency?: string) => by.ask('POST', path(id, '/approval'), { why: reason, ...(agency !== undefined && { agency }) });

/** `asker` asks, `approver` of another agency approves. */
export async function approved(asker: Person, approver: Person, id: string): Promise<void> {
  const asked = await askApproval(asker, id, approver.caller.member.agencyId);
  if (asked.statusCode !== 200) throw new Error(asked.body);
  const { approval, subjectHash } = asked.json<{ approval: string; subjectHash: string }>();
  const reply = await approver.ask('POST', `/api/approvals/${encodeURIComponent(approval)}/approve`, { kind: 'change_policy', subjectHash, why: reason });
  if (reply.statusCode !== 200) throw new Error(reply.body);
}
