// The rooms by task, in groups that fold. Only rooms that exist stand here: no dead link, nothing greyed out.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askApprovalsWaiting } from '../api/approval-questions.js';
import { answersForAgency, handlesSources, readsFigures, readsOperations, readsRoutes, readsScans, reviewsGlass, watchesOthers, worksCases } from '../marks/code-words.js';
import { RailGroup } from './rail-group.js';

interface Props {
  readonly role: string;
  readonly onGo: () => void;
}

interface PartProps {
  readonly role: string;
  readonly look: { readonly className: string; readonly onClick: () => void; readonly activeProps: { readonly className: string } };
}

export function Rail({ role, onGo }: Props) {
  const { t } = useTranslation();
  const part: PartProps = { role, look: { className: 'rail-link', onClick: onGo, activeProps: { className: 'rail-link rail-here' } } };
  return (
    <nav aria-label={t('rail.label')}>
      <RailGroup title={t('rail.find')} under={['/search']}><li><Link to="/search" {...part.look}>{t('rail.search')}</Link></li></RailGroup>
      {(readsRoutes(role) || readsFigures(role) || answersForAgency(role)) && <Understanding {...part} />}
      {readsFigures(role) && <Telling {...part} />}
      {(worksCases(role) || handlesSources(role) || readsOperations(role)) && <Acting {...part} />}
      {readsScans(role) && <Watching {...part} />}
      <Accounting {...part} />
      <Arranging {...part} />
    </nav>
  );
}

function Understanding({ role, look }: PartProps) {
  const { t } = useTranslation();
  return (
    <RailGroup title={t('rail.understand')} under={['/assessment', '/routes', '/gaps']}>
      {readsFigures(role) && <li><Link to="/assessment" search={{}} {...look} activeOptions={{ exact: false, includeSearch: false }}>{t('assessment.rail')}</Link></li>}
      {readsRoutes(role) && <li><Link to="/routes" {...look}>{t('routes.rail')}</Link></li>}
      {role === 'analyst' && <li><Link to="/gaps" search={{}} {...look} activeOptions={{ exact: true, includeSearch: false }}>{t('gaps.rail')}</Link></li>}
      {role === 'analyst' && <li><Link to="/gaps/sent" {...look}>{t('gaps.sentRail')}</Link></li>}
      {answersForAgency(role) && <li><Link to="/gaps/received" {...look}>{t('gaps.receivedRail')}</Link></li>}
    </RailGroup>
  );
}

function Telling({ look }: PartProps) {
  const { t } = useTranslation();
  return (
    <RailGroup title={t('rail.tell')} under={['/figures', '/annual-reports', '/trends', '/map', '/commitments', '/seizures', '/notes']} isRare>
      <li><Link to="/figures" {...look} activeOptions={{ exact: true }}>{t('figures.rail')}</Link></li>
      <li><Link to="/figures/check" {...look}>{t('claims.rail')}</Link></li>
      <li><Link to="/annual-reports" {...look}>{t('annual.rail')}</Link></li>
      <li><Link to="/trends" {...look} activeOptions={{ includeSearch: false }}>{t('trends.rail')}</Link></li>
      <li><Link to="/map" {...look} activeOptions={{ includeSearch: false }}>{t('map.rail')}</Link></li>
      <li><Link to="/commitments" {...look}>{t('commitments.rail')}</Link></li>
      <li><Link to="/seizures/equivalence" {...look}>{t('seizures.rail')}</Link></li>
      <li><Link to="/seizures/claims" {...look}>{t('seizures.claims')}</Link></li>
      <li><Link to="/notes" {...look}>{t('notes.rail')}</Link></li>
    </RailGroup>
  );
}

