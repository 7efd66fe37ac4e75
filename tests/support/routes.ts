// Walks the route table: for each route and method a request that is good enough to get past every check of form.
import type { RouteOptions } from 'fastify';

export interface Walk {
  readonly method: string;
  /** As the table has it: `/api/entities/:id`. */
  readonly route: string;
  readonly url: string;
  readonly isGuarded: boolean;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** What a field of that name must hold to mean something; all else follows from its schema. */
const meanings: Readonly<Record<string, string>> = {
  q: 'draile', id: 'alder~p-shown', entity: 'alder~p-shown', left: 'alder~p-shown', right: 'cedar~c-dup', agency: 'birch', index: '0',
  user: 'bea', password: 'demo', purpose: 'intelligence_analysis', caseRef: 'birch~elm', scale: 'ADMIRALTY', level: 'PROTECTED_B', part: 'associate',
  member: 'eli', grantee: 'adam@alder', case: 'elm', reference: 'gate', until: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  memory: '500MB', partner: 'yew', decidedOn: new Date().toISOString().slice(0, 10), ground: 'a ground of some length', subjectHash: '0'.repeat(64), printedHash: '0'.repeat(64), kind: 'second_person', month: '2018-01', fromMonth: '2018-01', toMonth: '2018-02', hold: 'birch-0', reportedOn: '2026-01-01', reviewDue: '2030-01-01', effectiveOn: '2026-01-01', to: 'alder', words: 'some words', request: 'req-0000000000000000', outcome: 'justified', glass: 'glass-0000000000000000', why: 'a reason of some length', reason: 'a reason of some length', basis: 'a reason of some length',
};

export function sampleOf(schema: Schema, name = '', path = ''): unknown {
  if (path.endsWith('sourceGrade') && name === 'code') return 'B';
  if (path.endsWith('informationGrade') && name === 'code') return '2';
  if (path.endsWith('statements')) return { entity: 'birch~walked', schema: 'Person', prop: 'name', value: 'Walked Person' };
  if (path.endsWith('parts')) return { entity: 'birch~walked', part: 'associate' };
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf !== undefined) return sampleOf(schema.anyOf[0] ?? {}, name, path);
  if (schema.type === 'object') {
    const properties = Object.entries(schema.properties ?? {}).filter(([key]) => schema.required?.includes(key) === true);
    return Object.fromEntries(properties.map(([key, inner]) => [key, sampleOf(inner, key, `${path}.${name}`)]));
  }
  if (schema.type === 'array') return [sampleOf(schema.items ?? {}, '', `${path}.${name}`)];
  if (schema.type === 'integer' || schema.type === 'number') return 1;
  if (schema.type === 'boolean') return true;
  return Object.hasOwn(meanings, name) ? meanings[name] : 'some text';
}

export const boundary = 'edge';

