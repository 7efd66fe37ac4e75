// Addresses of the app. A page's question stands in its address, so that back, forward and a shared link mean what they show.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Link, redirect, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../marks/trouble.js';
import { Waiting } from '../marks/waiting.js';
import { ContextPage } from '../pages/context/context-page.js';
import { EntityPage } from '../pages/entity/entity-page.js';
import { readAssessmentAddress } from '../pages/assessment/assessment-address.js';
import { readWhoSeesAddress } from '../pages/access/who-sees-address.js';
import { readOperationAddress } from '../pages/operations/operation-address.js';
import { readEntityAddress } from '../pages/entity/entity-address.js';
import { readReviewAddress } from '../pages/reviews/review-address.js';
import { readSearchAddress } from '../pages/search/search-address.js';
import { readFigureAddress } from '../pages/trends/trend-address.js';
import { SearchPage } from '../pages/search/search-page.js';
import { readAnswerAddress, readReleaseAddress, readWriteAddress } from '../pages/writing/write-address.js';
import { Frame } from './frame.js';

function NoPage() {
  const { t } = useTranslation();
  return <div className="sheet"><p>{t('app.notFound')}</p><Link to="/search">{t('app.toSearch')}</Link></div>;
}

function Broken({ error, reset }: ErrorComponentProps) {
  return <div className="outside"><Trouble error={error} onAgain={reset} /></div>;
}

