// What stands beside a lead: how grave it is, whose it is, when it is due, how it ended, and what a complete pass says of one that came early.
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewAnswer, ReviewLine } from '../../../src/http/contract.js';
import { formatMoment } from '../../words/language.js';
import { Due } from './due.js';
import { leadSourceWords, outcomeWords } from './review-words.js';

interface Props extends Pick<ReviewAnswer, 'lead' | 'former' | 'settled'> {
  /** Of whoever was looked up. */
  readonly task?: string | null;
}

export function GravityChip({ lead }: { readonly lead: ReviewLine }) {
  const { t } = useTranslation();
  if (lead.kind === 'audit') return <span className="chip chip-plain">{t('reviews.audit')}</span>;
  return <span className={`chip ${lead.serious ? 'chip-harm chip-notched' : 'chip-plain'}`}>{lead.serious ? t('reviews.serious') : t('reviews.ordinary')}</span>;
}

export function LeadFacts({ lead, former, settled, task = null }: Props) {
  const { t } = useTranslation();
  return (
    <dl className="facts sheet" style={{ marginBottom: 12 }}>
      <dt>{t('reviews.gravity')}</dt><dd><GravityChip lead={lead} /></dd>
      <dt>{t('reviews.source')}</dt><dd>{leadSourceWords(lead.source, t)}</dd>
      {settled !== null && <><dt>{t('reviews.settled')}</dt><dd>{settled === 'carried' ? t('reviews.carried') : <span className="chip chip-warn chip-notched">{t('reviews.notCarried')}</span>} <span className="soft">{t('reviews.settledHint')}</span></dd></>}
      {lead.due !== null && <><dt>{t('reviews.due')}</dt><dd><Due due={lead.due} overdue={lead.overdue} /></dd></>}
      {lead.holder !== null && <><dt>{t('reviews.holder')}</dt><dd className="any">{lead.holder}</dd></>}
      {lead.reviewers.length > 0 && <><dt>{t('reviews.reviewers')}</dt><dd className="any">{lead.reviewers.join(', ')}</dd></>}
      {lead.outcome !== null && <><dt>{t('reviews.outcome')}</dt><dd><strong>{outcomeWords(lead.outcome, t)}</strong></dd></>}
      {former.map((one) => <Fragment key={one.at}><dt>{t('reviews.former')}</dt><dd>{outcomeWords(one.outcome, t)}, {formatMoment(one.at)}</dd></Fragment>)}
      {task !== null && <><dt>{t('reviews.task')}</dt><dd><Link to="/reviews/exposed/$task" params={{ task }}>{t('reviews.taskOpen')}</Link></dd></>}
    </dl>
  );
}
