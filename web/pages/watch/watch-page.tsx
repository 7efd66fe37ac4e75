// An agency's scans: who had them made, over what, how far they are, and what they found, as far as it is this reader's to see.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScanLine } from '../../../src/http/contract.js';
import { askScans } from '../../api/watch-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Unknown } from '../../marks/unknown.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment, formatNumber } from '../../words/language.js';
import { LivePart } from './live-part.js';
import { StateChip } from './state-chip.js';
import { daysWords, sourceWords, stateWords } from './scan-words.js';
import { useProgress } from './use-progress.js';

type CountName = 'leads' | 'audits' | 'prompts' | 'quarantined';

export function WatchPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const answer = useQuery(askScans());
  const running = answer.data?.scans.find((one) => one.state === 'running');
  const progress = useProgress(running?.id, () => void answer.refetch());
  const columns = useMemo<readonly Column<ScanLine>[]>(() => {
    const count = (id: CountName, header: string): Column<ScanLine> =>
      ({ id, header, text: ({ counts }) => (counts === null ? '' : formatNumber(counts[id])), draw: ({ counts }) => (counts === null ? <Unknown /> : formatNumber(counts[id])) });
    return [
      { id: 'started', header: t('watch.startedAt'), text: (row) => formatMoment(row.startedAt), draw: (row) => <Link to="/watch/$scan" params={{ scan: row.id }} className="unbroken">{formatMoment(row.startedAt)}</Link> },
      { id: 'source', header: t('watch.over'), text: (row) => sourceWords(row, t), draw: (row) => <span className="any">{sourceWords(row, t)}</span> },
      { id: 'days', header: t('watch.days'), text: (row) => daysWords(row, t) },
      { id: 'by', header: t('watch.startedBy'), text: (row) => row.startedBy, draw: (row) => <span className="any" style={{ display: 'inline-block', minWidth: `${Math.min(row.startedBy.length, 20)}ch` }}>{row.startedBy}</span> },
      { id: 'state', header: t('watch.state'), text: (row) => stateWords(row.state, t), draw: (row) => <StateChip state={row.state} share={row.id === running?.id ? progress?.share ?? row.progress.share : undefined} /> },
      count('leads', t('watch.leads')), count('audits', t('watch.audits')), count('prompts', t('watch.prompts')), count('quarantined', t('watch.quarantined')),
    ];
  }, [t, running, progress]);
  return (
    <>
      <PageHead title={t('watch.title')} below={<span className="soft">{t('watch.hint')}</span>} />
      {answer.isPending && <Waiting lines={6} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.data?.mayStart === true && running === undefined && <p><Button onClick={() => void navigate({ to: '/watch/new' })}>{t('watch.start')}</Button></p>}
      {answer.data?.scans.length === 0 && <p className="sheet">{answer.data.mayStart ? t('watch.none') : t('watch.noneToRead')}</p>}
      {answer.data !== undefined && answer.data.scans.length > 0 && (
        <Sheet name="scans" label={t('watch.title')} columns={columns} rows={answer.data.scans} rowKey={(row) => row.id} onOpen={(row) => void navigate({ to: '/watch/$scan', params: { scan: row.id } })} />
      )}
      {answer.data !== undefined && <LivePart />}
    </>
  );
}
