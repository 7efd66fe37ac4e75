// Being the second person: exactly what is approved, a reason of one's own, a step-up, and one of two buttons.
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalView } from '../../../src/http/contract.js';
import { askApprovals, decideApproval } from '../../api/approval-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { usePurposeWords } from '../../marks/purpose-words.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { useStepUp } from '../../step-up/use-step-up.js';
import { kindWords, subjectLines } from './approval-words.js';

const shortestWhy = 10;

export function ApprovalPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/approvals/$id' });
  const answer = useQuery(askApprovals());
  if (answer.isPending) return <Waiting lines={6} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  const one = answer.data.waiting.find((row) => row.id === id);
  if (one === undefined) return <div className="sheet"><p>{t('approvals.gone')}</p><Link to="/approvals">{t('approvals.back')}</Link></div>;
  return <Decision one={one} />;
}

function Decision({ one }: { readonly one: ApprovalView }) {
  const { t } = useTranslation();
  const me = useMe();
  const purposeWords = usePurposeWords();
  const { guard, panel } = useStepUp();
  const [why, setWhy] = useState('');
  const deciding = useMutation({ mutationFn: (verdict: 'approve' | 'refuse') => guard(() => decideApproval(me, one, verdict, why.trim())) });
  const back = <Link to="/approvals">{t('approvals.back')}</Link>;
  const who = `${one.askedBy.displayName} (${one.askedBy.agencyName})`;
  const isReady = why.trim().length >= shortestWhy;
  if (deciding.isSuccess) return <ActDone title={t('approvals.decideTitle')}><p>{deciding.variables === 'approve' ? t('approvals.doneApproved', { who }) : t('approvals.doneRefused')}</p>{back}</ActDone>;
  return (
    <>
      <SeriousAct
        title={t('approvals.decideTitle')} about={<span>{back} · <strong>{kindWords(one.kind, t)}</strong></span>} what={t('approvals.what')} whoElse={t('approvals.whoElse', { who })} recorded={t('approvals.recorded')}
        send={t('approvals.approve')} isReady={isReady} isBusy={deciding.isPending && deciding.variables === 'approve'} error={deciding.error ?? undefined} onSend={() => deciding.mutate('approve')}
        beside={<Button variant="default" disabled={!isReady} loading={deciding.isPending && deciding.variables === 'refuse'} onClick={() => deciding.mutate('refuse')}>{t('approvals.refuse')}</Button>}
      >
        <section className="sheet" aria-label={t('approvals.subject')}>
          <dl className="facts">
            {subjectLines(one.subject, { t, purposeWords }).map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={`${name} value`} style={{ whiteSpace: 'pre-wrap' }}>{value}</dd>])}
            <dt>{t('approvals.why')}</dt><dd>{one.why}</dd>
          </dl>
          <details style={{ marginTop: 8 }}><summary className="soft">{t('approvals.exactly')}</summary><p className="code">{one.subject}</p><p className="code soft">SHA-256 {one.subjectHash}</p></details>
        </section>
        <Textarea label={t('approvals.yourWhy')} description={t('people.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={500} required withAsterisk={false} />
      </SeriousAct>
      {panel !== null && <div style={{ marginTop: 16 }}>{panel}</div>}
    </>
  );
}
