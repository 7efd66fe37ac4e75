// Service accounts of the agency, for its administrator: what each may, until when, and when it was last used. No key is here.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askServices } from '../../api/duty-questions.js';
import { Day } from '../../marks/day.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment } from '../../words/language.js';
import { hasKey, keyWords, mayWords, type Service } from './service-words.js';

export function ServicesPage() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(askServices());
  const columns: readonly Column<Service>[] = [
    { id: 'name', header: t('services.name'), text: (one) => one.name, draw: (one) => <span className="any">{one.name}</span> },
    { id: 'may', header: t('services.may'), width: '24%', text: (one) => one.may.map((act) => mayWords(act, t)).join(', ') },
    { id: 'by', header: t('services.madeBy'), text: (one) => one.madeBy },
    { id: 'until', header: t('services.lastDay'), text: (one) => one.expiresAt.slice(0, 10), draw: (one) => <Day date={one.expiresAt} /> },
    { id: 'used', header: t('services.used'), text: (one) => (one.lastUsedAt === null ? t('services.never') : formatMoment(one.lastUsedAt)) },
    { id: 'state', header: t('services.state'), text: (one) => keyWords(one, t), draw: (one) => <span className={`chip ${hasKey(one) ? 'chip-accent' : 'chip-plain'}`}>{keyWords(one, t)}</span> },
    { id: 'act', header: t('services.act'), text: () => '', draw: (one) => (hasKey(one) ? <Link to="/services/$id" params={{ id: one.id }} aria-label={`${t('services.change')}: ${one.name}`}>{t('services.change')}</Link> : null) },
  ];
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <PageHead title={t('services.title')} below={<p className="soft">{t('services.hint')}</p>} />
      {isPending && <Waiting lines={4} />}
      {error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data !== undefined && (data.services.length === 0 ? <p className="sheet">{t('services.none')}</p> : <Sheet name="services" label={t('services.title')} columns={columns} rows={data.services} rowKey={(one) => one.id} />)}
      <div><Link to="/services/new">{t('services.add')}</Link></div>
    </div>
  );
}
