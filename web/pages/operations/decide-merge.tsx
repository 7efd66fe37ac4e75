// Deciding whether rows are one event: a judgement, so with who, when and why, and undoable.
import { NativeSelect, Radio, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProposedMerge } from '../../../src/http/contract.js';
import { decideMerge } from '../../api/operation-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { effectWords } from './effect-words.js';

interface Props {
  readonly id: string;
  readonly proposal: ProposedMerge;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

const leastWhy = 10;

export function DecideMerge({ id, proposal, onDone, children }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const { agencyName } = useAgencyNames();
  const refs = proposal.rows.map(({ ref }) => ref);
  const [verdict, setVerdict] = useState<'same' | 'different' | ''>('');
  const [keep, setKeep] = useState(refs[0] ?? '');
  const [why, setWhy] = useState('');
  const sending = useMutation({ mutationFn: (decided: 'same' | 'different') => decideMerge(me, id, { rows: refs, verdict: decided, ...(decided === 'same' && { keep }), why: why.trim() }) });
  const back = <Link to="/operations/$id/merges" params={{ id }} search={{}} onClick={() => { if (sending.isSuccess) onDone(); }}>{t('operations.backMerges')}</Link>;
  if (sending.isSuccess) return <ActDone title={t('operations.decideTitle')}><p>{t('operations.decideDone')}</p>{back}</ActDone>;
  return (
    <>
      <SeriousAct title={t('operations.decideTitle')} about={<span>{back} · {proposal.why}</span>} what={t('operations.decideWhat', { effect: effectWords(proposal.effect, t) })} whoElse={t('operations.decideWho')} recorded={t('operations.decideRecorded')} send={t('operations.decideSend')}
        isReady={verdict !== '' && why.trim().length >= leastWhy} isBusy={sending.isPending} error={sending.error ?? undefined} onSend={() => { if (verdict !== '') sending.mutate(verdict); }}>
        <div className="sheet">{children}</div>
        <Radio.Group label={t('operations.verdict')} value={verdict} onChange={(value) => setVerdict(value === 'same' ? 'same' : 'different')}>
          <div className="op-kinds" style={{ marginTop: 4 }}><Radio value="same" label={t('operations.same')} /><Radio value="different" label={t('operations.different')} /></div>
        </Radio.Group>
        {verdict === 'same' && <NativeSelect label={t('operations.keep')} description={t('operations.keepHint')} value={keep} onChange={(event) => setKeep(event.currentTarget.value)} data={proposal.rows.map(({ ref, agency, row }) => ({ value: ref, label: `${agencyName(agency)}: ${row}` }))} />}
        <Textarea label={t('operations.why')} description={t('operations.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={500} />
      </SeriousAct>
    </>
  );
}
