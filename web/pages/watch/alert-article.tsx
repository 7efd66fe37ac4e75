// One alert: innocent explanations first, then why it was noticed, when, and who looked at what. Weight orders and proves nothing (G12).
import { useTranslation } from 'react-i18next';
import type { AlertView } from '../../../src/http/contract.js';
import { formatMoment, formatNumber, formatShare } from '../../words/language.js';
import { LinkGraph, LooksTimeline } from './alert-pictures.js';

const mostEvents = 12;

export function AlertArticle({ alert }: { readonly alert: AlertView }) {
  const { t } = useTranslation();
  const isLead = alert.kind === 'lead';
  const about = alert.subject === null ? t('watch.manySubjects') : `${alert.subjectType ?? ''} ${alert.subject}`;
  return (
    <article className="sheet scan-alert" aria-labelledby={alert.id}>
      <h3 id={alert.id} className="any">{alert.rank}. {alert.actors.join(', ')}{isLead && <> · {about}</>}</h3>
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
      {isLead && alert.weights.length > 0 && <p className="soft">{t('watch.weights')} {alert.weights.map((one) => `${one.family} ${formatNumber(one.nats)}`).join(' · ')}. {t('watch.weighs')}</p>}
      {alert.events.length > 0 && <p className="soft any">{t('watch.events', { count: alert.events.length })} {alert.events.slice(0, mostEvents).join(', ')}{alert.events.length > mostEvents && ` … +${formatNumber(alert.events.length - mostEvents)}`}</p>}
    </article>
  );
}
