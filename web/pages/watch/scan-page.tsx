// One scan: how far it is, and, once done, what ran and what could not, before any alert (G12).
import { Button, Progress } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ScanLine, ScanProgressView } from '../../../src/http/contract.js';
import { useMe } from '../../api/session.js';
import { askScan, stepScan } from '../../api/watch-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { formatMoment, formatNumber, formatShare } from '../../words/language.js';
import { Findings } from './findings.js';
import { daysWords, sourceWords, stepWords } from './scan-words.js';
import { StateChip } from './state-chip.js';
import { useProgress } from './use-progress.js';
import './watch.css';

const route = getRouteApi('/watch/$scan');

export function ScanPage() {
  const { t } = useTranslation();
  const { scan: id } = route.useParams();
  const answer = useQuery(askScan(id));
  const state = answer.data?.scan.state;
  const progress = useProgress(state === 'running' ? id : undefined, () => void answer.refetch());
  if (answer.isPending) return <Waiting lines={10} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  const { scan, findings, mayStart } = answer.data;
  return (
    <>
      <PageHead title={t('watch.one')} above={<span><Link to="/watch">{t('watch.back')}</Link> · {formatMoment(scan.startedAt)}</span>} below={<span className="any">{sourceWords(scan, t)}</span>} />
      <ScanFacts scan={scan} />
      {scan.state === 'running' && <Running progress={progress ?? scan.progress} />}
      {mayStart && scan.state !== 'done' && <Steps scan={scan} onDone={() => void answer.refetch()} />}
      {scan.problem !== null && <div className="banner chip-harm" role="status"><p className="any">{scan.problem}</p></div>}
      {scan.state === 'interrupted' && <div className="banner chip-warn" role="status"><p>{t('watch.wasInterrupted')}</p></div>}
      {scan.state === 'done' && findings === null && <p className="sheet">{t('watch.removed')}</p>}
      {findings !== null && <Findings findings={findings} counts={scan.counts} source={scan.source} />}
    </>
  );
}

function ScanFacts({ scan }: { readonly scan: ScanLine }) {
  const { t } = useTranslation();
  return (
    <dl className="facts sheet" style={{ marginBottom: 12 }}>
      <dt>{t('watch.state')}</dt><dd><StateChip state={scan.state} /></dd>
      <dt>{t('watch.startedBy')}</dt><dd>{scan.startedBy}</dd>
      {scan.endedAt !== null && <><dt>{t('watch.endedAt')}</dt><dd>{formatMoment(scan.endedAt)}</dd></>}
      <dt>{t('watch.days')}</dt><dd>{daysWords(scan, t)}</dd>
      <dt>{t('watch.perThousand')}</dt><dd>{formatNumber(scan.perThousand)}</dd>
      <dt>{t('watch.memory')}</dt><dd>{scan.memory}</dd>
      {scan.timezone !== null && <><dt>{t('watch.timezone')}</dt><dd>{scan.timezone}</dd></>}
    </dl>
  );
}

function Running({ progress }: { readonly progress: ScanProgressView }) {
  const { t } = useTranslation();
  return (
    <div className="sheet" style={{ marginBottom: 12 }}>
      <p style={{ margin: '0 0 8px' }} aria-live="polite">{stepWords(progress.step, t)}{progress.count > 0 && ` · ${t('watch.step', { index: progress.index, count: progress.count })}`} · {formatShare(progress.share)}</p>
      <Progress value={progress.share * 100} aria-label={t('watch.progress')} />
    </div>
  );
}

function Steps({ scan, onDone }: { readonly scan: ScanLine; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const act = scan.state === 'running' ? 'stop' : 'resume';
  const stepping = useMutation({ mutationFn: () => stepScan(me, scan.id, act), onSuccess: onDone });
  return (
    <div className="block" style={{ marginBottom: 12 }}>
      {stepping.isError && <Trouble error={stepping.error} />}
      <div className="acts"><Button variant={act === 'stop' ? 'default' : 'filled'} loading={stepping.isPending} onClick={() => stepping.mutate()}>{act === 'stop' ? t('watch.stop') : t('watch.resume')}</Button></div>
      <span className="soft">{act === 'stop' ? t('watch.stopHint') : t('watch.resumeHint')}</span>
    </div>
  );
}
