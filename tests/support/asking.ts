// How to ask each guarded route about a thing that the asker may not see: the one list over which the attacks of tests/attacks/access
// loop. A new route needs a line here; tests/attacks/access/every-route-has-its-attack.test.ts fails until it has one.
import { boundary, upload } from './routes.js';

/** Names of one thing, each as far as it has one. Where it is absent they name nothing, and are as long. */
export interface Thing {
  /** `agency~id`. */
  readonly entity: string;
  readonly report: string;
  readonly statement: string;
  /** A word that stands in its statements and nowhere else. */
  readonly word: string;
}

/** Which of an attacker's accounts the route is for. */
export type Work = 'own' | 'records_review' | 'examiner';

export interface Way {
  /** Method and address as the route table has them. Several lines may ask one route. */
  readonly route: string;
  readonly as?: Work;
  readonly url: (thing: Thing) => string;
  readonly body?: (thing: Thing) => unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** True where what exists changes the answer, for those who may see it. A write says the same to everyone. */
  readonly tells: boolean;
}

const entity = ({ entity: id }: Thing): string => encodeURIComponent(id);
const get = (route: string, url: Way['url']): Way => ({ route: `GET ${route}`, url, tells: true });
const write = (route: string, body: (thing: Thing) => unknown, more: Partial<Way> = {}): Way =>
  ({ route, url: () => route.slice(route.indexOf(' ') + 1), body, tells: false, ...more });

/** Of the asker's own agency, so that the write gets past its form: what it names may be hidden from its writer all the same. */
const reportBody = (thing: Thing, about: Partial<Record<'entity' | 'value' | 'title' | 'caseRef', string>>) => ({
  title: about.title ?? 'A title', reportedOn: '2026-01-01', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' },
  label: { level: 'PROTECTED_B', ...(about.caseRef !== undefined && { caseRef: about.caseRef }) }, retentionBasis: 'five years', reviewDue: '2030-01-01',
  parts: [], statements: [{ entity: about.entity ?? 'new', schema: 'Organization', prop: 'name', value: about.value ?? thing.word }],
});
const edgeTo = (thing: Thing) => ({
  ...reportBody(thing, {}), statements: [{ entity: 'new edge', schema: 'GroupRole', prop: 'member', value: thing.entity }, { entity: 'new edge', schema: 'GroupRole', prop: 'role', value: 'member' }],
});
const line = (id: string, value: string) => `${JSON.stringify({ id, schema: 'Organization', properties: { name: [value] } })}\n`;
const importing = (text: (thing: Thing) => string): Way => ({
  route: 'POST /api/imports/:kind', url: () => '/api/imports/ftm', tells: false, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body: (thing) => upload(text(thing)),
});
const local = (thing: Thing): string => thing.entity.slice(thing.entity.indexOf('~') + 1);
const why = 'a reason of some length';

export const ways: readonly Way[] = [
  get('/api/entities/:id', (thing) => `/api/entities/${entity(thing)}`),
  get('/api/entities/:id', (thing) => `/api/entities/${entity(thing)}?asOf=2026-02-01&knownAt=2030-01-01`),
  get('/api/entities/:id/ftm', (thing) => `/api/entities/${entity(thing)}/ftm`),
  get('/api/entities/:id/neighbours', (thing) => `/api/entities/${entity(thing)}/neighbours`),
  get('/api/reports/:id', (thing) => `/api/reports/${encodeURIComponent(thing.report)}`),
  get('/api/search', (thing) => `/api/search?q=${encodeURIComponent(thing.word)}`),
  get('/api/search', (thing) => `/api/search?q=${encodeURIComponent(`${thing.word.slice(0, 3)}${thing.word.slice(4)}`)}`),
  get('/api/search', (thing) => `/api/search?q=${encodeURIComponent(`Marisse ${thing.word}`)}`),
  { ...get('/api/search', (thing) => `/api/search?q=marisse&group=${entity(thing)}`), tells: false },
  write('POST /api/reports', (thing) => reportBody(thing, {})),
  write('POST /api/reports', (thing) => reportBody(thing, { entity: thing.entity, value: 'Some Name' })),
  write('POST /api/reports', edgeTo),
  write('POST /api/judgements', (thing) => ({ left: thing.entity, right: 'alder~p-shown', verdict: 'same', why })),
  write('POST /api/judgements', (thing) => ({ left: 'alder~p-shown', right: thing.entity, verdict: 'different', why })),
  write('DELETE /api/judgements/:id', () => ({ why }), { url: (thing) => `/api/judgements/${entity(thing)}` }),
  write('POST /api/corrections', (thing) => ({ entity: thing.entity, statement: thing.statement, why })),
  write('POST /api/corrections', (thing) => ({ entity: 'alder~p-shown', statement: thing.statement, why })),
  write('POST /api/restrictions', (thing) => ({ entity: thing.entity, kind: 'acquittal', effectiveOn: '2026-01-01', basis: why }), { as: 'records_review' }),
  write('POST /api/watch/look-back', (thing) => ({ entities: [thing.entity] }), { as: 'examiner' }),
  importing((thing) => line(local(thing), 'Some Name')),
  importing((thing) => line(`new-${local(thing)}`, thing.word)),
];