const root = createRootRoute({ component: Frame, notFoundComponent: NoPage, errorComponent: Broken, pendingComponent: () => <Waiting lines={6} /> });
const start = createRoute({ getParentRoute: () => root, path: '/', beforeLoad: () => { throw redirect({ to: '/search' }); } });
const context = createRoute({ getParentRoute: () => root, path: '/context', component: ContextPage });
const search = createRoute({ getParentRoute: () => root, path: '/search', component: SearchPage, validateSearch: readSearchAddress });
const entity = createRoute({ getParentRoute: () => root, path: '/entities/$id', component: EntityPage, validateSearch: readEntityAddress });
const correction = createRoute({
  getParentRoute: () => root,
  path: '/entities/$id/correction',
  validateSearch: (raw: Record<string, unknown>): { statement?: string } => (typeof raw['statement'] === 'string' ? { statement: raw['statement'] } : {}),
  component: lazyRouteComponent(() => import('../pages/entity/correction/correction-page.js'), 'CorrectionPage'),
});
const judgement = createRoute({ getParentRoute: () => root, path: '/entities/$id/judgement', component: lazyRouteComponent(() => import('../pages/entity/judgement/judgement-page.js'), 'JudgementPage') });
const report = createRoute({ getParentRoute: () => root, path: '/reports/$id', component: lazyRouteComponent(() => import('../pages/report/report-page.js'), 'ReportPage') });
const ledger = createRoute({ getParentRoute: () => root, path: '/ledger', component: lazyRouteComponent(() => import('../pages/ledger/ledger-page.js'), 'LedgerPage') });
const review = createRoute({ getParentRoute: () => root, path: '/ledger/review', component: lazyRouteComponent(() => import('../pages/ledger/review/review-page.js'), 'ReviewPage') });
const log = createRoute({ getParentRoute: () => root, path: '/ledger/logs/$agency', component: lazyRouteComponent(() => import('../pages/ledger/log/log-page.js'), 'LogPage') });
const proof = createRoute({ getParentRoute: () => root, path: '/ledger/logs/$agency/$index', component: lazyRouteComponent(() => import('../pages/ledger/log/proof-page.js'), 'ProofPage') });
const mine = createRoute({ getParentRoute: () => root, path: '/ledger/mine', component: lazyRouteComponent(() => import('../pages/ledger/record-page.js'), 'MyRecordPage') });
const agency = createRoute({ getParentRoute: () => root, path: '/ledger/agency', component: lazyRouteComponent(() => import('../pages/ledger/record-page.js'), 'AgencyRecordPage') });
const entry = createRoute({ getParentRoute: () => root, path: '/ledger/entries/$agency/$index', component: lazyRouteComponent(() => import('../pages/ledger/entries/entry-page.js'), 'EntryPage') });
const breakGlass = createRoute({ getParentRoute: () => root, path: '/break-glass', component: lazyRouteComponent(() => import('../pages/break-glass/break-glass-page.js'), 'BreakGlassPage') });
const glassReviews = createRoute({ getParentRoute: () => root, path: '/break-glass/reviews', component: lazyRouteComponent(() => import('../pages/break-glass/reviews-page.js'), 'GlassReviewsPage') });
const glassReview = createRoute({ getParentRoute: () => root, path: '/break-glass/reviews/$glass', component: lazyRouteComponent(() => import('../pages/break-glass/review-page.js'), 'GlassReviewPage') });
const requests = createRoute({
  getParentRoute: () => root, path: '/requests', component: lazyRouteComponent(() => import('../pages/requests/requests-page.js'), 'RequestsPage'),
  validateSearch: (raw: Record<string, unknown>): { about?: string } => (typeof raw['about'] === 'string' ? { about: raw['about'] } : {}),
});
const received = createRoute({
  getParentRoute: () => root, path: '/requests/received', validateSearch: readAnswerAddress, component: lazyRouteComponent(() => import('../pages/requests/received-page.js'), 'ReceivedPage'),
});
const writing = createRoute({ getParentRoute: () => root, path: '/reports/new', validateSearch: readWriteAddress, component: lazyRouteComponent(() => import('../pages/writing/write-page.js'), 'WritePage') });
const releases = createRoute({ getParentRoute: () => root, path: '/releases', validateSearch: readReleaseAddress, component: lazyRouteComponent(() => import('../pages/releases/releases-page.js'), 'ReleasesPage') });
const releasesReceived = createRoute({ getParentRoute: () => root, path: '/releases/received', component: lazyRouteComponent(() => import('../pages/releases/received-releases-page.js'), 'ReceivedReleasesPage') });
const notices = createRoute({ getParentRoute: () => root, path: '/notices', component: lazyRouteComponent(() => import('../pages/notices/notices-page.js'), 'NoticesPage') });
const forgetting = createRoute({ getParentRoute: () => root, path: '/ledger/forget', component: lazyRouteComponent(() => import('../pages/ledger/forget/forget-page.js'), 'ForgetPage') });
const passkeys = createRoute({ getParentRoute: () => root, path: '/account/passkeys', component: lazyRouteComponent(() => import('../pages/account/passkeys-page.js'), 'PasskeysPage') });
const removingPasskey = createRoute({ getParentRoute: () => root, path: '/account/passkeys/$id', component: lazyRouteComponent(() => import('../pages/account/remove-passkey-page.js'), 'RemovePasskeyPage') });
const sessions = createRoute({ getParentRoute: () => root, path: '/account/sessions', component: lazyRouteComponent(() => import('../pages/account/sessions-page.js'), 'SessionsPage') });
const delegations = createRoute({ getParentRoute: () => root, path: '/account/delegations', component: lazyRouteComponent(() => import('../pages/account/delegations-page.js'), 'DelegationsPage') });
const delegating = createRoute({ getParentRoute: () => root, path: '/account/delegations/new', component: lazyRouteComponent(() => import('../pages/account/delegate-page.js'), 'DelegatePage') });
const takingBack = createRoute({ getParentRoute: () => root, path: '/account/delegations/$id', component: lazyRouteComponent(() => import('../pages/account/take-back-page.js'), 'TakeBackPage') });
const cases = createRoute({ getParentRoute: () => root, path: '/cases', component: lazyRouteComponent(() => import('../pages/cases/cases-page.js'), 'CasesPage') });
const openingCase = createRoute({ getParentRoute: () => root, path: '/cases/new', component: lazyRouteComponent(() => import('../pages/cases/open-case-page.js'), 'OpenCasePage') });
const closingCase = createRoute({ getParentRoute: () => root, path: '/cases/$id/close', component: lazyRouteComponent(() => import('../pages/cases/close-case-page.js'), 'CloseCasePage') });
const reopeningCase = createRoute({ getParentRoute: () => root, path: '/cases/$id/reopen', component: lazyRouteComponent(() => import('../pages/cases/reopen-case-page.js'), 'ReopenCasePage') });
const services = createRoute({ getParentRoute: () => root, path: '/services', component: lazyRouteComponent(() => import('../pages/services/services-page.js'), 'ServicesPage') });
const newService = createRoute({ getParentRoute: () => root, path: '/services/new', component: lazyRouteComponent(() => import('../pages/services/new-service-page.js'), 'NewServicePage') });
const service = createRoute({ getParentRoute: () => root, path: '/services/$id', component: lazyRouteComponent(() => import('../pages/services/service-page.js'), 'ServicePage') });
const gateways = createRoute({ getParentRoute: () => root, path: '/gateways', component: lazyRouteComponent(() => import('../pages/gateways/gateways-page.js'), 'GatewaysPage') });
const assuring = createRoute({ getParentRoute: () => root, path: '/gateways/assurances/new', component: lazyRouteComponent(() => import('../pages/gateways/record-page.js'), 'RecordAssurancePage') });
const endingAssurance = createRoute({ getParentRoute: () => root, path: '/gateways/assurances/$id/end', component: lazyRouteComponent(() => import('../pages/gateways/end-page.js'), 'EndAssurancePage') });
const units = createRoute({ getParentRoute: () => root, path: '/units', component: lazyRouteComponent(() => import('../pages/units/units-page.js'), 'UnitsPage') });
const newUnit = createRoute({ getParentRoute: () => root, path: '/units/new', component: lazyRouteComponent(() => import('../pages/units/new-unit-page.js'), 'NewUnitPage') });
const people = createRoute({ getParentRoute: () => root, path: '/people', component: lazyRouteComponent(() => import('../pages/people/people-page.js'), 'PeoplePage') });
const member = createRoute({ getParentRoute: () => root, path: '/people/$member', component: lazyRouteComponent(() => import('../pages/people/member-page.js'), 'MemberPage') });