function Acting({ role, look }: PartProps) {
  const { t } = useTranslation();
  return (
    <RailGroup title={t('rail.act')} under={['/operations', '/requests', '/reports', '/releases', '/break-glass', '/sources']}>
      {readsOperations(role) && <li><Link to="/operations" {...look}>{t('operations.rail')}</Link></li>}
      {worksCases(role) && (
        <>
          <li><Link to="/requests" {...look} activeOptions={{ exact: true }}>{t('requests.rail')}</Link></li>
          {answersForAgency(role) && <li><Link to="/requests/received" {...look}>{t('requests.receivedRail')}</Link></li>}
          <li><Link to="/reports/new" {...look}>{t('writing.rail')}</Link></li>
          <li><Link to="/releases" {...look} activeOptions={{ exact: true }}>{t('releases.rail')}</Link></li>
          {answersForAgency(role) && <li><Link to="/releases/received" {...look}>{t('releases.receivedRail')}</Link></li>}
          <li><Link to="/break-glass" {...look} activeOptions={{ exact: true }}>{t('glass.rail')}</Link></li>
        </>
      )}
      {handlesSources(role) && <li><Link to="/sources" {...look}>{t('sources.title')}</Link></li>}
    </RailGroup>
  );
}

function Watching({ role, look }: PartProps) {
  const { t } = useTranslation();
  return (
    <RailGroup title={t('rail.watch')} under={['/watch', '/reviews', '/break-glass/reviews']}>
      <li><Link to="/watch" {...look} activeOptions={{ exact: true }}>{t('watch.rail')}</Link></li>
      {role === 'integrity_examiner' && <li><Link to="/watch/canaries" {...look}>{t('canaries.rail')}</Link></li>}
      <li><Link to="/watch/friction" {...look}>{t('friction.rail')}</Link></li>
      <li><Link to="/watch/look-back" {...look}>{t('lookBack.rail')}</Link></li>
      <li><Link to="/watch/reverse" {...look}>{t('reverse.rail')}</Link></li>
      <li><Link to="/reviews" {...look} activeOptions={{ exact: false, includeSearch: false }}>{t('reviews.rail')}</Link></li>
      {reviewsGlass(role) && <li><Link to="/break-glass/reviews" {...look}>{t('glass.reviewsRail')}</Link></li>}
    </RailGroup>
  );
}

function Accounting({ role, look }: PartProps) {
  const { t } = useTranslation();
  const { data: waiting = 0 } = useQuery(askApprovalsWaiting);
  return (
    <RailGroup title={t('rail.account')} under={['/notices', '/approvals', '/ledger', '/questions', '/access']}>
      <li><Link to="/notices" {...look}>{t('notices.title')}</Link></li>
      <li><Link to="/approvals" {...look}>{t('approvals.title')}{waiting > 0 && <> <span className="chip chip-accent">{waiting}</span></>}</Link></li>
      <li><Link to="/ledger/mine" {...look}>{t('rail.mine')}</Link></li>
      <li><Link to="/questions" {...look}>{t('reviews.questionsRail')}</Link></li>
      {watchesOthers(role) && <li><Link to="/ledger/agency" {...look}>{t('rail.agency')}</Link></li>}
      {watchesOthers(role) && <li><Link to="/ledger/review" {...look}>{t('review.rail')}</Link></li>}
      <li><Link to="/access" {...look}>{t('access.rail')}</Link></li>
      <li><Link to="/ledger" {...look} activeOptions={{ exact: true }}>{t('rail.ledger')}</Link></li>
      <li><Link to="/account/passkeys" {...look}>{t('passkeys.title')}</Link></li>
    </RailGroup>
  );
}

/** Of an administrator it is the daily work. */
function Arranging({ role, look }: PartProps) {
  const { t } = useTranslation();
  const isAdministrator = role === 'agency_administrator';
  return (
    <RailGroup title={t('rail.arrange')} under={['/account', '/cases', '/gateways', '/people', '/units', '/roster', '/services']} isRare={!isAdministrator}>
      {isAdministrator && <li><Link to="/people" {...look} activeOptions={{ exact: true }}>{t('people.title')}</Link></li>}
      {isAdministrator && <li><Link to="/units" {...look}>{t('units.title')}</Link></li>}
      {isAdministrator && <li><Link to="/roster" {...look}>{t('rosters.rail')}</Link></li>}
      {isAdministrator && <li><Link to="/services" {...look}>{t('services.title')}</Link></li>}
      <li><Link to="/cases" {...look}>{t('cases.title')}</Link></li>
      <li><Link to="/account/sessions" {...look}>{t('sessions.title')}</Link></li>
      <li><Link to="/account/delegations" {...look}>{t('delegations.title')}</Link></li>
      <li><Link to="/gateways" {...look}>{t('gateways.rail')}</Link></li>
    </RailGroup>
  );
}
