// A source of alder, sealed by its handler, and the two people that open it.
import type { Person } from './two-people.js';

export const secret = { name: 'Ottoline Marchbanks-Quaife', alias: 'The Wherryman\nTilly Oars', contact: '14 Sluice Lane', notes: 'meets on the quay at low tide', reports: 'H-90210' };
export type SecretField = keyof typeof secret;
export const why = 'the court date moved forward';

const fieldsOf = (fields: readonly SecretField[]) => fields.map((field) => ({ field, text: secret[field] }));

export async function sealSource(by: Person, id: string, fields: readonly SecretField[] = ['name', 'alias', 'contact', 'notes', 'reports']): Promise<void> {
  const reply = await by.ask('POST', '/api/sources', { id, fields: fieldsOf(fields) });
  if (reply.statusCode !== 200) throw new Error(reply.body);
}

/** New words for fields, as two agreed. */
export async function amend(asker: Person, second: Person, id: string, texts: Partial<Record<SecretField, string>>): Promise<number> {
  const asked = await asker.ask('POST', `/api/sources/${id}/amendments`, { fields: Object.keys(texts), why });
  if (asked.statusCode !== 200) throw new Error(asked.body);
  await approveAs(second, asked.json<{ approval: string }>().approval);
  return (await asker.ask('POST', `/api/sources/${id}/fields`, { fields: Object.entries(texts).map(([field, text]) => ({ field, text })) })).statusCode;
}

/** Asks, and lets `second` approve. Returns the approval's id. */
export async function agree(asker: Person, second: Person, id: string, fields: readonly SecretField[], approverAgency?: string): Promise<string> {
  const asked = await asker.ask('POST', `/api/sources/${id}/openings`, { fields, why, ...(approverAgency !== undefined && { approverAgency }) });
  if (asked.statusCode !== 200) throw new Error(asked.body);
  return approveAs(second, asked.json<{ approval: string }>().approval);
}

/** As somebody who reads the list and approves what it says. */
export async function approveAs(second: Person, approval: string): Promise<string> {
  const { waiting } = (await second.get('/api/approvals')).json<{ waiting: { id: string; kind: string; subjectHash: string }[] }>();
  const shown = waiting.find((one) => one.id === approval);
  if (shown === undefined) throw new Error('nothing waits for them');
  const reply = await second.ask('POST', `/api/approvals/${encodeURIComponent(approval)}/approve`, { kind: shown.kind, subjectHash: shown.subjectHash, why });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return approval;
}

export const open = (by: Person, id: string, fields: readonly SecretField[]) => by.ask('POST', `/api/sources/${id}/open`, { fields });
