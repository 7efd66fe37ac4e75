// Below the cases that one's own findings touch: what other agencies sent, and what was sent to others.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DisclosuresAnswer } from '../../../src/http/contract.js';
import { askReferrals } from '../../api/review-questions.js';
import { formatMoment } from '../../words/language.js';
import { decisionWords, threadStateWords } from './review-words.js';

export function ReferralsSection({ sent }: { readonly sent: DisclosuresAnswer['sent'] }) {
  const { t } = useTranslation();
  const answer = useQuery(askReferrals());
  const received = answer.data?.referrals ?? [];
  return (
    <>
      {received.length > 0 && (
        <section className="block">
          <h2>{t('reviews.referrals')}</h2>
          <ul className="sheet" style={{ margin: 0 }}>{received.map((one) => <li key={one.id}><Link to="/reviews/referrals/$referral" params={{ referral: one.id }} className="any">{one.caseRef} · {one.title}</Link> <span className="soft">{one.from} · {one.outcome === null ? threadStateWords(one.state, t) : decisionWords(one.outcome, t)}</span></li>)}</ul>
        </section>
      )}
      {sent.length > 0 && (
        <section className="block">
          <h2>{t('reviews.sent')}</h2>
          <ul className="sheet" style={{ margin: 0 }}>{sent.map((one) => <li key={`${one.lead} ${one.to} ${one.sentAt}`}>{one.to} <span className="soft">{formatMoment(one.sentAt)} · {one.done ? t('reviews.sentDone') : t('reviews.sentWaits')}</span></li>)}</ul>
        </section>
      )}
    </>
  );
}