/** A multipart body that holds one file. */
export function upload(file: string, fields: Readonly<Record<string, string>> = {}): string {
  const part = (disposition: string, content: string) => `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
  const named = Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value));
  return `${named.join('')}${part('name="file"; filename="w.jsonl"', file)}--${boundary}--\r\n`;
}

/** A file to import, where the route takes one: it declares no body schema, because a file is none. */
function importBody(): { body: string; headers: Record<string, string> } {
  return { body: upload('{"id":"w1","schema":"Person","properties":{"name":["Walked In"]}}\n'), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}

let walkedSources = 0;

/** Each number is sealed once. */
function sourceBody(): { body: object; headers: Record<string, string> } {
  walkedSources += 1;
  return { body: { id: `W-${walkedSources}`, fields: [{ field: 'notes', text: 'walked' }] }, headers: {} };
}

let walked = 0;

/** What a schema alone cannot say: a moment for a delegation, a change that changes something, a name that nobody has taken. */
function bodyOf(url: string, sample: unknown): unknown {
  walked += 1;
  if (url === '/api/delegations') return Object.assign({}, sample, { until: new Date(Date.now() + 30 * 86_400_000).toISOString() });
  if (url === '/api/access/policies') return Object.assign({}, sample, { files: [{ name: 'walked.cedar', text: walkedPolicy }] });
  if (url === '/api/reports/labels') return { derivedFrom: ['birch~r-birch'], statements: [{}] };
  if (url === '/api/releases') return { report: 'birch~r-birch', agencies: ['tax'], purposes: ['intelligence_analysis'], why: 'a reason of some length' };
  if (url === '/api/cases') return Object.assign({}, sample, { reference: `walked-${walked}` });
  if (url === '/api/roster') return Object.assign({}, sample, { csv: `user,starts_at,ends_at\neli,${new Date(Date.now() + walked * 60_000).toISOString()},${new Date(Date.now() + walked * 60_000 + 8 * 3_600_000).toISOString()}\n` });
  if (url === '/api/watch/canaries/export') return Object.assign({}, sample, { words: 'a sentence of some length' });
  if (url === '/api/reviews/agreements') return Object.assign({}, sample, { with: 'alder', from: new Date().toISOString().slice(0, 10), until: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10) });
  if (url === '/api/reviews/lent/:agency/:lead/acts') return Object.assign({}, sample, { question: 'a question of some length' });
  if (url === '/api/annual-reports') return { asOf: '2026-01-31', language: 'en' };
  if (url === '/api/figures') return { query: 'group-entrenched' };
  if (url === '/api/assessment/cycles') return Object.assign({}, sample, { id: 'walked', from: '2025-01-01', until: '2025-12-31', bureaus: [{ province: 'BC', agency: 'birch' }] });
  if (url === '/api/operations') return { id: `walked-${walked}`, from: '2025-01-01', to: '2025-01-31', agencies: [{ agency: 'birch', role: 'lead' }] };
  if (url === '/api/operations/:id/merges') return { rows: ['a', 'b'], verdict: 'same', why: 'a reason of some length' };
  if (url === '/api/routes') return walkedRoute;
  if (url === '/api/precursors/reports') return walkedPrecursorReport;
  if (url === '/api/precursors/reports/:id/told') return { whom: 'minister', at: '2026-01-01T10:00:00Z' };
  if (url === '/api/requirements') return { agencies: ['alder'], words: 'some words of some length', dueOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10), level: 'PROTECTED_B' };
  if (url === '/api/notes') return walkedNote;
  if (url === '/api/commitments') return { kind: 'commitments', csv: walkedTable(walked) };
  if (url === '/api/watch/canaries') return Object.assign({}, sample, { rotateDays: 30 });
  if (url.startsWith('/api/watch/look-back/export')) return Object.assign({}, sample, { entities: ['alder~p-shown'], lastDay: '2026-01-31', key: walkedKey });
  if (url.startsWith('/api/watch/look-back') && sample !== undefined) return Object.assign({}, sample, { entities: ['alder~p-shown'], lastDay: '2026-01-31' });
  if (url.startsWith('/api/watch/reverse')) return Object.assign({}, sample, { from: '2026-01-01', to: '2026-01-31' });
  if (url === '/api/units') return Object.assign({}, sample, { unit: `walked-${walked}`, parent: 'office' });
  return url === '/api/services' ? Object.assign({}, sample, { name: `walked ${walked}` }) : sample;
}

const walkedRoute = {
  route: 'walked-route', mode: 'road', conveyance: null, commodity: null, says: { kind: 'forecast', likelihood: 'likely', until: '2999-01-01' }, channel: 'unknown', carrier: null, indicators: [], source: 'walked', assessedOn: '2026-01-01', confidence: 'low', why: 'walked',
  label: { level: 'PROTECTED_B', releasableTo: [] },
};
const walkedPrecursorReport = {
  kind: 'loss', reporter: { name: 'Walked Ltd', title: 'clerk', address: '1 Walk St', phone: '555-0100' }, party: null, occurredAt: '2026-01-01T09:00:00Z', awareAt: '2026-01-01T10:00:00Z', type: 'loss in transit', substance: 'NPP', quantity: '10 g', reasons: 'a drum is missing from the count', concerns: [],
  label: { level: 'PROTECTED_B', releasableTo: [] },
};
const both = (en: string, fr: string) => ({ en, fr });
const walkedNote = { title: both('Walked', 'Parcourue'), question: both('What is known?', 'Que sait-on ?'), tasking: both('', ''), response: both('[[cisc-2022-assessed@1]] were assessed.', '[[cisc-2022-assessed@1]] ont été évalués.'), background: both('', '') };
const walkedTable = (nth: number): string => `id,label_en,label_fr,by_en,by_fr,unit,promised,promised_on,funded,funded_on,delivered,delivered_on,source_en,source_fr,as_of,does_not_say_en,does_not_say_fr\nwalked-${nth},w,p,a,a,officer,10,2026-01-01,,,,,s,s,2026-01-01,when,quand\n`;

/** The public half of the example of RFC 7515, appendix A.3. */
const walkedKey = JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' });
const walkedPolicy = '@id("walked")\nforbid (principal is Member, action == Action::"search", resource is Room)\nwhen { principal.role == "walked" };\n';

function requestOf(route: RouteOptions): Pick<Walk, 'url' | 'body' | 'headers'> {
  const schema = route.schema as { params?: Schema; querystring?: Schema; body?: Schema } | undefined;
  const url = route.url.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(name === 'kind' ? 'ftm' : meanings[name] ?? 'x')).replace('*', 'x');
  const query = schema?.querystring === undefined ? {} : (sampleOf(schema.querystring) as Record<string, string>);
  const search = new URLSearchParams(query).toString();
  const special = route.url.startsWith('/api/imports/') || route.url === '/api/operations/:id/import' ? importBody() : route.url === '/api/sources' && [route.method].flat().includes('POST') ? sourceBody() : undefined;
  const sent = special ?? { body: schema?.body === undefined ? undefined : bodyOf(route.url, sampleOf(schema.body)), headers: {} };
  return { url: search === '' ? url : `${url}?${search}`, ...sent };
}

/** Somebody of birch who may do it: routes differ in whose work they are. */
export function walkerOf({ route }: Walk): string {
  // What is done to a source takes two people and a source that stands: sealed-source.test.ts has both.
  if (route === '/api/sources') return 'bos';
  if (route === '/api/restrictions') return 'bea/records_review';
  if (route.startsWith('/api/assurances')) return 'dex';
  if (/^\/api\/(people|cases|services|units|roster)/.test(route)) return 'ada';
  return /^\/api\/(ledger\/(shred|holds)|access\/|break-glass\/reviews|watch\/|reviews\/(?:leads|next|due|answers|lent|agreements|referrals|statistics|exposed|disclosures))/.test(route) ? 'bex' : 'bea';
}

/** Whether it is done to what has to be there first: a source (tests/attacks/access/sealed-source.test.ts), a derived report (release-of-derived.test.ts), evidence (scans-of-others.test.ts), a figure (published-figures.test.ts), a cycle (assessment.test.ts), an operation (joint-operations.test.ts), a requirement (a-requirement-that-tells.test.ts), a report about a precursor (no-tipping-off.test.ts), a note (ministers-note.test.ts), a lead (a-reviewer-and-their-own-alert.test.ts). */
export function needsObject({ route, method }: Walk): boolean {
  return route.startsWith('/api/sources/') || (/^\/api\/(figures\/:id|operations\/:id|assessment\/|requirements\/|notes\/|precursors\/reports\/)/.test(route) && method === 'POST') || (/^\/api\/(releases|watch|reviews)/.test(route) && method !== 'GET' && method !== 'HEAD');
}

/** Whether only a device that holds a passkey gets past it; tests/attacks/access/passkey-replay.test.ts has one. */
export function needsDevice({ route, method }: Walk): boolean {
  return method !== 'GET' && method !== 'HEAD' && /passkey|step-up/.test(route);
}

/** One walk for each route and method. */
export function walksOf(routes: readonly RouteOptions[]): Walk[] {
  return routes.flatMap((route) => [route.method].flat().map((method) => ({
    method, route: route.url, isGuarded: route.config?.openBecause === undefined, ...requestOf(route),
  })));
}
