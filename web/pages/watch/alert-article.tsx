// One alert: innocent explanations first, then why it was noticed, when, and who looked at what. Weight orders and proves nothing (G12).
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertView } from '../../../src/http/contract.js';
import { formatMoment, formatNumber, formatShare } from '../../words/language.js';
import { LinkGraph, LooksTimeline } from './alert-pictures.js';
import { familyWords, subjectTypeWords } from './scan-words.js';

const mostEvents = 12;

interface Props {
  readonly alert: AlertView;
  /** Then its events are entries, which the reader may open. */
  readonly isOfRecord: boolean;
}

export function AlertArticle({ alert, isOfRecord }: Props) {
  const { t } = useTranslation();
  const isLead = alert.kind === 'lead';
  const about = alert.subject === null ? t('watch.manySubjects') : `${subjectTypeWords(alert.subjectType ?? '', t)} ${alert.subject}`;
  return (
    <article className="sheet scan-alert" aria-labelledby={alert.id}>
      <h3 id={alert.id} className="any">{alert.rank > 0 && `${alert.rank}. `}{alert.actors.join(', ')}{isLead && <> · {about}</>}</h3>
      <div className="chips">
        <span className={`chip ${isLead ? 'chip-warn chip-notched' : 'chip-plain chip-round'}`}>{isLead ? t('watch.lead') : t('watch.audit')}</span>
        <span className="chip chip-plain">{t('watch.week')} {alert.week}</span>
        {isLead ? <span className="chip chip-plain" title={t('watch.weighs')}>{t('watch.weight')} {formatNumber(alert.score)}</span> : alert.probability !== null && <span className="chip chip-plain">{t('watch.drawnWith', { share: formatShare(alert.probability) })}</span>}
        {alert.detectors.map((one) => <span key={one} className="chip chip-plain code">{one}</span>)}
      </div>
      {alert.firstAt !== null && alert.lastAt !== null && <p className="soft">{formatMoment(alert.firstAt)} – {formatMoment(alert.lastAt)}</p>}
      <h4>{t('watch.considered')}</h4>
      <ul>{alert.considered.map((one) => <li key={one} className="any">{one}</li>)}</ul>
      <h4>{t('watch.reasons')}</h4>
      <ul>{alert.reasons.map((one) => <li key={one} className="any">{one}</li>)}</ul>
      <div className="scan-pictures">
        {alert.looks.length > 0 && <figure><figcaption>{t('watch.when')}</figcaption><LooksTimeline moments={alert.looks} /></figure>}
        {alert.things.length > 0 && <figure><figcaption>{t('watch.whoAndWhat')}</figcaption><LinkGraph people={alert.actors} things={alert.things} /></figure>}
      </div>
      {isLead && alert.weights.length > 0 && <p className="soft">{t('watch.weights')} {alert.weights.map((one) => `${familyWords(one.family, t)} ${formatNumber(one.nats)}`).join(' · ')}. {t('watch.weighs')}</p>}
      {alert.events.length > 0 && <p className="soft any">{t('watch.events', { count: alert.events.length })} {alert.events.slice(0, mostEvents).map((one, at) => <Fragment key={one}>{at > 0 && ', '}{isOfRecord ? <EntryLink event={one} /> : one}</Fragment>)}{alert.events.length > mostEvents && ` … +${formatNumber(alert.events.length - mostEvents)}`}</p>}
    </article>
  );
}

function EntryLink({ event }: { readonly event: string }) {
  const [agency = '', index = ''] = event.split('#');
  return <Link to="/ledger/entries/$agency/$index" params={{ agency, index }}>{event}</Link>;
}
