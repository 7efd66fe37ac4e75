// What our agency is asked to find out: read, look into our own holdings, and answer; "nothing known" is an answer, and it is not "no".
import { Radio, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceivedRequirement, RequirementAnswerKind } from '../../../src/http/contract.js';
import { answerRequirement, askReceivedRequirements } from '../../api/requirement-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { LevelSelect } from '../../marks/level-select.js';
import { PageHead } from '../../marks/page-head.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { usualLevel } from '../../marks/usual-level.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { useRequirementColumns } from './requirement-columns.js';
import { aboutWords } from './requirement-words.js';

const route = getRouteApi('/gaps/received');

export function ReceivedRequirementsPage() {
  const { t } = useTranslation();
  const { agencyName } = useAgencyNames();
  const answer = useQuery(askReceivedRequirements());
  const { answer: asked } = route.useSearch();
  const shared = useRequirementColumns<ReceivedRequirement>();
  const columns = useMemo<readonly Column<ReceivedRequirement>[]>(() => [
    { id: 'from', header: t('gaps.from'), text: (row) => agencyName(row.from) }, ...shared,
    { id: 'do', header: t('notices.actions'), text: () => '', draw: (row) => (row.mayAnswer ? <Link to="/gaps/received" search={{ answer: row.id }}>{t('gaps.answer')}</Link> : null) },
  ], [t, agencyName, shared]);
  const all = answer.data?.requirements ?? [];
  const chosen = all.find((one) => one.id === asked && one.mayAnswer);
  if (chosen !== undefined) return <Answering requirement={chosen} onDone={() => void answer.refetch()} />;
  return (
    <>
      <PageHead title={t('gaps.receivedTitle')} below={<span className="soft">{t('gaps.receivedHint')}</span>} />
      {answer.isPending && <Waiting lines={6} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && all.length === 0 && <p className="sheet">{t('gaps.noneReceived')}</p>}
      {all.length > 0 && <Sheet name="requirements-received" label={t('gaps.receivedTitle')} columns={columns} rows={all} rowKey={(row) => row.id} />}
    </>
  );
}

function Answering({ requirement, onDone }: { readonly requirement: ReceivedRequirement; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { agencyName } = useAgencyNames();
  const [kind, setKind] = useState<RequirementAnswerKind>('answered');
  const [words, setWords] = useState('');
  const [reports, setReports] = useState('');
  const [level, setLevel] = useState(usualLevel);
  const named = reports.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const sending = useMutation({ mutationFn: () => answerRequirement(me, requirement.id, { kind, words: words.trim(), reports: named, level }), onSuccess: onDone });
  const kinds = [['answered', t('gaps.byAll')], ['partial', t('gaps.byPart')], ['nothing_known', t('gaps.byNothing')], ['withheld', t('gaps.byWithheld')]] as const;
  const back = <Link to="/gaps/received" search={{}}>{t('gaps.backReceived')}</Link>;
  if (sending.isSuccess) return <ActDone title={t('gaps.answerTitle')}><p>{t('gaps.done')}</p>{back}</ActDone>;
  const isReady = (kind !== 'answered' && kind !== 'partial') || words.trim().length >= 3;
  return (
    <SeriousAct
      title={t('gaps.answerTitle')} about={<span>{back} · {agencyName(requirement.from)} · {t('gaps.dueBy', { day: requirement.dueOn })}<br />{aboutWords(requirement)}<br /><q>{requirement.words}</q><br /><Link to="/search">{t('requests.search')}</Link></span>}
      what={t('gaps.answerWhat')} whoElse={t('gaps.answerWho', { agency: agencyName(requirement.from) })} recorded={t('gaps.answerRecorded')} send={t('gaps.answerSend')}
      isReady={isReady} isBusy={sending.isPending} error={sending.error ?? undefined} onSend={() => sending.mutate()}
    >
      <Radio.Group label={t('gaps.answerKind')} value={kind} onChange={(value) => setKind(kinds.find(([code]) => code === value)?.[0] ?? 'answered')}>
        <div className="sheet" style={{ display: 'grid', gap: 8, marginTop: 4 }}>{kinds.map(([code, label]) => <Radio key={code} value={code} label={label} />)}</div>
      </Radio.Group>
      <Textarea label={t('gaps.yourWords')} value={words} onChange={(event) => setWords(event.currentTarget.value)} autosize minRows={3} maxLength={4000} />
      <Textarea label={t('gaps.reports')} value={reports} onChange={(event) => setReports(event.currentTarget.value)} autosize minRows={2} />
      <LevelSelect label={t('gaps.answerLevel')} value={level} onChange={setLevel} />
    </SeriousAct>
  );
}
