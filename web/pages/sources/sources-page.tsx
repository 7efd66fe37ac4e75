// Sealed sources of the own agency: numbers, dates and states; never a word of what is sealed.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceLine } from '../../../src/http/contract.js';
import { askSources } from '../../api/source-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment } from '../../words/language.js';
import { fieldWords } from './field-words.js';

export function SourcesPage() {
  const { t } = useTranslation();
  const answer = useQuery(askSources());
  const columns = useMemo<readonly Column<SourceLine>[]>(() => [
    { id: 'id', header: t('sources.id'), text: (row) => row.id, draw: (row) => <Link to="/sources/$id" params={{ id: row.id }}>{row.id}</Link> },
    { id: 'state', header: t('sources.state'), text: (row) => (row.state === 'destroyed' ? t('sources.destroyed') : t('sources.sealed')) },
    { id: 'fields', header: t('sources.fields'), width: '50%', text: (row) => row.fields.map((one) => `${fieldWords(one.field, t)} (${t('sources.version', { count: one.version })})`).join(', ') },
    { id: 'at', header: t('sources.sealedAt'), text: (row) => formatMoment(row.sealedAt) },
  ], [t]);
  const sources = answer.data?.sources ?? [];
  return (
    <>
      <PageHead title={t('sources.title')} below={<span className="soft">{t('sources.hint')}</span>} />
      <p><Link to="/sources/new">{t('sources.seal')}</Link></p>
      {answer.isPending && <Waiting lines={6} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && sources.length === 0 && <p className="sheet">{t('sources.none')}</p>}
      {sources.length > 0 && <Sheet name="sources" label={t('sources.title')} columns={columns} rows={sources} rowKey={(row) => row.id} />}
    </>
  );
}
