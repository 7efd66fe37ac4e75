// What is overdue: what is in my hands first, then what I may take over. It names nobody.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ReviewsDue } from '../../../src/http/contract.js';
import { askDue } from '../../api/review-questions.js';
import { Due } from './due.js';

type Overdue = ReviewsDue['due'][number];
const mostShown = 10;

export function DueNow() {
  const { t } = useTranslation();
  const answer = useQuery(askDue());
  const due = (answer.data?.due ?? []).filter((one) => one.mine || one.desk).toSorted((a, b) => Number(b.mine) - Number(a.mine));
  if (due.length === 0) return null;
  return (
    <section className="sheet block" aria-label={t('reviews.dueTitle')} style={{ marginBottom: 12 }}>
      <h2>{t('reviews.dueTitle')}</h2>
      <ul style={{ margin: 0 }}>
        {due.slice(0, mostShown).map((one) => <li key={`${one.what} ${one.id}`}><Item one={one}>{whatWords(one, t)}</Item> <Due due={one.since} overdue /> <span className="soft">{one.mine ? t('reviews.isMine') : t('reviews.dueDesk')}</span></li>)}
      </ul>
      {due.length > mostShown && <p className="soft">{t('reviews.dueMore', { count: due.length - mostShown })}</p>}
    </section>
  );
}

function Item({ one: { what, id, link }, children }: { readonly one: Overdue; readonly children: string }) {
  if (what === 'exposed') return <Link to="/reviews/exposed/$task" params={{ task: id }}>{children}</Link>;
  if (what === 'referral') return <Link to="/reviews/referrals/$referral" params={{ referral: id }}>{children}</Link>;
  if (what === 'disclosure') return <Link to="/reviews/disclosures/$line" params={{ line: id }}>{children}</Link>;
  return <Link to="/reviews/leads/$lead" params={{ lead: decodeURIComponent(link.slice(link.lastIndexOf('/') + 1)) }}>{children}</Link>;
}

function whatWords({ what }: Overdue, t: TFunction): string {
  return { triage: t('reviews.dueTriage'), judge: t('reviews.dueJudge'), answer: t('reviews.dueAnswer'), exposed: t('reviews.dueExposed'), disclosure: t('reviews.dueDisclosure'), referral: t('reviews.referral') }[what];
}