/** Guarded routes that take no name of anything in the registry, and why nothing about hidden things can be asked of them. */
export const silent: Readonly<Record<string, string>> = {
  'POST /api/session': 'name and password; tests/attacks/borrowed-session.test.ts',
  'DELETE /api/session': 'ends one’s own session',
  'PUT /api/session/context': 'names a purpose and a case; tests/attacks/out-of-bounds.test.ts',
  'GET /api/sessions': 'takes nothing; one’s own sessions; tests/attacks/access/cookie-tampering.test.ts',
  'DELETE /api/sessions': 'takes nothing; ends one’s own sessions',
  'GET /api/watch/friction': 'takes nothing; figures of one’s own agency; tests/attacks/access/friction-answer-compelled.test.ts',
  'GET /api/reviews/leads': 'takes filters; leads of one’s own agency; tests/attacks/access/a-reviewer-and-their-own-alert.test.ts',
  'GET /api/reviews/leads/:lead': 'names a lead; tests/attacks/access/a-reviewer-and-their-own-alert.test.ts',
  'POST /api/reviews/leads/:lead/acts': 'names a lead; tests/attacks/access/a-reviewer-and-their-own-alert.test.ts',
  'DELETE /api/reviews/leads/:lead': 'names a lead, and never deletes it; tests/attacks/access/a-lead-is-never-deleted.test.ts',
  'POST /api/reviews/next': 'takes nothing; tests/attacks/access/a-browsing-examiner.test.ts',
  'GET /api/reviews/lent': 'takes nothing; what was given to oneself; tests/attacks/access/a-stand-in-who-browses.test.ts',
  'GET /api/reviews/lent/:agency/:lead': 'names a lead of another agency; tests/attacks/access/a-stand-in-who-browses.test.ts',
  'POST /api/reviews/lent/:agency/:lead/acts': 'names a lead of another agency; tests/attacks/access/a-stand-in-who-browses.test.ts',
  'GET /api/reviews/agreements': 'takes nothing; of one’s own agency',
  'POST /api/reviews/agreements': 'names an agency; takes a second person of it; tests/attacks/access/a-stand-in-who-browses.test.ts',
  'POST /api/reviews/agreements/:agreement/end': 'names an agreement of one’s own agency; tests/attacks/access/a-stand-in-who-browses.test.ts',
  'GET /api/reviews/referrals': 'takes nothing; of cases of one’s own agency; tests/attacks/access/a-finding-told-elsewhere.test.ts',
  'POST /api/reviews/referrals/:referral/acts': 'names a task; tests/attacks/access/a-finding-told-elsewhere.test.ts',
  'GET /api/reviews/answers': 'takes nothing; names nobody; tests/attacks/access/why-answers-stay-with-reviewers.test.ts',
  'GET /api/reviews/answers/:question': 'names a question; tests/attacks/access/why-answers-stay-with-reviewers.test.ts',
  'GET /api/reviews/due': 'takes nothing; tests/attacks/access/reminders-name-nobody.test.ts',
  'GET /api/reviews/statistics': 'takes nothing; tests/attacks/access/a-reviewer-and-their-own-alert.test.ts',
  'GET /api/reviews/exposed': 'takes a page; tests/attacks/access/a-reviewer-and-their-own-alert.test.ts',
  'GET /api/reviews/exposed/:task': 'names a task; tests/attacks/access/a-reviewer-and-their-own-alert.test.ts',
  'POST /api/reviews/exposed/:task/acts': 'names a task; tests/attacks/access/a-reviewer-and-their-own-alert.test.ts',
  'GET /api/reviews/disclosures': 'takes nothing; tests/attacks/access/one-reviewer-twice.test.ts',
  'GET /api/reviews/disclosures/:line': 'names a line; tests/attacks/access/a-reviewer-and-their-own-alert.test.ts',
  'POST /api/reviews/disclosures/:line/acts': 'names a line; tests/attacks/access/a-reviewer-and-their-own-alert.test.ts',
  'GET /api/reviews/mine': 'takes nothing; one’s own; tests/attacks/access/compelled-answers.test.ts',
  'POST /api/reviews/questions/:question': 'names a question to oneself; tests/attacks/access/compelled-answers.test.ts',
  'POST /api/reviews/complaints': 'names a colleague, and says nothing of whether there is one; tests/attacks/access/complaints-in-a-flood.test.ts',
  'GET /api/roster': 'members of one’s own agency, for who administers them; tests/attacks/access/roster-of-others.test.ts',
  'POST /api/roster': 'names members of one’s own agency, to who administers them; tests/attacks/access/friction-as-oracle.test.ts',
  'GET /api/figures': 'public ones, and those of one’s own agency; tests/attacks/access/published-figures.test.ts',
  'GET /api/figures/:id': 'names a figure; tests/attacks/access/published-figures.test.ts',
  'GET /api/figures/:id/comparison': 'names two figures; tests/attacks/access/published-figures.test.ts',
  'GET /api/figures/:id/trend': 'names a figure, and sets beside it what its reader may read; tests/attacks/access/published-figures.test.ts',
  'GET /api/figures/:id/provinces': 'names a figure, and sets beside it what its reader may read; tests/attacks/access/published-figures.test.ts',
  'GET /api/notes': 'takes nothing; notes of one’s own agency, and released ones; tests/attacks/access/ministers-note.test.ts',
  'GET /api/notes/corrections': 'takes nothing; of what one may read; tests/attacks/access/ministers-note.test.ts',
  'GET /api/notes/:id': 'names a note; tests/attacks/access/ministers-note.test.ts',
  'POST /api/notes': 'quotes figures by their ids; tests/attacks/access/ministers-note.test.ts',
  'POST /api/notes/:id/sign': 'names a note; tests/attacks/access/ministers-note.test.ts',
  'POST /api/notes/:id/release': 'names a note; tests/attacks/access/ministers-note.test.ts',
  'GET /api/commitments': 'takes nothing; public ones, and those of one’s own agency; tests/attacks/access/ministers-note.test.ts',
  'POST /api/commitments': 'a table of one’s own agency; tests/attacks/access/ministers-note.test.ts',
  'GET /api/figures/:id/changes': 'names a figure; tests/attacks/access/figures-as-a-way-to-read.test.ts',
  'POST /api/figures/:id/recount': 'names a figure; tests/attacks/access/figures-as-a-way-to-read.test.ts',
  'POST /api/figures/:id/uses': 'names a published figure; tests/attacks/access/figures-as-a-way-to-read.test.ts',
  'POST /api/figures': 'a question of a closed vocabulary; counts under the labels of whoever asks and shows nothing; tests/attacks/access/figures-as-a-way-to-read.test.ts',
  'POST /api/figures/:id/publish': 'names a figure; tests/attacks/access/published-figures.test.ts',
  'POST /api/figures/:id/release': 'names a figure and an agency; tests/attacks/access/published-figures.test.ts',
  'GET /api/assessment/cycles': 'takes nothing; names of cycles and bureaus, the same for everyone; tests/attacks/access/assessment.test.ts',
  'GET /api/assessment/cycles/:id': 'names a cycle; tests/attacks/access/assessment.test.ts',
  'GET /api/assessment/cycles/:id/groups': 'names a cycle; tests/attacks/access/assessment.test.ts',
  'GET /api/assessment/groups/:id': 'names a criminal group; tests/attacks/access/assessment.test.ts',
  'GET /api/assessment/groups/:id/history': 'names a criminal group; tests/attacks/access/assessment.test.ts',
  'POST /api/assessment/cycles': 'names days and agencies; tests/attacks/access/assessment.test.ts',
  'POST /api/assessment/cycles/:id/close': 'names a cycle; tests/attacks/access/assessment.test.ts',
  'POST /api/assessment/appraisals': 'names criminal groups, and refuses those that are hidden as those that are nowhere; tests/attacks/access/assessment.test.ts',
  'POST /api/assessment/imports': 'names criminal groups, and quarantines those that are hidden as those that are nowhere; tests/attacks/access/assessment.test.ts',
  'GET /api/operations': 'takes nothing; operations that one’s own agency keeps or takes part in; tests/attacks/access/joint-operations.test.ts',
  'POST /api/operations': 'names days and agencies; tests/attacks/access/joint-operations.test.ts',
  'GET /api/operations/:id': 'names an operation; tests/attacks/access/joint-operations.test.ts',
  'GET /api/operations/:id/rows': 'names an operation; rows under the labels of whoever asks; tests/attacks/access/joint-operations.test.ts',
  'GET /api/operations/:id/rows/:agency/:row': 'names a row of an operation; tests/attacks/access/joint-operations.test.ts',
  'GET /api/operations/:id/quarantine': 'names an operation; what one’s own agency brought in; tests/attacks/access/joint-operations.test.ts',
  'POST /api/operations/:id/quarantine/:waiting': 'names a row that one’s own agency brought in; tests/attacks/access/joint-operations.test.ts',
  'GET /api/operations/:id/merges': 'names an operation; decisions under the labels of whoever asks; tests/attacks/access/joint-operations.test.ts',
  'POST /api/operations/:id/merges': 'names rows of an operation, and refuses those that are hidden as those that are nowhere; tests/attacks/access/joint-operations.test.ts',
  'POST /api/operations/:id/merges/:merge/undo': 'names a decision of one’s own agency; tests/attacks/access/joint-operations.test.ts',
  'POST /api/operations/:id/import': 'rows of one’s own agency; tests/attacks/access/joint-operations.test.ts',
  'GET /api/routes': 'under the labels of whoever asks; tests/attacks/access/routes-of-others.test.ts',
  'POST /api/routes': 'adds a judgement of one’s own agency; tests/attacks/access/routes-of-others.test.ts',
  'GET /api/gaps': 'names a cycle; ranks what whoever asks may see; tests/attacks/access/gaps-of-others.test.ts',
  'GET /api/precursors/reports': 'under the labels of whoever asks, without what concerns them; tests/attacks/access/no-tipping-off.test.ts',
  'POST /api/precursors/reports': 'adds a report of one’s own agency; tests/attacks/access/no-tipping-off.test.ts',
  'POST /api/precursors/reports/:id/told': 'names a report; tests/attacks/access/no-tipping-off.test.ts',
  'GET /api/requirements': 'what one’s own agency asked; tests/attacks/access/a-requirement-that-tells.test.ts',
  'POST /api/requirements': 'names a group and agencies; what is hidden and what is nowhere are refused alike; tests/attacks/access/a-requirement-that-tells.test.ts',
  'POST /api/requirements/:id/withdraw': 'names a requirement; tests/attacks/access/a-requirement-that-tells.test.ts',
  'GET /api/requirements/received': 'what one’s own agency is asked; tests/attacks/access/a-requirement-that-tells.test.ts',
  'POST /api/requirements/received/:id': 'names a requirement; tests/attacks/access/a-requirement-that-tells.test.ts',
  'POST /api/figures/check': 'a text, of which nothing is looked up; figures that one may not see are as if absent; tests/attacks/access/draft-stays-behind-the-door.test.ts',
  'GET /api/annual-reports': 'takes nothing; of one’s own agency, made of what is public; tests/attacks/access/annual-report.test.ts',
  'POST /api/annual-reports': 'a day and a language; made of what is public; tests/attacks/access/annual-report.test.ts',
  'GET /api/annual-reports/:report/:ending': 'names a report of one’s own agency; tests/attacks/access/annual-report.test.ts',
  'GET /api/watch/canaries': 'takes nothing; the keeper’s own; tests/attacks/access/canary-list.test.ts',
  'POST /api/watch/canaries': 'a number, a system and days; tests/attacks/access/canary-list.test.ts',
  'POST /api/watch/canaries/export': 'a system and a form; the keeper’s own; tests/attacks/access/canary-carried-and-handed-over.test.ts',
  'POST /api/watch/canaries/take-over': 'names a member of one’s own agency; tests/attacks/access/canary-carried-and-handed-over.test.ts',
  'PUT /api/watch/canaries/:canary': 'the keeper’s own; tests/attacks/access/canary-carried-and-handed-over.test.ts',
  'POST /api/watch/look-back/rebuild': 'takes nothing; tests/attacks/access/look-back-as-look-up.test.ts',
  'POST /api/watch/look-back/export/requests': 'asks for a second person, whatever is there; tests/attacks/access/reverse-view.test.ts',
  'POST /api/watch/look-back/export': 'takes a second person first, whatever is there; tests/attacks/access/reverse-view.test.ts',
  'POST /api/watch/reverse/requests': 'names a member of one’s own agency; tests/attacks/access/reverse-view.test.ts',
  'POST /api/watch/reverse': 'names a member of one’s own agency; tests/attacks/access/reverse-view.test.ts',
  'GET /api/watch/scans': 'takes nothing; scans of one’s own agency; tests/attacks/access/scans-of-others.test.ts',
  'POST /api/watch/scans': 'names evidence of one’s own agency; tests/attacks/access/scans-of-others.test.ts',
  'GET /api/watch/scans/:scan': 'names a scan; tests/attacks/access/scans-of-others.test.ts',
  'GET /api/watch/scans/:scan/progress': 'names a scan; tests/attacks/access/scans-of-others.test.ts',
  'POST /api/watch/scans/:scan/stop': 'names a scan; tests/attacks/access/scans-of-others.test.ts',
  'POST /api/watch/scans/:scan/resume': 'names a scan; tests/attacks/access/scans-of-others.test.ts',
  'GET /api/watch/live': 'takes nothing; the live examiner of one’s own agency; tests/attacks/access/live-turned-off.test.ts',
  'POST /api/watch/live/start': 'takes a number; tests/attacks/access/live-turned-off.test.ts',
  'POST /api/watch/live/stop': 'takes nothing; tests/attacks/access/live-turned-off.test.ts',
  'GET /api/watch/sources': 'takes nothing; sources of one’s own agency; tests/attacks/access/feed-of-another-agency.test.ts',
  'POST /api/watch/sources': 'names a source of one’s own agency; tests/attacks/access/feed-of-another-agency.test.ts',
  'POST /api/watch/sources/:source/remove': 'names a source of one’s own agency; tests/attacks/access/feed-of-another-agency.test.ts',
  'POST /api/watch/feed/:source': 'names a source of the key’s own agency; tests/attacks/access/feed-of-another-agency.test.ts',
  'GET /api/people': 'members of one’s own agency, for its administrator; tests/attacks/access/administrator-grants-to-self.test.ts',
  'PUT /api/people/:member': 'names a member of one’s own agency; tests/attacks/access/administrator-grants-to-self.test.ts',
  'POST /api/people/:member': 'names a member of one’s own agency; tests/attacks/access/administrator-grants-to-self.test.ts',
  'PUT /api/people/:member/cases/:case': 'names a member and a case of one’s own agency; tests/attacks/access/administrator-grants-to-self.test.ts',
  'GET /api/cases': 'takes nothing; cases of one’s own, and references of one’s agency’s for its administrator; tests/attacks/access/cases-of-others.test.ts',
  'POST /api/cases/:reference/close': 'names a case of one’s own agency; tests/attacks/access/cases-of-others.test.ts',
  'POST /api/cases/:reference/reopen': 'names a case of one’s own agency; tests/attacks/access/case-reopened.test.ts',
  'POST /api/cases': 'names a case of one’s own agency; tests/attacks/access/administrator-grants-to-self.test.ts',
  'GET /api/units': 'units of one’s own agency; tests/attacks/access/unit-as-a-second-chain.test.ts',
  'POST /api/units': 'names a unit of one’s own agency; tests/attacks/access/unit-as-a-second-chain.test.ts',
  'GET /api/services': 'service accounts of one’s own agency; tests/attacks/access/service-account-searches.test.ts',
  'POST /api/services': 'makes a service account of one’s own agency; tests/attacks/access/service-account-searches.test.ts',
  'POST /api/services/:service/rotate': 'names a service account of one’s own agency; tests/attacks/access/service-account-searches.test.ts',
  'POST /api/services/:service/revoke': 'names a service account of one’s own agency; tests/attacks/access/service-account-searches.test.ts',
  'GET /api/notices': 'takes nothing; one’s own notices',
  'POST /api/notices/:id/read': 'names a notice; tests/attacks/access/objects-of-others.test.ts',
  'POST /api/session/passkey': 'what a device signed; tests/attacks/access/passkey-replay.test.ts',
  'POST /api/session/step-up/options': 'takes nothing; tests/attacks/access/step-up-of-another-session.test.ts',
  'POST /api/session/step-up': 'what a device signed, or a password; tests/attacks/access/step-up-of-another-session.test.ts',
  'DELETE /api/sessions/:session': 'names a session; tests/attacks/access/objects-of-others.test.ts',
  'GET /api/passkeys': 'takes nothing; one’s own passkeys',
  'POST /api/passkeys/options': 'takes nothing; tests/attacks/access/step-up-of-another-session.test.ts',
  'POST /api/passkeys': 'what a device signed; tests/attacks/access/passkey-replay.test.ts',
  'DELETE /api/passkeys/:passkey': 'names a passkey; tests/attacks/access/passkey-taken-away.test.ts, tests/attacks/access/objects-of-others.test.ts',
  'POST /api/passkeys/withdraw': 'names a person; tests/attacks/access/passkey-taken-away.test.ts',
  'GET /api/delegations': 'takes nothing; grants of one’s own agency, and to oneself',
  'POST /api/delegations': 'names members and labels of one’s own; tests/attacks/access/grant-expiry-race.test.ts',
  'DELETE /api/delegations/:id': 'names a grant; tests/attacks/access/grant-expiry-race.test.ts',
  'GET /api/assurances': 'takes nothing; what one’s own agency decided about partners; tests/attacks/access/assurance-by-one.test.ts',
  'POST /api/assurances': 'names a partner; tests/attacks/access/assurance-by-one.test.ts',
  'POST /api/assurances/:id/end': 'names an assurance; tests/attacks/access/assurance-by-one.test.ts',
  'GET /api/access/who-sees/entities/:id': 'names an entity, to those who watch; tests/attacks/access/the-explanation-as-oracle.test.ts',
  'GET /api/access/who-sees/reports/:id': 'names a report, to those who watch; tests/attacks/access/the-explanation-as-oracle.test.ts',
  'GET /api/access/sight': 'takes nothing',
  'GET /api/access/sight/:user': 'names a person of one’s own agency, for those who watch it',
  'GET /api/sources': 'takes nothing; sources that are one’s own',
  'POST /api/sources': 'makes a source',
  'POST /api/sources/:id/fields': 'names a source; tests/attacks/access/sealed-source.test.ts',
  'POST /api/sources/:id/amendments': 'names a source; tests/attacks/access/sealed-source.test.ts',
  'POST /api/sources/:id/openings': 'names a source; tests/attacks/access/sealed-source.test.ts',
  'POST /api/sources/:id/open': 'names a source; tests/attacks/access/sealed-source.test.ts',
  'POST /api/sources/:id/destructions': 'names a source; tests/attacks/access/sealed-source.test.ts',
  'POST /api/sources/:id/destroy': 'names a source; tests/attacks/access/sealed-source.test.ts',
  'POST /api/reports/labels': 'names reports to draw on; tests/attacks/access/caveat-dropped.test.ts',
  'POST /api/releases': 'names a derived report of one’s own agency; tests/attacks/access/release-of-derived.test.ts',
  'GET /api/releases': 'takes nothing; what one asked for',
  'DELETE /api/releases/:id': 'names a request of one’s own; tests/attacks/access/release-of-derived.test.ts',
  'GET /api/releases/received': 'takes nothing; what one’s agency was asked, as far as one sees its part; tests/attacks/access/release-of-derived.test.ts',
  'POST /api/releases/received/:id/release': 'names a request to one’s agency; tests/attacks/access/release-of-derived.test.ts',
  'POST /api/releases/received/:id/take-back': 'names a request to one’s agency; tests/attacks/access/release-of-derived.test.ts',
  'POST /api/requests': 'asks an owner about a thing; tests/attacks/access/ask-the-owner-oracle.test.ts',
  'GET /api/requests': 'takes nothing; one’s own requests',
  'GET /api/requests/received': 'takes nothing; what one’s agency was asked',
  'POST /api/requests/received/:request': 'names a request to one’s agency; tests/attacks/access/ask-the-owner-oracle.test.ts',
  'GET /api/approvals': 'takes nothing; what waits for oneself',
  'POST /api/approvals/:id/approve': 'names a request; tests/attacks/access/objects-of-others.test.ts',
  'POST /api/approvals/:id/refuse': 'names a request; tests/attacks/access/objects-of-others.test.ts',
  'POST /api/approvals/:id/withdraw': 'names a request; tests/attacks/access/objects-of-others.test.ts',
  'GET /api/break-glass': 'takes nothing; one’s own emergency access',
  'POST /api/break-glass': 'a reason; tests/attacks/access/break-glass.test.ts',
  'DELETE /api/break-glass': 'takes nothing; ends one’s own',
  'GET /api/break-glass/reviews': 'takes nothing; what waits for oneself',
  'GET /api/break-glass/reviews/:glass': 'names a review; tests/attacks/access/objects-of-others.test.ts',
  'POST /api/break-glass/reviews/:glass': 'names a review; tests/attacks/access/objects-of-others.test.ts',
  'POST /api/access/replays': 'names entries of one’s own agency’s log, for those who watch it',
  'GET /api/access/policies': 'takes nothing; policy changes are the same for all who may see them',
  'POST /api/access/policies': 'a policy text; tests/attacks/access/policy-change-by-one.test.ts',
  'GET /api/access/policies/:id': 'names a policy change, the same for all who may see them',
  'POST /api/access/policies/:id/rehearsal': 'names a policy change; tests/attacks/access/rehearsal-of-a-stale-ledger.test.ts',
  'POST /api/access/policies/:id/approval': 'names a policy change; tests/attacks/access/policy-change-by-one.test.ts',
  'POST /api/access/policies/:id/adopt': 'names a policy change; tests/attacks/access/policy-change-by-one.test.ts',
  'GET /api/ledger/record': 'one’s own entries, or one’s agency’s; tests/attacks/access/record-as-oracle.test.ts',
  'GET /api/ledger/entries/:agency/:index': 'names an entry; tests/attacks/access/record-as-oracle.test.ts',
  'GET /api/ledger/holds': 'takes nothing; tests/attacks/access/record-as-oracle.test.ts',
  'POST /api/ledger/shred': 'names a month or an entry; tests/attacks/access/record-as-oracle.test.ts',
  'POST /api/ledger/holds': 'names months; tests/attacks/ledger/shredding-as-eraser.test.ts',
  'POST /api/ledger/holds/lift': 'names a hold; tests/attacks/access/record-as-oracle.test.ts',
};

/** Ways whose method is safe, which is what a reader asks. */
export const readingWays = ways.filter(({ route }) => route.startsWith('GET '));
export const writingWays = ways.filter(({ route }) => !route.startsWith('GET '));