const assessment = createRoute({ getParentRoute: () => root, path: '/assessment', validateSearch: readAssessmentAddress, component: lazyRouteComponent(() => import('../pages/assessment/assessment-page.js'), 'AssessmentPage') });
const assessedGroups = createRoute({ getParentRoute: () => root, path: '/assessment/cycles/$cycle/groups', validateSearch: readAssessmentAddress, component: lazyRouteComponent(() => import('../pages/assessment/groups-page.js'), 'AssessedGroupsPage') });
const openingCycle = createRoute({ getParentRoute: () => root, path: '/assessment/cycles/new', component: lazyRouteComponent(() => import('../pages/assessment/open-cycle-page.js'), 'OpenCyclePage') });
const closingCycle = createRoute({ getParentRoute: () => root, path: '/assessment/cycles/$cycle/close', component: lazyRouteComponent(() => import('../pages/assessment/close-cycle-page.js'), 'CloseCyclePage') });
const importingAppraisals = createRoute({ getParentRoute: () => root, path: '/assessment/cycles/$cycle/import', component: lazyRouteComponent(() => import('../pages/assessment/import-page.js'), 'ImportAppraisalsPage') });
const appraisedGroup = createRoute({ getParentRoute: () => root, path: '/assessment/groups/$id', validateSearch: readAssessmentAddress, component: lazyRouteComponent(() => import('../pages/assessment/group-page.js'), 'AppraisedGroupPage') });
const judging = createRoute({ getParentRoute: () => root, path: '/assessment/groups/$id/judge', validateSearch: readAssessmentAddress, component: lazyRouteComponent(() => import('../pages/assessment/judge-page.js'), 'JudgePage') });
const scans = createRoute({ getParentRoute: () => root, path: '/watch', component: lazyRouteComponent(() => import('../pages/watch/watch-page.js'), 'WatchPage') });
const newScan = createRoute({ getParentRoute: () => root, path: '/watch/new', component: lazyRouteComponent(() => import('../pages/watch/new-scan-page.js'), 'NewScanPage') });
const live = createRoute({ getParentRoute: () => root, path: '/watch/live', component: lazyRouteComponent(() => import('../pages/watch/live-page.js'), 'LivePage') });
const frictionEffect = createRoute({ getParentRoute: () => root, path: '/watch/friction', component: lazyRouteComponent(() => import('../pages/friction/friction-page.js'), 'FrictionPage') });
const carryingCanaries = createRoute({ getParentRoute: () => root, path: '/watch/canaries/carry', component: lazyRouteComponent(() => import('../pages/canaries/carry-page.js'), 'CarryPage') });
const takingOverCanaries = createRoute({ getParentRoute: () => root, path: '/watch/canaries/take-over', component: lazyRouteComponent(() => import('../pages/canaries/take-over-page.js'), 'TakeOverPage') });
const lookBack = createRoute({ getParentRoute: () => root, path: '/watch/look-back', component: lazyRouteComponent(() => import('../pages/look-back/look-back-page.js'), 'LookBackPage') });
const lookBackExport = createRoute({ getParentRoute: () => root, path: '/watch/look-back/export', component: lazyRouteComponent(() => import('../pages/look-back/export-page.js'), 'ExportPage') });
const figures = createRoute({ getParentRoute: () => root, path: '/figures', component: lazyRouteComponent(() => import('../pages/figures/figures-page.js'), 'FiguresPage') });
const checking = createRoute({ getParentRoute: () => root, path: '/figures/check', component: lazyRouteComponent(() => import('../pages/figures/check/check-page.js'), 'CheckPage') });
const publicCheck = createRoute({ getParentRoute: () => root, path: '/check', component: lazyRouteComponent(() => import('../pages/figures/check/public-check-page.js'), 'PublicCheckPage') });
const annualReports = createRoute({ getParentRoute: () => root, path: '/annual-reports', component: lazyRouteComponent(() => import('../pages/annual/annual-page.js'), 'AnnualPage') });
const figure = createRoute({ getParentRoute: () => root, path: '/figures/$id', component: lazyRouteComponent(() => import('../pages/figures/figure-page.js'), 'FigurePage') });
const publishingFigure = createRoute({ getParentRoute: () => root, path: '/figures/$id/publish', component: lazyRouteComponent(() => import('../pages/figures/publish-page.js'), 'PublishFigurePage') });
const releasingFigure = createRoute({ getParentRoute: () => root, path: '/figures/$id/release/$agency', component: lazyRouteComponent(() => import('../pages/figures/publish-page.js'), 'ReleaseFigurePage') });
const routes = createRoute({ getParentRoute: () => root, path: '/routes', component: lazyRouteComponent(() => import('../pages/routes/routes-page.js'), 'RoutesPage') });
const judgingRoute = createRoute({ getParentRoute: () => root, path: '/routes/new', component: lazyRouteComponent(() => import('../pages/routes/judge-page.js'), 'JudgeRoutePage') });
const gaps = createRoute({
  getParentRoute: () => root, path: '/gaps', component: lazyRouteComponent(() => import('../pages/gaps/gaps-page.js'), 'GapsPage'),
  validateSearch: (raw: Record<string, unknown>): { page?: number } => (Number.isInteger(raw['page']) && Number(raw['page']) > 1 ? { page: Number(raw['page']) } : {}),
});
const sendingRequirement = createRoute({
  getParentRoute: () => root, path: '/gaps/new', component: lazyRouteComponent(() => import('../pages/gaps/send-page.js'), 'SendRequirementPage'),
  validateSearch: (raw: Record<string, unknown>): { group?: string; indicator?: string; route?: string } => Object.fromEntries((['group', 'indicator', 'route'] as const).flatMap((name) => (typeof raw[name] === 'string' ? [[name, raw[name]]] : []))),
});
const sentRequirements = createRoute({
  getParentRoute: () => root, path: '/gaps/sent', component: lazyRouteComponent(() => import('../pages/gaps/sent-page.js'), 'SentRequirementsPage'),
  validateSearch: (raw: Record<string, unknown>): { withdraw?: string } => (typeof raw['withdraw'] === 'string' ? { withdraw: raw['withdraw'] } : {}),
});
const receivedRequirements = createRoute({
  getParentRoute: () => root, path: '/gaps/received', component: lazyRouteComponent(() => import('../pages/gaps/received-page.js'), 'ReceivedRequirementsPage'),
  validateSearch: (raw: Record<string, unknown>): { answer?: string } => (typeof raw['answer'] === 'string' ? { answer: raw['answer'] } : {}),
});
const notes = createRoute({ getParentRoute: () => root, path: '/notes', component: lazyRouteComponent(() => import('../pages/notes/notes-page.js'), 'NotesPage') });
const corrections = createRoute({ getParentRoute: () => root, path: '/notes/corrections', component: lazyRouteComponent(() => import('../pages/notes/corrections-page.js'), 'CorrectionsPage') });
const writingNote = createRoute({ getParentRoute: () => root, path: '/notes/new', component: lazyRouteComponent(() => import('../pages/notes/write-note-page.js'), 'WriteNotePage') });
const note = createRoute({
  getParentRoute: () => root, path: '/notes/$id', component: lazyRouteComponent(() => import('../pages/notes/note-page.js'), 'NotePage'),
  validateSearch: (raw: Record<string, unknown>): { revision?: number } => (typeof raw['revision'] === 'number' && Number.isSafeInteger(raw['revision']) && raw['revision'] > 0 ? { revision: raw['revision'] } : {}),
});
const revisingNote = createRoute({ getParentRoute: () => root, path: '/notes/$id/revise', component: lazyRouteComponent(() => import('../pages/notes/write-note-page.js'), 'ReviseNotePage') });
const signingNote = createRoute({ getParentRoute: () => root, path: '/notes/$id/sign', component: lazyRouteComponent(() => import('../pages/notes/act-note-page.js'), 'SignNotePage') });
const releasingNote = createRoute({ getParentRoute: () => root, path: '/notes/$id/release', component: lazyRouteComponent(() => import('../pages/notes/act-note-page.js'), 'ReleaseNotePage') });
const equivalence = createRoute({ getParentRoute: () => root, path: '/seizures/equivalence', component: lazyRouteComponent(() => import('../pages/seizures/equivalence-page.js'), 'EquivalencePage') });
const seizureClaims = createRoute({ getParentRoute: () => root, path: '/seizures/claims', component: lazyRouteComponent(() => import('../pages/seizures/claims-page.js'), 'SeizureClaimsPage') });
const commitments = createRoute({ getParentRoute: () => root, path: '/commitments', component: lazyRouteComponent(() => import('../pages/commitments/commitments-page.js'), 'CommitmentsPage') });
const bringingIn = createRoute({ getParentRoute: () => root, path: '/commitments/new', component: lazyRouteComponent(() => import('../pages/commitments/bring-in-page.js'), 'BringInPage') });
const trends = createRoute({ getParentRoute: () => root, path: '/trends', validateSearch: readFigureAddress, component: lazyRouteComponent(() => import('../pages/trends/trend-page.js'), 'TrendPage') });
const map = createRoute({ getParentRoute: () => root, path: '/map', validateSearch: readFigureAddress, component: lazyRouteComponent(() => import('../pages/map/map-page.js'), 'MapPage') });
const canaries = createRoute({ getParentRoute: () => root, path: '/watch/canaries', component: lazyRouteComponent(() => import('../pages/canaries/canaries-page.js'), 'CanariesPage') });
const plantingCanaries = createRoute({ getParentRoute: () => root, path: '/watch/canaries/new', component: lazyRouteComponent(() => import('../pages/canaries/plant-page.js'), 'PlantPage') });
const reverse = createRoute({ getParentRoute: () => root, path: '/watch/reverse', component: lazyRouteComponent(() => import('../pages/look-back/reverse-page.js'), 'ReversePage') });
const scan = createRoute({ getParentRoute: () => root, path: '/watch/$scan', component: lazyRouteComponent(() => import('../pages/watch/scan-page.js'), 'ScanPage') });
const reviews = createRoute({ getParentRoute: () => root, path: '/reviews', validateSearch: readReviewAddress, component: lazyRouteComponent(() => import('../pages/reviews/reviews-page.js'), 'ReviewsPage') });
const reviewLead = createRoute({ getParentRoute: () => root, path: '/reviews/leads/$lead', component: lazyRouteComponent(() => import('../pages/reviews/lead-page.js'), 'LeadPage') });
const reviewAct = createRoute({ getParentRoute: () => root, path: '/reviews/leads/$lead/$way', component: lazyRouteComponent(() => import('../pages/reviews/lead-act-page.js'), 'LeadActPage') });
const exposed = createRoute({ getParentRoute: () => root, path: '/reviews/exposed', component: lazyRouteComponent(() => import('../pages/reviews/exposed-page.js'), 'ExposedPage') });
const exposedTask = createRoute({ getParentRoute: () => root, path: '/reviews/exposed/$task', component: lazyRouteComponent(() => import('../pages/reviews/task-page.js'), 'TaskPage') });
const disclosures = createRoute({ getParentRoute: () => root, path: '/reviews/disclosures', component: lazyRouteComponent(() => import('../pages/reviews/disclosures-page.js'), 'DisclosuresPage') });
const disclosureLine = createRoute({ getParentRoute: () => root, path: '/reviews/disclosures/$line', component: lazyRouteComponent(() => import('../pages/reviews/line-page.js'), 'LinePage') });
const referral = createRoute({ getParentRoute: () => root, path: '/reviews/referrals/$referral', component: lazyRouteComponent(() => import('../pages/reviews/referral-page.js'), 'ReferralPage') });
const reviewFigures = createRoute({ getParentRoute: () => root, path: '/reviews/statistics', component: lazyRouteComponent(() => import('../pages/reviews/statistics-page.js'), 'StatisticsPage') });
const ownReviews = createRoute({ getParentRoute: () => root, path: '/questions', component: lazyRouteComponent(() => import('../pages/reviews/own-page.js'), 'OwnReviewsPage') });
const answering = createRoute({ getParentRoute: () => root, path: '/questions/$question', component: lazyRouteComponent(() => import('../pages/reviews/answer-page.js'), 'AnswerPage') });
const complaining = createRoute({ getParentRoute: () => root, path: '/complaints/new', component: lazyRouteComponent(() => import('../pages/reviews/complaint-page.js'), 'ComplaintPage') });
const whyAnswers = createRoute({ getParentRoute: () => root, path: '/reviews/answers', component: lazyRouteComponent(() => import('../pages/reviews/why-answers-page.js'), 'WhyAnswersPage') });
const whyAnswer = createRoute({ getParentRoute: () => root, path: '/reviews/answers/$question', component: lazyRouteComponent(() => import('../pages/reviews/why-answer-page.js'), 'WhyAnswerPage') });
const lent = createRoute({ getParentRoute: () => root, path: '/reviews/lent', component: lazyRouteComponent(() => import('../pages/lending/lent-page.js'), 'LentPage') });
const lentLead = createRoute({ getParentRoute: () => root, path: '/reviews/lent/$agency/$lead', component: lazyRouteComponent(() => import('../pages/lending/lent-lead-page.js'), 'LentLeadPage') });
const lentAct = createRoute({ getParentRoute: () => root, path: '/reviews/lent/$agency/$lead/$way', component: lazyRouteComponent(() => import('../pages/lending/lent-act-page.js'), 'LentActPage') });
const agreements = createRoute({ getParentRoute: () => root, path: '/reviews/agreements', component: lazyRouteComponent(() => import('../pages/lending/agreements-page.js'), 'AgreementsPage') });
const newAgreement = createRoute({ getParentRoute: () => root, path: '/reviews/agreements/new', component: lazyRouteComponent(() => import('../pages/lending/record-agreement-page.js'), 'RecordAgreementPage') });
const endingAgreement = createRoute({ getParentRoute: () => root, path: '/reviews/agreements/$agreement/end', component: lazyRouteComponent(() => import('../pages/lending/end-agreement-page.js'), 'EndAgreementPage') });
const roster = createRoute({ getParentRoute: () => root, path: '/roster', component: lazyRouteComponent(() => import('../pages/roster/roster-page.js'), 'RosterPage') });
const sendingRoster = createRoute({ getParentRoute: () => root, path: '/roster/new', component: lazyRouteComponent(() => import('../pages/roster/send-roster-page.js'), 'SendRosterPage') });
const access = createRoute({ getParentRoute: () => root, path: '/access', component: lazyRouteComponent(() => import('../pages/access/access-page.js'), 'AccessPage') });
const whoSees = createRoute({ getParentRoute: () => root, path: '/access/who-sees', validateSearch: readWhoSeesAddress, component: lazyRouteComponent(() => import('../pages/access/who-sees-page.js'), 'WhoSeesPage') });
const replay = createRoute({
  getParentRoute: () => root, path: '/access/replay', component: lazyRouteComponent(() => import('../pages/access/replay-page.js'), 'ReplayPage'),
  validateSearch: (raw: Record<string, unknown>): { entry?: string } => (typeof raw['entry'] === 'string' || typeof raw['entry'] === 'number' ? { entry: String(raw['entry']) } : {}),
});
const policies = createRoute({ getParentRoute: () => root, path: '/access/policies', component: lazyRouteComponent(() => import('../pages/access/policies-page.js'), 'PoliciesPage') });
const policyChange = createRoute({ getParentRoute: () => root, path: '/access/policies/$id', component: lazyRouteComponent(() => import('../pages/access/change-page.js'), 'ChangePage') });
const approvals = createRoute({ getParentRoute: () => root, path: '/approvals', component: lazyRouteComponent(() => import('../pages/approvals/approvals-page.js'), 'ApprovalsPage') });
const approval = createRoute({ getParentRoute: () => root, path: '/approvals/$id', component: lazyRouteComponent(() => import('../pages/approvals/approval-page.js'), 'ApprovalPage') });
const sources = createRoute({ getParentRoute: () => root, path: '/sources', component: lazyRouteComponent(() => import('../pages/sources/sources-page.js'), 'SourcesPage') });
const sealing = createRoute({ getParentRoute: () => root, path: '/sources/new', component: lazyRouteComponent(() => import('../pages/sources/seal-page.js'), 'SealPage') });
const source = createRoute({ getParentRoute: () => root, path: '/sources/$id', component: lazyRouteComponent(() => import('../pages/sources/source-page.js'), 'SourcePage') });
const amending = createRoute({ getParentRoute: () => root, path: '/sources/$id/amend', component: lazyRouteComponent(() => import('../pages/sources/amend-page.js'), 'AmendPage') });
const destroying = createRoute({ getParentRoute: () => root, path: '/sources/$id/destroy', component: lazyRouteComponent(() => import('../pages/sources/destroy-page.js'), 'DestroyPage') });

