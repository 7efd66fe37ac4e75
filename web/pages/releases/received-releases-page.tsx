// What our agency is asked to release: our own part in another's report, whom it would reach, and whether we released it.
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceivedReleaseView } from '../../../src/http/contract.js';
import { askReceivedReleases } from '../../api/release-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment } from '../../words/language.js';
import { ReleaseForm } from './release-form.js';

export function ReceivedReleasesPage() {
  const { t } = useTranslation();
  const answer = useQuery(askReceivedReleases());
  const [chosen, setChosen] = useState<string>();
  const columns = useMemo<readonly Column<ReceivedReleaseView>[]>(() => [
    { id: 'at', header: t('releases.at'), text: (row) => formatMoment(row.at) },
    { id: 'from', header: t('releases.from'), text: (row) => `${row.member}@${row.agency}` },
    { id: 'why', header: t('releases.why'), text: (row) => row.why, width: '40%' },
    { id: 'state', header: t('releases.state'), text: (row) => (row.released === null ? t('releases.waits') : t('releases.released')) },
  ], [t]);
  const requests = answer.data?.requests ?? [];
  const one = requests.find((row) => row.id === chosen);
  const leave = () => {
    setChosen(undefined);
    void answer.refetch();
  };
  if (one !== undefined) return <ReleaseForm request={one} onLeave={leave} />;
  return (
    <>
      <PageHead title={t('releases.received')} below={<span className="soft">{t('releases.receivedHint')}</span>} />
      {answer.isPending && <Waiting lines={6} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && requests.length === 0 && <p className="sheet">{t('releases.noneReceived')}</p>}
      {requests.length > 0 && <Sheet name="releases received" label={t('releases.received')} columns={columns} rows={requests} rowKey={(row) => row.id} onOpen={(row) => setChosen(row.id)} />}
    </>
  );
}
