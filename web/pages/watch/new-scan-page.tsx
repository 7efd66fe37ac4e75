// Starting a scan: a serious act, since it looks at everybody who looked at somebody.
import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScansAnswer } from '../../../src/http/contract.js';
import { useMe } from '../../api/session.js';
import { askScans, startScan } from '../../api/watch-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';

const sizes = ['500MB', '1GB', '2GB', '4GB', '8GB', '16GB', '32GB'];
const megabytes = (size: string): number => Number.parseInt(size, 10) * (size.endsWith('GB') ? 1000 : 1);

export function NewScanPage() {
  const { t } = useTranslation();
  const answer = useQuery(askScans());
  const back = <Link to="/watch">{t('watch.back')}</Link>;
  if (answer.isPending) return <Waiting lines={8} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  if (!answer.data.mayStart) return <><PageHead title={t('watch.start')} above={back} /><p className="sheet">{t('watch.notYours')}</p></>;
  return <NewScanForm answer={answer.data} back={back} />;
}

function NewScanForm({ answer, back }: { readonly answer: ScansAnswer; readonly back: React.ReactNode }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const allowed = sizes.filter((size) => megabytes(size) <= megabytes(answer.memoryLimit));
  const [evidence, setEvidence] = useState(answer.evidence[0] ?? '');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [perThousand, setPerThousand] = useState<string | number>(10);
  const [memory, setMemory] = useState(allowed.includes('2GB') ? '2GB' : allowed.at(-1) ?? answer.memoryLimit);
  const [timezone, setTimezone] = useState('');
  const starting = useMutation({
    mutationFn: () => startScan(me, { ...(evidence !== '' && { evidence }), perThousand: Number(perThousand), memory, ...(from !== '' && { from }), ...(to !== '' && { to }), ...(timezone.trim() !== '' && { timezone: timezone.trim() }) }),
    onSuccess: ({ id }) => void navigate({ to: '/watch/$scan', params: { scan: id } }),
  });
  const isReady = Number(perThousand) > 0 && Number(perThousand) <= 1000 && (from === '' || to === '' || from <= to);
  return (
    <SeriousAct title={t('watch.start')} about={back} what={t('watch.what')} whoElse={t('watch.whoElse')} recorded={t('watch.recorded')} send={t('watch.send')} isReady={isReady} isBusy={starting.isPending}
      error={starting.error ?? undefined} onSend={() => starting.mutate()}>
      <NativeSelect label={t('watch.evidence')} description={t('watch.evidenceHint')} value={evidence} onChange={(event) => setEvidence(event.currentTarget.value)} data={[...answer.evidence.map((one) => ({ value: one, label: one })), { value: '', label: t('watch.ownRecord') }]} />
      {answer.evidence.length === 0 && <p className="soft" style={{ margin: 0 }}>{t('watch.noEvidence')}</p>}
      {evidence === '' && <p className="soft" style={{ margin: 0 }}>{t('watch.ownHint')}</p>}
      <div className="two">
        <TextInput type="date" label={t('watch.from')} description={t('watch.daysHint')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput type="date" label={t('watch.to')} description={t('watch.toHint')} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
      </div>
      <div className="two">
        <NumberInput label={t('watch.perThousand')} description={t('watch.perThousandHint')} value={perThousand} onChange={setPerThousand} min={0.1} max={1000} decimalScale={1} hideControls />
        <NativeSelect label={t('watch.memory')} description={t('watch.memoryHint')} value={memory} onChange={(event) => setMemory(event.currentTarget.value)} data={allowed.length === 0 ? [answer.memoryLimit] : allowed} />
      </div>
      {evidence !== '' && <TextInput label={t('watch.timezone')} description={t('watch.timezoneHint')} placeholder="America/Toronto" value={timezone} onChange={(event) => setTimezone(event.currentTarget.value)} maxLength={60} autoComplete="off" />}
    </SeriousAct>
  );
}