const operations = createRoute({ getParentRoute: () => root, path: '/operations', component: lazyRouteComponent(() => import('../pages/operations/operations-page.js'), 'OperationsPage') });
const openingOperation = createRoute({ getParentRoute: () => root, path: '/operations/new', component: lazyRouteComponent(() => import('../pages/operations/open-operation-page.js'), 'OpenOperationPage') });
const board = createRoute({ getParentRoute: () => root, path: '/operations/$id', validateSearch: readOperationAddress, component: lazyRouteComponent(() => import('../pages/operations/board-page.js'), 'BoardPage') });
const operationRows = createRoute({ getParentRoute: () => root, path: '/operations/$id/rows', validateSearch: readOperationAddress, component: lazyRouteComponent(() => import('../pages/operations/rows-page.js'), 'OperationRowsPage') });
const operationRow = createRoute({ getParentRoute: () => root, path: '/operations/$id/rows/$agency/$row', component: lazyRouteComponent(() => import('../pages/operations/row-page.js'), 'OperationRowPage') });
const correctingRow = createRoute({ getParentRoute: () => root, path: '/operations/$id/rows/$agency/$row/correct', component: lazyRouteComponent(() => import('../pages/operations/correct-row-page.js'), 'CorrectRowPage') });
const reportingRows = createRoute({ getParentRoute: () => root, path: '/operations/$id/report', component: lazyRouteComponent(() => import('../pages/operations/report-page.js'), 'ReportToOperationPage') });
const operationQuarantine = createRoute({ getParentRoute: () => root, path: '/operations/$id/quarantine', validateSearch: readOperationAddress, component: lazyRouteComponent(() => import('../pages/operations/quarantine-page.js'), 'OperationQuarantinePage') });
const operationMerges = createRoute({ getParentRoute: () => root, path: '/operations/$id/merges', validateSearch: readOperationAddress, component: lazyRouteComponent(() => import('../pages/operations/merges-page.js'), 'OperationMergesPage') });

export const router = createRouter({
  routeTree: root.addChildren([start, operations, openingOperation, board, operationRows, operationRow, correctingRow, reportingRows, operationQuarantine, operationMerges, notes, corrections, writingNote, note, revisingNote, signingNote, releasingNote, equivalence, seizureClaims, commitments, bringingIn, trends, map, whyAnswers, whyAnswer, lent, lentLead, lentAct, agreements, newAgreement, endingAgreement, roster, sendingRoster, reviews, reviewLead, reviewAct, exposed, exposedTask, disclosures, disclosureLine, referral, reviewFigures, ownReviews, answering, complaining, frictionEffect, canaries, plantingCanaries, assessment, openingCycle, closingCycle, importingAppraisals, assessedGroups, appraisedGroup, judging, routes, judgingRoute, gaps, sendingRequirement, sentRequirements, receivedRequirements, figures, checking, publicCheck, annualReports, figure, publishingFigure, releasingFigure, carryingCanaries, takingOverCanaries, lookBack, lookBackExport, reverse, scans, newScan, live, scan, approvals, approval, sources, sealing, source, amending, destroying, delegations, delegating, takingBack, cases, openingCase, closingCase, reopeningCase, services, newService, service, gateways, assuring, endingAssurance, context, search, entity, correction, judgement, report, ledger, review, log, proof, mine, agency, entry, forgetting, notices, sessions, people, member, units, newUnit, passkeys, removingPasskey, breakGlass, glassReviews, glassReview, access, whoSees, replay, policies, policyChange, requests, received, writing, releases, releasesReceived]),
  defaultPreload: false,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
